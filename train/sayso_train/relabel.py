"""Silver by the student itself: it reads unlabelled articles, and in PolNeAR's what is nested, so that further training
keeps what it had learnt from a teacher that is no longer at hand.

    python -m sayso_train.relabel --sayso ../sayso --encoder DIR --model restored.pt --gold polnear_train.jsonl.gz \
        --news a.jsonl.gz:800000 --out silver.pt
"""
import argparse
import random

import torch

from . import data
from .decode import read
from .export_layers import load
from .label import sample


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--encoder", "--model", "--gold", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--news", nargs="*", default=[], help="FILE:PIECES")
    ap.add_argument("--cache", default="features")
    ap.add_argument("--seed", type=int, default=7)
    o = ap.parse_args()
    rng = random.Random(o.seed)
    model = load(o.encoder, o.model)
    gold = list(data.polnear(o.sayso, o.gold, o.cache))
    found = read(model, gold)
    nested = 0
    for d in gold:
        taken = {t for q in d.quotes for t in range(*q.cue)}
        for q in found[d.id]:
            inside = any(a <= q.cue[0] and q.cue[1] <= b for g in d.quotes for a, b in g.content)
            if q.nested and inside and not taken & set(range(*q.cue)):
                taken |= set(range(*q.cue))
                d.quotes.append(q)
                nested += 1
        d.quotes.sort(key=lambda q: q.cue)
    print(nested, "nested in gold", flush=True)
    silver = []
    for spec in o.news:
        path, _, pieces = spec.rpartition(":")
        docs = sample(list(data.features(o.sayso, path, o.cache)), int(pieces), rng)
        found, prob = read(model, docs, keep_probabilities=True)
        for d in docs:
            d.quotes, d.cue_prob = found[d.id], prob[d.id]
        silver += docs
        print(path.rsplit("/", 1)[-1], len(docs), sum(len(d.quotes) for d in docs), "attributions", flush=True)
        torch.save({"gold": gold, "silver": silver}, o.out)


if __name__ == "__main__":
    main()
