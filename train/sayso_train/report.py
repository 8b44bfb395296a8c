"""Dev figures of a trained MultiReader, in floats or as the engine rounds it.

    python -m sayso_train.report --sayso ../sayso --encoder DIR --model multi.pt --corpora DIR --withheld DIR --cache features [--rounded]
"""
import argparse
import os

import torch

from . import data
from .decode import read
from .export_layers import load
from .fit import exact
from .measure import measured
from .multi import Corpora
from .simulate import simulated


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--sayso", "--encoder", "--model", "--corpora", "--withheld"):
        ap.add_argument(name, required=True)
    ap.add_argument("--cache", default="features")
    ap.add_argument("--mentions")
    ap.add_argument("--passages")
    ap.add_argument("--rounded", action="store_true", help="eight-bit weights, seven-bit activations")
    o = ap.parse_args()
    o.inventory, o.dev_only = o.model + ".labels.json", True
    torch.set_num_threads(2)
    model = load(o.encoder, o.model)
    if o.rounded:
        model = simulated(model)
    c = Corpora(o)
    dev = list(data.polnear(o.sayso, os.path.join(o.corpora, "attribution/polnear_dev.jsonl.gz"), os.path.join(o.cache, "features")))
    print("attribution cue/source/content/all " + " ".join(f"{x:.1f}" for x in exact(dev, read(model, dev, autocast=not o.rounded))), flush=True)
    for line in measured(model, c, autocast=not o.rounded):
        print(line, flush=True)


if __name__ == "__main__":
    main()
