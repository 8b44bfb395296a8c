"""Reads what `sayso events` and `sayso dyads` write, with pandas as anybody would, and says what is wrong with it.

python read.py SAYSO INPUT…: SAYSO is the program, the inputs are records or articles. Needs `pip install pandas`.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas

COLUMNS = {"polecat": 40, "icews": 20, "gdelt": 61, "gdelt-mentions": 16}
DATES = {"polecat": ("Event Date", "%Y-%m-%d"), "icews": ("Event Date", "%Y-%m-%d"), "gdelt": (1, "%Y%m%d")}
POINTS = {"polecat": ("Latitude", "Longitude"), "icews": ("Latitude", "Longitude"), "gdelt": (56, 57)}


def write(sayso, form, inputs, folder):
    out = folder / form
    subprocess.run([sayso, "events", "--format", form, "--published-days", "--output", out, *inputs], check=True, stderr=subprocess.DEVNULL)
    return out


def columns(form, path):
    header = 0 if form in ("polecat", "icews") else None
    table = pandas.read_csv(path, sep="\t", header=header, dtype=str)
    assert table.shape[1] == COLUMNS[form], f"{form}: {table.shape[1]} columns"
    lines = path.read_text().count("\n") - (header is not None)
    assert len(table) == lines, f"{form}: {len(table)} rows of {lines} lines"
    if form in DATES:
        name, pattern = DATES[form]
        assert pandas.to_datetime(table[name], format=pattern).notna().all(), f"{form}: a row without a date"
        lat, lon = (pandas.to_numeric(table[c]) for c in POINTS[form])
        assert (lat.isna() == lon.isna()).all() and lat.abs().max() <= 90 and lon.abs().max() <= 180 or lat.isna().all(), f"{form}: points"
    key = table.iloc[:, 0]
    assert form == "gdelt-mentions" or key.is_unique, f"{form}: an id twice"
    return table


def main(sayso, *inputs):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = pandas.read_json(write(sayso, "plover", inputs, folder), lines=True, dtype=False)
        assert pandas.to_datetime(rows["date"], format="%Y-%m-%d").notna().all() and rows["id"].is_unique and rows["actor"].map(len).min() > 0
        assert rows["status"].isin(["happened", "ongoing"]).all() and rows["cite_info"].map(lambda c: c["codebook"]).nunique() == 1
        print(f"plover {len(rows)} rows")
        tables = {form: columns(form, write(sayso, form, inputs, folder)) for form in COLUMNS}
        for form, table in tables.items():
            print(f"{form} {len(table)} rows, {table.shape[1]} columns")
        assert set(tables["gdelt-mentions"][0]) == set(tables["gdelt"][0]), "mentions of other events"
        assert tables["icews"]["CAMEO Code"].str.fullmatch(r"\d{3,4}").all(), "a code has lost its zero"
        assert tables["gdelt"][28].str.fullmatch(r"\d\d").all(), "a root code has lost its zero"
        for form in ("icews", "gdelt"):
            about = [json.loads(line) for line in (folder / f"{form}.about.jsonl").read_text().splitlines()]
            assert [a["row"] for a in about] == list(tables[form].iloc[:, 0]), f"{form}: the sidecar is of other rows"
            assert all(a["codebook"] and a["engine"]["model"] for a in about)
        dyads = folder / "dyads.csv"
        subprocess.run([sayso, "dyads", "--format", "csv", "--output", dyads, *inputs], check=True)
        table = pandas.read_csv(dyads)
        kinds = table.columns[11:]
        assert len(kinds) == 16 and (table[kinds].sum(axis=1) == table["events"]).all()
        assert (table[["quad_1", "quad_2", "quad_3", "quad_4"]].sum(axis=1) == table["events"]).all()
        assert ((table["week"] == "undated") == table["monday"].isna()).all()
        print(f"dyads {len(table)} rows, {table['events'].sum()} events")


main(*sys.argv[1:])
