"""The reading model: one encoder, cues tagged, source and content labelled relative to each cue.

Anchors and arguments after Pareti's source-cue-content scheme; the argument score is low-rank bilinear plus
additive with a bucketed distance, under a linear-chain CRF (Lafferty et al. 2001), because single labels break
contents in two.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from .data import ARGUMENTS, CUE_TAGS, MASK_ID, WINDOW

RANK, BUCKETS, FEATURES = 192, 33, 12
FORBIDDEN = -1e4


def allowed(labels):
    """Additive mask [from][to] and [start] that lets I-x follow only B-x and I-x."""
    n = len(labels)
    t, s = torch.zeros(n, n), torch.zeros(n)
    for j, name in enumerate(labels):
        if name.startswith("I-"):
            s[j] = FORBIDDEN
            for i, before in enumerate(labels):
                if before[2:] != name[2:]:
                    t[i, j] = FORBIDDEN
    return t, s


def buckets(n, starts, ends):
    """Distance bucket [anchors][n] of each token from its anchor [start, end): 16 inside, exact to 4, then log."""
    p = torch.arange(n)[None]
    s, e = starts[:, None], ends[:, None]
    d = torch.where(p < s, p - s, torch.where(p >= e, p - e + 1, torch.zeros_like(p)))
    return BUCKET_OF.to(d.device)[d.clamp(-1023, 1023) + 1023]


def _bucket(d):
    """Integer thresholds, so that the engine's table is the same on every machine."""
    a = abs(d)
    limits = [1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 37, 50, 68, 92, 125]  # a < limit
    k = next((i for i, lim in enumerate(limits) if a < lim), 15)
    return 16 - k if d < 0 else 16 + k


BUCKET_OF = torch.tensor([_bucket(d) for d in range(-1023, 1024)])


class Reader(nn.Module):
    def __init__(self, encoder, inject=0):
        """`inject` is the number of layers below the one whose input the features are added to (0: embeddings)."""
        super().__init__()
        self.enc, self.inject = encoder, inject
        h = encoder.config.hidden_size
        self.feature = nn.Embedding(FEATURES, h)
        nn.init.zeros_(self.feature.weight)
        self.drop = nn.Dropout(0.1)
        self.cue_in, self.cue_out = nn.Linear(h, RANK), nn.Linear(RANK, len(CUE_TAGS))
        self.anchor, self.token = nn.Linear(h, RANK), nn.Linear(h, RANK)
        self.distance = nn.Embedding(BUCKETS, RANK)
        nn.init.normal_(self.distance.weight, std=0.1)
        self.mul, self.add = nn.Linear(RANK, len(ARGUMENTS), bias=False), nn.Linear(RANK, len(ARGUMENTS))
        self.trans, self.start = nn.Parameter(torch.zeros(len(ARGUMENTS), len(ARGUMENTS))), nn.Parameter(torch.zeros(len(ARGUMENTS)))
        t, s = allowed(ARGUMENTS)
        self.register_buffer("trans_mask", t)
        self.register_buffer("start_mask", s)

    def hidden(self, windows, dropout=0.0):
        """Hidden states [windows][tokens][h] at each token's first piece, zero beyond a window's end."""
        n = max(len(w.ids) for w in windows)
        ids, feat, mask = (torch.zeros(len(windows), n, dtype=torch.long) for _ in range(3))
        at = torch.zeros(len(windows), max(len(w.at) for w in windows), dtype=torch.long)
        for i, w in enumerate(windows):
            ids[i, :len(w.ids)], feat[i, :len(w.ids)] = torch.tensor(w.ids), torch.tensor(w.feature)
            mask[i, :len(w.ids)] = 1
            at[i, :len(w.at)] = torch.tensor(w.at)
        if dropout:
            ids = torch.where((torch.rand(ids.shape) < dropout) & (ids > MASK_ID), torch.full_like(ids, MASK_ID), ids)
        h = self.encode(ids, feat, mask)
        return torch.gather(h, 1, at[:, :, None].expand(-1, -1, h.shape[2]))

    def encode(self, ids, feat, mask):
        e = self.enc.embeddings
        x = e.word_embeddings(ids) + e.position_embeddings(torch.arange(ids.shape[1]))[None] + e.token_type_embeddings.weight[0]
        if self.inject == 0:
            x = x + self.feature(feat)
        x = e.LayerNorm(x)
        m = torch.where(mask[:, None, None] > 0, 0.0, torch.finfo(torch.bfloat16).min)
        m = m.to(torch.bfloat16) if torch.is_autocast_enabled("cpu") else m
        for k, layer in enumerate(self.enc.encoder.layer):
            if k == self.inject and k:
                x = x + self.feature(feat)
            x = layer(x, attention_mask=m)
            x = x[0] if isinstance(x, tuple) else x
        return x.float()

    def cues(self, h):
        return self.cue_out(F.relu(self.cue_in(h)))

    def arguments(self, h, which, starts, ends):
        """Label scores [anchors][tokens][labels] for anchors at [starts, ends) of window `which`."""
        return anchored_scores(self, h, which, starts, ends)

    def transitions(self):
        return self.trans + self.trans_mask, self.start + self.start_mask

    def nll(self, scores, paths, lengths):
        return path_loss(self, scores, paths, lengths)


def anchored_scores(head, h, which, starts, ends):
    """Label scores [anchors][tokens][labels] of a head with anchor, token, distance, mul and add, for anchors at [starts, ends) of rows `which` of h."""
    n = h.shape[1]
    p = torch.arange(n)[None]
    inside = ((p >= starts[:, None]) & (p < ends[:, None])).float()
    a = head.anchor(torch.bmm(inside[:, None], h[which])[:, 0] / inside.sum(1, keepdim=True))
    t = head.token(h)[which]
    r = head.distance(buckets(n, starts, ends))
    return head.mul(a[:, None] * t) + head.add(F.relu(a[:, None] + t + r))


def path_loss(head, scores, paths, lengths):
    """CRF negative log-likelihood of each anchor's path under the head's transitions; paths are padded with O."""
    trans, start = head.transitions()
    steps = scores.shape[1]
    live = torch.arange(steps)[None] < lengths[:, None]
    unary = torch.gather(scores, 2, paths[:, :, None])[:, :, 0]
    pair = trans[paths[:, :-1], paths[:, 1:]]
    gold = start[paths[:, 0]] + (unary * live).sum(1) + (pair * live[:, 1:]).sum(1)
    a = start + scores[:, 0]
    for i in range(1, steps):
        b = torch.logsumexp(a[:, :, None] + trans[None], 1) + scores[:, i]
        a = torch.where(live[:, i, None], b, a)
    return torch.logsumexp(a, 1) - gold


def viterbi(scores, trans, start):
    """Best path of [steps][labels]; ties go to the smaller label."""
    d, back = scores[0] + start, []
    for s in scores[1:]:
        m = d[:, None] + trans
        b = m.argmax(0)
        back.append(b)
        d = m[b, np.arange(len(b))] + s
    y = [int(d.argmax())]
    for b in reversed(back):
        y.append(int(b[y[-1]]))
    return y[::-1]


def spans(path, begin):
    out, i = [], 0
    while i < len(path):
        j = i + 1
        if path[i] == begin:
            while j < len(path) and path[j] == begin + 1:
                j += 1
            out.append((i, j))
        i = j
    return out
