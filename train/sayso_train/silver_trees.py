"""Trees, tags and names of an earlier reader as silver on short texts that have none: passages, PLOVER pairs, factuality.

    python -m sayso_train.silver_trees --sayso ../sayso --encoder DIR --model reader2.pt --corpora DIR --passages passages \
        --withheld GOLD --cache features --out trees.pt

Texts of one sentence whose only gold is an event teach the encoder to forget what a verb is ("Gunmen killed two guards in
Goma": *killed* a noun); what a reader that never saw them makes of them keeps it.
"""
import argparse
import time

import torch

from . import parse
from .corpora import Word
from .export_layers import load
from .multi import Corpora

SETS = "passages plv gsr penta uds_ih2 uw meantime".split()
PART = 300


def words(sentences):
    """Parsed sentences in the form of gold."""
    return [[Word(w.start, w.end, w.form, w.lemma, w.upos, w.xpos, w.feats, w.head, w.deprel, w.inside) for w in s] for s in sentences]


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--encoder", "--model", "--corpora", "--passages", "--withheld", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--cache", default="features")
    ap.add_argument("--threads", type=int, default=2)
    o = ap.parse_args()
    o.mentions = o.trees = None
    o.inventory = o.model + ".labels.json"
    torch.set_num_threads(o.threads)
    model, c, out, start = load(o.encoder, o.model), Corpora(o), {}, time.time()
    for name in SETS:
        docs, out[name] = c.docs[name], {}
        for i in range(0, len(docs), PART):
            part = docs[i:i + PART]
            scored = parse.forward(model, part)
            for d in part:
                text = c.by_id[name][d.id].text
                names = [(d.tokens[a][0], d.tokens[b - 1][1], kind) for a, b, kind in parse.tagged(model, d, scored[d.id], "name")]
                out[name][d.id] = words(parse.parsed(model, d, text, scored[d.id])), names
        print(f"{name} {len(docs)} texts, minute {(time.time() - start) / 60:.1f}", flush=True)
        torch.save(out, o.out)


if __name__ == "__main__":
    main()
