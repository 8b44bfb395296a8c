"""Add the line of events to the calibration: how often an event that the reader believes with p is one, of its type.

    sayso read --format jsonl --offsets codepoints passages_dev.jsonl > records.jsonl     (with a container without that line)
    python -m sayso_train.calibrate_events --passages passages --records records.jsonl --into calibration.json

The articles are the passages that train nothing. "--texts FILE" writes them as JSONL to be read.
"""
import argparse
import json

import numpy as np

from . import relations
from .calibrate import line


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--passages", required=True)
    ap.add_argument("--texts")
    ap.add_argument("--records")
    ap.add_argument("--into")
    o = ap.parse_args()
    passages = {a.id: a.passage for a in relations.passage_articles(o.passages, held_out=True)}
    if o.texts:
        with open(o.texts, "w", encoding="utf-8") as f:
            for p in passages.values():
                f.write(json.dumps({"id": p.id, "text": p.text}) + "\n")
        return
    x, y = [], []
    for row in open(o.records, encoding="utf-8"):
        r = json.loads(row)
        gold = [(s, t, e["type"]) for e in passages[r["article"]["id"]].events for k in ("trig", "also") for s, t in e[k]]
        for e in r["events"]:
            spans = [e["trigger"], *e["mentions"]]
            x.append(e["confidence"] or 0.0)
            y.append(float(any(s < m["end"] and m["start"] < t and kind == e["type"] for m in spans for s, t, kind in gold)))
    lines = json.load(open(o.into, encoding="utf-8"))
    lines["event"] = line(x, y)
    print("event", len(x), "right", round(float(np.mean(y)), 3), "knots", len(lines["event"]["believed"]))
    with open(o.into, "w", encoding="utf-8") as f:
        json.dump(lines, f, indent=1)


if __name__ == "__main__":
    main()
