"""Labels of whole articles, in the passages' form, as gold files of the record's scheme; and how far two passes agree.

    python -m sayso_train.gold write ARTICLE.txt LABELS.lab OUT.gold.json [--id ID --bare]    # --bare: offsets without words
    python -m sayso_train.gold agree TEXTS A B                                                # folders; the table of agreement

A label file holds the lines of a passage (../passages/README.md), `speaker: NAME` at the end of an attribution, and
`u1 | span: words` for facts of the writer without a source.
"""
import argparse
import collections
import glob
import hashlib
import json
import os
import re

from . import passages


def labels(text, path):
    """Attributions, events and unsourced spans of a label file."""
    items, unsourced = [], []
    for row in open(path, encoding="utf-8").read().split("\n"):
        row = row.strip()
        if re.match(r"u\d+ \|", row):
            unsourced.append(passages.find(text, row.split("span:", 1)[1].strip()))
        elif row:
            m = re.search(r" \| speaker:\s*(.*)$", row)
            item = passages.line(text, row[:m.start()] if m else row)
            item["speaker"] = m[1].strip() if m and m[1].strip() not in ("", "-", "null") else None
            items.append(item)
    ids = {i["id"] for i in items if i["id"][0] == "a"}
    for i in items:
        passages.values(i, ids)
    kind = lambda k: [i for i in items if i["id"][0] == k]
    return kind("a"), kind("e"), unsourced


def gold(text, path, id, bare):
    attributions, events, unsourced = labels(text, path)
    byte = lambda k: len(text[:k].encode())
    span = lambda s: ({} if bare else {"text": text[s[0]:s[1]]}) | {"start": s[0], "end": s[1], "byte_start": byte(s[0]), "byte_end": byte(s[1])}
    many = lambda v: [span(s) for s in v]
    one = lambda v: span((v[0][0], v[-1][1])) if v else None
    out = {"id": id, "annotator": "first pass, differences to a second settled", "sha256": hashlib.sha256(text.encode()).hexdigest()}
    out["attributions"] = [
        {"id": a["id"], "source": many(a["src"]), "cue": one(a["cue"]), "content": many(a["con"]), "kind": a["kind"],
         "speaker": a["speaker"], "level": a["level"], "parent": None if a["parent"] == "-" else a["parent"], "stance": a["stance"],
         "addressee": one(a["to"]), "medium": one(a["med"]), "time": one(a["time"]), "place": one(a["place"]), "terms": one(a["terms"])}
        for a in attributions]
    out["events"] = [
        {"id": e["id"], "trigger": one(e["trig"]), "also": many(e["also"]), "type": e["type"], "mode": e["mode"] or None, "actors": many(e["act"]),
         "recipients": many(e["rec"]), "status": e["status"], "according_to": e["by"], "place": one(e["place"]), "date": one(e["date"])} for e in events]
    return out | {"narrator_unsourced": many(unsourced)}


def overlap(a, b):
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def jaccard(a, b):
    x, y = ({i for s in v for i in range(*s)} for v in (a, b))
    return len(x & y) / max(1, len(x | y))


def matched(left, right, key, fallback=None):
    """One to one in text order, by overlapping spans of `key`, or of `fallback` where one side has no key."""
    used, out = set(), []
    for a in left:
        for i, b in enumerate(right):
            same = overlap(a[key], b[key]) or fallback and not (a[key] and b[key]) and overlap(a[fallback], b[fallback])
            if i not in used and same:
                used.add(i)
                out.append((a, b))
                break
    return out


def agreement(texts, one, two):
    """Figure → (agreeing, of how many), over the articles that both folders label."""
    n = collections.defaultdict(lambda: [0, 0])
    def add(name, right, whole=1):
        n[name][0] += right
        n[name][1] += whole
    for path in sorted(glob.glob(os.path.join(one, "*.lab"))):
        name = os.path.basename(path)
        other = os.path.join(two, name)
        if not os.path.exists(other):
            continue
        text = open(os.path.join(texts, name[:-4] + ".txt"), encoding="utf-8").read()
        (a1, e1, _), (a2, e2, _) = labels(text, path), labels(text, other)
        pairs = matched(a1, a2, "cue", "con")
        add("attributions found", 2 * len(pairs), len(a1) + len(a2))
        back = {b["id"]: a["id"] for a, b in pairs}
        linked = 0
        for a, b in pairs:
            same = {"kind": a["kind"] == b["kind"], "level": a["level"] == b["level"], "stance": a["stance"] == b["stance"],
                    "parent": a["parent"] == back.get(b["parent"], b["parent"] if b["parent"] == "-" else None),
                    "source": a["src"] == b["src"], "content": a["con"] == b["con"]}
            for k, v in same.items():
                add("  " + k, v)
            linked += (overlap(a["src"], b["src"]) or not a["src"] and not b["src"]) and (jaccard(a["con"], b["con"]) >= 0.8 or not a["con"] and not b["con"])
            for k, label in (("to", "addressee"), ("med", "medium"), ("time", "time of saying")):
                if a[k] or b[k]:
                    add("  " + label, 2 * overlap(a[k], b[k]), bool(a[k]) + bool(b[k]))
        add("attributions linked", 2 * linked, len(a1) + len(a2))
        pairs = [(a, b) for a, b in matched(e1, e2, "trig") if a["type"] == b["type"]]
        add("events typed", 2 * len(pairs), len(e1) + len(e2))
        for a, b in pairs:
            add("  status", a["status"] == b["status"])
            add("  according to", a["by"] == back.get(b["by"], b["by"] if b["by"] == "article" else None))
            add("  actors", overlap(a["act"], b["act"]) or not a["act"] and not b["act"])
            add("  recipients", overlap(a["rec"], b["rec"]) or not a["rec"] and not b["rec"])
    return n


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("verb", choices=("write", "agree"))
    ap.add_argument("paths", nargs=3)
    ap.add_argument("--id")
    ap.add_argument("--bare", action="store_true")
    o = ap.parse_args()
    if o.verb == "agree":
        for k, (right, whole) in agreement(*o.paths).items():
            print(f"{k:22} {100 * right / whole:5.1f}  {whole}")
        return
    text = open(o.paths[0], encoding="utf-8").read()
    out = gold(text, o.paths[1], o.id or os.path.basename(o.paths[0])[:-4], o.bare)
    with open(o.paths[2], "w", encoding="utf-8") as f:
        json.dump(out, f, indent=1, ensure_ascii=False)
        f.write("\n")


if __name__ == "__main__":
    main()
