"""What the trainer says about a text of our own in every language layer, for the tests of the Go heads.

    python -m sayso_train.parity_layers --sayso ../sayso --encoder DIR --model multi.pt --text ../examples/secret-order.txt --out parity.json

The model is rounded as the engine's (see simulate), so scores agree within a few hundredths. "labels" are the best label of every group for each
token, "margin" how far the second lies behind; "tags" are all scores of every eighth token; "words" is the decoded text, "arcs" the arc scores of the
first sentences.
"""
import argparse
import json
import os
import tempfile

import torch

from . import data, parse
from .export_layers import load
from .heads import arc_buckets
from .reader import RANK
from .simulate import simulated

SENTENCES_WITH_ARCS = 2


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--encoder", "--model", "--text", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--sentence-bias", type=float, default=0.0)
    o = ap.parse_args()
    torch.set_num_threads(1)
    model = simulated(load(o.encoder, o.model))
    text = open(o.text, encoding="utf-8").read()
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "text.jsonl")
        with open(path, "w", encoding="utf-8") as f:
            json.dump({"id": "text", "text": text}, f)
        doc = next(data.features(o.sayso, path, os.path.join(tmp, "features")))
    scored = parse.forward(model, [doc], autocast=False)["text"]
    rows, p, windows, _ = scored
    r = lambda x: [round(float(v), 3) for v in x]
    labels, margins = {}, {}
    for k, (a, b) in model.columns.items():
        top = torch.from_numpy(rows[:, a:b]).topk(2, 1)
        labels[k], margins[k] = top.indices[:, 0].tolist(), r(top.values[:, 0] - top.values[:, 1])
    sentences = parse.parsed(model, doc, text, scored, o.sentence_bias)
    arcs = []
    for s in sentences[:SENTENCES_WITH_ARCS]:
        q = torch.from_numpy(p[[w.token for w in s if w.token >= 0]])
        with torch.no_grad():
            scores = model.syntax.arcs(q[None, :, :RANK], q[None, :, RANK:2 * RANK], arc_buckets(len(q)))[0]
        arcs.append([r(x) for x in scores])
    words = [[[w.start, w.end, w.token, w.upos, w.xpos, w.feats, w.lemma, w.head, w.deprel] for w in s] for s in sentences]
    out = {"text": os.path.basename(o.text), "windows": sorted(windows), "labels": labels, "margin": margins,
           "tags": {str(t): r(rows[t]) for t in range(0, len(rows), 8)}, "arcs": arcs, "sentences": words,
           "spans": {k: parse.tagged(model, doc, scored, k) for k in ("name", "phrase", "time")}}
    with open(o.out, "w", encoding="utf-8") as f:
        json.dump(out, f, separators=(",", ":"), ensure_ascii=False)


if __name__ == "__main__":
    main()
