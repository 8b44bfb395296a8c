"""Gold of the language layers laid on the engine's tokens: tags of tokens, trees over words, names that may be partly known."""
import bisect
import collections
from dataclasses import dataclass

import numpy as np

from . import coref, inventory as inv

# What a type of a set may be among our names; a set of several says that the set does not tell.
NAME_SETS = {
    "worldwide": {"Person": "PERSON", "Organization": "ORGANIZATION", "Location": "PLACE", "NORP": "GROUP", "Facility": "FACILITY",
                  "Product": "PRODUCT", "Currency": "CURRENCY", "Date": "DATE", "Misc": "WORK EVENT LAW MISC"},
    "wnut": {"person": "PERSON", "location": "PLACE FACILITY", "corporation": "ORGANIZATION", "group": "ORGANIZATION GROUP",
             "product": "PRODUCT", "creative-work": "WORK"},
    "wikigold": {"PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "PLACE FACILITY", "MISC": "GROUP WORK EVENT LAW PRODUCT MISC"},
    "gum": {"person": "PERSON GROUP", "place": "PLACE FACILITY", "organization": "ORGANIZATION GROUP", "event": "EVENT",
            "abstract": "WORK LAW PRODUCT GROUP MISC", "object": "PRODUCT WORK FACILITY MISC", "time": "O DATE EVENT"},
    "reader": {k: k for k in inv.NAMES},   # silver of an earlier reader
}
# What a token outside all names of a set may be besides outside: types that the set does not mark.
UNMARKED = {"worldwide": "", "wnut": "GROUP EVENT LAW MISC CURRENCY DATE", "wikigold": "DATE CURRENCY", "gum": "GROUP DATE CURRENCY", "reader": ""}
# The last or first words that tell what a name of no certain type is.
LAW_WORDS = set("act acts law laws bill treaty convention constitution agreement accord accords pact charter code amendment protocol "
                "declaration resolution decree ordinance".split())
EVENT_WORDS = set("war wars cup olympics olympiad games festival championship championships summit revolution election elections day "
                  "battle tournament conference congress uprising spring genocide massacre holocaust league prix open marathon "
                  "pandemic hajj ramadan christmas easter week forum expo awards".split())
LONGEST_NAME = 6  # a phrase of GUM with more tokens is no name in our sense


@dataclass
class Sentence:
    """Words of one sentence that have a token of their own: its number, head (index here, -1 root, -2 unknown), relation."""
    at: np.ndarray
    head: np.ndarray
    relation: np.ndarray


@dataclass
class Layers:
    tags: dict        # group → label of each token, -1 unknown
    allowed: np.ndarray = None  # [tokens][names] labels a token may have, None where names are unknown
    sentences: list = None
    mentions: list = None   # coref.Mention
    chain: np.ndarray = None  # chain of each mention, -1 none, -2 unknown
    pronoun: tuple = None     # GAP's one question


def overlap(doc, start, end):
    i = bisect.bisect_right(doc.tokens, start, key=lambda t: t[1])
    j = bisect.bisect_left(doc.tokens, end, key=lambda t: t[0])
    return i, j


def word_tokens(doc, words):
    """The token that stands for each word of one sentence: the first; for one that begins inside a token the last, or
    none if it lies inside together with another word ("not" in "cannot")."""
    starts = {w.start for w in words}
    at = []
    for w in words:
        if w.start is None:
            at.append(None)
            continue
        i, j = overlap(doc, w.start, w.end)
        if j <= i:
            at.append(None)
        elif doc.tokens[i][0] == w.start:
            at.append(i)
        elif j - i > 1:
            at.append(j - 1)
        else:
            at.append(None if doc.tokens[i][0] in starts else i)
    taken = set()
    for k, t in enumerate(at):
        if t in taken:
            at[k] = None
        taken.add(t)
    return at


def splits(doc, sentences):
    """Token → places where words begin inside it, letters from its end."""
    out = collections.defaultdict(list)
    for words in sentences:
        for w in words:
            if w.start is not None:
                i, j = overlap(doc, w.start, w.end)
                if j > i and doc.tokens[i][0] < w.start:
                    out[i].append(doc.tokens[i][1] - w.start)
    return {t: inv.split_label(sorted(v, reverse=True)) for t, v in out.items()}


def learn_splits(docs, articles, inventory):
    """Adds the split labels and the table of inner words, which have no token of their own."""
    count, inner = collections.Counter(), collections.defaultdict(collections.Counter)
    for d in docs:
        a = articles[d.id]
        count.update(splits(d, a.gold.sentences).values())
        for words in a.gold.sentences:
            for k, (w, t) in enumerate(zip(words, word_tokens(d, words))):
                if t is None and w.start is not None and k:
                    before = words[k - 1]
                    attach = "same" if w.head == before.head else "before" if w.head == k else "after" if w.head > k + 1 else "before"
                    for key in (w.form.lower(), f"{before.form.lower()} {w.form.lower()}"):
                        inner[key][w.upos, w.xpos, w.feats, w.lemma, w.deprel, attach] += 1
    inventory.groups["split"] = [""] + [v for v, n in count.most_common() if n >= inv.LEAST]
    inventory.index["split"] = {v: i for i, v in enumerate(inventory.groups["split"])}
    inventory.inner = {f: list(c.most_common(1)[0][0]) for f, c in sorted(inner.items()) if sum(c.values()) >= inv.LEAST}


def syntax(doc, sentences, inventory):
    n = len(doc.tokens)
    tags = {k: np.full(n, -1, np.int64) for k in ("join", "split", "sentence", "upos", "xpos", "feats", "lemma")}
    trees = []
    for words in sentences:
        at = word_tokens(doc, words)
        new = {t: k for k, t in enumerate(at) if t is not None}
        number = {w: i for i, w in enumerate(sorted(new.values()))}
        for w in words:
            if w.start is None:
                continue
            i, j = overlap(doc, w.start, w.end)
            for t in range(i, j):
                if tags["join"][t] < 0 or doc.tokens[t][0] == w.start:
                    tags["join"][t] = inv.INSIDE
                    tags["split"][t], tags["sentence"][t] = 0, 0
                if doc.tokens[t][0] == w.start:
                    tags["join"][t] = inv.PART if w.inside else inv.BEGIN
        if words[0].start is not None:
            t = overlap(doc, words[0].start, words[0].end)[0]
            if t < n:
                tags["sentence"][t] = 1
        rows = []
        for k, (w, t) in enumerate(zip(words, at)):
            if t is None:
                continue
            tags["upos"][t], tags["xpos"][t] = inventory.id("upos", w.upos), inventory.id("xpos", w.xpos)
            tags["feats"][t], tags["lemma"][t] = inventory.id("feats", w.feats), inventory.id("lemma", inv.lemma_rule(w.form, w.lemma))
            rows.append((t, -1 if w.head == 0 else number.get(w.head - 1, -2), inventory.relation_index.get(w.deprel, -1)))
        if rows:
            trees.append(Sentence(*(np.array(x) for x in zip(*rows))))
    for t, label in splits(doc, sentences).items():
        tags["split"][t] = inventory.id("split", label)
    return tags, trees


def told_by_words(text, start, end):
    """A law, an event or a work by its own words or marks; None where nothing tells."""
    words = text[start:end].lower().replace("-", " ").split()
    if text[start - 1:start] in ('"', "“", "‘") and text[end:end + 1] in ('"', "”", "’", ","):
        return "WORK"
    for kinds, label in ((LAW_WORDS, "LAW"), (EVENT_WORDS, "EVENT")):
        if words and (words[-1] in kinds or label == "EVENT" and words[0] in ("battle", "war")):
            return label
    return None


def names(doc, article, inventory):
    """[tokens][labels]: which labels each token may have, by what its set tells."""
    g, labels = article.gold, inventory.groups["name"]
    index = inventory.index["name"]
    allowed = np.zeros((len(doc.tokens), len(labels)), bool)
    allowed[:, 0] = True
    for t in UNMARKED[g.name_set].split():
        allowed[:, [index["B-" + t], index["I-" + t]]] = True
    for start, end, kind in g.names:
        if g.name_set == "gum":
            start, end = bare(article.text, start, end)
        i, j = overlap(doc, start, end)
        if j <= i:
            continue
        kinds = NAME_SETS[g.name_set].get(kind, "")
        if not kinds or g.name_set == "gum" and j - i > LONGEST_NAME:
            allowed[i:j] = True
            continue
        kinds = kinds.split()
        told = told_by_words(article.text, start, end) if "LAW" in kinds else None
        kinds = [told] if told in kinds else kinds
        for t in range(i, j):
            allowed[t] = False
            for k in kinds:
                allowed[t, 0 if k == "O" else index[("B-" if t == i else "I-") + k]] = True
    return allowed


def bare(text, start, end):
    """A phrase without its determiner and possessive ending: "the U.S. Senate 's"."""
    part = text[start:end]
    low = part.lower()
    for lead in ("the ", "a ", "an ", "our ", "this ", "his ", "her ", "their ", "my "):
        if low.startswith(lead):
            start += len(lead)
            break
    for tail in (" 's", "'s", "’s", "’", "'"):
        if part.endswith(tail):
            end -= len(tail)
            break
    return start, end


def spans_as_tags(doc, spans, group, inventory):
    tags = np.zeros(len(doc.tokens), np.int64)
    for start, end, kind in spans:
        i, j = overlap(doc, start, end)
        if j > i and inventory.id(group, "B-" + kind) > 0:
            tags[i], tags[i + 1:j] = inventory.id(group, "B-" + kind), inventory.id(group, "I-" + kind)
    return tags


def lay(doc, article, inventory):
    """Sets doc.layers from the article's gold."""
    g, tags, out = article.gold, {}, Layers({})
    if g.sentences is not None:
        tags, out.sentences = syntax(doc, g.sentences, inventory)
    if g.names is not None:
        out.allowed = names(doc, article, inventory)
        if g.name_set == "gum":
            tags["phrase"] = spans_as_tags(doc, g.names, "phrase", inventory)
    if g.times is not None:
        tags["time"] = spans_as_tags(doc, g.times, "time", inventory)
    if g.chains is not None and g.sentences is not None:
        tokens = [t for s in g.sentences for t in word_tokens(doc, s)]
        link(out, coref.candidates(g.sentences, tokens), g)
    out.tags = tags
    doc.layers = out
    return doc


def link(layers, mentions, gold):
    """Sets the mentions and their chains: a gold span belongs to the candidate inside it with the longest phrase."""
    chain = np.full(len(mentions), -1 if gold.chained else -2, np.int64)
    where = {}
    for k, spans in enumerate(gold.chains or ()):
        for span in spans:
            where[span] = k
    inside = collections.defaultdict(list)
    for span in where:
        for i, m in enumerate(mentions):
            if m.start < span[1] and span[0] <= m.at < span[1]:
                inside[span].append(i)
    for span, k in sorted(where.items(), key=lambda x: x[0][1] - x[0][0], reverse=True):  # inner spans win
        if inside[span]:
            within = [i for i in inside[span] if span[0] <= mentions[i].start and mentions[i].end <= span[1]] or inside[span]
            chain[max(within, key=lambda i: (mentions[i].end - mentions[i].start, -i))] = k
    layers.mentions, layers.chain, layers.pronoun = mentions, chain, gold.pronoun
