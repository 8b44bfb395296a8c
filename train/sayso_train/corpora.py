"""The corpora of the language layers as articles with gold in code points: syntax, names, time expressions.

Texts are rebuilt exactly from CoNLL-U (SpaceAfter, paragraphs), put together by rule where a corpus keeps only tokens.
An article is {"id", "text"} and a Gold; the articles of the record's development gold are left out of training.
"""
import glob
import hashlib
import json
import os
import re
from dataclasses import dataclass, field

from .data import opened, rows


@dataclass
class Word:
    """One UD word at [start, end) of the text, or without a place of its own (start None) in an odd multiword token."""
    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int        # from 1 in its sentence, 0 is the root
    deprel: str
    inside: bool     # goes on within a multiword token
    mwt: tuple = None  # [start, end) of the multiword token


@dataclass
class Gold:
    sentences: list = None   # [[Word]]
    names: list = None       # [(start, end, label of the set)]
    name_set: str = ""
    covered: list = None     # stretches the names cover, where they do not cover all
    times: list = None       # [(start, end, type)]
    region: str = ""
    chains: list = None      # [[(start, end)]] coreference chains
    chained: bool = True     # whether every phrase outside the chains is known to go on from none
    pronoun: tuple = None    # GAP: ((start, end), [((start, end), is it)])


@dataclass
class Article:
    id: str
    text: str
    gold: Gold = field(default_factory=Gold)


# Ids of articles that stand in the development gold of the record.
def shingles(text, n=8):
    w = re.findall(r"\w+", text.lower())
    return {tuple(w[i:i + n]) for i in range(len(w) - n)}


class Withheld:
    """Says whether a text is one of the development gold articles in `folder` (*.txt)."""
    def __init__(self, folder):
        self.texts = [shingles(open(p, encoding="utf-8").read()) for p in sorted(glob.glob(os.path.join(folder, "*.txt")))]

    def __contains__(self, text):
        s = shingles(text)
        return any(len(t & s) > 0.2 * len(t) for t in self.texts)


def conllu(path):
    """Articles of a CoNLL-U file: one for each newdoc; blank lines between paragraphs."""
    text, sentences, name, sent_ids = "", [], None, []
    words, multi, par, space = [], None, False, ""

    def place(form, misc):
        nonlocal text, space
        text += space
        start = len(text)
        text += form
        space = "" if "SpaceAfter=No" in misc.split("|") else " "
        return start, len(text)

    def finished():
        a = Article(name, text, Gold(sentences=sentences))
        a.sent_ids = sent_ids
        return a

    with opened(path) as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                if sentences:
                    yield finished()
                text, sentences, sent_ids, space = "", [], [], ""
                name = line.split("=", 1)[1].strip()
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                par = True
            elif line.startswith("# sent_id"):
                sent_ids.append(line.split("=", 1)[1].strip())
            elif line and not line.startswith("#"):
                c = line.split("\t")
                if par and text:
                    text, space = text.rstrip() + "\n\n", ""
                par = False
                if "-" in c[0]:
                    a, b = map(int, c[0].split("-"))
                    multi = (b, *place(c[1], c[9]), a)
                    at = multi[1]
                elif "." not in c[0]:
                    i = int(c[0])
                    if multi and i <= multi[0]:
                        end = at + len(c[1])
                        fits = text[at:end] == c[1] and end <= multi[2]
                        w = Word(at if fits else None, end if fits else None, *c[1:6], int(c[6]), c[7], i > multi[3], (multi[1], multi[2]))
                        at = end
                    else:
                        s, e = place(c[1], c[9])
                        w = Word(s, e, *c[1:6], int(c[6]), c[7], False)
                    words.append(w)
            elif not line and words:
                sentences.append(words)
                words, multi = [], None
    if sentences:
        yield finished()


CLOSING, OPENING = set(",.;:!?%)]}…”’"), set("([{$€£“‘#")


def detokenised(tokens):
    """Text of a token list by the usual spacing, and the tokens' spans."""
    text, spans, glue, quotes = "", [], True, False
    for i, t in enumerate(tokens):
        low = t.lower()
        straight = t in ('"', "''", "``")
        closes = t in CLOSING or low in ("'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'m", "'d", "’re", "’ve", "’ll", "’m", "’d") \
            or straight and quotes or t in ("-", "–", "/") and 0 < i < len(tokens) - 1 and tokens[i - 1][-1:].isalnum() and t != "–"
        if not glue and not closes:
            text += " "
        spans.append((len(text), len(text) + len(t)))
        text += t
        glue = t in OPENING or straight and not quotes or t in ("-", "/") and closes
        if straight:
            quotes = not quotes
    return text, spans


def tag_spans(tags):
    """(start, end, label) of BIO tags, in tokens."""
    out, i = [], 0
    while i < len(tags):
        j = i + 1
        if tags[i] != "O":
            while j < len(tags) and tags[j] == "I-" + tags[i][2:]:
                j += 1
            out.append((i, j, tags[i][2:]))
        i = j
    return out


def worldwide_tags(tags, tags4):
    """The nine types, with the currency inside a sum of money as a type of its own (CoNLL's MISC there)."""
    out = list(tags)
    for i, (t, u) in enumerate(zip(tags, tags4)):
        if t[2:] == "Money":
            out[i] = u[:2] + "Currency" if u != "O" else "O"
    return out


def joined(id, name_set, parts, between="\n", region=""):
    """An article of tagged token lists."""
    text, names = "", []
    for tokens, tags in parts:
        part, spans = detokenised(tokens)
        at = len(text)
        names += [(at + spans[i][0], at + spans[j - 1][1], label) for i, j, label in tag_spans(tags)]
        text += part + between
    return Article(str(id), text.rstrip("\n"), Gold(names=names, name_set=name_set, region=region))


def worldwide(path):
    for r in rows(path):
        yield joined(r["id"], "worldwide", [(s["tokens"], worldwide_tags(s["tags"], s["tags4"])) for s in r["sents"]], region=r["region"])


def wnut(path):
    for r in rows(path):
        yield joined(f"wnut{r['id']}", "wnut", [(r["tokens"], r["tags"])])


def wikigold(path, size=8):
    part, n = [], 0
    for r in rows(path):
        part.append((r["tokens"], r["tags"]))
        if len(part) == size:
            yield joined(f"wikigold{n}", "wikigold", part)
            part, n = [], n + 1
    if part:
        yield joined(f"wikigold{n}", "wikigold", part)


def gum(conllu_path, names_path, chains_path):
    """GUM's articles with syntax, names (types of GUM, whole noun phrases) and OntoGUM's chains."""
    tags = {r["id"]: r["tags"] for r in rows(names_path)}
    chains = {r["id"]: r for r in rows(chains_path)}
    for a in conllu(conllu_path):
        words = [w for s in a.gold.sentences for w in s]
        r = chains.get(a.id)
        if r and r["tokens"] == [w.form for w in words]:
            a.gold.chains = [[(words[i].start, words[j - 1].end) for i, j in c] for c in r["clusters"]]
        a.gold.names, a.gold.name_set = [], "gum"
        for sent_id, words in zip(a.sent_ids, a.gold.sentences):
            t = tags[sent_id]
            if len(t) != len(words):
                raise ValueError(f"{sent_id}: {len(t)} tags for {len(words)} words")
            for i, j, label in tag_spans(t):
                if words[i].start is not None and words[j - 1].end is not None:
                    a.gold.names.append((words[i].start, words[j - 1].end, label))
        yield a


def litbank(path, size=400):
    """LitBank in pieces of about `size` tokens; only phrases of people, places and the like are in its chains."""
    for r in rows(path):
        part, first = [], 0
        for s, e in joined_sentences(r["sents"], size):
            text, spans = detokenised(r["tokens"][s:e])
            chains = [[(spans[i - s][0], spans[j - 1 - s][1]) for i, j in c if s <= i and j <= e] for c in r["clusters"]]
            yield Article(f"{r['id']}.{first}", text, Gold(chains=[c for c in chains if c], chained=False))
            first += 1


def joined_sentences(sents, size):
    """Token ranges of whole sentences, about `size` long. sents are the first tokens or the ranges of sentences."""
    start = None
    for s in sents:
        s, e = (s["start"], s["end"]) if isinstance(s, dict) else s
        start = s if start is None else start
        if e - start >= size:
            yield start, e
            start = None
    if start is not None:
        yield start, e


def gap(path):
    """GAP's pronouns with their two names."""
    for r in rows(path):
        span = lambda k: (int(r[k + "-offset"]), int(r[k + "-offset"]) + len(r[k]))
        names = [(span(k), r[k + "-coref"] == "TRUE") for k in ("A", "B")]
        yield Article(r["ID"], r["Text"], Gold(pronoun=(span("Pronoun"), names)))


def fold(id):
    """The fifth an article belongs to; fifth 0 of TimeBank is dev."""
    return hashlib.sha1(id.encode()).digest()[0] % 5


def timeml(path):
    for r in rows(path):
        times = sorted((s["start"], s["end"], s["type"]) for s in r["spans"] if s["tag"] == "TIMEX3")
        yield Article(r["id"], r["text"], Gold(times=times))


def write(articles, path):
    """Texts for `sayso internal features`."""
    with open(path, "w", encoding="utf-8") as f:
        for a in articles:
            f.write(json.dumps({"id": a.id, "text": a.text}) + "\n")
