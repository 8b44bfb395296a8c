"""Answers lines of "LENGTH SEQUENCES" by the CPU seconds ONNX Runtime takes for the graph given, on one thread."""
import sys
import time

import numpy as np
import onnxruntime as ort

options = ort.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
session = ort.InferenceSession(sys.argv[1], options, providers=["CPUExecutionProvider"])
random = np.random.default_rng(1)
for line in sys.stdin:
    length, sequences = map(int, line.split())
    ids = random.integers(0, 30522, (sequences, length), dtype=np.int64)
    start = time.process_time()
    session.run(None, {"input_ids": ids})
    print(time.process_time() - start, flush=True)
