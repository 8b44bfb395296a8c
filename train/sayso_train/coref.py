"""Coreference over heads of noun phrases: which earlier head, if any, each one goes on from (after Dobrovolskii 2021).

A mention is its head word; its span is the head's subtree without what belongs to the clause around it. So nothing but the tree and
one pair score is needed, and mentions in different windows are compared like those in one.
"""
import collections
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from .reader import BUCKETS, RANK

DISTANCES = [1, 2, 3, 4, 7, 13, 26]      # sentences, exclusive ends of the buckets
NEW = BUCKETS - 1                        # the bucket of "none before"
REACH = 300                              # candidates looked back over
NOMINAL = {"NOUN", "PROPN", "PRON"}
PART_OF_NAME = {"flat", "compound", "goeswith", "fixed"}
# What hangs on a head but is not part of its phrase.
OUTSIDE = {"case", "cc", "conj", "mark", "cop", "nsubj", "csubj", "aux", "parataxis", "discourse", "vocative", "dislocated", "orphan",
           "reparandum", "list", "advcl", "expl", "obl", "punct"}


@dataclass
class Mention:
    """A candidate: the word's number in the article, its token, its sentence, the words that name it."""
    word: int
    token: int
    sentence: int
    pronoun: bool
    names: frozenset
    at: int       # where the word begins
    start: int    # of the phrase
    end: int


def candidates(sentences, tokens):
    """Mentions of an article's sentences (words with form, upos, head, deprel, start, end); tokens gives the token of each
    word, None or -1 for words without one."""
    out, base = [], 0
    for k, words in enumerate(sentences):
        kids = collections.defaultdict(list)
        for i, w in enumerate(words):
            if w.head:
                kids[w.head - 1].append(i)
        for i, w in enumerate(words):
            relation = w.deprel.split(":")[0]
            if w.start is None or tokens[base + i] is None or tokens[base + i] < 0 or not named(w, relation):
                continue
            core = [w.form.lower()] + [words[j].form.lower() for j in kids[i]
                                       if words[j].deprel.split(":")[0] in PART_OF_NAME and words[j].upos in NOMINAL]
            lo, hi = phrase(words, kids, i)
            out.append(Mention(base + i, tokens[base + i], k, w.upos == "PRON" or w.xpos == "PRP$", frozenset(core), w.start, words[lo].start, words[hi].end))
        base += len(words)
    return out


def named(w, relation):
    if relation in ("flat", "fixed", "goeswith", "expl", "punct"):
        return False
    if w.upos == "PRON":
        return w.xpos in ("PRP", "PRP$", "DT", "WP", "NN") or w.deprel == "nmod:poss"
    return w.upos in NOMINAL or w.xpos == "PRP$"


def phrase(words, kids, i):
    """First and last word of the phrase of head i."""
    lo = hi = i
    stack = [j for j in kids[i] if belongs(words[j], j < i)]
    while stack:
        j = stack.pop()
        if words[j].start is not None:
            lo, hi = min(lo, j), max(hi, j)
        stack += kids[j]
    return lo, hi


def belongs(w, before):
    relation = w.deprel.split(":")[0]
    if w.deprel == "nsubj:outer":
        return False
    if relation == "case":
        return w.xpos == "POS"
    return relation not in OUTSIDE


def bucket(a, b):
    """Bucket of antecedent b seen from a: how their words match, and how many sentences lie between."""
    if a.pronoun or b.pronoun:
        match = 3 if a.pronoun and b.pronoun and a.names == b.names else 0
    else:
        match = 2 if a.names == b.names else 1 if a.names & b.names else 0
    d = a.sentence - b.sentence
    k = 0
    while k < len(DISTANCES) and d >= DISTANCES[k]:
        k += 1
    return match * 8 + k


class Coref(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.project = nn.Linear(hidden, 2 * RANK)   # anaphor, antecedent
        self.new = nn.Parameter(torch.randn(RANK) * 0.1)
        self.mul, self.add = nn.Parameter(torch.full((RANK,), RANK ** -0.5)), nn.Parameter(torch.randn(RANK) * RANK ** -0.5)
        self.between = nn.Embedding(BUCKETS, RANK)
        nn.init.normal_(self.between.weight, std=0.1)

    def scores(self, projected, mentions):
        """[n][reach + 1] scores of antecedents and their numbers; the last column is "none before", padding is -1."""
        n = len(mentions)
        reach = min(REACH, n - 1)
        back = np.full((n, reach), -1, np.int64)
        buckets = np.zeros((n, reach + 1), np.int64)
        buckets[:, -1] = NEW
        for i, m in enumerate(mentions):
            for c, j in enumerate(range(max(0, i - reach), i)):
                back[i, c], buckets[i, c] = j, bucket(m, mentions[j])
        a, b = projected.split(RANK, -1)
        at = torch.from_numpy(back)
        rows = torch.cat([b[at.clamp_min(0)], self.new.to(b.dtype).expand(n, 1, RANK)], 1)
        add = F.relu(a[:, None] + rows + self.between(torch.from_numpy(buckets)).to(a.dtype))
        s = (rows @ (a * self.mul.to(a.dtype))[:, :, None])[:, :, 0].float() + (add @ self.add.to(a.dtype)).float()
        barred = torch.cat([at < 0, torch.zeros(n, 1, dtype=torch.bool)], 1)
        return s.masked_fill(barred, -1e4), at


def chain_loss(coref, projected, mentions, chain):
    """-log of the probability of all right antecedents together, summed; chain[i] is a mention's chain, -1 none, -2 unknown."""
    s, at = coref.scores(projected, mentions)
    c = torch.as_tensor(chain)
    right = (at >= 0) & (c[at.clamp_min(0)] == c[:, None]) & (c[:, None] >= 0)
    right = torch.cat([right, ~right.any(1, keepdim=True)], 1)
    nll = torch.logsumexp(s, 1) - torch.logsumexp(s.masked_fill(~right, -1e4), 1)
    return nll[c > -2].sum()


def inside(mentions, span):
    """Numbers of the mentions whose word lies in the span."""
    return [i for i, m in enumerate(mentions) if span[0] <= m.at < span[1]]


def pronoun_loss(coref, projected, mentions, gold):
    """GAP: the pronoun goes on from a name that is its own, or from none of the names that are not."""
    span, names = gold
    at = inside(mentions, span)
    if not at or not mentions[at[0]].pronoun:
        return torch.zeros(())
    i = at[0]
    s, back = coref.scores(projected, mentions)
    s, back = s[i], back[i].tolist() + [-1]
    own = {j for name, its in names if its for j in inside(mentions, name)}
    other = {j for name, its in names if not its for j in inside(mentions, name)}
    row = torch.tensor([j in own for j in back]) if own & set(back) else torch.tensor([j not in other for j in back])
    return torch.logsumexp(s, 0) - torch.logsumexp(s.masked_fill(~row, -1e4), 0)


def chains(scores, at):
    """Chains of mention numbers by the best antecedent, ties to the nearer and to none before; mentions alone are left out."""
    n = len(scores)
    of = list(range(n))
    for i in range(n):
        row = scores[i]
        k = len(row) - 1 - int(row[::-1].argmax())
        if k < len(row) - 1:
            of[i] = of[int(at[i, k])]
    out = collections.defaultdict(list)
    for i, r in enumerate(of):
        out[r].append(i)
    return [v for v in out.values() if len(v) > 1]


# --- measures -------------------------------------------------------------------------------------------------------


def links(keys, of):
    """MUC's count over one side's chains: (found, possible)."""
    right = total = 0
    for chain in keys:
        parts = {of.get(m, ("alone", m)) for m in chain}
        right += len(chain) - len(parts)
        total += len(chain) - 1
    return right, total


def owner(chains):
    return {m: k for k, c in enumerate(chains) for m in c}


class Conll:
    """MUC, B³ and CEAF-e over articles, and their mean F1, the CoNLL score; chains are lists of (start, end)."""
    def __init__(self):
        self.sums = collections.defaultdict(lambda: np.zeros(4))  # right recall, recall total, right precision, precision total

    def add(self, gold, found):
        from scipy.optimize import linear_sum_assignment
        g, f = owner(gold), owner(found)
        self.sums["muc"] += (*links(gold, f), *links(found, g))
        overlap = collections.Counter((g[m], f[m]) for m in g if m in f)
        b = lambda side, sizes: sum(n * n / sizes[k[side]] for k, n in overlap.items())
        gs, fs = [len(c) for c in gold], [len(c) for c in found]
        self.sums["b3"] += (b(0, gs), sum(gs), b(1, fs), sum(fs))
        sim = np.zeros((len(gold), len(found)))
        for (i, j), n in overlap.items():
            sim[i, j] = 2 * n / (gs[i] + fs[j])
        best = sim[linear_sum_assignment(-sim)].sum() if gold and found else 0.0
        self.sums["ceafe"] += (best, len(gold), best, len(found))
        both = len(set(g) & set(f))
        self.sums["mentions"] += (both, len(g), both, len(f))

    def f1(self):
        out = {}
        for k, (a, b, c, d) in self.sums.items():
            r, p = a / max(b, 1), c / max(d, 1)
            out[k] = 100 * 2 * p * r / max(p + r, 1e-9)
        return {"conll": (out["muc"] + out["b3"] + out["ceafe"]) / 3, **out}
