"""Candidates for coreference in texts without trees (LitBank, GAP), by the trees of a trained MultiReader.

    python -m sayso_train.label_trees --sayso ../sayso --encoder DIR --model multi.pt --corpora DIR --cache features --out mentions.pt
"""
import argparse
import os

import torch

from . import coref, corpora, data, parse
from .export_layers import load


def unlabelled(folder):
    at = lambda name: os.path.join(folder, "coref", name + ".jsonl.gz")
    return {"litbank": list(corpora.litbank(at("litbank"))), "gap": list(corpora.gap(at("gap_dev"))),
            "gap_dev": list(corpora.gap(at("gap_validation")))}


def docs_of(o, articles, name):
    path = os.path.join(o.cache, name + ".text.jsonl")
    if not os.path.exists(path):
        corpora.write(articles, path)
    return list(data.features(o.sayso, path, os.path.join(o.cache, "features")))


def found_mentions(model, doc, text, scored):
    sentences = parse.parsed(model, doc, text, scored)
    return coref.candidates(sentences, [w.token for s in sentences for w in s])


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--encoder", "--model", "--corpora", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--cache", default="features")
    o = ap.parse_args()
    torch.set_num_threads(2)
    model, out = load(o.encoder, o.model), {}
    for name, articles in unlabelled(o.corpora).items():
        texts = {a.id: a.text for a in articles}
        docs = docs_of(o, articles, name)
        out[name] = {}
        for i in range(0, len(docs), 200):
            part = docs[i:i + 200]
            scored = parse.forward(model, part)
            for d in part:
                out[name][d.id] = found_mentions(model, d, texts[d.id], scored[d.id])
        print(name, len(docs), sum(len(v) for v in out[name].values()), flush=True)
    torch.save(out, o.out)


if __name__ == "__main__":
    main()
