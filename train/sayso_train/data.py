"""Articles as the engine sees them, gold or silver attributions laid on their tokens, and windows cut from them.

Text is read by `sayso internal features` (one line an article), so features exist in one language only; the corpora
give spans in code points, which that command's offsets share.
"""
import bisect
import gzip
import json
import os
import subprocess
import threading
from dataclasses import dataclass, field

import numpy as np

CLS, SEP, MASK_ID, PARAGRAPH = 101, 102, 103, 1  # PARAGRAPH is BERT's [unused0], put between paragraphs
WINDOW = 240                       # word pieces of text in a window
LONGEST_WORD = 12                  # pieces of one word that are read

# Labels of cue tags and of arguments relative to a cue; the numbers are part of the model.
CUE_TAGS = ["O", "B-cue", "I-cue", "B-nested", "I-nested"]
ARGUMENTS = ["O", "B-source", "I-source", "B-content", "I-content"]
SOURCE, CONTENT = 1, 3


@dataclass
class Quote:
    """One attribution in token ranges [start, end); paths from silver may be cut by windows like gold ones."""
    cue: tuple
    source: list
    content: list
    nested: bool = False
    weight: float = 1.0


@dataclass
class Doc:
    id: str
    tokens: list        # [start, end) in code points
    first: list         # index of the first piece of each token
    pieces: list
    feature: list       # feature row of each token
    sentences: list     # first token of each
    paragraphs: set     # first tokens
    quotes: list = field(default_factory=list)
    cue_prob: np.ndarray = None  # [tokens][len(CUE_TAGS)] soft cue tags of a teacher, or None for gold

    def piece_ids(self, t):
        end = self.first[t + 1] if t + 1 < len(self.first) else len(self.pieces)
        return self.pieces[self.first[t]:end][:LONGEST_WORD]


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")


def rows(path):
    with opened(path) as f:
        for line in f:
            yield json.loads(line)


def features(sayso, path, cache):
    """Docs of a corpus file, read by the binary `sayso`, kept in `cache` under the file's name."""
    os.makedirs(cache, exist_ok=True)
    kept = os.path.join(cache, os.path.basename(path))
    if not os.path.exists(kept):
        with opened(path) as f, gzip.open(kept + ".new", "wb", 1) as out:
            p = subprocess.Popen([sayso, "internal", "features"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            def feed():
                for line in f:
                    p.stdin.write(line.encode())
                p.stdin.close()
            t = threading.Thread(target=feed)
            t.start()
            for line in p.stdout:
                out.write(line)
            t.join()
            if p.wait():
                raise RuntimeError(f"sayso internal features failed on {path}")
        os.rename(kept + ".new", kept)
    with gzip.open(kept, "rt", encoding="utf-8") as f:
        for r in map(json.loads, f):
            if r["tokens"]:
                yield Doc(r["id"], r["tokens"], r["first"], r["pieces"], r["feature"], r["sentences"], set(r["paragraphs"]))


def snap(doc, start, end):
    """A code-point span as a token range, outwards; None if it holds no token."""
    i = bisect.bisect_right(doc.tokens, start, key=lambda t: t[1])
    j = bisect.bisect_left(doc.tokens, end, key=lambda t: t[0])
    return (i, j) if j > i else None


def polnear(sayso, path, cache):
    """Docs with PolNeAR's gold; attributions without cue or content are left out, as the metrics do."""
    gold = {r["id"]: r for r in rows(path)}
    for doc in features(sayso, path, cache):
        for a in gold[doc.id]["attributions"]:
            spans = {k: [s for s in (snap(doc, *p) for p in a[k]) if s] for k in ("cue", "source", "content")}
            if spans["cue"]:
                doc.quotes.append(Quote(spans["cue"][0], spans["source"], spans["content"]))
        yield doc


def cuts(doc, limit=WINDOW, first=None):
    """Token ranges of windows of whole sentences, at most `limit` pieces (a longer sentence is cut).

    A window that cannot take the whole of the next paragraph ends at that paragraph's start if it is 60 % full.
    `first` shortens the first window, so that training sees every sentence in every place. This is the engine's
    window rule; internal/attribute/window.go has it in Go.
    """
    size = lambda a, b: (doc.first[b] if b < len(doc.first) else len(doc.pieces)) - doc.first[a]
    n, starts, i = len(doc.tokens), doc.sentences + [len(doc.tokens)], 0
    k = 1
    while i < n:
        lim = min(limit, first or limit)
        first = None
        while starts[k] <= i:
            k += 1
        j = k
        while j < len(starts) and size(i, starts[j]) <= lim:
            j += 1
        if j == k:  # not even one sentence: cut inside it
            end = i + 1
            while end < starts[k] and size(i, end + 1) <= lim:
                end += 1
        else:
            end = starts[j - 1]
            if end < n and end not in doc.paragraphs:
                for b in reversed(starts[k:j - 1]):
                    if size(i, b) < 0.6 * lim:
                        break
                    if b in doc.paragraphs:
                        end = b
                        break
        yield i, end
        i = end


@dataclass
class Window:
    doc: Doc
    lo: int
    ids: list        # pieces with [CLS], [SEP] and paragraph marks
    feature: list    # feature row of each piece
    at: list         # index in ids of each token's first piece
    tags: np.ndarray  # cue tag of each token
    anchors: list    # [((start, end), path [tokens])], in tokens of the window
    soft: np.ndarray = None

    @property
    def pieces(self):
        return len(self.ids) - 2


def window(doc, lo, hi):
    ids, feat, at = [CLS], [0], []
    for t in range(lo, hi):
        if t > lo and t in doc.paragraphs:
            ids.append(PARAGRAPH)
            feat.append(0)
        at.append(len(ids))
        p = doc.piece_ids(t)
        ids += p
        feat += [doc.feature[t]] * len(p)
    ids.append(SEP)
    feat.append(0)
    n = hi - lo
    tags = np.zeros(n, np.int64)
    anchors = []
    for q in doc.quotes:
        a, b = q.cue[0] - lo, q.cue[1] - lo
        if a < 0 or b > n:
            continue
        k = 3 if q.nested else 1
        tags[a], tags[a + 1:b] = k, k + 1
        path = np.zeros(n, np.int64)
        for label, spans in ((SOURCE, q.source), (CONTENT, q.content)):
            for s, e in spans:
                s, e = max(s - lo, 0), min(e - lo, n)
                if s < e:
                    path[s], path[s + 1:e] = label, label + 1
        anchors.append(((a, b), path, q.weight))
    soft = doc.cue_prob[lo:hi] if doc.cue_prob is not None else None
    return Window(doc, lo, ids, feat, at, tags, anchors, soft)
