"""oracle.py METRICS_FOLDER GOLD TOKENS PREDICTIONS SEGMENTS: scores predictions with the reference re-implementation of
Citron's and CofeNet's measures (attribution_metrics.py in METRICS_FOLDER) and prints {metric: number}. The Go test
TestOracle compares them with this package's."""
import gzip, json, sys

sys.path.insert(0, sys.argv[1])
import attribution_metrics as reference


def rows(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    return [json.loads(line) for line in opened]


gold, predicted = rows(sys.argv[2]), {p["id"]: p["attributions"] for p in rows(sys.argv[4])}
tokens = {c["id"]: [(t[0], t[1]) for s in c["sents"] for t in s["tok"]] for c in rows(sys.argv[3])}
out, citron, cofe, laid = {}, reference.Citron(), reference.Cofe(), {}
for article in gold:
    if article["id"] not in tokens:
        continue
    T = tokens[article["id"]]
    quotes = reference.quotes(predicted[article["id"]], T)
    citron.add(quotes, reference.quotes(article["attributions"], T))
    starts, labels = [t[0] for t in T], {}
    for role in ("content", "source", "cue"):
        for a in predicted[article["id"]]:
            for span in (reference.snap(s, T, starts) for s in a[role]):
                if span:
                    for t in range(*span):
                        labels[T[t][0]] = ("B-" if t == span[0] else "I-") + role
    laid[article["id"]] = labels
for segment in rows(sys.argv[5]):
    labels = [laid[segment["id"]].get(t[0], "O") for t in segment["tokens"]]
    cofe.add(segment["labels"][:300], labels[:300])
for prefix, result in (("", citron.result()), ("cofe_", cofe.result())):
    for name, value in result.items():
        if isinstance(value, tuple):
            for part, number in zip(("p", "r", "f1"), value):
                out[f"{prefix}{name}_{part}"] = number
        else:
            out[prefix + name] = value
json.dump(out, sys.stdout)
