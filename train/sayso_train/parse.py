"""Decoding the language layers: words, sentences, tags, lemmas and trees out of scores. internal/syntax has the rules in Go."""
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from . import coref, data
from . import inventory as inv
from .heads import arc_buckets
from .reader import BUCKETS, RANK, allowed, spans, viterbi

ROOT_COST = 1e3   # above any score: one root, then the best tree
BATCH = 32
LEMMAS = 8        # rules that are weighed


@dataclass
class Found:
    """One predicted word at [start, end) in code points."""
    start: int
    end: int
    form: str
    token: int       # that stands for it, -1 for a word inside another's token
    inside: bool     # goes on within a multiword token
    upos: str = ""
    xpos: str = ""
    feats: str = "_"
    lemma: str = ""
    head: int = 0
    deprel: str = "dep"


def words_of(doc, text, join, split, inventory):
    """Words of a stretch of tokens [(index, join, split)]: [Found], in order."""
    out = []
    for t, (j, s) in enumerate(zip(join, split)):
        a, b = doc.tokens[t]
        gap = t == 0 or doc.tokens[t - 1][1] < a
        begins = gap or j != inv.INSIDE or not out
        if begins:
            out.append(Found(a, b, "", t, not gap and j == inv.PART))
            late = False
        else:
            out[-1].end = b
            if late:  # a word that began inside a token stands at its last: "n't" at "t"
                out[-1].token = t
        for k in inventory.groups["split"][s].split(","):
            if k and int(k) < b - a:
                out[-1].end = b - int(k)
                out.append(Found(b - int(k), b, "", -1 if begins else t, True))
                begins = late = True
    for i, w in enumerate(out):
        w.form = text[w.start:w.end]
    return out


def tree(scores):
    """Heads of the best tree of [n][n+1] arc scores, the last column the root, with exactly one root (Chu-Liu/Edmonds)."""
    n = len(scores)
    s = np.full((n + 1, n + 1), -np.inf)      # [dependent][head], 0 is the root
    s[1:, 1:], s[1:, 0] = scores[:, :n], scores[:, n] - ROOT_COST
    np.fill_diagonal(s, -np.inf)
    return edmonds(s)[1:] - 1


def edmonds(s):
    """Head of each node of the best arborescence from node 0; ties go to the smaller head."""
    n = len(s)
    head = s.argmax(1)
    head[0] = 0
    cycle = find_cycle(head)
    if cycle is None:
        return head
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    m = len(rest)
    small = np.full((m + 1, m + 1), -np.inf)  # the cycle is node m
    small[:m, :m] = s[np.ix_(rest, rest)]
    kept = s[cycle, head[cycle]]
    enter = s[np.ix_(cycle, rest)] - kept[:, None]
    small[m, :m], entered = enter.max(0), np.array(cycle)[enter.argmax(0)]
    leave = s[np.ix_(rest, cycle)]
    small[:m, m], left = leave.max(1), np.array(cycle)[leave.argmax(1)]
    small[0, :] = -np.inf
    inner = edmonds(small)
    out = head.copy()
    for i, v in enumerate(rest):
        if i:
            out[v] = left[i] if inner[i] == m else rest[inner[i]]
    out[entered[inner[m]]] = rest[inner[m]]
    return out


def find_cycle(head):
    color = np.zeros(len(head), np.int64)
    for i in range(1, len(head)):
        path, v = [], i
        while v and not color[v]:
            color[v] = i
            path.append(v)
            v = head[v]
        if v and color[v] == i and v in path:
            return path[path.index(v):]
    return None


def sentences_of(words, begins, paragraphs):
    out = []
    for w in words:
        if not out or w.token >= 0 and not w.inside and (w.token in paragraphs or w.token in begins):
            out.append([])
        out[-1].append(w)
    return out


def fill(model, words, tag_rows, p):
    """Tags, lemmas and tree of one sentence. tag_rows: scores of tokens; p: projected states of tokens."""
    g = model.inventory.groups
    own = [w for w in words if w.token >= 0]
    for w in own:
        row = tag_rows[w.token]
        for k in ("upos", "xpos", "feats"):
            a, b = model.columns[k]
            setattr(w, k, g[k][int(row[a:b].argmax())])
        a, b = model.columns["lemma"]
        w.lemma = model.inventory.lemmas.get(f"{w.form.lower()} {w.upos}") or lemma(w.form, row[a:b], g["lemma"], model)
    if own:
        attach(model, words, own, p)
    for k, w in enumerate(words):
        if w.token < 0:
            before = words[k - 1].form.lower() if k else ""
            table = model.inventory.inner
            row = table.get(f"{before} {w.form.lower()}") or table.get(w.form.lower())
            w.upos, w.xpos, w.feats, w.lemma, w.deprel, how = row or ("X", "FW", "_", w.form, "dep", "before")
            before = words[k - 1] if k else None
            w.head = 0 if before is None else before.head if how == "same" and before.head else k if how != "after" or k + 1 >= len(words) else k + 2


def lemma(form, row, rules, model):
    """What the best of the first LEMMAS fitting rules makes of the form; a lemma that is a whole word of the vocabulary scores more."""
    best, top, seen = form, -np.inf, 0
    for i in np.argsort(-row, kind="stable"):
        made = inv.apply_rule(rules[i], form)
        if not made:
            continue
        score = row[i] + (model.lemma_bonus if made.lower() in model.vocabulary else 0)
        if score > top:
            best, top = made, score
        seen += 1
        if seen == LEMMAS:
            break
    return best


def attach(model, words, own, p):
    syn, n = model.syntax, len(own)
    q = p[[w.token for w in own]]
    dep, head, rel_dep, rel_head = q.split(RANK, -1)
    b = arc_buckets(n)
    scores = syn.arcs(dep[None], head[None], b)[0]
    heads = tree(scores.numpy().astype(np.float64))
    full = torch.cat([rel_head, syn.root[1][None]])
    at = torch.as_tensor(np.where(heads < 0, n, heads))
    rel = syn.relations(rel_dep, full[at], b[torch.arange(n), at])
    names = model.inventory.relations
    root = names.index("root")
    place = {id(w): i + 1 for i, w in enumerate(words)}
    for i, w in enumerate(own):
        if heads[i] < 0:
            w.head, w.deprel = 0, "root"
        else:
            r = rel[i].clone()
            r[root] = -1e9
            w.head, w.deprel = place[id(own[heads[i]])], names[int(r.argmax())]


def bio_spans(rows, labels):
    """[(start, end, type)] of the best allowed path over tag scores."""
    t, s = (x.numpy() for x in allowed(labels))
    path = viterbi(rows, t, s)
    return [(a, b, labels[begin][2:]) for begin in range(1, len(labels), 2) for a, b in spans(path, begin)]


@torch.no_grad()
def forward(model, docs, autocast=True):
    """Tag scores, syntax projections, first tokens of windows and coreference projections of every token of each doc."""
    model.eval()
    ws = [data.window(d, lo, hi) for d in docs for lo, hi in data.cuts(d)]
    ws.sort(key=lambda w: len(w.ids))
    out = {d.id: (np.zeros((len(d.tokens), model.tags.out_features), np.float32), np.zeros((len(d.tokens), 4 * RANK), np.float32), set(),
                  np.zeros((len(d.tokens), 2 * RANK), np.float32)) for d in docs}
    for i in range(0, len(ws), BATCH):
        part = ws[i:i + BATCH]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=autocast):
            h = model.hidden(part)
        tags, p, m = model.tags(h).numpy(), model.syntax.project(h).numpy(), model.coref.project(h).numpy()
        for w, t, q, r in zip(part, tags, p, m):
            n = len(w.at)
            o = out[w.doc.id]
            o[0][w.lo:w.lo + n], o[1][w.lo:w.lo + n], o[3][w.lo:w.lo + n] = t[:n], q[:n], r[:n]
            o[2].add(w.lo)
    return out


@torch.no_grad()
def parsed(model, doc, text, scored, bias=0.0):
    """Sentences of a doc."""
    rows, p, windows, _ = scored
    part = lambda k: rows[:, slice(*model.columns[k])]
    words = words_of(doc, text, part("join").argmax(1), part("split").argmax(1), model.inventory)
    s = part("sentence")
    begins = set(np.flatnonzero(s[:, 1] + bias > s[:, 0]).tolist()) | windows
    out = sentences_of(words, begins, doc.paragraphs)
    q = torch.from_numpy(p)
    for sentence in out:
        fill(model, sentence, rows, q)
    return out


@torch.no_grad()
def linked(model, sentences, scored):
    """Mentions of parsed sentences, their antecedent scores and the antecedents' numbers."""
    mentions = coref.candidates(sentences, [w.token for s in sentences for w in s])
    if len(mentions) < 2:
        return mentions, np.zeros((len(mentions), 1)), np.zeros((len(mentions), 0), np.int64)
    p = torch.from_numpy(scored[3])[[m.token for m in mentions]]
    s, at = model.coref.scores(p, mentions)
    return mentions, s.numpy(), at.numpy()


def tagged(model, doc, scored, group):
    """Spans of a tag group, window by window, in tokens of the doc."""
    rows, _, windows, _ = scored
    a, b = model.columns[group]
    starts = sorted(windows) + [len(rows)]
    return sorted((i + lo, j + lo, kind) for lo, hi in zip(starts, starts[1:])
                  for i, j, kind in bio_spans(rows[lo:hi, a:b], model.inventory.groups[group]))
