"""Proposes near-copies among the texts of the JSON object on standard input with datasketch, and prints what it took."""
import json
import re
import sys
import time

from datasketch import MinHash, MinHashLSH

work = json.load(sys.stdin)
word = re.compile(r"\w+")


def sketch(text):
    words = [w.encode() for w in word.findall(text.lower())]
    m = MinHash(num_perm=128)
    m.update_batch({b" ".join(words[i : i + 5]) for i in range(len(words) - 4)})
    return m


start = time.process_time()
lsh = MinHashLSH(threshold=work["threshold"], num_perm=128)
proposed = 0
for i, text in enumerate(work["texts"]):
    m = sketch(text)
    proposed += len(lsh.query(m))
    lsh.insert(i, m)
seconds = time.process_time() - start
found = sum(10 * i in lsh.query(sketch(brief)) for i, brief in enumerate(work["briefs"]))
print(json.dumps({"seconds": seconds, "proposed": proposed, "found": found}))
