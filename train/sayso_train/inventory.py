"""Label inventories of the language layers, and the edit rules of lemmas. They go into the model's header."""
import collections

NAMES = ["PERSON", "ORGANIZATION", "PLACE", "GROUP", "WORK", "EVENT", "LAW", "FACILITY", "PRODUCT", "MISC", "CURRENCY", "DATE"]
PHRASES = ["person", "place", "organization", "abstract", "time", "event", "object", "substance", "animal", "plant"]
TIMES = ["DATE", "TIME", "DURATION", "SET"]
EVENTS = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
          "ASSAULT").split()   # PLOVER's types
STATUSES = "happened ongoing reported_only denied ruled_out planned possible hypothetical did_not_happen demanded".split()
STANCES = ("asserts confirms denies rejects does_not_confirm declines_comment no_response demands asks promises warns expects believes "
           "praises criticises alleges decides").split()
LEVELS = "named_person named_institution document_or_data named_media unnamed_person unnamed_plural unexpressed".split()
FACTUALITY = ["uds_ih2", "uw", "meantime"]   # a column is a number on that corpus's own scale, no class
JOIN = ["word", "part", "inside"]   # a new word; a new word in the same multiword token; goes on with a word
BEGIN, PART, INSIDE = range(3)
SURE = 0.9                          # share of the examples of a word that have its lemma
LEAST = 3                           # examples a label needs to be in an inventory


def bio(types):
    return ["O"] + [p + t for t in types for p in ("B-", "I-")]


def lemma_rule(form, lemma):
    """The rule form → lemma: case letter, what is cut off the end, what is put on. l: lower case, t: title, k: as it is."""
    low, target = form.lower(), lemma.lower()
    n = 0
    while n < min(len(low), len(target)) and low[n] == target[n]:
        n += 1
    if len(low) != len(form):
        return "k||" if form == lemma else None
    rest = f"|{low[n:]}|{lemma[n:]}"
    for case in "lkt":
        if apply_rule(case + rest, form) == lemma:
            return case + rest
    return None


def apply_rule(rule, form):
    """The lemma, or None where the rule does not fit the form."""
    case, cut, put = rule.split("|", 2)
    low = form.lower()
    if not low.endswith(cut) or len(low) != len(form) and case != "k":
        return None
    n = len(form) - len(cut)
    stem = {"l": low, "k": form, "t": low[:1].upper() + low[1:]}[case][:n]
    return stem + put


def split_label(ends):
    """Where words begin inside a token, as letters counted from its end: "2" in "gonna"."""
    return ",".join(map(str, ends))


def lemma_table(articles):
    """"form UPOS" → lemma of common words whose lemma is not their form: what edit rules guess at is known for these."""
    count = collections.defaultdict(collections.Counter)
    for a in articles:
        for s in a.gold.sentences or ():
            for w in s:
                if w.upos not in ("PROPN", "X", "PUNCT", "SYM", "NUM") and w.lemma != "_":
                    count[f"{w.form.lower()} {w.upos}"][w.lemma] += 1
    sure = {k: c.most_common(1)[0] for k, c in sorted(count.items()) if c.most_common(1)[0][1] >= SURE * sum(c.values())}
    return {k: lemma for k, (lemma, _) in sure.items() if lemma != k.rpartition(" ")[0]}


class Inventory:
    """Labels of each tag group, in order; `id` gives a label's number or -1."""
    def __init__(self, groups, relations, inner, lemmas):
        self.groups, self.relations, self.inner, self.lemmas = groups, relations, inner, lemmas
        self.index = {k: {v: i for i, v in enumerate(labels)} for k, labels in groups.items()}
        self.relation_index = {v: i for i, v in enumerate(relations)}

    def id(self, group, label):
        return self.index[group].get(label, -1)

    @classmethod
    def of(cls, articles):
        """From training articles with syntax."""
        count = {k: collections.Counter() for k in ("upos", "xpos", "feats", "lemma", "relation")}
        for a in articles:
            for s in a.gold.sentences or ():
                for w in s:
                    for k, v in (("upos", w.upos), ("xpos", w.xpos), ("feats", w.feats), ("relation", w.deprel), ("lemma", lemma_rule(w.form, w.lemma))):
                        count[k][v] += 1
        kept = {k: [v for v, n in sorted(c.items(), key=lambda x: (-x[1], str(x[0]))) if n >= LEAST and v is not None] for k, c in count.items()}
        groups = {"join": JOIN, "split": [""], "sentence": ["", "begins"], "upos": kept["upos"], "xpos": kept["xpos"], "feats": kept["feats"],
                  "lemma": kept["lemma"], "name": bio(NAMES), "phrase": bio(PHRASES), "time": bio(TIMES)}
        return cls(groups, kept["relation"], {}, lemma_table(articles))

    def with_events(self):
        """The inventory with the groups of events and attributions behind the others."""
        more = {"event": bio(EVENTS), "status": STATUSES, "factuality": FACTUALITY, "stance": STANCES, "level": LEVELS}
        return Inventory(self.groups | {k: v for k, v in more.items() if k not in self.groups}, self.relations, self.inner, self.lemmas)

    def json(self):
        return {"groups": [{"name": k, "labels": v} for k, v in self.groups.items()], "relations": self.relations, "inner": self.inner, "lemmas": self.lemmas}

    @classmethod
    def from_json(cls, o):
        return cls({g["name"]: g["labels"] for g in o["groups"]}, o["relations"], o["inner"], o.get("lemmas", {}))
