"""Vectors for the Go tests: what the trainer's floats say about a text of our own, window by window.

    python -m sayso_train.parity --sayso ../sayso --encoder DIR --model student.pt --text ../examples/secret-order.txt \
        --out ../internal/attribute/testdata/parity.json

The Go test wants the same pieces and features exactly, hidden states and scores within the loss of eight-bit weights, and
the same cues.
"""
import argparse
import json
import os
import tempfile

import torch

from . import data
from .fit import load_encoder
from .reader import Reader

KEPT = 8  # numbers of each hidden state that are written


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--encoder", "--model", "--text", "--out"):
        ap.add_argument(name, required=True)
    o = ap.parse_args()
    model = Reader(load_encoder(o.encoder))
    lost = model.load_state_dict(torch.load(o.model), strict=False).missing_keys  # a model of all layers holds more
    if lost:
        raise SystemExit(f"{o.model} lacks {lost}")
    model.eval()
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "text.jsonl")
        with open(path, "w", encoding="utf-8") as f:
            json.dump({"id": "text", "text": open(o.text, encoding="utf-8").read()}, f)
        doc = next(data.features(o.sayso, path, os.path.join(tmp, "features")))
    out = []
    for lo, hi in data.cuts(doc):
        w = data.window(doc, lo, hi)
        with torch.no_grad():
            h = model.hidden([w])
            tags = model.cues(h)[0]
        r = lambda t: [[round(float(x), 4) for x in row] for row in t]
        out.append({"start": lo, "end": hi, "pieces": w.ids, "features": w.feature,
                    "hidden": r(h[0, :, :KEPT]), "tags": r(tags)})
    os.makedirs(os.path.dirname(o.out), exist_ok=True)
    with open(o.out, "w", encoding="utf-8") as f:
        json.dump({"text": os.path.basename(o.text), "windows": out}, f, separators=(",", ":"))


if __name__ == "__main__":
    main()
