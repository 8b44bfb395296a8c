"""Gold of events, attributions' values and factuality laid on the engine's tokens: our own passages, PLOVER pairs, factuality sets."""
import glob
import hashlib
import os
from dataclasses import dataclass, field

import numpy as np

from . import passages
from .corpora import Article, Gold
from .data import Quote, rows, snap
from .inventory import EVENTS, FACTUALITY, LEVELS, STANCES, STATUSES

# CAMEO's five classes as the PLOVER types that may stand behind them; 0 is a plain statement.
PENTA = {1: "AGREE CONSULT SUPPORT", 2: "COOPERATE AID CONCEDE RETREAT", 3: "REQUEST ACCUSE REJECT THREATEN",
         4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT"}
# Prepositions that a cue governs: PolNeAR counts them into the cue (accused of), our passages do not.
GOVERNED = "of about for against on over to with at in".split()


@dataclass
class Relations:
    """What a doc knows beside its layers; spans are tokens of the doc."""
    anchored: dict = field(default_factory=dict)   # head → [((start, end), [(start, end, label)])]
    numbers: list = field(default_factory=list)    # factuality: (token, column, value)
    pair: tuple = None                             # (actor, recipient or None, types that may be)


def fold(id):
    """The fifth of PLV an id belongs to; fifth 0 is dev."""
    return hashlib.sha1(str(id).encode()).digest()[0] % 5


def passage_articles(folder, held_out=False):
    """Articles of all passages; every tenth of them, by its id, is dev."""
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        for p in passages.read(path):
            if (hashlib.sha1(p.id.encode()).digest()[0] % 10 == 0) == held_out:
                a = Article(p.id, p.text, Gold())
                a.passage = p
                yield a


def pairs(path, dev=False):
    for r in rows(path):
        if (fold(r["sentence_id"]) == 0) != dev:
            continue
        spans = {k: [(s["start"], s["end"]) for s in r["spans"] if s["label"] == k] for k in ("source", "target")}
        a = Article(f"plv{r['sentence_id']}.{spans['source'][:1]}.{spans['target'][:1]}", r["text"], Gold())
        a.pair = (spans["source"], spans["target"], [r["gold_root"]] if r["gold_root"] != "YIELD" else ["CONCEDE", "RETREAT"])
        yield a


def gsr(path):
    for r in rows(path):
        if r.get("skip") or "text_from_markup" not in r or r["in_plv_test"] or r["event_plover2"] not in EVENTS:
            continue
        span = lambda *labels: [(s["start"], s["end"]) for s in r["spans"] if s["label"] in labels]
        a = Article(r["id"], r["text_from_markup"], Gold())
        a.pair = (span("SRC", "SRC/TAR"), span("TAR"), [r["event_plover2"]])
        if a.pair[0]:
            yield a


def penta(path):
    """CAMEO-UTD's sentences outside PLV, with the five classes."""
    for r in rows(path):
        if r["in_plv_train"] or r["in_plv_test"] or r.get("penta") not in PENTA:
            continue
        at, where, text = 0, [], r["text"]
        for t in r["tokens"]:
            i = text.find(t, at)
            if i < 0:
                break
            where.append((i, i + len(t)))
            at = i + len(t)
        if len(where) < len(r["tokens"]):
            continue
        span = lambda k: [(where[s["tok_start"]][0], where[s["tok_end"] - 1][1]) for s in r["spans"] if s["label"] == k]
        a = Article(r["id"], text, Gold())
        a.pair = (span("source"), span("target"), PENTA[r["penta"]].split())
        if a.pair[0]:
            yield a


def factuality(path, name, split):
    for i, r in enumerate(rows(path)):
        if r["split"] == split:
            a = Article(f"{name}.{split}.{i}", r["text"], Gold())
            a.numbers = [(t["char_start"], t["char_end"], FACTUALITY.index(name), float(t["label"])) for t in r["targets"] if t["ok"]]
            if a.numbers:
                yield a


def lay(doc, article, inventory):
    """Sets doc.relations, and for passages the quotes and tags of doc.layers."""
    r = Relations()
    if getattr(article, "pair", None):
        actor, recipient, types = article.pair
        where = [snap(doc, *s) for s in actor[:1]], [snap(doc, *s) for s in recipient[:1]]
        if where[0] and where[0][0]:
            r.pair = (where[0][0], where[1][0] if where[1] else None, [EVENTS.index(t) for t in types])
    for start, end, column, value in getattr(article, "numbers", ()):
        s = snap(doc, start, end)
        if s:
            r.numbers.append((s[0], column, value))
    if hasattr(article, "passage"):
        lay_passage(doc, article.passage, r, inventory)
    doc.relations = r


def lay_passage(doc, p, r, inventory):
    n = len(doc.tokens)
    ranges = lambda spans: [s for s in (snap(doc, *x) for x in spans) if s]
    tags = {k: np.full(n, -1, np.int64) for k in ("status", "stance", "level")}
    tags["event"] = np.zeros(n, np.int64)
    r.anchored = {"said": [], "acts": []}
    for a in p.attributions:
        cue, source, content = ranges(a["cue"]), ranges(a["src"]), ranges(a["con"])
        if not cue:
            continue
        cue = (cue[0][0], cue[-1][1])
        tags["stance"][cue[0]:cue[1]] = STANCES.index(a["stance"])
        for s in source or [cue]:
            tags["level"][s[0]:s[1]] = LEVELS.index(a["level"])
        r.anchored["said"].append((cue, [(*s, label) for k, label in (("to", "addressee"), ("med", "medium"), ("time", "time"), ("place", "place"), ("terms", "terms"))
                                         for s in ranges(a[k])]))
        quote = as_polnear(doc, p.text, cue, content)
        doc.quotes.append(Quote(quote[0], source, quote[1], nested=a["parent"] != "-"))
    doc.quotes.sort(key=lambda q: q.cue)
    for e in p.events:
        kind = inventory.id("event", "B-" + e["type"])
        for k, spans in (("trig", e["trig"]), ("also", e["also"])):
            for s in ranges(spans):
                tags["event"][s[0]], tags["event"][s[0] + 1:s[1]] = kind, kind + 1
                if k == "trig":
                    tags["status"][s[0]:s[1]] = STATUSES.index(e["status"])
        trigger = ranges(e["trig"])
        if trigger:
            r.anchored["acts"].append((trigger[0], [(*s, label) for k, label in (("act", "actor"), ("rec", "recipient"), ("place", "place"), ("date", "date"))
                                                    for s in ranges(e[k])]))
    doc.layers.tags |= tags


def as_polnear(doc, text, cue, content):
    """Cue and content with what PolNeAR counts in: the preposition that a cue governs, the "that" of a content."""
    word = lambda t: text[doc.tokens[t][0]:doc.tokens[t][1]].lower()
    out = []
    for a, b in content:
        if a and word(a - 1) == "that" and a - 1 >= cue[1]:
            a -= 1
        elif a and a - 1 == cue[1] and word(a - 1) in GOVERNED:
            cue = (cue[0], a)
        out.append((a, b))
    if not out and cue[1] - cue[0] > 2 and word(cue[1] - 1) == "comment" and word(cue[1] - 2) == "to":
        out, cue = [(cue[1] - 2, cue[1])], (cue[0], cue[1] - 2)
    return cue, out


def window_path(spans, labels, lo, n):
    """The path of one anchor over the window of n tokens from lo."""
    path = np.zeros(n, np.int64)
    for s, e, label in spans:
        s, e = max(s - lo, 0), min(e - lo, n)
        if s < e:
            k = labels.index("B-" + label)
            path[s], path[s + 1:e] = k, k + 1
    return path
