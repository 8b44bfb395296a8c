"""Decoding a reader over articles: the rules here are those of internal/attribute, kept for choosing and labelling."""
import numpy as np
import torch
import torch.nn.functional as F

from . import data
from .reader import FORBIDDEN, allowed, spans, viterbi

GAP_COST = 4.0  # price of a content that starts anew with neither cue nor source in the gap


def cue_constraints():
    t, s = allowed(data.CUE_TAGS)
    return t.numpy(), s.numpy()


def with_gaps(scores, trans, start, cue, gap_cost=GAP_COST):
    """Viterbi over labels x {free, gap}: `gap` is outside, after a content, with no cue or source since.

    A content broken in two by nothing is a slip of the labels far more often than a real one.
    """
    n, k = scores.shape
    big = np.full((2 * k, 2 * k), FORBIDDEN * 2, np.float32)
    big[:k, :k] = trans
    b_content = data.CONTENT
    for i in (b_content, b_content + 1):       # leaving a content for O opens a gap
        big[i, 0] = FORBIDDEN * 2
        big[i, k] = trans[i, 0]
        big[i, b_content] -= gap_cost          # two contents side by side are one
    big[k, k] = trans[0, 0]
    big[k, data.SOURCE] = trans[0, data.SOURCE]
    big[k, b_content] = trans[0, b_content] - gap_cost
    closed = big.copy()
    closed[k, 0], closed[k, k] = trans[0, 0], FORBIDDEN * 2   # a cue token closes the gap
    closed[b_content, 0], closed[b_content, k] = trans[b_content, 0], FORBIDDEN * 2
    closed[b_content + 1, 0], closed[b_content + 1, k] = trans[b_content + 1, 0], FORBIDDEN * 2
    first = np.full(2 * k, FORBIDDEN * 2, np.float32)
    first[:k] = start
    wide = np.concatenate([scores, scores], 1)
    d, back = wide[0] + first, []
    for t in range(1, n):
        m = d[:, None] + (closed if cue[0] <= t < cue[1] else big)
        b = m.argmax(0)
        back.append(b)
        d = m[b, np.arange(2 * k)] + wide[t]
    y = [int(d.argmax())]
    for b in reversed(back):
        y.append(int(b[y[-1]]))
    return [v % k if v != k else 0 for v in y[::-1]]


@torch.no_grad()
def read(model, docs, rows=16, limit=data.WINDOW, gap_cost=GAP_COST, keep_probabilities=False, autocast=True):
    """Quotes of each doc by id; with keep_probabilities also each doc's soft cue tags [tokens][tags]."""
    model.eval()
    out, prob = {d.id: [] for d in docs}, {}
    ws = [data.window(d, lo, hi) for d in docs for lo, hi in data.cuts(d, limit)]
    ws.sort(key=lambda w: len(w.ids))
    trans, start = (x.numpy() for x in model.transitions())
    cue_trans, cue_start = cue_constraints()
    for i in range(0, len(ws), rows):
        b = ws[i:i + rows]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=autocast):
            h = model.hidden(b)
        tags = F.log_softmax(model.cues(h), -1)
        anchors = []
        for j, w in enumerate(b):
            lp = tags[j, :len(w.at)].numpy()
            if keep_probabilities:
                p = prob.setdefault(w.doc.id, np.zeros((len(w.doc.tokens), lp.shape[1]), np.float16))
                p[w.lo:w.lo + len(lp)] = np.exp(lp)
            path = viterbi(lp, cue_trans, cue_start)
            anchors += [(j, c, nested) for nested, begin in ((False, 1), (True, 3)) for c in spans(path, begin)]
        if not anchors:
            continue
        scores = model.arguments(h, torch.tensor([a[0] for a in anchors]), torch.tensor([a[1][0] for a in anchors]),
                                 torch.tensor([a[1][1] for a in anchors])).numpy()
        for (j, c, nested), s in zip(anchors, scores):
            w = b[j]
            path = with_gaps(s[:len(w.at)], trans, start, c, gap_cost)
            shift = lambda x: [(p + w.lo, q + w.lo) for p, q in x]
            out[w.doc.id].append(data.Quote(shift([c])[0], shift(spans(path, data.SOURCE)), shift(spans(path, data.CONTENT)), nested))
    for quotes in out.values():
        quotes.sort(key=lambda q: q.cue)
    return (out, prob) if keep_probabilities else out
