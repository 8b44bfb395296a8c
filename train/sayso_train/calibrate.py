"""Fit the calibration lines of the container: isotonic regression of being right on what the model believes, on dev.

    sayso read --format jsonl polnear_dev.jsonl > dev_records.jsonl     (with an uncalibrated container)
    python -m sayso_train.calibrate --sayso ../sayso --records dev_records.jsonl --gold polnear_dev.jsonl.gz --out calibration.json

The records are the shipped binary's, so the lines fit the integers that users run.
"""
import argparse
import json

import numpy as np

from . import data

LINKS = ("all", "cue", "source", "content")


def isotonic(x, y):
    """Pool adjacent violators: rising x with the running means of y."""
    blocks = []
    for a, b in sorted(zip(x, y)):
        blocks.append([a, a, b, 1])
        while len(blocks) > 1 and blocks[-2][2] / blocks[-2][3] >= blocks[-1][2] / blocks[-1][3]:
            _, hi, s, n = blocks.pop()
            blocks[-1][1] = hi
            blocks[-1][2] += s
            blocks[-1][3] += n
    return blocks


def line(x, y, smallest=40):
    """Knots (believed, right): block means, small blocks joined so that none rests on a handful."""
    joined = []
    for lo, hi, s, n in isotonic(x, y):
        if joined and (joined[-1][3] < smallest or n < smallest // 2):
            joined[-1] = [joined[-1][0], hi, joined[-1][2] + s, joined[-1][3] + n]
        else:
            joined.append([lo, hi, s, n])
    believed, right = [], []
    order = np.argsort(x)
    xs = np.asarray(x)[order]
    for lo, hi, s, n in joined:
        inside = xs[(xs >= lo) & (xs <= hi)]
        m = float(inside.mean())
        if believed and m <= believed[-1]:
            continue
        believed.append(round(m, 6))
        right.append(round(float(np.clip(s / n, 0, 1)), 4))
    right = np.maximum.accumulate(right).tolist()
    return {"believed": believed, "right": right}


COMMENT = " to comment"


def as_polnear(a, text):
    """Cue, source and content of a record's attribution with what PolNeAR counts in."""
    cue, content, joint = dict(a["cue"]), [dict(s) for s in a["content"]], a["complementiser"]
    if cue["text"].endswith(COMMENT):
        words = {"start": cue["end"] - len(COMMENT) + 1, "end": content[0]["end"] if joint and len(content) == 1 else cue["end"]}
        cue["end"], content, joint = words["start"] - 1, [words], None
    if joint and joint["text"].lower() != "that":
        cue["end"] = joint["end"]
    elif joint:
        for s in content:
            if s["start"] >= joint["end"]:
                s["start"] = joint["start"]
                break
    cue["end"] += text[cue["end"]:cue["end"] + 1] == ":"
    source = []
    for s in a["source"]:
        end = s["end"] + ("," in s["text"] and text[s["end"]:s["end"] + 1] == ",")
        end += 2 * (text[end:end + 2] in ("’s", "'s") and cue["start"] != end)
        source.append({"start": s["start"], "end": end})
    return cue, source, content


def judged(record, doc, text):
    """For each outermost attribution of a record: what was believed of it, and whether Citron's measure finds it right.

    The record's spans are put in PolNeAR's form first, as internal/eval/convention.go does.
    """
    gold = [(q.cue, q.source, q.content) for q in doc.quotes]
    span = lambda s: data.snap(doc, s["start"], s["end"])
    for a in record["attributions"]:
        if a["parent"] is not None or a["cue"] is None or a["link_confidence"] is None:  # rules alone believe nothing
            continue
        cue, source, content = as_polnear(a, text)
        p = span(cue), [span(s) for s in source], [span(s) for s in content]
        touch = [g for g in gold if p[0][0] <= g[0][1] and p[0][1] > g[0][0]]
        yield ({"all": a["confidence"], **a["link_confidence"]},
               {"all": p in gold, "cue": any(g[0] == p[0] for g in gold), "source": any(g[1] == p[1] for g in touch),
                "content": any(g[2] == p[2] for g in touch)})


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--records", "--gold", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--cache", default="features")
    o = ap.parse_args()
    docs = {d.id: d for d in data.polnear(o.sayso, o.gold, o.cache)}
    texts = {r["id"]: r["text"] for r in data.rows(o.gold)}
    rows = [x for r in data.rows(o.records) for x in judged(r, docs[r["article"]["id"]], texts[r["article"]["id"]])]
    lines = {}
    for k in LINKS:
        x, y = [r[0][k] for r in rows], [float(r[1][k]) for r in rows]
        lines[k] = line(x, y)
        print(k, len(x), "right", round(float(np.mean(y)), 3), "knots", len(lines[k]["believed"]))
    with open(o.out, "w", encoding="utf-8") as f:
        json.dump(lines, f, indent=1)


if __name__ == "__main__":
    main()
