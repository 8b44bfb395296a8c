"""The heads of the language layers on the shared encoder: tags of tokens in one linear map, and trees over words.

Arcs are scored like arguments, low-rank bilinear plus additive with a bucketed distance (after Dozat and Manning 2017);
a relation is read off the sum of what head and dependent say.
"""
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from .anchored import Anchored
from .coref import Coref
from .inventory import bio
from .reader import BUCKET_OF, BUCKETS, RANK, Reader

PAIRS_AT_ONCE = 24_000   # dependents × heads in one tensor
LONGEST_SENTENCE = 160   # words; longer ones train no arcs
LEMMA_BONUS = 3.0        # on a lemma that is a word of the vocabulary, chosen on dev
VOCABULARY = os.path.join(os.path.dirname(__file__), "../../models/reader/vocab.txt")


# The heads of labels relative to an anchor: name → what a token may be to it.
ANCHORED = {"said": bio(["addressee", "medium", "time", "place", "terms"]), "acts": bio(["actor", "recipient", "place", "date"])}


class Syntax(nn.Module):
    def __init__(self, hidden, relations):
        super().__init__()
        self.project = nn.Linear(hidden, 4 * RANK)      # arc dependent, arc head, relation dependent, relation head
        self.root = nn.Parameter(torch.randn(2, RANK) * 0.1)  # what stands for the root as a head: of arcs, of relations
        self.mul, self.add = nn.Parameter(torch.full((RANK,), RANK ** -0.5)), nn.Parameter(torch.randn(RANK) * RANK ** -0.5)
        self.distance, self.relation_distance = nn.Embedding(BUCKETS, RANK), nn.Embedding(BUCKETS, RANK)
        for e in (self.distance, self.relation_distance):
            nn.init.normal_(e.weight, std=0.1)
        self.out = nn.Linear(RANK, relations)

    def arcs(self, dep, head, from_head):
        """Scores [s][dependents][heads + 1] of projected words [s][n][RANK]; the last head is the root. from_head [n][n+1] buckets."""
        s, n, _ = dep.shape
        head = torch.cat([head, self.root[0].to(head.dtype).expand(s, 1, RANK)], 1)
        between = self.distance(from_head).to(dep.dtype)
        add = F.relu(dep[:, :, None] + head[:, None] + between[None])
        return torch.bmm(dep * self.mul.to(dep.dtype), head.transpose(1, 2)).float() + (add @ self.add.to(dep.dtype)).float()

    def relations(self, dep, head, bucket):
        """Relation scores of pairs [k][RANK]."""
        return self.out(F.relu(dep + head + self.relation_distance(bucket)))


def arc_buckets(n):
    """Bucket [n][n+1] of head j seen from dependent i by j - i; the root has the bucket of no distance."""
    d = torch.arange(n)[None] - torch.arange(n)[:, None]
    b = BUCKET_OF[d.clamp(-1023, 1023) + 1023]
    return torch.cat([b, torch.full((n, 1), BUCKETS // 2)], 1)


def words_of_vocabulary():
    """The whole words among the engine's word pieces, which a lemma may be checked with."""
    with open(VOCABULARY, encoding="utf-8") as f:
        return {w for w in f.read().split() if w[:1].isalpha()}


class MultiReader(Reader):
    """A Reader with the language layers; `groups` maps a tag group to its number of labels."""
    def __init__(self, encoder, inventory, inject=0):
        super().__init__(encoder, inject)
        h = encoder.config.hidden_size
        self.inventory = inventory
        self.vocabulary, self.lemma_bonus = words_of_vocabulary(), LEMMA_BONUS
        self.columns, at = {}, 0
        for k, labels in inventory.groups.items():
            self.columns[k] = (at, at + len(labels))
            at += len(labels)
        self.tags = nn.Linear(h, at)
        self.syntax = Syntax(h, len(inventory.relations))
        self.coref = Coref(h)
        self.said, self.acts = (Anchored(h, labels) for labels in ANCHORED.values())

    def tag_scores(self, h):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            return self.tags(h).float()

    def scores(self, all_scores, group):
        a, b = self.columns[group]
        return all_scores[..., a:b]


def tag_loss(model, scores, targets, weights):
    """Weighted cross-entropy sums of tag groups over tokens; -1 is unknown."""
    out = {}
    for k, w in weights.items():
        t = targets.get(k)
        if t is not None and (t >= 0).any():
            known = t >= 0
            out[k] = w * F.cross_entropy(model.scores(scores, k)[known], t[known], reduction="sum")
    return out


def partial_loss(scores, allowed):
    """-log of the probability of all allowed labels together, summed over tokens."""
    whole = torch.logsumexp(scores, -1)
    part = torch.logsumexp(scores.masked_fill(~allowed, -1e4), -1)
    return (whole - part).sum()


def groups_by_length(lengths):
    """Lists of sentence numbers of about one length, PAIRS_AT_ONCE pairs at most."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    out, part = [], []
    for i in order:
        n = lengths[i]
        if part and (len(part) + 1) * n * (n + 1) > PAIRS_AT_ONCE:
            out.append(part)
            part = []
        part.append(i)
    return out + [part] if part else out


def tree_loss(model, rows, sentences):
    """Arc and relation cross-entropy sums. rows [words][h] are the words of all sentences in turn."""
    syn = model.syntax
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=model.training):
        p = syn.project(rows)
    p = p if model.training else p.float()
    starts = np.cumsum([0] + [len(s.at) for s in sentences])
    arc = relation = torch.zeros(())
    for part in groups_by_length([len(s.at) for s in sentences]):
        n = max(len(sentences[i].at) for i in part)
        if n > LONGEST_SENTENCE:
            continue
        at = torch.zeros(len(part), n, dtype=torch.long)
        gold, rel = torch.full((len(part), n), -2), torch.full((len(part), n), -1)
        heads = torch.zeros(len(part), n + 1, dtype=torch.bool)
        heads[:, n] = True
        for r, i in enumerate(part):
            s, k = sentences[i], len(sentences[i].at)
            at[r, :k] = torch.arange(starts[i], starts[i] + k)
            gold[r, :k], rel[r, :k] = torch.from_numpy(s.head), torch.from_numpy(s.relation)
            heads[r, :k] = True
        q = p[at]
        dep, head, rel_dep, rel_head = q.split(RANK, -1)
        buckets = arc_buckets(n)
        barred = ~heads[:, None] | torch.eye(n, n + 1, dtype=torch.bool)[None]   # no word is its own head
        scores = syn.arcs(dep, head, buckets).masked_fill(barred, -1e4)
        known = gold >= -1
        target = torch.where(gold < 0, torch.full_like(gold, n), gold)
        arc = arc + F.cross_entropy(scores[known], target[known], reduction="sum")
        known = known & (rel >= 0)
        s, d = known.nonzero(as_tuple=True)
        t = target[known]
        full = torch.cat([rel_head, syn.root[1].to(rel_head.dtype).expand(len(part), 1, RANK)], 1)
        relation = relation + F.cross_entropy(syn.relations(rel_dep[s, d].float(), full[s, t].float(), buckets[d, t]), rel[known], reduction="sum")
    return arc, relation
