"""Write a trained student as the engine's container: int8 weights packed for the kernels, checksummed.

    python -m sayso_train.export --encoder DIR --model student.pt --calibration calibration.json --version 1 --out models/reader/reader.sayso

The layout is described in internal/model; packing in panels of 48 columns in internal/mat.
"""
import argparse
import hashlib
import json
import struct

import numpy as np
import torch

from .decode import GAP_COST
from .fit import load_encoder
from .reader import BUCKETS, FEATURES, RANK, Reader

MAGIC, FORMAT, FEATURE_SET, ALIGN, PANEL = b"SAYSOMDL", 1, 1, 64, 48


def quantised(w):
    """Rows of w [n][k] as int8 with one scale each, the largest weight at 127."""
    scale = np.maximum(np.abs(w).max(1), 1e-12).astype(np.float32) / np.float32(127)
    return np.rint(w / scale[:, None]).astype(np.int8), scale


def packed(q):
    """[n][k] int8 to panels [n/48][k/4][3][16][4]."""
    n, k = q.shape
    return np.ascontiguousarray(q.reshape(n // PANEL, 3, 16, k // 4, 4).transpose(0, 3, 1, 2, 4)).reshape(k, n)


class Container:
    def __init__(self):
        self.table, self.data = [], bytearray()

    def add(self, name, array):
        dtype = {np.dtype(np.float32): "f32", np.dtype(np.int8): "i8"}[array.dtype]
        self.data += bytes(-len(self.data) % ALIGN)
        raw = np.ascontiguousarray(array).tobytes()
        self.table.append({"name": name, "dtype": dtype, "shape": list(array.shape), "offset": len(self.data), "size": len(raw)})
        self.data += raw

    def linear(self, name, weight, bias):
        """A torch linear map's weight [out][in] and bias."""
        q, s = quantised(weight)
        self.add(name + ".q", packed(q))
        self.add(name + ".s", s)
        self.add(name + ".b", bias)

    def write(self, path, header):
        head = json.dumps(header | {"tensors": self.table}, sort_keys=True, separators=(",", ":")).encode()
        body = head + bytes(-(56 + len(head)) % ALIGN) + bytes(self.data)
        frame = MAGIC + struct.pack("<IIQ", FORMAT, FEATURE_SET, len(head)) + hashlib.sha256(body).digest()
        with open(path, "wb") as f:
            f.write(frame + body)
        return hashlib.sha256(frame + body).hexdigest()


def tensors(model):
    """All tensors of a student Reader in the engine's names."""
    c = Container()
    w = {k: v.detach().numpy().astype(np.float32) for k, v in model.state_dict().items()}
    e = "enc.embeddings."
    q, s = quantised(w[e + "word_embeddings.weight"])
    c.add("word.q", q)
    c.add("word.s", s)
    c.add("position", w[e + "position_embeddings.weight"])
    c.add("feature", w["feature.weight"] + w[e + "token_type_embeddings.weight"][0])
    c.add("embed.gamma", w[e + "LayerNorm.weight"])
    c.add("embed.beta", w[e + "LayerNorm.bias"])
    for i in range(len(model.enc.encoder.layer)):
        p = f"enc.encoder.layer.{i}."
        parts = [p + f"attention.self.{x}." for x in ("query", "key", "value")]
        c.linear(f"{i}.qkv", np.concatenate([w[x + "weight"] for x in parts]), np.concatenate([w[x + "bias"] for x in parts]))
        for name, x in (("o", "attention.output.dense."), ("f1", "intermediate.dense."), ("f2", "output.dense.")):
            c.linear(f"{i}.{name}", w[p + x + "weight"], w[p + x + "bias"])
        for name, x in (("ln1", "attention.output.LayerNorm."), ("ln2", "output.LayerNorm.")):
            c.add(f"{i}.{name}.gamma", w[p + x + "weight"])
            c.add(f"{i}.{name}.beta", w[p + x + "bias"])
    parts = ("cue_in.", "anchor.", "token.")
    c.linear("head.project", np.concatenate([w[x + "weight"] for x in parts]), np.concatenate([w[x + "bias"] for x in parts]))
    for name, key in (("cue.out", "cue_out.weight"), ("cue.bias", "cue_out.bias"), ("arg.mul", "mul.weight"), ("arg.add", "add.weight"),
                      ("arg.bias", "add.bias"), ("arg.distance", "distance.weight"), ("arg.trans", "trans"), ("arg.start", "start")):
        c.add("head." + name, w[key])
    return c


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--encoder", "--model", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--calibration")
    ap.add_argument("--cue-bias", type=float, default=0.0, help="added to the score of beginning a cue, chosen on dev")
    ap.add_argument("--nested-bias", type=float, default=0.0, help="the same for a nested cue")
    ap.add_argument("--gap-cost", type=float, default=GAP_COST)
    ap.add_argument("--name", default="reader")
    ap.add_argument("--version", default="1")
    ap.add_argument("--trained-on", nargs="*", default=[])
    o = ap.parse_args()
    model = Reader(load_encoder(o.encoder))
    if o.model != "untrained":
        model.load_state_dict(torch.load(o.model))
    with torch.no_grad():
        model.cue_out.bias += torch.tensor([0, o.cue_bias, 0, o.nested_bias, 0])
    cfg = model.enc.config
    header = {
        "name": o.name, "version": o.version, "hidden": cfg.hidden_size, "layers": cfg.num_hidden_layers,
        "heads": cfg.num_attention_heads, "ffn": cfg.intermediate_size, "vocabulary": cfg.vocab_size,
        "positions": cfg.max_position_embeddings, "features": FEATURES, "trained_on": o.trained_on,
        "heads_config": {"attribution": {"rank": RANK, "buckets": BUCKETS, "gap_cost": o.gap_cost}},
        "calibration": json.load(open(o.calibration)) if o.calibration else {},
    }
    print(tensors(model).write(o.out, header))


if __name__ == "__main__":
    main()
