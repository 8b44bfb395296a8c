"""Reads what `sayso convert` writes with the readers that people use, and says what is wrong with it.

python formats.py SAYSO INPUT…: SAYSO is the program, the inputs are articles or records with their text. Needs
`pip install -r requirements.txt`.

Where STANDARDS names a folder with the standards' own schemas, gexf.xsd (with what it includes) and ninjs-schema_3.1.json, what is written is
held against them too. Without, networkx stands in for the one, and the keys that the schema allows, in the tests of internal/export, for the other.
"""

import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import jsonschema
import lxml.etree
import networkx
import pandas
import pyarrow.parquet
import pypdf
import rdflib
from followthemoney import model

FORMATS = ["citron", "brat", "annotations", "ninjs", "schema", "prov", "ftm", "gexf", "memo", "memo-pdf", "csv", "parquet"]
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
SCHEMA = rdflib.Namespace("https://schema.org/")
RDF = rdflib.RDF


def standard(name):
    """The path of a standard's own schema, None where it is not at hand."""
    path = Path(os.environ.get("STANDARDS") or "nowhere", name)
    return path if path.exists() else None


def documents(folder, ending):
    return [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*" + ending))]


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
        for line in ann.read_text(encoding="utf-8").splitlines():
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


def annotations(folder, texts):
    n = 0
    for d, key in zip(documents(folder, ".jsonld"), sorted(texts)):
        assert d["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and d["total"] == len(d["first"]["items"]) and d["sayso:offsets"] == "codepoints"
        n += len(list(annotation_selectors(d, texts[key])))
    return f"{n} selectors, each of one place"


def ninjs(folder, texts):
    schema = standard("ninjs-schema_3.1.json")
    validator = schema and jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    for item, beside in zip(documents(folder, ".ninjs"), documents(folder, ".annotations.jsonld")):
        if validator:
            validator.validate(item)
        body = item["bodies"][0]["value"]
        assert body in texts.values() and item["associations"][0]["uri"] == beside["id"] and item["standard"]["version"] == "3.1"
        list(annotation_selectors(beside, body))
    return "items and their annotations" + (", by the schema of ninjs 3.1" if validator else "")


def graph(d, context):
    """Reads JSON-LD with rdflib; schema.org's own context is on a network, so its vocabulary stands in."""
    return rdflib.Graph().parse(data=json.dumps(dict(d, **{"@context": context or d["@context"]})), format="json-ld")


def schema(folder, texts):
    n = 0
    for d in documents(folder, ".jsonld"):
        assert d["@context"][0] == "https://schema.org"
        g = graph(d, [{"@vocab": str(SCHEMA)}, d["@context"][1]])
        assert len(list(g.subjects(RDF.type, SCHEMA.NewsArticle))) == 1
        reviews = list(g.subjects(RDF.type, SCHEMA.ClaimReview))
        assert len(reviews) == len(list(g.subjects(RDF.type, SCHEMA.Claim)))
        for key in (SCHEMA.reviewRating, SCHEMA.datePublished):
            assert not any(g.objects(r, key) and list(g.objects(r, key)) for r in reviews), "a review that nobody wrote"
        n += len(list(g.subjects(RDF.type, SCHEMA.Quotation))) + len(reviews)
    return f"{n} quotations and claims"


def prov(folder, texts):
    n = 0
    for d in documents(folder, ".jsonld"):
        g = graph(d, None)
        passages = list(g.subjects(PROV.value, None))
        for p in passages:
            assert g.value(p, PROV.wasGeneratedBy) and (g.value(p, PROV.wasQuotedFrom) or g.value(p, PROV.wasDerivedFrom)), p
        for key in (PROV.wasQuotedFrom, PROV.wasDerivedFrom, PROV.hadPrimarySource, PROV.wasAttributedTo, PROV.wasGeneratedBy, PROV.used):
            for o in g.objects(None, key):
                assert (o, RDF.type, None) in g, o
        n += len(passages)
    return f"{n} passages"


def ftm(folder, texts):
    n, ids, named = 0, set(), set()
    for line in (folder / "ftm.ftm.json").read_text(encoding="utf-8").splitlines():
        d = json.loads(line)
        proxy = model.get_proxy(d, cleaned=False)
        proxy.schema.validate(d)
        for name, values in d["properties"].items():
            composed = {unicodedata.normalize("NFC", v) for v in values}  # as the library keeps them
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
    schema = standard("gexf.xsd")
    if schema:
        try:
            rules = lxml.etree.XMLSchema(lxml.etree.parse(schema))
        except lxml.etree.XMLSchemaParseError as fault:  # it is several files that include one another
            print("gexf.xsd is not whole, left out:", fault)
            schema = None
        else:
            rules.assertValid(lxml.etree.parse(folder / "gexf.gexf"))
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


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.tags = set(), set(), set()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        self.ids.add(attrs.get("id"))
        if tag == "a":
            self.links.add(attrs["href"].lstrip("#"))


def memo(folder, texts):
    page = Page()
    page.feed((folder / "memo.html").read_text(encoding="utf-8"))
    assert page.links <= page.ids and not page.tags & {"script", "img", "link", "iframe"}
    return f"{len(page.links)} source words"


def main(sayso, *inputs):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for form in FORMATS:
            subprocess.run([sayso, "convert", "--to", form, "--folder", root / form, *inputs], check=True, stderr=subprocess.DEVNULL)
        # The stored texts, by the ids of their articles.
        run = subprocess.run([sayso, "read", "--format", "jsonl", "--with-text", *inputs], check=True, capture_output=True)
        texts = {r["article"]["id"]: r["article"]["text"] for r in map(json.loads, run.stdout.decode().splitlines())}
        checks = {"citron": citron, "brat": brat, "annotations": annotations, "ninjs": ninjs, "schema": schema, "prov": prov, "ftm": ftm, "gexf": gexf,
                  "memo": memo, "memo-pdf": memo_pdf, "csv": tables}
        for form, check in checks.items():
            print(f"{form} {check(root / form, texts)}")


main(*sys.argv[1:])
