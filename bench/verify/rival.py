"""Prints the CPU seconds that partial_ratio takes for each quotation in each text of the JSON object on standard input."""
import json
import sys
import time

from rapidfuzz import fuzz

work = json.load(sys.stdin)
start = time.process_time()
best = []
for quotation in work["quotations"]:
    best.append(max(fuzz.partial_ratio(quotation, text, score_cutoff=50) for text in work["texts"]))
print(time.process_time() - start)
