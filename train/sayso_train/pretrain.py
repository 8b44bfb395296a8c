"""Continued masked-language pretraining of the base encoder on unlabelled news.

The base (all-MiniLM-L6-v2) was tuned for sentence vectors, which blurs its tokens, and has no mask head.
Some minutes of masked words on news give the tokens back; the head is thrown away afterwards.

    python -m sayso_train.pretrain --base DIR --news FILE.jsonl.gz... --minutes 15 --out mlm.pt
"""
import argparse
import gzip
import json
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer

from .data import CLS, MASK_ID, SEP
from .fit import load_encoder

ROWS, LENGTH = 16, 256
FIRST_WORD_ID, VOCABULARY = 999, 30522  # ids below FIRST_WORD_ID are special, unused or single characters


def batches(paths, tokenizer, rng):
    """Endless batches [ROWS][LENGTH] of ids, articles run together with [SEP] between."""
    texts = [json.loads(line)["text"] for path in paths for line in gzip.open(path, "rt", encoding="utf-8")]
    need = (LENGTH - 2) * ROWS
    ids = []
    while True:
        rng.shuffle(texts)
        for i in range(0, len(texts), 64):
            for enc in tokenizer.encode_batch(texts[i:i + 64], add_special_tokens=False):
                ids += enc.ids + [SEP]
            while len(ids) >= need:
                yield torch.tensor([[CLS] + ids[k * (LENGTH - 2):(k + 1) * (LENGTH - 2)] + [SEP] for k in range(ROWS)])
                ids = ids[need:]


def mask(ids):
    """BERT's recipe: 18 % of the pieces are asked for; of these 80 % masked, 10 % swapped, 10 % left."""
    asked = (torch.rand(ids.shape) < 0.18) & (ids > MASK_ID)
    r = torch.rand(ids.shape)
    seen = torch.where(asked & (r < 0.8), torch.full_like(ids, MASK_ID), ids)
    seen = torch.where(asked & (r > 0.9), torch.randint(FIRST_WORD_ID, VOCABULARY, ids.shape), seen)
    return seen, asked, ids[asked]


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--base", required=True)
    ap.add_argument("--news", nargs="+", required=True)
    ap.add_argument("--minutes", type=float, default=15)
    ap.add_argument("--lr", type=float, default=3e-4)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--out", required=True)
    o = ap.parse_args()
    rng = random.Random(o.seed)
    torch.manual_seed(o.seed)
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(o.base + "/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    enc = load_encoder(o.base).train()
    head = nn.Sequential(nn.Linear(384, 384), nn.GELU(), nn.LayerNorm(384))
    bias = nn.Parameter(torch.zeros(VOCABULARY))
    opt = torch.optim.AdamW([{"params": enc.parameters(), "base": o.lr}, {"params": [*head.parameters(), bias], "base": 1e-3}],
                            lr=o.lr, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    start, step, mean = time.time(), 0, 0.0
    for ids in batches(o.news, tokenizer, rng):
        minutes = (time.time() - start) / 60
        if minutes > o.minutes:
            break
        for g in opt.param_groups:
            g["lr"] = g["base"] * min((step + 1) / 100, 1) * max(0.02, 1 - minutes / o.minutes)
        seen, asked, want = mask(ids)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            h = enc(input_ids=seen).last_hidden_state[asked]
            z = F.linear(head(h), enc.embeddings.word_embeddings.weight) + bias.to(torch.bfloat16)
        loss = F.cross_entropy(z.float(), want)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(enc.parameters(), 1.0)
        opt.step()
        step += 1
        mean = loss.item() if step == 1 else 0.98 * mean + 0.02 * loss.item()
        if step % 50 == 0:
            print(f"step {step} minute {minutes:.1f} loss {mean:.3f} pieces {step * ids.numel() / 1e6:.2f} M", flush=True)
        if step % 400 == 0:
            torch.save(enc.state_dict(), o.out)
    torch.save(enc.state_dict(), o.out)


if __name__ == "__main__":
    main()
