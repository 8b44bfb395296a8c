"""Silver: let a teacher read gold and unlabelled articles, and read every content once more by itself.

PolNeAR annotates only the outermost attribution, so a model trained on it is blind inside quotations. The teacher
reads each content as if it were an article; what it finds there becomes a nested attribution of the whole article,
in gold articles too. Unlabelled articles keep the teacher's soft cue tags.

    python -m sayso_train.label --sayso ../sayso --encoder DIR --freeze 3 --teacher teacher.pt --gold polnear_train.jsonl.gz \
        --news a.jsonl.gz:1300000 b.jsonl.gz:400000 --out silver.pt
"""
import argparse
import random
import time

import numpy as np
import torch

from . import data
from .decode import read
from .fit import load_encoder
from .reader import Reader

SHORTEST = 6        # tokens of a content worth reading by itself
QUOTE, CASES = 3, 3  # feature = quote state * CASES + case; QUOTE - 1 opens, QUOTE closes


def part(doc, start, end):
    """The tokens [start, end) as a doc of their own; inside one pair of marks, the words count as unquoted."""
    state = lambda t: doc.feature[t] // CASES
    if state(start) == QUOTE - 1 and state(end - 1) == QUOTE:
        start, end = start + 1, end - 1
    if end - start < SHORTEST:
        return None
    base = doc.first[start]
    stop = doc.first[end] if end < len(doc.first) else len(doc.pieces)
    whole = all(state(t) == 1 for t in range(start, end))
    return data.Doc(
        (doc.id, start), doc.tokens[start:end], [f - base for f in doc.first[start:end]], doc.pieces[base:stop],
        [f % CASES if whole else f for f in doc.feature[start:end]],
        sorted({0} | {s - start for s in doc.sentences if start <= s < end}), {p - start for p in doc.paragraphs if start <= p < end})


def nested(model, docs, surest=0.5):
    """What the teacher reads in each content alone, as nested quotes of the doc; only cues of `surest` and above."""
    parts, of = [], {}
    for d in docs:
        of[d.id] = d
        for q in d.quotes:
            parts += [p for p in (part(d, *c) for c in q.content) if p]
    parts = list({p.id: p for p in parts}.values())
    found, prob = read(model, parts, rows=32, keep_probabilities=True)
    count = 0
    for p in parts:
        d, shift = of[p.id[0]], p.id[1]
        taken = {t for q in d.quotes for t in range(*q.cue)}
        for q in found[p.id]:
            sure = prob[p.id][q.cue[0], 1] * np.prod(prob[p.id][q.cue[0] + 1:q.cue[1], 2])
            move = lambda spans: [(a + shift, b + shift) for a, b in spans]
            cue = move([q.cue])[0]
            if sure < surest or not (q.source or q.content) or taken & set(range(*cue)):
                continue
            taken |= set(range(*cue))
            d.quotes.append(data.Quote(cue, move(q.source), move(q.content), nested=True))
            if d.cue_prob is not None:
                d.cue_prob[cue[0]:cue[1]] = 0
                d.cue_prob[cue[0], 3], d.cue_prob[cue[0] + 1:cue[1], 4] = 1, 1
            count += 1
        d.quotes.sort(key=lambda q: q.cue)
    return count


def sample(docs, pieces, rng):
    docs = [d for d in docs if 100 < len(d.pieces) < 6000]
    rng.shuffle(docs)
    n, out = 0, []
    for d in docs:
        if n > pieces:
            break
        out.append(d)
        n += len(d.pieces)
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--encoder", "--teacher", "--gold", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--news", nargs="*", default=[], help="FILE:PIECES")
    ap.add_argument("--freeze", type=int, default=0)
    ap.add_argument("--cache", default="features")
    ap.add_argument("--seed", type=int, default=5)
    o = ap.parse_args()
    rng = random.Random(o.seed)
    torch.manual_seed(o.seed)
    torch.set_num_threads(2)
    model = Reader(load_encoder(o.encoder), o.freeze)
    model.load_state_dict(torch.load(o.teacher))
    gold = list(data.polnear(o.sayso, o.gold, o.cache))
    print(f"{nested(model, gold)} nested in {sum(len(d.quotes) for d in gold)} of {len(gold)} gold articles", flush=True)
    silver = []
    for spec in o.news:
        path, _, pieces = spec.rpartition(":")
        docs = sample(list(data.features(o.sayso, path, o.cache)), int(pieces), rng)
        start = time.time()
        for i in range(0, len(docs), 50):
            batch = docs[i:i + 50]
            found, prob = read(model, batch, keep_probabilities=True)
            for d in batch:
                d.quotes, d.cue_prob = found[d.id], prob[d.id]
            nested(model, batch)
            done = sum(len(d.pieces) for d in docs[:i + 50])
            print(f"{path.rsplit('/', 1)[-1]} {i + len(batch)}/{len(docs)} {done / (time.time() - start):.0f} pieces/s "
                  f"{sum(len(d.quotes) for d in docs[:i + 50])} attributions, {sum(q.nested for d in docs[:i + 50] for q in d.quotes)} nested", flush=True)
        silver += docs
        torch.save({"gold": gold, "silver": silver}, o.out)
    torch.save({"gold": gold, "silver": silver}, o.out)


if __name__ == "__main__":
    main()
