"""Average two readers of one training run: the last pass over silver and the last over gold.

    python -m sayso_train.average student_silver.pt student_gold.pt --share 0.5 --out student.pt

The silver pass knows better what is a cue (soft tags), the gold passes where a content ends; the mean keeps most of both
(Wortsman et al. 2022, weight averaging along one trajectory).
"""
import argparse

import torch


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("first")
    ap.add_argument("second")
    ap.add_argument("--share", type=float, default=0.5, help="of the second")
    ap.add_argument("--out", required=True)
    o = ap.parse_args()
    a, b = torch.load(o.first), torch.load(o.second)
    torch.save({k: (1 - o.share) * v + o.share * b[k] if v.is_floating_point() else v for k, v in a.items()}, o.out)


if __name__ == "__main__":
    main()
