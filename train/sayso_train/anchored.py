"""Labels of tokens relative to an anchor, as the attribution head has them, for further relations: what belongs to a
saying (`said`: addressee, medium, time, place, terms of a cue) and to an act (`acts`: actor, recipient, place, date of a trigger).

And PLOVER's type between two given parties, with the trigger left open: every token may be it.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .reader import BUCKETS, RANK, allowed, anchored_scores, buckets


class Anchored(nn.Module):
    def __init__(self, hidden, labels):
        super().__init__()
        self.labels = labels
        n = len(labels)
        self.anchor, self.token = nn.Linear(hidden, RANK), nn.Linear(hidden, RANK)
        self.distance = nn.Embedding(BUCKETS, RANK)
        nn.init.normal_(self.distance.weight, std=0.1)
        self.mul, self.add = nn.Linear(RANK, n, bias=False), nn.Linear(RANK, n)
        self.trans, self.start = nn.Parameter(torch.zeros(n, n)), nn.Parameter(torch.zeros(n))
        t, s = allowed(labels)
        self.register_buffer("trans_mask", t, persistent=False)
        self.register_buffer("start_mask", s, persistent=False)

    def scores(self, h, which, starts, ends):
        """Label scores [anchors][tokens][labels] for anchors at [starts, ends) of rows `which` of h."""
        return anchored_scores(self, h, which, starts, ends)

    def transitions(self):
        return self.trans + self.trans_mask, self.start + self.start_mask

    def every(self, h):
        """Label scores [tokens as anchors][tokens][labels] of one stretch h [tokens][hidden]."""
        n = len(h)
        at = torch.arange(n)
        a, t = self.anchor(h), self.token(h)
        r = self.distance(buckets(n, at, at + 1))
        return self.mul(a[:, None] * t[None]) + self.add(F.relu(a[:, None] + t[None] + r))


def pair_scores(model, h, actor, recipient):
    """Scores [types] of what the actor does to the recipient (None: nobody) in one sentence h [tokens][hidden]; ranges of tokens."""
    e = model.scores(model.tag_scores(h), "event")
    u = e[:, 1::2] - e[:, :1]                        # [tokens][types], beginning one against none
    s = model.acts.every(h)
    names = model.acts.labels
    gain = lambda span, label: (s[:, span[0]:span[1], names.index(label)] - s[:, span[0]:span[1], 0]).max(1).values
    total = u + gain(actor, "B-actor")[:, None]
    if recipient is not None:
        total = total + gain(recipient, "B-recipient")[:, None]
    return torch.logsumexp(total, 0)
