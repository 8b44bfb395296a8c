"""Dev figures of the heads of events, factuality and attributions' values, by the trainer's floats."""
import collections

import numpy as np
import torch

from . import conll, data, parse
from .anchored import pair_scores
from .heads import ANCHORED
from .inventory import EVENTS, FACTUALITY, LEVELS, STANCES, STATUSES
from .reader import viterbi

QUAD = dict(zip(EVENTS, [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]))
BATCH = 32


@torch.no_grad()
def states(model, docs, autocast=True):
    """Hidden states [tokens][hidden] of each doc by id."""
    model.eval()
    ws = sorted((data.window(d, lo, hi) for d in docs for lo, hi in data.cuts(d)), key=lambda w: len(w.ids))
    out = {d.id: torch.zeros(len(d.tokens), model.tags.in_features) for d in docs}
    for i in range(0, len(ws), BATCH):
        part = ws[i:i + BATCH]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=autocast):
            h = model.hidden(part)
        for w, rows in zip(part, h):
            out[w.doc.id][w.lo:w.lo + len(w.at)] = rows[:len(w.at)].float()
    return out


def macro(gold, found):
    labels = sorted(set(gold) | set(found))
    f = []
    for k in labels:
        hit = sum(g == k and p == k for g, p in zip(gold, found))
        n = sum(g == k for g in gold) + sum(p == k for p in found)
        f.append(2 * hit / n if n else 0)
    return 100 * float(np.mean(f))


@torch.no_grad()
def pair_figures(model, docs, h):
    gold, found = [], []
    name = lambda k: "YIELD" if k in (EVENTS.index("CONCEDE"), EVENTS.index("RETREAT")) else EVENTS[k]
    for d in docs:
        p = d.relations.pair
        if p is None:
            continue
        s = pair_scores(model, h[d.id], p[0], p[1])
        a, b = EVENTS.index("CONCEDE"), EVENTS.index("RETREAT")
        both = torch.logaddexp(s[a], s[b])
        s[a], s[b] = both, -1e9
        gold.append(name(p[2][0]))
        found.append(name(int(s.argmax())))
    quad = lambda x: [str(QUAD.get(v, 0)) for v in x]
    return {"root": macro(gold, found), "accuracy": 100 * float(np.mean([g == f for g, f in zip(gold, found)])), "quad": macro(quad(gold), quad(found)), "n": len(gold)}


@torch.no_grad()
def number_figures(model, docs, h, column):
    gold, found = [], []
    at = model.columns["factuality"][0] + column
    for d in docs:
        scores = model.tag_scores(h[d.id]) if d.relations.numbers else None
        for t, _, v in d.relations.numbers:
            gold.append(v)
            found.append(float(scores[t, at]))
    g, f = np.array(gold), np.array(found)
    hit = ((g < 0) & (f < 0)).sum()
    return {"mae": float(np.abs(g - f).mean()), "r": float(np.corrcoef(g, f)[0, 1]), "negative": 100 * 2 * hit / max(1, (g < 0).sum() + (f < 0).sum()), "n": len(g)}


@torch.no_grad()
def passage_figures(model, docs, h):
    right, seen = collections.Counter(), collections.Counter()
    spans = {k: [] for k in ("triggers", *ANCHORED)}
    part = collections.defaultdict(lambda: [0, 0, 0])
    groups = {"status": STATUSES, "stance": STANCES, "level": LEVELS}
    for d in docs:
        scores = model.tag_scores(h[d.id])
        tags, rel = d.layers.tags, d.relations
        gold = [(i, j, t) for i, j, t in runs(tags["event"])]
        a, b = model.columns["event"]
        found = [(i, j, EVENTS.index(t)) for i, j, t in parse.bio_spans(scores[:, a:b].numpy(), model.inventory.groups["event"])]
        hits = {g for g in gold for f in found if g[2] == f[2] and g[0] < f[1] and f[0] < g[1]}
        right["typed"] += len(hits)
        seen["typed"] += (len(gold) + len(found)) / 2
        for k in groups:
            anchors = [a for a, _ in rel.anchored["acts" if k == "status" else "said"]]
            if k == "level":
                anchors = [(i, j) for i, j, _ in runs_of(tags["level"])]
            a, b = model.columns[k]
            for i, j in anchors:
                if tags[k][i] >= 0:
                    seen[k] += 1
                    right[k] += int(scores[i:j, a:b].mean(0).argmax()) == tags[k][i]
        for head, labels in ANCHORED.items():
            m = getattr(model, head)
            trans, start = (x.numpy() for x in m.transitions())
            for (s, e), gold in rel.anchored[head]:
                x = m.scores(h[d.id][None], torch.tensor([0]), torch.tensor([s]), torch.tensor([e]))[0].numpy()
                path = viterbi(x, trans, start)
                got = [(i, j, labels[path[i]][2:]) for i, j in pieces(path)]
                for label in {g[2] for g in gold} | {g[2] for g in got}:
                    A, B = [g for g in gold if g[2] == label], [g for g in got if g[2] == label]
                    p = part[f"{head}.{label}"]
                    p[0] += sum(any(x[0] < y[1] and y[0] < x[1] for y in B) for x in A)
                    p[1] += len(A)
                    p[2] += len(B)
    out = {k: 100 * right[k] / max(1, seen[k]) for k in ("typed", *groups)}
    return out | {k: 100 * 2 * a / max(1, b + c) for k, (a, b, c) in sorted(part.items())}


def runs(tags):
    """(start, end, type number) of labels 1+2k, 2+2k…"""
    i = 0
    while i < len(tags):
        j = i + 1
        if tags[i] > 0:
            while j < len(tags) and tags[j] == tags[i] + tags[i] % 2 and tags[j] % 2 == 0:
                j += 1
            yield i, j, (int(tags[i]) - 1) // 2
        i = j


def runs_of(tags):
    i = 0
    while i < len(tags):
        j = i + 1
        while j < len(tags) and tags[j] == tags[i]:
            j += 1
        if tags[i] >= 0:
            yield i, j, int(tags[i])
        i = j


def pieces(path):
    i = 0
    while i < len(path):
        j = i + 1
        if path[i] % 2:
            while j < len(path) and path[j] == path[i] + 1:
                j += 1
            yield i, j
        i = j


def measured(model, c, autocast=True):
    """Lines of figures over the dev sets of Corpora c."""
    from .measure import line
    h = {k: states(model, c.docs[k], autocast) for k in ("plv_dev", "uds_ih2_dev", "uw_dev", "meantime_dev", "passages_dev") if k in c.docs}
    if "plv_dev" in h:
        yield line("plv fold", pair_figures(model, c.docs["plv_dev"], h["plv_dev"]))
    for i, k in enumerate(FACTUALITY):
        if k + "_dev" in h:
            yield "factuality " + k + " " + " ".join(f"{n} {v:.3f}" for n, v in number_figures(model, c.docs[k + "_dev"], h[k + "_dev"], i).items())
    if "passages_dev" in h:
        yield line("passages", passage_figures(model, c.docs["passages_dev"], h["passages_dev"]))
