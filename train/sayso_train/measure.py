"""Dev figures of the language layers by the trainer's own floats."""
from . import conll, parse

# Our names as CoNLL's four classes, as the worldwide set maps them.
CONLL = {"PERSON": "PER", "ORGANIZATION": "ORG", "PLACE": "LOC", "FACILITY": "LOC", "GROUP": "MISC", "WORK": "MISC", "EVENT": "MISC",
         "LAW": "MISC", "PRODUCT": "MISC", "MISC": "MISC", "CURRENCY": "MISC"}
WORLDWIDE = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "MISC", "Misc": "MISC", "Product": "MISC", "Currency": "MISC"}
COUNTRY_SETS = ("ewt_dev", "gum_dev")


def line(name, scores):
    return name + " " + " ".join(f"{k} {v:.1f}" for k, v in scores.items())


def measured(model, c, autocast=True):
    """Lines of figures over the dev sets of Corpora c."""
    texts = {k: {a.id: a for a in v} for k, v in c.articles.items()}
    for k in ("ewt_dev", "gum_dev", "worldwide_dev", "timebank_dev", "aquaint_dev"):
        docs = c.docs[k]
        scored = parse.forward(model, docs, autocast)
        art = lambda d: texts[k][d.id]
        if k in COUNTRY_SETS:
            yield line(k, conll.syntax_scores([(art(d).gold.sentences, parse.parsed(model, d, art(d).text, scored[d.id])) for d in docs]))
        if k == "gum_dev":
            yield line("gum_dev phrases", conll.span_scores(
                [(None, conll.token_spans(d, art(d).gold.names), parse.tagged(model, d, scored[d.id], "phrase")) for d in docs]))
        if k == "worldwide_dev":
            gold = lambda d: [(i, j, WORLDWIDE[t]) for i, j, t in conll.token_spans(d, art(d).gold.names) if t in WORLDWIDE]
            found = lambda d: [(i, j, CONLL[t]) for i, j, t in parse.tagged(model, d, scored[d.id], "name") if t in CONLL]
            yield line("worldwide_dev names", conll.span_scores([(art(d).gold.region, gold(d), found(d)) for d in docs]))
        if k in ("timebank_dev", "aquaint_dev"):
            spans = lambda f: {False: lambda x: [(i, j, "") for i, j, _ in x], True: lambda x: x}[f]
            for typed in (False, True):
                yield line(f"{k} times{' typed' if typed else ''}", conll.span_scores(
                    [(None, spans(typed)(conll.token_spans(d, art(d).gold.times)), spans(typed)(parse.tagged(model, d, scored[d.id], "time"))) for d in docs]))
