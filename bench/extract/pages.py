"""Extracts the pages of a folder some times over and prints the processor seconds of each round, as Command extract asks for it."""
import gzip
import pathlib
import sys
import time

import trafilatura

folder, rounds, fast = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "fast"
pages = [gzip.decompress(p.read_bytes()) for p in sorted(folder.glob("html/*.html.gz"))]


def once(pages):
    for page in pages:
        trafilatura.bare_extraction(page, fast=fast, include_comments=False, with_metadata=True)


once(pages[:5])
print(trafilatura.__version__)
for _ in range(rounds):
    start = time.process_time()
    once(pages)
    print(time.process_time() - start, flush=True)
