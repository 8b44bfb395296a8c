"""Passages of our own writing with attributions and events, in a form a person can write and read (../passages/README.md).

    python -m sayso_train.passages FILE…        checks them: every quoted piece must be found, every value known
"""
import collections
import re
import sys
from dataclasses import dataclass, field

LEVELS = "named_person named_institution document_or_data named_media unnamed_person unnamed_plural unexpressed".split()
STANCES = ("asserts confirms denies rejects does_not_confirm declines_comment no_response demands asks promises warns expects believes "
           "praises criticises alleges decides").split()
KINDS = "direct indirect mixed none".split()
TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
         "ASSAULT").split()
STATUSES = "happened ongoing reported_only denied ruled_out planned possible hypothetical did_not_happen demanded".split()
MODES = set("visit third-party multilateral phone withdraw release disarm ceasefire access resign assist change yield meet disapprove "
            "investigate allege restrict arrest relations expel territory violence demo riot strike hunger boycott obstruct vandalize "
            "convict discontinue troops weapons police militia seize censor curfew martial-law deport withhold misinformation cyber abduct "
            "beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control "
            "unconventional".split())
SPANS = {"a": "src cue con to med time place terms".split(), "e": "trig also act rec place date".split()}


@dataclass
class Passage:
    id: str
    domain: str
    text: str
    attributions: list = field(default_factory=list)   # dicts; spans are [(start, end)] in code points
    events: list = field(default_factory=list)


class Fault(Exception):
    pass


def find(text, quoted):
    """The span of a quoted piece, `words` or `words#2` for the second time they stand at word boundaries."""
    m = re.fullmatch(r"(.*?)#(\d+)", quoted, re.S)
    piece, n = (m[1], int(m[2])) if m else (quoted, 0)
    left = r"(?<!\w)" if piece[:1].isalnum() else ""
    right = r"(?!\w)" if piece[-1:].isalnum() else ""
    at = [x.start() for x in re.finditer(left + re.escape(piece) + right, text)] if piece else []
    if not at:
        raise Fault(f"not in the text: {quoted!r}")
    if n > len(at) or not n and len(at) > 1:
        raise Fault(f"{piece!r} stands there {len(at)} times; say which with #n")
    start = at[max(n, 1) - 1]
    return start, start + len(piece)


def line(text, row):
    """One line of labels as a dict."""
    parts = [p.strip() for p in row.split(" | ")]
    kind = parts[0][:1]
    if not re.fullmatch(r"[ae]\d+", parts[0]):
        raise Fault(f"a line begins with a1, a2 … or e1, e2 …: {row!r}")
    out = {"id": parts[0]} | {k: [] for k in SPANS[kind]}
    for p in parts[1:]:
        m = re.match(r"(\w+):\s*(.*)$", p, re.S)
        if m and m[1] in SPANS[kind]:
            out[m[1]] = [find(text, x.strip()) for x in m[2].split(" ;; ") if x.strip()]
            continue
        words = p.split()
        if kind == "e" and words and words[0].split(".")[0] in TYPES:
            out["type"], _, mode = words[0].partition(".")
            if mode and mode not in MODES:
                raise Fault(f"no such mode: {mode}")
            out["mode"] = mode
        elif len(words) == 2 and words[0] in ("kind", "level", "stance", "parent", "status", "by"):
            out[words[0]] = words[1]
        else:
            raise Fault(f"not understood: {p!r}")
    return out


def values(item, ids):
    """Refuses values that the scheme does not have."""
    if item["id"][0] == "a":
        rules = {"kind": KINDS, "level": LEVELS, "stance": STANCES, "parent": ids | {"-"}}
        if not item["cue"] and not item["con"]:
            raise Fault(f"{item['id']} has neither cue nor content")
        if bool(item["con"]) == (item.get("kind") == "none"):
            raise Fault(f"{item['id']}: kind none goes with no content, and no other")
        if bool(item["src"]) == (item.get("level") == "unexpressed") and item.get("level") != "unnamed_plural":
            raise Fault(f"{item['id']}: level unexpressed goes with no source, and no other")
    else:
        rules = {"type": TYPES, "status": STATUSES, "by": ids | {"article"}}
        if not item["trig"]:
            raise Fault(f"{item['id']} has no trigger")
    for k, known in rules.items():
        item.setdefault(k, "-" if k == "parent" else None)
        if item[k] not in known:
            raise Fault(f"{item['id']}: {k} is {item[k]!r}")


def blocks(path):
    """The passages of a file as text, each from its heading on."""
    with open(path, encoding="utf-8") as f:
        return re.split(r"^## ", f.read(), flags=re.M)[1:]


def parsed(block):
    """One passage; Fault says what is wrong with it."""
    head, _, rest = block.partition("\n")
    name, _, domain = head.strip().partition(" ")
    text, cut, labels = rest.partition("\n--")
    if not cut:
        raise Fault("no line -- between text and labels")
    p = Passage(name, domain, text.strip("\n"))
    for row in labels.strip("\n").split("\n"):
        if row.strip():
            item = line(p.text, row.strip())
            (p.attributions if item["id"][0] == "a" else p.events).append(item)
    ids = {a["id"] for a in p.attributions}
    if len(ids) < len(p.attributions):
        raise Fault("an id of an attribution stands twice")
    for item in p.attributions + p.events:
        values(item, ids)
    return p


def each(path):
    """(heading, passage or Fault) of every passage of a file."""
    seen = set()
    for b in blocks(path):
        name = b.split(None, 1)[0]
        try:
            if name in seen:
                raise Fault("this id stands twice")
            seen.add(name)
            yield name, parsed(b)
        except Fault as e:
            yield name, e


def read(path):
    """All passages of a file; Fault names the passage."""
    out = []
    for name, p in each(path):
        if isinstance(p, Fault):
            raise Fault(f"{path}: {name}: {p}")
        out.append(p)
    return out


def main():
    bad, count = 0, collections.Counter()
    for path in sys.argv[1:]:
        for name, p in each(path):
            if isinstance(p, Fault):
                bad += 1
                print(f"{name}: {p}")
                continue
            count["passages"] += 1
            count["words"] += len(p.text.split())
            count.update(["attributions"] * len(p.attributions) + ["events"] * len(p.events))
            count.update(e["type"] for e in p.events)
            count.update(e["status"] for e in p.events)
            count.update(a["stance"] for a in p.attributions)
    print(f"{bad} faults;", ", ".join(f"{k} {n}" for k, n in count.most_common()))
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
