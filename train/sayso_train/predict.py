"""The trainer's own float predictions in PolNeAR's format, to be scored beside the binary's eight-bit ones.

    python -m sayso_train.predict --sayso ../sayso --encoder DIR --model student.pt --gold polnear_dev.jsonl.gz --out floats.jsonl
    sayso eval attribution polnear_dev.jsonl.gz --from floats.jsonl
"""
import argparse
import json

import torch

from . import data
from .decode import read
from .fit import load_encoder
from .reader import Reader


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--encoder", "--model", "--gold", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--cache", default="features")
    o = ap.parse_args()
    model = Reader(load_encoder(o.encoder))
    model.load_state_dict(torch.load(o.model))
    docs = list(data.polnear(o.sayso, o.gold, o.cache))
    found = read(model.float(), docs, autocast=False)
    with open(o.out, "w", encoding="utf-8") as f:
        for d in docs:
            inside = lambda q: any(a <= q.cue[0] and q.cue[1] <= b for p in found[d.id] if p is not q for a, b in p.content)
            spans = lambda ts: [[d.tokens[a][0], d.tokens[b - 1][1]] for a, b in ts]
            rows = [{"id": f"a{i}", "source": spans(q.source), "cue": spans([q.cue]), "content": spans(q.content)}
                    for i, q in enumerate(found[d.id], 1) if not q.nested and not inside(q)]
            json.dump({"id": d.id, "attributions": rows}, f)
            f.write("\n")


if __name__ == "__main__":
    main()
