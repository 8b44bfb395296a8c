"""A container back as weights to train on from: int8 times its scale is the float that the engine computes with.

    python -m sayso_train.restore --encoder DIR --container ../models/reader/reader.sayso --out restored.pt [--cue-bias 0.3 --nested-bias 0.7]

Checkpoints are large and do not last; the container does. The biases that export added are taken off again.
"""
import argparse
import json
import struct

import numpy as np
import torch

from .export import MAGIC, PANEL
from .fit import load_encoder
from .heads import ANCHORED, MultiReader
from .inventory import Inventory
from .reader import RANK, allowed
from .data import ARGUMENTS


def contents(path):
    """Header and tensors of a container."""
    raw = open(path, "rb").read()
    if raw[:8] != MAGIC:
        raise ValueError(f"{path} is no container")
    size = struct.unpack("<Q", raw[16:24])[0]
    header = json.loads(raw[56:56 + size])
    base = 56 + size + -(56 + size) % 64
    out = {}
    for t in header["tensors"]:
        at = base + t["offset"]
        dtype = {"f32": np.float32, "i8": np.int8}[t["dtype"]]
        out[t["name"]] = np.frombuffer(raw[at:at + t["size"]], dtype).reshape(t["shape"])
    return header, out


def unpacked(q):
    """Panels [n/PANEL][k/4][3][16][4] back to [n][k]."""
    k, n = q.shape
    return q.reshape(n // PANEL, k // 4, 3, 16, 4).transpose(0, 2, 3, 1, 4).reshape(n, k)


def linear(tensors, name):
    return unpacked(tensors[name + ".q"]).astype(np.float32) * tensors[name + ".s"][:, None], tensors[name + ".b"]


def inventory(header):
    """The labels a container was trained with, in the form of Inventory.from_json."""
    c = header["heads_config"]
    return Inventory.from_json({"groups": c["tags"], "relations": c["syntax"]["relations"], "inner": c["syntax"]["inner"], "lemmas": c["syntax"].get("lemmas", {})})


def weights(header, t):
    """State dict of a MultiReader; what the container lacks is left out."""
    out = {"enc.embeddings.word_embeddings.weight": t["word.q"].astype(np.float32) * t["word.s"][:, None],
           "enc.embeddings.position_embeddings.weight": t["position"], "feature.weight": t["feature"],
           "enc.embeddings.LayerNorm.weight": t["embed.gamma"], "enc.embeddings.LayerNorm.bias": t["embed.beta"]}
    h = header["hidden"]
    out["enc.embeddings.token_type_embeddings.weight"] = np.zeros((2, h), np.float32)  # the features carry them
    for i in range(header["layers"]):
        p = f"enc.encoder.layer.{i}."
        w, b = linear(t, f"{i}.qkv")
        for k, x in enumerate(("query", "key", "value")):
            out[p + f"attention.self.{x}.weight"], out[p + f"attention.self.{x}.bias"] = w[k * h:(k + 1) * h], b[k * h:(k + 1) * h]
        for name, x in (("o", "attention.output.dense."), ("f1", "intermediate.dense."), ("f2", "output.dense.")):
            out[p + x + "weight"], out[p + x + "bias"] = linear(t, f"{i}.{name}")
        for name, x in (("ln1", "attention.output.LayerNorm."), ("ln2", "output.LayerNorm.")):
            out[p + x + "weight"], out[p + x + "bias"] = t[f"{i}.{name}.gamma"], t[f"{i}.{name}.beta"]
    w, b = linear(t, "head.project")
    for k, x in enumerate(("cue_in", "anchor", "token")):
        out[x + ".weight"], out[x + ".bias"] = w[k * RANK:(k + 1) * RANK], b[k * RANK:(k + 1) * RANK]
    for name, key in (("cue.out", "cue_out.weight"), ("cue.bias", "cue_out.bias"), ("arg.mul", "mul.weight"), ("arg.add", "add.weight"),
                      ("arg.bias", "add.bias"), ("arg.distance", "distance.weight"), ("arg.trans", "trans"), ("arg.start", "start")):
        out[key] = t["head." + name]
    trans, start = allowed(ARGUMENTS)
    out["trans_mask"], out["start_mask"] = trans.numpy(), start.numpy()
    n = sum(len(g["labels"]) for g in header["heads_config"]["tags"])
    w, b = linear(t, "tags")
    out["tags.weight"], out["tags.bias"] = w[:n], b[:n]
    out["syntax.project.weight"], out["syntax.project.bias"] = linear(t, "syntax.project")
    out["syntax.root"] = np.stack([t["syntax.arc.root"], t["syntax.relation.root"]])
    for name, key in (("arc.mul", "mul"), ("arc.add", "add"), ("arc.distance", "distance.weight"), ("relation.out", "out.weight"),
                      ("relation.bias", "out.bias"), ("relation.distance", "relation_distance.weight")):
        x = t["syntax." + name]
        out["syntax." + key] = x[0] if name in ("arc.mul", "arc.add") else x
    out["coref.project.weight"], out["coref.project.bias"] = linear(t, "coref.project")
    for name, key in (("mul", "mul"), ("add", "add"), ("between", "between.weight"), ("new", "new")):
        x = t["coref." + name]
        out["coref." + key] = x[0] if name in ("mul", "add") else x
    for head in ANCHORED:
        if head + ".project.q" not in t:
            continue
        w, b = linear(t, head + ".project")
        out[head + ".anchor.weight"], out[head + ".anchor.bias"], out[head + ".token.weight"], out[head + ".token.bias"] = w[:RANK], b[:RANK], w[RANK:], b[RANK:]
        for name, key in (("mul", "mul.weight"), ("add", "add.weight"), ("bias", "add.bias"), ("distance", "distance.weight")):
            out[f"{head}.{key}"] = t[f"{head}.{name}"]
        keep = t[head + ".trans"] > -1e3
        out[head + ".trans"], out[head + ".start"] = np.where(keep, t[head + ".trans"], 0), np.where(t[head + ".start"] > -1e3, t[head + ".start"], 0)
    return {k: torch.from_numpy(np.array(v, dtype=np.float32)) for k, v in out.items()}


def widened(state, old, new):
    """The state with rows of nought for tag groups that `new` has beyond `old`; groups keep their order at the front."""
    names = list(old.groups)
    if list(new.groups)[:len(names)] != names or any(old.groups[k] != new.groups[k] for k in names):
        raise ValueError("the old groups must stand unchanged before the new ones")
    more = sum(len(v) for k, v in new.groups.items() if k not in old.groups)
    w, b = state["tags.weight"], state["tags.bias"]
    return state | {"tags.weight": torch.cat([w, torch.randn(more, w.shape[1]) * 0.02]), "tags.bias": torch.cat([b, torch.zeros(more)])}


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--encoder", "--container", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--cue-bias", type=float, default=0.0)
    ap.add_argument("--nested-bias", type=float, default=0.0)
    o = ap.parse_args()
    header, t = contents(o.container)
    old = inventory(header)
    new = old.with_events()
    state = widened(weights(header, t), old, new)
    state["cue_out.bias"] -= torch.tensor([0, o.cue_bias, 0, o.nested_bias, 0])
    model = MultiReader(load_encoder(o.encoder), new)
    lacking, odd = model.load_state_dict(state, strict=False)
    print("not in the container:", sorted({k.rsplit(".", 1)[0] for k in lacking}), "unused:", odd)
    torch.save(state, o.out)
    with open(o.out + ".labels.json", "w", encoding="utf-8") as f:
        json.dump(new.json(), f)


if __name__ == "__main__":
    main()
