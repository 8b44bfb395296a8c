"""Fit the shared encoder with all heads: attribution (gold and silver), syntax, names, time expressions, mixed in every batch.

    python -m sayso_train.multi --sayso ../sayso --encoder DIR --init student.pt --silver silver.pt --corpora DIR --out multi.pt
"""
import argparse
import json
import os
import random
import time

import numpy as np
import torch
import torch.nn as nn

from . import corpora, data, events, label_trees, layers, relations
from .anchored import pair_scores
from .decode import read
from .fit import exact, load_encoder, losses
from .coref import chain_loss, pronoun_loss
from .heads import ANCHORED, MultiReader, partial_loss, tag_loss, tree_loss
from .inventory import Inventory
from .measure import measured
from .reader import path_loss

TAG_WEIGHTS = {"join": 0.5, "split": 0.3, "sentence": 1.0, "upos": 0.5, "xpos": 0.4, "feats": 0.3, "lemma": 0.4, "phrase": 0.5, "time": 1.5,
               "event": 1.5, "status": 0.5, "stance": 0.5, "level": 0.3}
NAME_WEIGHT, ARC_WEIGHT, RELATION_WEIGHT, ATTRIBUTION_WEIGHT, COREF_WEIGHT = 1.0, 0.5, 0.4, 2.0, 0.3
ANCHORED_WEIGHT, NUMBER_WEIGHT, PAIR_WEIGHT = 0.4, 2.0, 3.0
PIECES = 4_000   # in a batch, about; short texts make wide batches
CHUNK = 8   # windows of one article whose mentions are compared
WORD_DROPOUT = 0.06


class Corpora:
    """All articles by set, train and dev, and the engine's docs of them with gold laid on."""
    def __init__(self, o):
        at = lambda *p: os.path.join(o.corpora, *p)
        out = corpora.Withheld(o.withheld)
        timebank = list(corpora.timeml(at("time/timebank.jsonl.gz")))
        self.articles = {
            "ewt": list(corpora.conllu(at("syntax/en_ewt-ud-train.conllu.gz"))),
            "gum": list(corpora.gum(at("syntax/en_gum_open-train.conllu.gz"), at("ner/gum_named_train.jsonl.gz"),
                                    at("coref/ontogum_open_train.jsonl.gz"))),
            "worldwide": list(corpora.worldwide(at("ner/worldwide_train.jsonl.gz"))),
            "wnut": list(corpora.wnut(at("ner/wnut17_train.jsonl.gz"))),
            "wikigold": list(corpora.wikigold(at("ner/wikigold.jsonl.gz"))),
            "timebank": [a for a in timebank if corpora.fold(a.id)],
            "ewt_dev": list(corpora.conllu(at("syntax/en_ewt-ud-dev.conllu.gz"))),
            "gum_dev": list(corpora.gum(at("syntax/en_gum_open-dev.conllu.gz"), at("ner/gum_named_dev.jsonl.gz"),
                                    at("coref/ontogum_open_dev.jsonl.gz"))),
            "worldwide_dev": list(corpora.worldwide(at("ner/worldwide_dev.jsonl.gz"))),
            "timebank_dev": [a for a in timebank if not corpora.fold(a.id)],
            "aquaint_dev": list(corpora.timeml(at("time/aquaint.jsonl.gz"))),
        }
        for name, split in (("", "train"), ("_dev", "dev")):
            for k in ("uds_ih2", "uw", "meantime"):
                self.articles[k + name] = list(relations.factuality(at(f"factuality/{k}.jsonl.gz"), k, split))
            self.articles["plv" + name] = list(relations.pairs(at("events/plv_train.jsonl.gz"), bool(name)))
            if o.passages:
                self.articles["passages" + name] = list(relations.passage_articles(o.passages, bool(name)))
        self.articles["gsr"] = list(relations.gsr(at("events/plover_gsr.jsonl.gz")))
        self.articles["penta"] = list(relations.penta(at("events/cameo_utd_train.jsonl.gz")))
        mentions = torch.load(o.mentions, weights_only=False) if o.mentions else {}
        self.trees = torch.load(o.trees, weights_only=False) if getattr(o, "trees", None) else {}
        self.articles |= label_trees.unlabelled(o.corpora) if mentions else {}
        for k, v in self.articles.items():
            if not k.endswith("_dev"):
                self.articles[k] = [a for a in v if a.text not in out]
        if getattr(o, "dev_only", False):
            self.articles = {k: v for k, v in self.articles.items() if k.endswith("_dev")}
        self.docs = {k: self.read(o, k, v) for k, v in self.articles.items()}
        self.by_id = {k: {a.id: a for a in v} for k, v in self.articles.items()}
        if o.inventory and os.path.exists(o.inventory):
            self.inventory = Inventory.from_json(json.load(open(o.inventory)))
        else:
            self.inventory = Inventory.of(self.articles["ewt"] + self.articles["gum"])
            layers.learn_splits(self.docs["ewt"] + self.docs["gum"], self.by_id["ewt"] | self.by_id["gum"], self.inventory)
        for k, docs in self.docs.items():
            for d in docs:
                a = self.by_id[k][d.id]
                self.lay(k, d, a)
                if k in mentions:
                    layers.link(d.layers, mentions[k][d.id], a.gold)

    def lay(self, name, d, a):
        """Lays the article's gold on its doc, and what an earlier reader made of it where gold has no trees."""
        if a.id in self.trees.get(name, ()):
            a.gold.sentences, a.gold.names = self.trees[name][a.id]
            a.gold.name_set = "reader"
        layers.lay(d, a, self.inventory)
        relations.lay(d, a, self.inventory)

    @staticmethod
    def read(o, name, articles):
        """The engine's docs of a set, kept under its name."""
        path = os.path.join(o.cache, name + ".text.jsonl")
        os.makedirs(o.cache, exist_ok=True)
        if not os.path.exists(path):
            corpora.write(articles, path)
        return list({d.id: d for d in data.features(o.sayso, path, os.path.join(o.cache, "features"))}.values())

    def reread(self, o):
        """The passages as they are now: more may have been written since."""
        articles = list(relations.passage_articles(o.passages))
        by_id = {a.id: a for a in articles}
        docs = self.read(o, f"passages.{len(articles)}.{sum(len(a.text) for a in articles)}", articles)
        for d in docs:
            self.lay("passages", d, by_id[d.id])
        self.docs["passages"] = docs


def sentences_in(window):
    """The parts of the doc's sentences that lie in the window, with tokens counted from its start."""
    lo, hi = window.lo, window.lo + len(window.at)
    for s in window.doc.layers.sentences or ():
        if s.at[-1] < lo or s.at[0] >= hi:
            continue
        inside = (s.at >= lo) & (s.at < hi)
        number = np.cumsum(inside) - 1
        head = s.head[inside]
        known = head >= 0
        here = head.copy()
        here[known] = np.where(inside[head[known]], number[head[known]], -2)
        yield layers.Sentence(s.at[inside] - lo, here, s.relation[inside])


def language_losses(model, windows, h):
    """Name → weighted loss sum over the windows' tokens, h [windows][tokens][hidden]."""
    pick = lambda f: [(i, w) for i, w in enumerate(windows) if f(w)]
    ws = pick(lambda w: getattr(w.doc, "layers", None) is not None)
    if not ws:
        return {}
    rows = torch.cat([h[i, :len(w.at)] for i, w in ws])
    scores = model.tag_scores(rows)
    part = lambda w, x: x[w.lo:w.lo + len(w.at)]
    targets = {}
    for k in TAG_WEIGHTS:
        t = [part(w, w.doc.layers.tags[k]) if k in w.doc.layers.tags else np.full(len(w.at), -1) for _, w in ws]
        targets[k] = torch.from_numpy(np.concatenate(t))
    out = tag_loss(model, scores, targets, TAG_WEIGHTS)
    named = [part(w, w.doc.layers.allowed) if w.doc.layers.allowed is not None else None for _, w in ws]
    if any(x is not None for x in named):
        known = torch.from_numpy(np.concatenate([np.full(len(w.at), x is not None) for x, (_, w) in zip(named, ws)]))
        may = torch.from_numpy(np.concatenate([x for x in named if x is not None]))
        out["name"] = NAME_WEIGHT * partial_loss(model.scores(scores, "name")[known], may)
    at, sentences, base = [], [], 0
    for i, w in ws:
        for s in sentences_in(w):
            at.append(torch.from_numpy(s.at) + base)
            sentences.append(s)
        base += len(w.at)
    if sentences:
        arc, relation = tree_loss(model, rows[torch.cat(at)], sentences)
        out["arc"], out["relation"] = ARC_WEIGHT * arc, RELATION_WEIGHT * relation
    linked = [w for _, w in ws if w.linked]
    if linked:
        out["coref"] = COREF_WEIGHT * coref_loss(model, [w for _, w in ws], rows)
    return out


def relation_losses(model, windows, h):
    """Name → weighted loss sums: labels relative to anchors, factuality, types of given pairs."""
    out = {}
    known = [(i, w) for i, w in enumerate(windows) if getattr(w.doc, "relations", None) is not None]
    for head, labels in ANCHORED.items():
        anchors = []
        for i, w in known:
            n = len(w.at)
            for (s, e), spans in w.doc.relations.anchored.get(head, ()):
                if w.lo <= s and e <= w.lo + n:
                    anchors.append((i, s - w.lo, e - w.lo, relations.window_path(spans, labels, w.lo, n)))
        if anchors:
            m = getattr(model, head)
            which, starts, ends = (torch.tensor([a[k] for a in anchors]) for k in range(3))
            lengths = torch.tensor([len(a[3]) for a in anchors])
            paths = torch.zeros(len(anchors), h.shape[1], dtype=torch.long)
            for j, a in enumerate(anchors):
                paths[j, :len(a[3])] = torch.from_numpy(a[3])
            out[head] = ANCHORED_WEIGHT * path_loss(m, m.scores(h, which, starts, ends), paths, lengths).sum()
    numbers = [(i, t - w.lo, c, v) for i, w in known for t, c, v in w.doc.relations.numbers if w.lo <= t < w.lo + len(w.at)]
    if numbers:
        i, t, c, v = (torch.tensor(x) for x in zip(*numbers))
        a, _ = model.columns["factuality"]
        rows = model.tag_scores(h[i, t])
        out["number"] = NUMBER_WEIGHT * torch.nn.functional.smooth_l1_loss(rows[torch.arange(len(c)), a + c], v.float(), reduction="sum")
    loss, some = torch.zeros(()), False
    for i, w in known:
        p = w.doc.relations.pair
        if p is None or w.lo or len(w.at) < len(w.doc.tokens):
            continue
        s = pair_scores(model, h[i, :len(w.at)], p[0], p[1])
        loss, some = loss + torch.logsumexp(s, 0) - torch.logsumexp(s[p[2]], 0), True
    if some:
        out["pair"] = PAIR_WEIGHT * loss
    return out


def coref_loss(model, windows, rows):
    """The chains of each article in the batch, over the windows of it that stand there."""
    at, base = {}, 0
    for w in windows:
        if w.linked:
            at.setdefault(id(w.doc), (w.doc, {}))[1].update((w.lo + i, base + i) for i in range(len(w.at)))
        base += len(w.at)
    loss = torch.zeros(())
    for doc, row in at.values():
        here = [i for i, m in enumerate(doc.layers.mentions) if m.token in row]
        if len(here) < 2:
            continue
        mentions, chain = [doc.layers.mentions[i] for i in here], doc.layers.chain[here]
        p = model.coref.project(rows[[row[m.token] for m in mentions]])
        if doc.layers.pronoun:
            loss = loss + pronoun_loss(model.coref, p, mentions, doc.layers.pronoun)
        else:
            loss = loss + chain_loss(model.coref, p, mentions, chain)
    return loss


def all_losses(model, windows):
    """Name → loss per token of the batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        h = model.hidden(windows, WORD_DROPOUT)
    h = model.drop(h)
    tokens = sum(len(w.at) for w in windows)
    out = {k: v / tokens for k, v in (language_losses(model, windows, h) | relation_losses(model, windows, h)).items()}
    ours = [i for i, w in enumerate(windows) if w.attributed]
    if ours:
        part = [windows[i] for i in ours]
        share = sum(len(w.at) for w in part) / tokens
        cue, arg = losses(model, part, h[ours])
        out["cue"], out["argument"] = ATTRIBUTION_WEIGHT * share * cue, ATTRIBUTION_WEIGHT * share * arg
    return out


def batches(docs, rows, rng):
    ws = []
    chunks = []
    for d, attributed in docs:
        mine = []
        whole = len(d.pieces) <= data.WINDOW   # short texts are sentences and passages: nothing in them is cut off
        # Trees are read in texts of one sentence too, where nothing else would keep them: half of the time in small windows.
        pair = getattr(d, "relations", None) is not None and d.relations.pair is not None   # needs the whole text
        small = not attributed and not pair and (d.layers.sentences is not None or d.layers.allowed is not None) and rng.random() < 0.5
        limit = rng.choice((24, 40, 60)) if small else data.WINDOW
        for lo, hi in data.cuts(d, limit, first=None if whole or small else rng.randint(20, data.WINDOW)):
            w = data.window(d, lo, hi)
            w.attributed = attributed
            w.linked = not attributed and d.layers.mentions is not None
            mine.append(w)
        if mine and mine[0].linked and not small:
            chunks += [mine[i:i + CHUNK] for i in range(0, len(mine), CHUNK)]
        else:
            ws += mine
    ws.sort(key=lambda w: len(w.ids) + rng.random() * 40)
    out, part = [], []
    for w in ws:
        if part and (len(part) >= 6 * rows or (len(part) + 1) * len(w.ids) > PIECES):
            out.append(part)
            part = []
        part.append(w)
    out += [part] if part else []
    rng.shuffle(chunks)
    part = []
    for c in chunks:  # parts of articles together, as many as fit
        if len(part) + len(c) > rows and part:
            out.append(part)
            part = []
        part = part + c
    out += [part] if part else []
    rng.shuffle(out)
    return out


def mixture(sets, attributed, silver, shares, rng):
    """The docs of one pass: each set as often as `shares` says, parts of a set drawn at random."""
    out = []
    for k, docs in (sets | {"attribution": attributed, "silver": silver}).items():
        times = shares.get(k, 0.0)
        mark = k in ("attribution", "silver", "passages")
        out += [(d, mark) for d in docs] * int(times)
        out += [(d, mark) for d in rng.sample(docs, int(len(docs) * (times - int(times))))]
    return out


def schedule(optimizer, progress, warm):
    f = min((progress + 0.001) / warm, max(0.0, 1 - progress))
    for g in optimizer.param_groups:
        g["lr"] = g["base"] * f


def save(model, path):
    torch.save(model.state_dict(), path + ".new")
    os.replace(path + ".new", path)
    with open(path + ".labels.json", "w", encoding="utf-8") as f:
        json.dump(model.inventory.json(), f)


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--encoder", "--corpora", "--withheld", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--cache", default="features")
    ap.add_argument("--init", help="a Reader's weights to start from")
    ap.add_argument("--resume", help="a MultiReader's weights to go on from")
    ap.add_argument("--inventory", help="labels of the model resumed from")
    ap.add_argument("--mentions", help="candidates in LitBank and GAP, from sayso_train.label_trees")
    ap.add_argument("--passages", help="folder of our own passages")
    ap.add_argument("--trees", help="trees and names for texts that have none, from sayso_train.silver_trees")
    ap.add_argument("--minutes", type=float, help="end then, with the learning rate at nought, whatever is left of the passes")
    ap.add_argument("--no-measure", dest="measure", action="store_false")
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--silver", help="gold and silver attributions, from sayso_train.label")
    ap.add_argument("--shares", default="ewt=2,gum=2,worldwide=1,wnut=1,wikigold=1,timebank=2,attribution=1,silver=0.4")
    ap.add_argument("--passes", type=float, default=3)
    ap.add_argument("--lr", type=float, default=2e-4)
    ap.add_argument("--head-lr", type=float, default=5e-4)
    ap.add_argument("--fresh-lr", type=float, default=1.5e-3, help="for heads the given weights do not have")
    ap.add_argument("--warm", type=float, default=0.04)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--rows", type=int, default=16)
    ap.add_argument("--freeze", type=int, default=0)
    o = ap.parse_args()
    rng = random.Random(o.seed)
    np.random.seed(o.seed)
    torch.manual_seed(o.seed)
    torch.set_num_threads(o.threads)
    c = Corpora(o)
    kept = torch.load(o.silver, weights_only=False) if o.silver else {"gold": [], "silver": []}
    dev = list(data.polnear(o.sayso, os.path.join(o.corpora, "attribution/polnear_dev.jsonl.gz"), os.path.join(o.cache, "features")))
    withheld = corpora.Withheld(o.withheld)
    open_news = {r["id"] for r in data.rows(os.path.join(o.corpora, "news/open_licence.jsonl.gz")) if r["text"] in withheld}
    silver = [d for d in kept["silver"] if d.id not in open_news]
    model = MultiReader(load_encoder(o.encoder), c.inventory, o.freeze)
    missing = set(model.load_state_dict(torch.load(o.resume or o.init), strict=False).missing_keys) if o.resume or o.init else set()
    print("fresh:", sorted({k.split(".")[0] for k in missing}), flush=True)
    for m in [model.enc.embeddings, *model.enc.encoder.layer[:o.freeze]] if o.freeze else []:
        m.requires_grad_(False)
    groups = {o.lr: [], o.head_lr: [], o.fresh_lr: []}
    for k, p in model.named_parameters():
        if p.requires_grad:
            groups[o.lr if k.startswith("enc.") else o.fresh_lr if k in missing else o.head_lr].append(p)
    opt = torch.optim.AdamW([{"params": p, "base": lr} for lr, p in groups.items()], lr=o.lr, weight_decay=0.01, fused=True)
    shares = {k: float(v) for k, v in (x.split("=") for x in o.shares.split(","))}
    sets = {k: v for k, v in c.docs.items() if not k.endswith("_dev")}
    pieces = lambda docs: sum(len(d.pieces) for d in docs)
    for k, v in (sets | {"attribution": kept["gold"], "silver": silver}).items():
        print(f"{k}: {len(v)} articles, {pieces(v)} pieces, share {shares.get(k, 0)}", flush=True)
    whole = o.passes * sum(pieces(v) * shares.get(k, 0) for k, v in (sets | {"attribution": kept["gold"], "silver": silver}).items())
    start, done, total, steps, seen, k = time.time(), 0, {}, 0, 0, 0
    spent = lambda: max(done / whole, (time.time() - start) / 60 / o.minutes if o.minutes else 0)
    while spent() < 1:
        k += 1
        model.train()
        if o.passages and k > 1:
            c.reread(o)
            sets["passages"] = c.docs["passages"]
            print(f"pass {k}: {len(sets['passages'])} passages", flush=True)
        for b in batches(mixture(sets, kept["gold"], silver, shares, rng), o.rows, rng):
            schedule(opt, spent(), o.warm)
            parts = all_losses(model, b)
            loss = sum(parts.values())
            opt.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            for name, v in parts.items():
                total[name] = total.get(name, 0) + v.item()
            steps, seen = steps + 1, seen + 1
            done += sum(w.pieces for w in b)
            if seen % 50 == 0:
                print(f"pass {k} step {steps} {spent():.3f} minute {(time.time() - start) / 60:.1f} {done / (time.time() - start):.0f} pieces/s "
                      + " ".join(f"{n} {v / seen:.4f}" for n, v in sorted(total.items())), flush=True)
                total, seen = {}, 0
            if steps % 150 == 0:
                save(model, o.out)
            if spent() >= 1:
                break
        save(model, o.out)
        f1 = exact(dev, read(model, dev))
        print(f"pass {k} minute {(time.time() - start) / 60:.1f} attribution cue/source/content/all " + " ".join(f"{x:.1f}" for x in f1), flush=True)
        if o.measure:
            for line in events.measured(model, c) if spent() < 1 else measured(model, c):
                print(line, flush=True)


if __name__ == "__main__":
    main()
