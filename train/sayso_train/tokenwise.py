"""Whether the untouched base encoder helps word by word: figures on the half `tune` of the pairs of testdata/gold/claims.

    sayso eval claims pairs.tsv --articles A,B --predictions found.jsonl
    python -m sayso_train.tokenwise --encoder DIR --pairs pairs.tsv --articles A B --predictions found.jsonl

Each telling word of one statement is laid on the word of the other whose vector is most like its own; how much of each is covered, and how badly its
least covered words are, are features beside the words that are the same. Regressions are fitted on nine tenths of the stories and judged on the last.
"""
import argparse
import csv
import json

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from .similar import logistic, texts

LAYERS = (4, 6)
SMALL = set("""the a an of to in on at by for with from and or but that this these those it its he she they his her their them him i we you my our your me us is are was were be been
being has have had do does did as than then so there here who which what when where also just about into out up down over after before because while more most very said says say
will would can could may might should must not no if how""".split())


class Encoder:
    def __init__(self, folder):
        self.tok, self.model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()

    def __call__(self, text):
        """The telling words of a text in lower case, and their unit vectors by layer."""
        e = self.tok(text, truncation=True, max_length=160, return_tensors="pt")
        with torch.no_grad():
            states = self.model(**e, output_hidden_states=True).hidden_states
        words = {}
        for i, (piece, k) in enumerate(zip(self.tok.convert_ids_to_tokens(e["input_ids"][0]), e.word_ids())):
            if k is not None:
                words.setdefault(k, []).append((i, piece.replace("##", "")))
        rows = [(("".join(p for _, p in w)), [i for i, _ in w]) for w in words.values()]
        rows = [(w, at) for w, at in rows if w[0].isalnum() and w not in SMALL] or rows[:1]
        out = []
        for layer in LAYERS:
            v = np.array([states[layer][0, at].mean(0).numpy() for _, at in rows])
            out.append(v / np.linalg.norm(v, axis=1, keepdims=True))
        return [w for w, _ in rows], out


def by_words(a, b):
    x, y = {w[:6] for w in a}, {w[:6] for w in b}
    n = len(x & y)
    digits = [{w for w in t if w[0].isdigit()} for t in (a, b)]
    return [n / len(x | y), n / min(len(x), len(y)), n / max(len(x), len(y)), min(n, 8) / 8, float(bool(digits[0] - digits[1]) and bool(digits[1] - digits[0]))]


def by_vectors(u, v):
    out = []
    for x, y in zip(u, v):
        s = x @ y.T
        p, q = s.max(1), s.max(0)
        out += [min(p.mean(), q.mean()), max(p.mean(), q.mean()), max(np.sort(p)[:2].mean(), np.sort(q)[:2].mean())]
    return out


def reached(score, same, asked=0.9):
    """The largest recall at which those with the highest scores are right as often as asked, and average precision."""
    hits = same[np.argsort(-score, kind="stable")]
    found = np.cumsum(hits)
    precision = found / np.arange(1, len(hits) + 1)
    return max([0.0] + list(found[precision >= asked] / same.sum())), (precision * hits).sum() / same.sum()


def crossed(x, same, stories, parts=10):
    """Scores of each story by weights fitted on the stories of other parts."""
    x = (x - x.mean(0)) / (x.std(0) + 1e-9)
    names = sorted(set(stories))
    part = np.array([names.index(s) % parts for s in stories])
    out = np.zeros(len(same))
    for k in range(parts):
        w = logistic(x[part != k], same[part != k].astype(float), ridge=3.0)
        out[part == k] = x[part == k] @ w[:-1] + w[-1]
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--encoder", required=True)
    p.add_argument("--pairs", required=True)
    p.add_argument("--articles", nargs="+", required=True)
    p.add_argument("--predictions", required=True)
    o = p.parse_args()
    torch.set_num_threads(1)
    article, encode = texts(o.articles), Encoder(o.encoder)
    rows = [r for r in csv.DictReader(open(o.pairs), delimiter="\t") if r["half"] == "tune"]
    found = {r["pair"]: r["relation"] for r in map(json.loads, open(o.predictions))}
    words, vectors = [], []
    for r in rows:
        (a, u), (b, v) = (encode(article[r[s]][int(r[s + "_start"]):int(r[s + "_end"])].decode()) for s in "ab")
        words.append(by_words(a, b))
        vectors.append(by_vectors(u, v))
    words, vectors = np.array(words), np.array(vectors)
    judge = np.array([[found[r["pair"]] == "same"] for r in rows], float)
    same, stories = np.array([r["relation"] == "same" for r in rows]), [r["story"] for r in rows]
    print("| tune | recall at precision .9 | average precision |\n|---|---|---|")
    for name, x in (("words", [words]), ("vectors", [vectors]), ("words, vectors", [words, vectors]), ("judge, words", [judge, words]),
                    ("judge, vectors", [judge, vectors]), ("judge, words, vectors", [judge, words, vectors])):
        recall, average = reached(crossed(np.hstack(x), same, stories), same)
        print(f"| {name} | {recall:.3f} | {average:.3f} |")


if __name__ == "__main__":
    main()
