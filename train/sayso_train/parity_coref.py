"""What the trainer's arithmetic says of the mentions of a text of our own, for the test of internal/coref. NumPy alone.

    go test ./internal/coref -run Parity -dump states.json
    python -m sayso_train.parity_coref --states states.json --container ../models/reader/reader.sayso --out ../internal/coref/testdata/parity.json

States and trees are the engine's, whose own tests compare them with the trainer's; from there on everything is computed anew, as coref.py does.
"""
import argparse
import collections
import json
import struct

import numpy as np

RANK, BUCKETS, REACH = 192, 33, 300
DISTANCES = [1, 2, 3, 4, 7, 13, 26]
NOMINAL, PART = {"NOUN", "PROPN", "PRON"}, {"flat", "compound", "goeswith", "fixed"}
OUTSIDE = {"case", "cc", "conj", "mark", "cop", "nsubj", "csubj", "aux", "parataxis", "discourse", "vocative", "dislocated", "orphan",
           "reparandum", "list", "advcl", "expl", "obl", "punct"}


def tensors(path):
    raw = open(path, "rb").read()
    size, = struct.unpack_from("<Q", raw, 16)
    header = json.loads(raw[56:56 + size])
    base = (56 + size + 63) // 64 * 64
    kinds = {"f32": np.float32, "i8": np.int8}
    return {t["name"]: np.frombuffer(raw, kinds[t["dtype"]], int(np.prod(t["shape"])), base + t["offset"]).reshape(t["shape"])
            for t in header["tensors"] if t["name"].startswith("coref.")}


def unpacked(q):
    """[K][N] from panels of 48 columns, each [K/4][3][16][4]."""
    k, n = q.shape
    return q.reshape(n // 48, k // 4, 3, 16, 4).transpose(1, 4, 0, 2, 3).reshape(k, n)


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--states", "--container", "--out"):
        ap.add_argument(name, required=True)
    o = ap.parse_args()
    d, w = json.load(open(o.states, encoding="utf-8")), tensors(o.container)
    text = d["Text"].encode()
    x = (np.array(d["Q"], np.float64) - 64) * np.array(d["Scale"])[:, None]
    p = x @ (unpacked(w["coref.project.q"]).astype(np.float64) * w["coref.project.s"]) + w["coref.project.b"]
    found = list(mentions(d, text))
    assert len(found) == len(x), (len(found), len(x))
    scores = {i: [round(float(v), 4) for v in row(w, p, found, i)] for i in range(0, len(found), 9)}
    with open(o.out, "w", encoding="utf-8") as f:
        json.dump({"Candidates": [m[:3] for m in found], "Scores": scores}, f, separators=(",", ":"))


def mentions(d, text):
    """(head, first byte, last byte, sentence, pronoun, names) of each candidate."""
    words = d["Words"]
    kids = collections.defaultdict(list)
    for i, w in enumerate(words):
        kids[w[6]].append(i)
    form = lambda i: text[words[i][0]:words[i][1]].decode().lower()
    for k, (a, b) in enumerate(d["Sentences"]):
        for i in range(a, b):
            _, _, token, upos, xpos, rel, _ = words[i]
            base = rel.split(":")[0]
            if token < 0 or base in ("flat", "fixed", "goeswith", "expl", "punct"):
                continue
            if not (xpos in ("PRP", "PRP$", "DT", "WP", "NN") or rel == "nmod:poss" if upos == "PRON" else upos in NOMINAL or xpos == "PRP$"):
                continue
            names = frozenset([form(i)] + [form(j) for j in kids[i] if words[j][5].split(":")[0] in PART and words[j][3] in NOMINAL])
            lo = hi = i
            stack = [j for j in kids[i] if belongs(words[j])]
            while stack:
                j = stack.pop()
                lo, hi = min(lo, j), max(hi, j)
                stack += kids[j]
            yield i, words[lo][0], words[hi][1], k, upos == "PRON" or xpos == "PRP$", names


def belongs(w):
    base = w[5].split(":")[0]
    return w[5] != "nsubj:outer" and (w[4] == "POS" if base == "case" else base not in OUTSIDE)


def row(w, p, found, i):
    a, c = found[i], p[i, :RANK]
    back = range(max(0, i - REACH), i)
    rows = np.array([p[j, RANK:] for j in back] + [w["coref.new"]])
    between = w["coref.between"][[bucket(a, found[j]) for j in back] + [BUCKETS - 1]]
    return rows @ (w["coref.mul"][0] * c) + np.maximum(c + rows + between, 0) @ w["coref.add"][0]


def bucket(a, b):
    match = (3 if a[4] and b[4] and a[5] == b[5] else 0) if a[4] or b[4] else 2 if a[5] == b[5] else 1 if a[5] & b[5] else 0
    return match * 8 + sum(a[3] - b[3] >= x for x in DISTANCES)


if __name__ == "__main__":
    main()
