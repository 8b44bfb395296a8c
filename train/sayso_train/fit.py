"""Fit a reader: the BERT-base teacher on PolNeAR's gold, or the six-layer student on gold and a teacher's silver.

    python -m sayso_train.fit --sayso ../sayso --encoder DIR --gold polnear_train.jsonl.gz --dev polnear_dev.jsonl.gz --out teacher.pt
    ... --init mlm.pt --silver silver.pt --out student.pt
"""
import argparse
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from transformers import BertModel

from . import data
from .decode import read
from .reader import Reader

CUE_WEIGHT, ARGUMENT_WEIGHT, WORD_DROPOUT = 1.0, 0.4, 0.06


def load_encoder(path, init=None):
    """A BERT encoder as the engine computes it: tanh GELU, no dropout inside."""
    enc = BertModel.from_pretrained(path, add_pooling_layer=False, hidden_act="gelu_pytorch_tanh",
                                    attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0,
                                    attn_implementation="eager")  # faster on processors than the fused one
    if init:
        enc.load_state_dict(torch.load(init))
    return enc


def losses(model, windows, h=None):
    """Cue cross-entropy (against a teacher's soft tags where there are any) and argument CRF loss, per token.

    h are the windows' hidden states where they have been computed already.
    """
    if h is None:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            h = model.hidden(windows, WORD_DROPOUT)
        h = model.drop(h)
    n = h.shape[1]
    target = torch.zeros(len(windows), n, len(data.CUE_TAGS))
    for i, w in enumerate(windows):
        k = len(w.at)
        target[i, :k] = torch.from_numpy(w.soft.astype(np.float32)) if w.soft is not None else F.one_hot(torch.from_numpy(w.tags), len(data.CUE_TAGS))
    cue = -(target * F.log_softmax(model.cues(h), -1)).sum()
    anchors = [(i, a, path, weight) for i, w in enumerate(windows) for a, path, weight in w.anchors]
    arg = torch.zeros(())
    if anchors:
        which = torch.tensor([x[0] for x in anchors])
        starts, ends = torch.tensor([x[1][0] for x in anchors]), torch.tensor([x[1][1] for x in anchors])
        paths = torch.zeros(len(anchors), n, dtype=torch.long)
        lengths = torch.tensor([len(windows[x[0]].at) for x in anchors])
        for j, x in enumerate(anchors):
            paths[j, :len(x[2])] = torch.from_numpy(x[2])
        nll = model.nll(model.arguments(h, which, starts, ends), paths, lengths)
        arg = (nll * torch.tensor([x[3] for x in anchors])).sum()
    tokens = sum(len(w.at) for w in windows)
    return CUE_WEIGHT * cue / tokens, ARGUMENT_WEIGHT * arg / tokens


def batches(docs, size, rng, shorten):
    ws = []
    for d in docs:
        ws += [data.window(d, lo, hi) for lo, hi in data.cuts(d, first=rng.randint(20, data.WINDOW) if shorten else None)]
    ws.sort(key=lambda w: len(w.ids) + rng.random() * 30)
    out = [ws[i:i + size] for i in range(0, len(ws), size)]
    rng.shuffle(out)
    return out


def exact(docs, predicted):
    """Citron's exact measure on our own tokens: cue / source / content / all F1. For choosing; `sayso eval` reports."""
    f1 = []
    for same in (lambda p, g: p[0] == g[0],
                 lambda p, g: p[0][0] <= g[0][1] and p[0][1] > g[0][0] and p[1] == g[1],
                 lambda p, g: p[0][0] <= g[0][1] and p[0][1] > g[0][0] and p[2] == g[2],
                 lambda p, g: p == g):
        tp = fp = fn = 0
        for d in docs:
            gold = [(q.cue, q.source, q.content) for q in d.quotes]
            got = [(q.cue, q.source, q.content) for q in predicted[d.id] if not q.nested]
            hit = sum(any(same(p, g) for g in gold) for p in got)
            tp, fp = tp + hit, fp + len(got) - hit
            fn += sum(not any(same(p, g) for p in got) for g in gold)
        f1.append(100 * tp / max(1, tp + (fp + fn) / 2))
    return f1


def schedule(optimizer, progress):
    """Linear warm-up over 4 % of the pieces, then linear decay to nothing."""
    f = min((progress + 0.001) / 0.04, max(0.0, 1 - progress))
    for g in optimizer.param_groups:
        g["lr"] = g["base"] * f


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--encoder", "--gold", "--dev", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--cache", default="features")
    ap.add_argument("--init", help="encoder weights after continued pretraining")
    ap.add_argument("--resume", help="a whole reader to go on from")
    ap.add_argument("--silver", help="docs labelled by a teacher, from sayso_train.label")
    ap.add_argument("--silver-epochs", type=int, default=1, help="passes over silver; each goes with one over gold")
    ap.add_argument("--epochs", type=int, default=3, help="passes over gold alone, at the end")
    ap.add_argument("--lr", type=float, default=5e-5)
    ap.add_argument("--head-lr", type=float, default=1e-3)
    ap.add_argument("--freeze", type=int, default=0, help="lowest layers (and embeddings) left as they are")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--rows", type=int, default=16)
    o = ap.parse_args()
    rng = random.Random(o.seed)
    np.random.seed(o.seed)
    torch.manual_seed(o.seed)
    torch.set_num_threads(2)
    gold, dev = (list(data.polnear(o.sayso, p, o.cache)) for p in (o.gold, o.dev))
    silver = []
    if o.silver:  # gold comes along, with what the teacher found nested in it
        kept = torch.load(o.silver, weights_only=False)
        gold, silver = kept["gold"], kept["silver"]
    model = Reader(load_encoder(o.encoder, o.init), o.freeze)
    if o.resume:
        model.load_state_dict(torch.load(o.resume))
    for m in [model.enc.embeddings, *model.enc.encoder.layer[:o.freeze]] if o.freeze else []:
        m.requires_grad_(False)
    enc = [p for p in model.enc.parameters() if p.requires_grad]
    inside = {id(p) for p in model.enc.parameters()}
    heads = [p for p in model.parameters() if id(p) not in inside]
    opt = torch.optim.AdamW([{"params": enc, "base": o.lr}, {"params": heads, "base": o.head_lr}], lr=o.lr, weight_decay=0.01, fused=True)
    passes = [gold + silver] * (o.silver_epochs if o.silver else 0) + [gold] * o.epochs
    whole = sum(len(d.pieces) for p in passes for d in p)
    start, done = time.time(), 0
    for k, docs in enumerate(passes):
        model.train()
        total = np.zeros(2)
        bs = batches(docs, o.rows, rng, True)
        for i, b in enumerate(bs, 1):
            schedule(opt, done / whole)
            cue, arg = losses(model, b)
            opt.zero_grad(set_to_none=True)
            (cue + arg).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            total += (cue.item(), arg.item())
            done += sum(w.pieces for w in b)
            if i % 50 == 0 or i == len(bs):
                print(f"pass {k + 1}/{len(passes)} batch {i}/{len(bs)} cue {total[0] / i:.4f} argument {total[1] / i:.4f} "
                      f"{done / (time.time() - start):.0f} pieces/s", flush=True)
            if i % 500 == 0:
                torch.save(model.state_dict(), o.out)
        torch.save(model.state_dict(), o.out)
        if o.silver and k + 1 == o.silver_epochs:
            torch.save(model.state_dict(), o.out + ".silver")  # for sayso_train.average
        f1 = exact(dev, read(model, dev))
        print(f"pass {k + 1} minute {(time.time() - start) / 60:.1f} dev exact cue/source/content/all " + " ".join(f"{x:.1f}" for x in f1), flush=True)


if __name__ == "__main__":
    main()
