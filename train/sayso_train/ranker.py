"""Weights by which mentions are linked: what names, numbers, genders, distance and the tree tell, beside the head's scores.

    python -m sayso_train.ranker texts --corpora ../../shared/corpora --out DIR
    go test ./internal/coref -run WritePairs -articles DIR/NAME.jsonl -pairs DIR/NAME.pairs      # for each NAME
    python -m sayso_train.ranker fit --dir DIR --out ../models/reader/mentions.bin

The engine computes the features and writes them with the head's scores, so they are fitted anew for each model. The model is linear: a softmax over
the mentions before and "none", which has features of its own; right are all mentions before of the same chain. Costs are added to wrong
choices while fitting (Durrett and Klein 2013). Weights are averaged over the later epochs. Needs NumPy and SciPy.
"""
import argparse
import base64
import gzip
import json
import os

import numpy as np
import scipy.sparse as sp

SETS = {"onto_train": 1.0, "gap_dev": 1.0, "litbank": 0.3}   # weights; onto_dev and gap_validation are for choosing
LINKED_THOUGH_NEW, NEW_THOUGH_LINKED, WRONG_LINK = 0.1, 2.0, 1.0
KINDS, FARTHEST, EPOCHS, RATE, DECAY = 16, 15.0, 8, 0.01, 0.01


def rows(folder, name):
    with gzip.open(os.path.join(folder, "coref", name + ".jsonl.gz"), "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def texts(o):
    """Texts with what is known of them, positions in bytes: chains as (start, end, start of the head), or GAP's pronoun and names."""
    made = {"litbank": litbank(o.corpora), "gap_dev": gap(o.corpora, "gap_dev"), "gap_validation": gap(o.corpora, "gap_validation")}
    made.update({"onto_" + k: ontogum(o.corpora, k) for k in ("train", "dev")})
    for name, articles in made.items():
        with open(os.path.join(o.out, name + ".jsonl"), "w", encoding="utf-8") as f:
            for a in articles:
                f.write(json.dumps(a) + "\n")


def ontogum(folder, split):
    gum = {r["id"]: r for r in rows(folder, "gum_open_" + split)}
    for r in rows(folder, "ontogum_open_" + split):
        g = gum[r["id"]]
        first = {i: s["start"] for s in g["sents"] for i in range(s["start"], s["end"])}
        text, spans = joined([t["t"] for t in g["tokens"]], [t["sp"] for t in g["tokens"]], {s["start"] for s in g["sents"] if "newpar" in s})
        head = lambda i: first[i] + g["tokens"][i]["head"] - 1 if g["tokens"][i]["head"] else -1
        top = lambda a, b: next((i for i in range(a, b) if not a <= head(i) < b), a)
        yield {"id": r["id"], "text": text, "chains": [[(spans[a][0], spans[b - 1][1], spans[top(a, b)][0]) for a, b in c] for c in r["clusters"]]}


def joined(tokens, space, breaks):
    text, spans, glued = "", [], True
    for i, t in enumerate(tokens):
        text += "\n\n" if i in breaks and i else "" if glued else " "
        start = len(text.encode())
        text += t
        spans.append((start, len(text.encode())))
        glued = not space[i]
    return text, spans


def litbank(folder, size=700):
    from .corpora import detokenised, joined_sentences
    for r in rows(folder, "litbank"):
        for s, e in joined_sentences(r["sents"], size):
            text, spans = detokenised(r["tokens"][s:e])
            at = lambda k: len(text[:k].encode())
            chains = [[(at(spans[a - s][0]), at(spans[b - 1 - s][1]), -1) for a, b in c if s <= a and b <= e] for c in r["clusters"]]
            yield {"id": f"{r['id']}.{s}", "text": text, "chains": [c for c in chains if c], "open": True}


def gap(folder, name):
    for r in rows(folder, name):
        at = lambda k: [len(r["Text"][:n].encode()) for n in (int(r[k + "-offset"]), int(r[k + "-offset"]) + len(r[k]))]
        yield {"id": r["ID"], "text": r["Text"], "pronoun": at("Pronoun"), "names": [at("A"), at("B")], "own": [r[k + "-coref"] == "TRUE" for k in "AB"]}


class Article:
    """Choices of an article's mentions: ana is each one's mention, before the one before (-1: none), right whether it may be taken."""
    def __init__(self, row, gold):
        self.gold, self.mentions, counts = gold, row["mentions"], np.array(row["counts"], int)
        self.kind = np.array([k for k, _ in row["sorts"]], int)
        flat = np.frombuffer(base64.b64decode(row["choices"]), np.uint16)
        self.head = np.frombuffer(base64.b64decode(row["head"]), np.float32).clip(-FARTHEST, FARTHEST)
        at, ptr, parts, before = 0, [0], [], []
        for _ in self.head:
            n = int(flat[at + 1])
            before.append(-1 if flat[at] == 65535 else int(flat[at]))
            parts.append(flat[at + 2:at + 2 + n])
            ptr.append(ptr[-1] + n)
            at += 2 + n
        self.index, self.ptr, self.before = np.concatenate(parts).astype(np.int32), np.array(ptr), np.array(before)
        self.ana, self.starts = np.repeat(np.arange(len(counts)), counts), np.r_[0, np.cumsum(counts)[:-1]]
        self.label()

    def label(self):
        n = len(self.mentions)
        within = lambda s: [i for i, m in enumerate(self.mentions) if s[0] <= m[2] < s[1]]
        if "pronoun" in self.gold:
            self.used = np.zeros(n, bool)
            self.used[within(self.gold["pronoun"])[:1]] = True
            own = [j for s, its in zip(self.gold["names"], self.gold["own"]) if its for j in within(s)]
            other = [j for s, its in zip(self.gold["names"], self.gold["own"]) if not its for j in within(s)]
            mine = np.isin(self.before, own)
            self.right = mine if (mine & self.used[self.ana]).any() else ~np.isin(self.before, own + other)
        else:
            exact = {(a, b): k for k, c in enumerate(self.gold["chains"]) for a, b, _ in c}
            heads = {h: k for k, c in enumerate(self.gold["chains"]) for _, _, h in c if h >= 0}
            unknown = -2 if self.gold.get("open") else -1
            chain = np.array([exact.get((a, b), heads.get(h, unknown)) for a, b, h in self.mentions])
            self.used = chain > -2
            self.right = (self.before >= 0) & (chain[self.before] == chain[self.ana]) & (chain[self.ana] >= 0)
        linked = np.zeros(n, bool)
        linked[self.ana[self.right & (self.before >= 0)]] = True
        if "pronoun" not in self.gold:
            self.right |= (self.before < 0) & ~linked[self.ana]
        new = np.zeros(n, bool)
        new[self.ana[self.right & (self.before < 0)]] = True
        self.cost = np.where(self.right, 0, np.where(self.before < 0, NEW_THOUGH_LINKED, np.where(new[self.ana], LINKED_THOUGH_NEW, WRONG_LINK)))

    def gradient(self, w, h, features):
        if not hasattr(self, "x"):
            self.x = sp.csr_matrix((np.ones(len(self.index), np.float32), self.index, self.ptr), shape=(len(self.head), features))
        s = self.x @ w + h[self.kind[self.ana]] * self.head + self.cost
        g = (self.softmax(s) - self.softmax(np.where(self.right, s, -1e4))) * self.used[self.ana]
        return self.x.T @ g, np.bincount(self.kind[self.ana], g * self.head, KINDS)

    def softmax(self, s):
        e = np.exp(s - np.maximum.reduceat(s, self.starts)[self.ana])
        return e / np.add.reduceat(e, self.starts)[self.ana]


def load(folder, name):
    with open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as f:
        gold = {r["id"]: r for r in map(json.loads, f)}
    with open(os.path.join(folder, name + ".pairs"), encoding="utf-8") as f:
        for row in map(json.loads, f):
            if row["mentions"]:
                features = row["features"]
                yield Article(row, gold[row["id"]]), features


def fit(o):
    rng = np.random.default_rng(1)
    units, features = [], 0
    for name, weight in SETS.items():
        articles = []
        for a, features in load(o.dir, name):
            articles.append((a, weight))
        step = 20 if "pronoun" in articles[0][0].gold else 1     # one question a text
        units += [articles[k:k + step] for k in range(0, len(articles), step)]
    p = [np.zeros(features), np.full(KINDS, 0.2)]
    m, v, total, n = [x * 0 for x in p], [x * 0 for x in p], [x * 0 for x in p], 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS)
        for k in rng.permutation(len(units)):
            g = [sum(weight * x for x, weight in side) for side in zip(*[[(x, weight) for x in a.gradient(*p, features)] for a, weight in units[k]])]
            n += 1
            for i in range(2):
                m[i], v[i] = 0.9 * m[i] + 0.1 * g[i], 0.999 * v[i] + 0.001 * g[i] ** 2
                p[i] = p[i] - rate * (m[i] / (1 - 0.9 ** n)) / (np.sqrt(v[i] / (1 - 0.999 ** n)) + 1e-8)
            p[0] = p[0] * (1 - rate * DECAY)
        if epoch >= 2:
            total = [t + x for t, x in zip(total, p)]
    out = np.concatenate([t / (EPOCHS - 2) for t in total])
    np.rint(out * 1000).clip(-32767, 32767).astype("<i2").tofile(o.out)


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    sub = ap.add_subparsers(required=True)
    t = sub.add_parser("texts")
    t.set_defaults(run=texts)
    t.add_argument("--corpora", required=True)
    t.add_argument("--out", required=True)
    f = sub.add_parser("fit")
    f.set_defaults(run=fit)
    f.add_argument("--dir", required=True)
    f.add_argument("--out", required=True)
    o = ap.parse_args()
    o.run(o)


if __name__ == "__main__":
    main()
