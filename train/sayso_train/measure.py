"""Dev figures of the language layers by the trainer's own floats."""
from . import conll, coref, data, events, parse

# Our names as CoNLL's four classes, as the worldwide set maps them.
CONLL = {"PERSON": "PER", "ORGANIZATION": "ORG", "PLACE": "LOC", "FACILITY": "LOC", "GROUP": "MISC", "WORK": "MISC", "EVENT": "MISC",
         "LAW": "MISC", "PRODUCT": "MISC", "MISC": "MISC", "CURRENCY": "MISC"}
WORLDWIDE = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "MISC", "Misc": "MISC", "Product": "MISC", "Currency": "MISC"}
COUNTRY_SETS = ("ewt_dev", "gum_dev")


def line(name, scores):
    return name + " " + " ".join(f"{k} {v:.1f}" for k, v in scores.items())


def measured(model, c, autocast=True):
    """Lines of figures over the dev sets of Corpora c."""
    yield from events.measured(model, c, autocast)
    texts = {k: {a.id: a for a in v} for k, v in c.articles.items()}
    for k in ("gap_dev", "ewt_dev", "gum_dev", "worldwide_dev", "timebank_dev", "aquaint_dev"):
        if k not in c.docs:
            continue
        docs = c.docs[k]
        scored = parse.forward(model, docs, autocast)
        art = lambda d: texts[k][d.id]
        if k in COUNTRY_SETS:
            found = {d.id: parse.parsed(model, d, art(d).text, scored[d.id]) for d in docs}
            yield line(k, conll.syntax_scores([(art(d).gold.sentences, found[d.id]) for d in docs]))
        if k == "gum_dev":
            yield line("gum_dev chains", chain_scores(model, [(art(d), found[d.id], scored[d.id]) for d in docs]))
            yield line("gum_dev phrases", conll.span_scores(
                [(None, conll.token_spans(d, art(d).gold.names), parse.tagged(model, d, scored[d.id], "phrase")) for d in docs]))
        if k == "gap_dev":
            yield line(k, gap_scores(model, [(art(d), parse.parsed(model, d, art(d).text, scored[d.id]), scored[d.id]) for d in docs]))
        if k == "worldwide_dev":
            gold = lambda d: [(i, j, WORLDWIDE[t]) for i, j, t in conll.token_spans(d, art(d).gold.names) if t in WORLDWIDE]
            found = lambda d: [(i, j, CONLL[t]) for i, j, t in parse.tagged(model, d, scored[d.id], "name") if t in CONLL]
            yield line("worldwide_dev names", conll.span_scores([(art(d).gold.region, gold(d), found(d)) for d in docs]))
        if k in ("timebank_dev", "aquaint_dev"):
            spans = lambda f: {False: lambda x: [(i, j, "") for i, j, _ in x], True: lambda x: x}[f]
            for typed in (False, True):
                yield line(f"{k} times{' typed' if typed else ''}", conll.span_scores(
                    [(None, spans(typed)(conll.token_spans(d, art(d).gold.times)), spans(typed)(parse.tagged(model, d, scored[d.id], "time"))) for d in docs]))


def chain_scores(model, rows):
    """OntoGUM: the CoNLL score of chains from raw text."""
    total = coref.Conll()
    for article, sentences, scored in rows:
        if article.gold.chains is None:
            continue
        mentions, s, at = parse.linked(model, sentences, scored)
        spans = [(m.start, m.end) for m in mentions]
        total.add([sorted(set(c)) for c in article.gold.chains], unique([[spans[i] for i in c] for c in coref.chains(s, at)]))
    return total.f1()


def unique(chains):
    """Each span in its first chain only."""
    seen, out = set(), []
    for c in chains:
        c = [s for s in dict.fromkeys(c) if s not in seen]
        seen.update(c)
        if len(c) > 1:
            out.append(c)
    return out


def gap_scores(model, rows):
    """GAP's F1 over its two questions each, overall, masculine and feminine: is the name in the pronoun's chain?"""
    count = {k: conll.Count() for k in ("all", "masculine", "feminine")}
    for article, sentences, scored in rows:
        span, names = article.gold.pronoun
        mentions, s, at = parse.linked(model, sentences, scored)
        chain = {i: k for k, c in enumerate(coref.chains(s, at)) for i in c}
        own = {chain[i] for i in coref.inside(mentions, span) if i in chain}
        gender = "masculine" if article.text[span[0]:span[1]].lower() in ("he", "him", "his", "himself") else "feminine"
        for name, its in names:
            said = any(chain.get(i) in own for i in coref.inside(mentions, name))
            for k in ("all", gender):
                count[k].add(its, said, its and said)
    return {k: c.f1() for k, c in count.items()}
