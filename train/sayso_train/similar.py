"""Whether the untouched base encoder helps to tell statements that say the same: figures on the pairs of testdata/gold/claims.

    sayso eval claims pairs.tsv --articles A,B --predictions found.jsonl
    python -m sayso_train.similar --encoder DIR --pairs pairs.tsv --articles A B --predictions found.jsonl

Each half of the pairs is judged with thresholds and weights fitted on the other. The encoder's vectors are means over the pieces of a statement, in floats.
"""
import argparse
import csv
import gzip
import json

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

ASKED = 0.90  # precision that thresholds are chosen for


def texts(paths):
    """Texts in bytes, by article id."""
    out = {}
    for path in paths:
        with (gzip.open if path.endswith(".gz") else open)(path, "rt") as f:
            for line in f:
                row = json.loads(line)
                out[row.get("id") or row["dId"]] = row["text"].encode()
    return out


def vectors(folder, statements):
    """Unit vectors of statements, by statement."""
    tok, model, out = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval(), {}
    with torch.no_grad():
        for i in range(0, len(statements), 32):
            batch = tok(statements[i:i + 32], padding=True, truncation=True, max_length=240, return_tensors="pt")
            mask = batch["attention_mask"][..., None].float()
            mean = (model(**batch).last_hidden_state * mask).sum(1) / mask.sum(1)
            out.update(zip(statements[i:i + 32], torch.nn.functional.normalize(mean, dim=1).numpy()))
    return out


def shared(a, b):
    """The share of longer words that two statements have in common."""
    x, y = ({w for w in "".join(c if c.isalnum() else " " for c in t.lower()).split() if len(w) > 3 or any(map(str.isdigit, w))} for t in (a, b))
    return len(x & y) / max(1, len(x | y))


def logistic(x, y, ridge=1.0, steps=50):
    """Weights of a logistic regression by Newton's steps; the last is the offset."""
    x = np.hstack([x, np.ones((len(x), 1))])
    w, penalty = np.zeros(x.shape[1]), np.diag([ridge] * (x.shape[1] - 1) + [0.0])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + penalty + 1e-9 * np.eye(len(w)), x.T @ (p - y) + penalty @ w)
    return w


def threshold(score, same, base=None):
    """The lowest score at which those above it, with those of base, are right as often as asked; infinite if there is none."""
    best = np.inf
    for t in np.unique(score):
        said = score >= t if base is None else (score >= t) | base
        if said.any() and same[said].mean() >= ASKED:
            best = min(best, t)
    return best


def crossed(halves, fit, say):
    """What is said of each half by what is fitted on the other."""
    said = np.zeros(len(halves), bool)
    for half in np.unique(halves):
        own = halves == half
        said[own] = say(fit(~own), own)
    return said


def show(name, said, same, halves):
    cells = []
    for own in (np.ones(len(halves), bool), halves == "figure", halves == "tune"):
        right = (said & same & own).sum()
        cells.append(f"{100 * right / max(1, (said & own).sum()):.1f} / {100 * right / (same & own).sum():.1f}")
    print(f"| {name} | " + " | ".join(cells) + " |")


def area(score, same):
    """The share of pairs of one same and one other that a score puts in order."""
    a, b = score[same][:, None], score[~same][None]
    return ((a > b) + 0.5 * (a == b)).mean()


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--encoder", "--pairs", "--predictions"):
        ap.add_argument(name, required=True)
    ap.add_argument("--articles", nargs="+", required=True)
    o = ap.parse_args()
    rows, text = list(csv.DictReader(open(o.pairs), delimiter="\t")), texts(o.articles)
    found = {p["pair"]: p for p in map(json.loads, open(o.predictions))}
    words = [[text[r[s]][int(r[s + "_start"]):int(r[s + "_end"])].decode() for s in "ab"] for r in rows]
    vector = vectors(o.encoder, sorted({w for pair in words for w in pair}))
    same, halves = np.array([r["relation"] == "same" for r in rows]), np.array([r["half"] for r in rows])
    cosine = np.array([vector[a] @ vector[b] for a, b in words])
    overlap = np.array([shared(a, b) for a, b in words])
    claim = np.array([found[r["pair"]]["relation"] == "same" for r in rows])
    judged = np.column_stack([claim, [found[r["pair"]]["relation"] in ("contradicts", "tension") for r in rows],
                              [found[r["pair"]]["verdict"]["score"] for r in rows], overlap]).astype(float)
    print(f"order of same before others (area): cosine {area(cosine, same):.3f}, common words {area(overlap, same):.3f}\n")
    print("| precision / recall of same | all | figure | tune |\n|---|---|---|---|")
    show("cosine alone", crossed(halves, lambda own: threshold(cosine[own], same[own]), lambda t, own: cosine[own] >= t), same, halves)
    show("common words alone", crossed(halves, lambda own: threshold(overlap[own], same[own]), lambda t, own: overlap[own] >= t), same, halves)
    show("the judge alone", claim, same, halves)
    show("the judge, or a cosine", crossed(halves, lambda own: threshold(cosine[own], same[own], claim[own]), lambda t, own: (cosine[own] >= t) | claim[own]), same, halves)
    show("the judge, or common words", crossed(halves, lambda own: threshold(overlap[own], same[own], claim[own]), lambda t, own: (overlap[own] >= t) | claim[own]), same, halves)
    either = crossed(halves, lambda own: threshold(overlap[own], same[own], claim[own]), lambda t, own: (overlap[own] >= t) | claim[own])
    show("the judge, or common words, or a cosine", crossed(halves, lambda own: threshold(cosine[own], same[own], either[own]), lambda t, own: (cosine[own] >= t) | either[own]), same, halves)
    for name, x in (("regression on judge and common words", judged), ("the same with the cosine", np.column_stack([judged, cosine]))):
        def fit(own, x=x):
            w = logistic(x[own], same[own])
            return w, threshold(x[own] @ w[:-1] + w[-1], same[own])
        show(name, crossed(halves, fit, lambda m, own, x=x: x[own] @ m[0][:-1] + m[0][-1] >= m[1]), same, halves)


if __name__ == "__main__":
    main()
