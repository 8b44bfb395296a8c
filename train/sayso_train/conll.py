"""Measures of the language layers on dev: words, sentences, tags and trees from raw text after the CoNLL 2018 shared task,
names and time expressions by exact span and type. For choosing; `sayso eval` reports.
"""
import collections

from .layers import overlap

OBJECTS = {"nsubj": "subject", "obj": "object"}


class Count:
    """Gold, found and right, as an F1 in per cent."""
    def __init__(self):
        self.gold = self.found = self.right = 0

    def add(self, gold, found, right):
        self.gold += gold
        self.found += found
        self.right += right

    def f1(self):
        return 100 * 2 * self.right / max(1, self.gold + self.found)


class Side:
    """One side's words in order, numbered over the article; heads as numbers, -1 the root."""
    def __init__(self, sentences, place):
        self.words, self.heads, self.sentences = [], [], []
        for words in sentences:
            base = len(self.words)
            for w in words:
                self.heads.append(-1 if w.head == 0 else base + w.head - 1)
                self.words.append(w)
            spans = [place(w) for w in words]
            self.sentences.append((spans[0][0], spans[-1][1]))
        self.spans = [place(w) for w in self.words]


def aligned(gold, found):
    """[(gold word, found word)] by equal span; within multiword tokens by the longest common run of forms."""
    out, i, j = [], 0, 0
    g, f = gold.spans, found.spans
    multi = lambda side, k: side.words[k].mwt is not None
    while i < len(g) and j < len(f):
        if multi(gold, i):
            end = gold.words[i].mwt[1]
            a, b = i, j
            while a < len(g) and g[a][0] < end:
                a += 1
            start = gold.words[i].mwt[0]
            while j < len(f) and f[j][0] < start:
                j += 1
            b = j
            while b < len(f) and f[b][0] < end:
                b += 1
            out += common(gold.words[i:a], found.words[j:b], i, j)
            i, j = a, b
        elif g[i] == f[j]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif g[i][0] <= f[j][0]:
            i += 1
        else:
            j += 1
    return out


def common(a, b, i, j):
    """Longest common subsequence of lower-cased forms."""
    n, m = len(a), len(b)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for x in range(n - 1, -1, -1):
        for y in range(m - 1, -1, -1):
            same = a[x].form.lower() == b[y].form.lower()
            best[x][y] = best[x + 1][y + 1] + 1 if same else max(best[x + 1][y], best[x][y + 1])
    out, x, y = [], 0, 0
    while x < n and y < m:
        if a[x].form.lower() == b[y].form.lower():
            out.append((i + x, j + y))
            x, y = x + 1, y + 1
        elif best[x + 1][y] >= best[x][y + 1]:
            x += 1
        else:
            y += 1
    return out


def universal(relation):
    return relation.split(":")[0]


def syntax_scores(pairs):
    """F1 of words, sentences, upos, xpos, feats, lemma, uas, las and subject/object pairs over (gold, found) sentences."""
    count = collections.defaultdict(Count)
    for gold, found in pairs:
        g = Side(gold, lambda w: (w.start, w.end) if w.start is not None else w.mwt)
        f = Side(found, lambda w: (w.start, w.end))
        both = set(g.sentences) & set(f.sentences)
        count["sentences"].add(len(g.sentences), len(f.sentences), len(both))
        match = aligned(g, f)
        to = dict(match)
        n = (len(g.words), len(f.words))
        count["words"].add(*n, len(match))
        for k in ("upos", "xpos", "feats", "lemma"):
            count[k].add(*n, sum(getattr(g.words[a], k) == getattr(f.words[b], k) or k == "lemma" and g.words[a].lemma == "_" for a, b in match))
        same = [(a, b) for a, b in match if (g.heads[a] < 0 and f.heads[b] < 0) or (g.heads[a] >= 0 and f.heads[b] >= 0 and to.get(g.heads[a]) == f.heads[b])]
        count["uas"].add(*n, len(same))
        count["las"].add(*n, sum(universal(g.words[a].deprel) == universal(f.words[b].deprel) for a, b in same))
        roles = lambda side: sum(universal(w.deprel) in OBJECTS for w in side.words)
        count["subject_object"].add(roles(g), roles(f), sum(
            universal(g.words[a].deprel) == universal(f.words[b].deprel) and universal(g.words[a].deprel) in OBJECTS for a, b in same))
    return {k: c.f1() for k, c in count.items()}


def span_scores(rows):
    """F1 of typed spans overall and by slice, over (slice, gold, found)."""
    count = collections.defaultdict(Count)
    for part, gold, found in rows:
        right = len(set(gold) & set(found))
        for k in ("all", part) if part else ("all",):
            count[k].add(len(gold), len(found), right)
    return {k: c.f1() for k, c in count.items()}


def token_spans(doc, spans):
    out = []
    for start, end, kind in spans:
        i, j = overlap(doc, start, end)
        if j > i:
            out.append((i, j, kind))
    return out
