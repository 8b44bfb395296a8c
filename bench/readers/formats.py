"""Reads what `sayso convert` writes with the readers that people use, and says what is wrong with it.

python formats.py SAYSO INPUT…: SAYSO is the program, the inputs are articles or records with their text. They are written twice: as
they are, and out of a ledger that holds them all. Needs `pip install -r requirements.txt`.

Where STANDARDS names a folder with the standards' own files, what is written is held against them too: ninjs-schema_3.1.json, gexf.rng
(with the dynamics.rng and viz.rng that it includes), anno.jsonld (the context of Web Annotations) and web-annotation/ (the definitions of
W3C's tests of the model). docs/formats.md says where they are from. Without, their rules stand in the tests of internal/export.
"""

import base64
import collections
import functools
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import warnings
from pathlib import Path

import html5lib
import jsonschema
import lxml.etree
import networkx
import pandas
import pyarrow.parquet
import pypdf
import rdflib
import referencing
from followthemoney import model
from prov.model import ProvActivity, ProvAgent, ProvAssociation, ProvAttribution, ProvDerivation, ProvDocument, ProvEntity, ProvGeneration, ProvUsage
from rdflib.namespace import DCTERMS, SDO
from referencing.jsonschema import DRAFT4

FORMATS = ["citron", "brat", "annotations", "ninjs", "schema", "prov", "ftm", "gexf", "memo", "memo-pdf", "csv", "parquet"]
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
PROV = rdflib.PROV
RDF = rdflib.RDF
SCHEMA = SDO  # with its terms, as PROV has them: one that is none is an error


def standard(name):
    """The path of a standard's own schema, None where it is not at hand."""
    path = Path(os.environ.get("STANDARDS") or "nowhere", name)
    return path if path.exists() else None


def documents(folder, ending):
    return [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*" + ending))]


def lines(path):
    """The lines of a file. They end with a line feed alone: U+2028 or U+0085 may stand within one."""
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def spans(value):
    """Every span under a value."""
    if isinstance(value, dict):
        if "start" in value and "text" in value:
            yield value
        for v in value.values():
            yield from spans(v)
    elif isinstance(value, list):
        for v in value:
            yield from spans(v)


def citron(folder, texts):
    n = 0
    for d in documents(folder, ".json"):
        assert d["text"] in texts.values() and d["offsets"] == "codepoints" and d["sayso"]["codebook"]
        for q in d["quotes"]:  # as citron/data.py takes them
            assert {"start", "end"} <= q["cue"].keys() and isinstance(q["sources"], list) and isinstance(q["contents"], list)
        for s in spans([d["quotes"], d["coreference_groups"], d["quotes_without_cue"]]):
            assert d["text"][s["start"]:s["end"]] == s["text"], s
            n += 1
    return f"{n} spans"


def brat(folder, texts):
    """The checks of brat's own parser (server/src/annotation.py), by its rules."""
    n = 0
    assert (folder / "annotation.conf").exists()
    for ann in sorted(folder.glob("*.ann")):
        text = ann.with_suffix(".txt").read_bytes().decode()
        assert text in texts.values()
        ids, named = set(), set()
        for line in lines(ann):
            ident, data, tail = (line.split("\t", 2) + [""])[:3]
            assert ident == "*" or ident not in ids, line
            ids.add(ident)
            if ident[0] == "T":
                pieces = [tuple(map(int, s.split(" "))) for s in data.split(" ", 1)[1].split(";")]
                assert " ".join(text[a:b] for a, b in pieces) == tail and "\n" not in tail, line
                assert all(b < c for (_, b), (c, _) in zip(pieces, pieces[1:])), line
                n += 1
            elif ident[0] in "ER":
                named |= {f.split(":")[1] for f in data.split() if ":" in f}
            else:
                named |= {f for f in data.split()[1:2]}
        assert named <= ids, (ann, named - ids)
    return f"{n} spans"


def annotation_selectors(d, text):
    for item in d["first"]["items"]:
        for target in item["target"]:
            position, *quote = target["selector"]
            assert position["type"] == "TextPositionSelector"
            for q in quote:
                assert text[position["start"]:position["end"]] == q["exact"], q
                around = q["prefix"] + q["exact"] + q["suffix"]
                assert [m.start() for m in re.finditer("(?=" + re.escape(around) + ")", text)] == [position["start"] - len(q["prefix"])], q
                yield q


@functools.cache
def annotation_rules():
    """W3C's own definitions of what a collection, a page, an annotation, a target must have; none where they are not at hand."""
    folder = standard("web-annotation")
    if not folder:
        return {}
    base, registry = "https://annotation.example/", referencing.Registry()
    for path in folder.glob("*.json"):
        rules = json.loads(path.read_text(encoding="utf-8"))
        rules.pop("id")  # a name without an address, which would hide the base
        registry = registry.with_resource(base + path.name, referencing.Resource(contents=rules, specification=DRAFT4))

    def by(*names):
        names = ["id.json#/definitions/idValueFound", *names]
        return [jsonschema.Draft4Validator({"$ref": base + n}, registry=registry, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER) for n in names]

    of = ["collections.json#/definitions/" + n for n in ("annotationCollectionTypeValueFound", "labelDefinition", "totalFound", "firstRequiredIfTotalMoreThanZero",
                                                          "annotationPageTypeValueFound", "startIndexDefinition", "itemsFound")]
    return {"collection": by(*of[:4]), "page": by(*of[4:]),
            "annotation": by("annotations.json#/definitions/annotationTypeValueFound", "annotations.json#/definitions/singleMotivationPropertyFound"),
            "target": by("specificResource.json#/definitions/selectorDetected")[1:], "named": by()}


def annotation_model(d):
    rules = annotation_rules()
    if not rules:
        return
    items = d["first"]["items"]
    targets = [t for a in items for t in a["target"]]
    sources = [t["source"] for t in targets] + [{"id": b["source"]} for a in items for b in a["body"] if "source" in b]
    for kind, values in (("collection", [d]), ("page", [d["first"]]), ("annotation", items), ("target", targets), ("named", sources)):
        for validator in rules[kind]:
            for v in values:
                validator.validate(v)


def annotation_graph(d):
    """By the context of Web Annotations every key means something, and the graph has all that the document has."""
    context = standard("anno.jsonld")
    if not context:
        return
    terms = json.loads(context.read_text(encoding="utf-8"))["@context"]
    known = terms.keys() | {"sayso"}

    def keys(value):
        for v in value if isinstance(value, list) else []:
            keys(v)
        for k, v in value.items() if isinstance(value, dict) else []:
            assert k in terms or k.split(":")[0] in known, k
            assert k not in ("type", "motivation", "purpose") or v in terms, v
            keys(v)

    keys({k: v for k, v in d.items() if k != "@context"})
    g = graph(d, [terms, *d["@context"][1:]])
    items = d["first"]["items"]
    assert len(list(g.subjects(RDF.type, OA.Annotation))) == len(items)
    for relation, key in ((OA.hasTarget, "target"), (OA.hasBody, "body")):
        assert len(list(g.subject_objects(relation))) == sum(len(a[key]) for a in items), key
    assert len(list(g.subject_objects(OA.hasSelector))) == sum(len(t["selector"]) for a in items for t in a["target"])


def annotations(folder, texts):
    n = 0
    named = {"ni:///sha-256;" + base64.urlsafe_b64encode(hashlib.sha256(t.encode()).digest()).decode().rstrip("="): t for t in texts.values()}
    for d in documents(folder, ".jsonld"):
        assert d["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and d["total"] == len(d["first"]["items"]) and d["sayso:offsets"] == "codepoints"
        annotation_model(d)
        annotation_graph(d)
        n += len(list(annotation_selectors(d, named[d["id"].split("?")[0]])))
    return f"{n} selectors, each of one place" + ", by the context of the model" * bool(standard("anno.jsonld")) + ", by W3C's tests of it" * bool(annotation_rules())


def ninjs(folder, texts):
    schema = standard("ninjs-schema_3.1.json")
    validator = schema and jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")),
                                                           format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    for item, beside in zip(documents(folder, ".ninjs"), documents(folder, ".annotations.jsonld")):
        if validator:
            validator.validate(item)
        body = item["bodies"][0]["value"]
        assert body in texts.values() and item["associations"][0]["uri"] == beside["id"] and item["standard"]["version"] == "3.1"
        annotation_model(beside)
        list(annotation_selectors(beside, body))
    return "items and their annotations" + (", by the schema of ninjs 3.1" if validator else "")


def graph(d, context):
    """Reads JSON-LD with rdflib; schema.org's own context is on a network, so its vocabulary stands in."""
    g = rdflib.Graph().parse(data=json.dumps(dict(d, **{"@context": context or d["@context"]})), format="json-ld")
    for s, p, o in g:
        for term in [p] + [o] * (p == RDF.type):
            for vocabulary in (SDO, PROV, DCTERMS):
                assert not term.startswith(str(vocabulary)) or term in vocabulary, f"{term} is no term"
        assert not (isinstance(o, rdflib.Literal) and o.ill_typed), o
    return g


def kinds(g, value):
    """The classes of a resource, by their names."""
    return {str(t).rsplit("/", 1)[-1].rsplit("#", 1)[-1] for t in g.objects(value, RDF.type)}


def schema(folder, texts):
    n = 0
    for d in documents(folder, ".jsonld"):
        assert d["@context"][0] == "https://schema.org"
        g = graph(d, [{"@vocab": str(SCHEMA)}, d["@context"][1]])
        assert len(list(g.subjects(RDF.type, SCHEMA.NewsArticle))) == 1
        reviews = list(g.subjects(RDF.type, SCHEMA.ClaimReview))
        assert len(reviews) == len(list(g.subjects(RDF.type, SCHEMA.Claim)))
        for key in (SCHEMA.reviewRating, SCHEMA.datePublished):
            assert not any(list(g.objects(r, key)) for r in reviews), "a review that nobody wrote"
        for key, allowed in ((SCHEMA.author, {"Person", "Organization"}), (SCHEMA.creator, {"Person", "Organization"}), (SCHEMA.isBasedOn, {"CreativeWork"}),
                             (SCHEMA.publisher, {"NewsMediaOrganization"}), (SCHEMA.appearance, {"NewsArticle"}), (SCHEMA.isPartOf, {"NewsArticle"})):
            for o in g.objects(None, key):
                assert kinds(g, o) & allowed, (key, kinds(g, o))  # what schema.org expects there
        n += len(list(g.subjects(RDF.type, SCHEMA.Quotation))) + len(reviews)
    return f"{n} quotations and claims"


def prov(folder, texts):
    n = 0
    for d in documents(folder, ".jsonld"):
        g = graph(d, None)
        passages = list(g.subjects(PROV.value, None))
        for p in passages:
            assert g.value(p, PROV.wasGeneratedBy) and g.value(p, PROV.wasDerivedFrom), p
        entity, activity, agent = {"Entity"}, {"Activity"}, {"Agent", "SoftwareAgent", "Person", "Organization"}
        for key, of, to in ((PROV.wasQuotedFrom, entity, entity), (PROV.wasDerivedFrom, entity, entity), (PROV.hadPrimarySource, entity, entity),
                            (PROV.wasAttributedTo, entity, agent), (PROV.wasGeneratedBy, entity, activity), (PROV.used, activity, entity),
                            (PROV.wasAssociatedWith, activity, agent)):
            for s, o in g.subject_objects(key):
                assert kinds(g, s) & of and kinds(g, o) & to, (key, s, o)
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)  # it warns of what it cannot take
            read = collections.Counter(type(r) for r in ProvDocument.deserialize(content=json.dumps(d), format="rdf", rdf_format="json-ld").get_records())
        relations = {ProvEntity: RDF.type, ProvAgent: RDF.type, ProvActivity: RDF.type, ProvGeneration: PROV.wasGeneratedBy, ProvUsage: PROV.used,
                     ProvAttribution: PROV.wasAttributedTo, ProvAssociation: PROV.wasAssociatedWith, ProvDerivation: PROV.wasDerivedFrom}
        classes = {ProvEntity: PROV.Entity, ProvAgent: PROV.Agent, ProvActivity: PROV.Activity}
        for kind, relation in relations.items():
            assert read[kind] == len(list(g.subject_objects(relation) if kind not in classes else g.subjects(relation, classes[kind]))), kind
        n += len(passages)
    return f"{n} passages"


def ftm(folder, texts):
    n, ids, named = 0, set(), set()
    for line in lines(folder / "ftm.ftm.json"):
        d = json.loads(line)
        proxy = model.get_proxy(d, cleaned=False)
        proxy.schema.validate(d)
        for name, values in d["properties"].items():
            composed = {unicodedata.normalize("NFC", v.replace("\u200d", "")) for v in values}  # as the library keeps them
            assert set(proxy.get(name)) == composed, (d["schema"], name, values, proxy.get(name))
            if proxy.schema.properties[name].type.name == "entity":
                named |= set(values)
        ids.add(d["id"])
        n += 1
    assert named <= ids, named - ids
    return f"{n} entities"


def gexf(folder, texts):
    g = networkx.read_gexf(folder / "gexf.gexf", version="1.3")
    assert g.is_directed() and all(d["label"] for _, d in g.nodes(data=True)) and all(d["weight"] >= 1 for *_, d in g.edges(data=True))
    schema = standard("gexf.rng")
    if schema:
        lxml.etree.RelaxNG(lxml.etree.parse(schema)).assertValid(lxml.etree.parse(folder / "gexf.gexf"))
    return f"{g.number_of_nodes()} nodes, {g.number_of_edges()} edges" + (", by the schema of GEXF 1.3" if schema else "")


def tables(folder, texts):
    """CSV and Parquet say the same, positions are numbers, and the words are those of the text."""
    rows = 0
    for path in sorted(folder.glob("*.csv")):
        plain = pandas.read_csv(path, dtype=str, keep_default_na=False, lineterminator=None)
        stored = folder.parent / "parquet" / (path.stem + ".parquet")
        file = pyarrow.parquet.ParquetFile(stored)
        table = file.read().to_pandas()
        meta = file.schema_arrow.metadata
        assert meta[b"sayso.offsets"] == b"codepoints" and meta[b"sayso.codebook"] and list(table.columns) == list(plain.columns) and len(table) == len(plain), path
        rows += len(table)
        if "start" in table:
            assert table["start"].dtype == table["end"].dtype == "int32"
            for r in table.itertuples():
                assert texts[r.article][r.start:r.end] == r.text, r
            assert list(plain["text"]) == list(table["text"]), path
    return f"{rows} rows"


def memo_pdf(folder, texts):
    reader = pypdf.PdfReader(folder / "memo-pdf.pdf", strict=True)
    words = " ".join(" ".join(p.extract_text() for p in reader.pages).split())
    links = [a.get_object() for p in reader.pages for a in p.get("/Annots", [])]
    assert "Source words" in words and "not checked by a person" in words and all("/Dest" in a for a in links)
    pages = {p.indirect_reference.idnum for p in reader.pages}
    assert all(a["/Dest"][0].idnum in pages for a in links)
    return f"{len(reader.pages)} pages, {len(links)} links"


def memo(folder, texts):
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse((folder / "memo.html").read_text(encoding="utf-8"))
    ids, tags = {e.get("id") for e in page.iter()}, {e.tag for e in page.iter()}
    links = {a.get("href") for a in page.iter("a")}
    assert all(v[1:] in ids if v[0] == "#" else v.startswith(("http:", "https:")) for v in links) and not tags & {"script", "img", "link", "iframe"}
    return f"{len(links)} links"


CHECKS = {"citron": citron, "brat": brat, "annotations": annotations, "ninjs": ninjs, "schema": schema, "prov": prov, "ftm": ftm, "gexf": gexf,
          "memo": memo, "memo-pdf": memo_pdf, "csv": tables}


def check(root, texts, title, write):
    root.mkdir()
    for form in FORMATS:
        subprocess.run([*write, "--to", form, "--folder", root / form], check=True, stderr=subprocess.DEVNULL)
    for form, reads in CHECKS.items():
        print(f"{title} {form} {reads(root / form, texts)}")


def main(sayso, *inputs):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        # The stored texts, by the ids of their articles.
        run = subprocess.run([sayso, "read", "--format", "jsonl", "--with-text", *inputs], check=True, capture_output=True)
        (root / "records.jsonl").write_bytes(run.stdout)
        texts = {r["article"]["id"]: r["article"]["text"] for r in map(json.loads, run.stdout.splitlines())}
        check(root / "articles", texts, "articles", [sayso, "convert", root / "records.jsonl"])
        ledger = ["--ledger", root / "ledger.db"]
        subprocess.run([sayso, "add", *ledger, *inputs], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        check(root / "ledger", texts, "ledger", [sayso, "export", *ledger])


main(*sys.argv[1:])
