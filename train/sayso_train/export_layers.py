"""Write a trained MultiReader as the engine's container: all tensors of the reader, then the language layers (HEADS.md).

    python -m sayso_train.export_layers --encoder DIR --model multi.pt --version 2 --out reader.sayso
"""
import argparse
import json

import numpy as np
import torch

from . import export
from .decode import GAP_COST
from .fit import load_encoder
from .heads import ANCHORED, MultiReader
from .inventory import Inventory
from .reader import BUCKETS, FEATURES, RANK


def load(encoder, path):
    """A MultiReader as multi.save left it."""
    model = MultiReader(load_encoder(encoder), Inventory.from_json(json.load(open(path + ".labels.json"))))
    model.load_state_dict(torch.load(path), strict=False)  # a head may have come since
    return model.eval()


def add_layers(c, model):
    """The tensors of the language layers, added to Container c."""
    w = {k: v.detach().numpy().astype(np.float32) for k, v in model.state_dict().items()}
    n = w["tags.bias"].shape[0]
    room = -n % export.PANEL
    c.linear("tags", np.pad(w["tags.weight"], ((0, room), (0, 0))), np.pad(w["tags.bias"], (0, room)))
    c.linear("syntax.project", w["syntax.project.weight"], w["syntax.project.bias"])
    for name, array in (
            ("arc.mul", w["syntax.mul"][None]), ("arc.add", w["syntax.add"][None]), ("arc.distance", w["syntax.distance.weight"]),
            ("arc.root", w["syntax.root"][0]), ("relation.root", w["syntax.root"][1]), ("relation.out", w["syntax.out.weight"]),
            ("relation.bias", w["syntax.out.bias"]), ("relation.distance", w["syntax.relation_distance.weight"])):
        c.add("syntax." + name, np.ascontiguousarray(array))
    for head in ANCHORED:
        m = getattr(model, head)
        c.linear(head + ".project", np.concatenate([w[f"{head}.anchor.weight"], w[f"{head}.token.weight"]]),
                 np.concatenate([w[f"{head}.anchor.bias"], w[f"{head}.token.bias"]]))
        trans, start = (x.detach().numpy().astype(np.float32) for x in m.transitions())
        for name, array in (("mul", w[head + ".mul.weight"]), ("add", w[head + ".add.weight"]), ("bias", w[head + ".add.bias"]),
                            ("distance", w[head + ".distance.weight"]), ("trans", trans), ("start", start)):
            c.add(f"{head}.{name}", np.ascontiguousarray(array))
    c.linear("coref.project", w["coref.project.weight"], w["coref.project.bias"])
    for name, array in (("mul", w["coref.mul"][None]), ("add", w["coref.add"][None]), ("between", w["coref.between.weight"]), ("new", w["coref.new"])):
        c.add("coref." + name, np.ascontiguousarray(array))


def settings(model, gap_cost, sentence_bias):
    """The header's heads_config."""
    inv = model.inventory
    return {
        "attribution": {"rank": RANK, "buckets": BUCKETS, "gap_cost": gap_cost},
        "tags": [{"name": k, "from": model.columns[k][0], "labels": v} for k, v in inv.groups.items()],
        "syntax": {"relations": inv.relations, "inner": inv.inner, "lemmas": inv.lemmas, "sentence_bias": sentence_bias,
                   "lemma_bonus": model.lemma_bonus},
        **{head: {"labels": labels} for head, labels in ANCHORED.items()},
    }


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--encoder", "--model", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--calibration")
    ap.add_argument("--cue-bias", type=float, default=0.0, help="added to the score of beginning a cue, chosen on dev")
    ap.add_argument("--nested-bias", type=float, default=0.0, help="the same for a nested cue")
    ap.add_argument("--gap-cost", type=float, default=GAP_COST)
    ap.add_argument("--sentence-bias", type=float, default=0.0)
    ap.add_argument("--name", default="reader")
    ap.add_argument("--version", default="2")
    ap.add_argument("--trained-on", nargs="*", default=[])
    o = ap.parse_args()
    model = load(o.encoder, o.model)
    with torch.no_grad():
        model.cue_out.bias += torch.tensor([0, o.cue_bias, 0, o.nested_bias, 0])
    cfg = model.enc.config
    header = {
        "name": o.name, "version": o.version, "hidden": cfg.hidden_size, "layers": cfg.num_hidden_layers,
        "heads": cfg.num_attention_heads, "ffn": cfg.intermediate_size, "vocabulary": cfg.vocab_size,
        "positions": cfg.max_position_embeddings, "features": FEATURES, "trained_on": o.trained_on,
        "heads_config": settings(model, o.gap_cost, o.sentence_bias),
        "calibration": json.load(open(o.calibration)) if o.calibration else {},
    }
    c = export.tensors(model)
    add_layers(c, model)
    print(c.write(o.out, header))


if __name__ == "__main__":
    main()
