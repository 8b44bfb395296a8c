package export

import (
	"bytes"
	"encoding/csv"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"sayso"
)

func TestCSV(t *testing.T) {
	got := files(t, "csv", Options{}, full(t))
	var all bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(got)) {
		all.WriteString("-- " + name + " --\r\n")
		all.Write(got[name].Bytes())
	}
	golden(t, "tables.csv", all.Bytes())
}

// TestCSVReads: a reader of RFC 4180 gets as many cells in each row as there are columns, and the words at their places.
func TestCSVReads(t *testing.T) {
	for _, unit := range []sayso.Offsets{sayso.OffsetsCodePoints, sayso.OffsetsBytes, sayso.OffsetsUTF16} {
		rows := 0
		for name, b := range files(t, "csv", Options{Unit: unit}, full(t), sample(t)) {
			if strings.Contains(strings.ReplaceAll(b.String(), "\r\n", ""), "\n") {
				t.Errorf("%s: a line that ends in a line feed alone", name)
			}
			table, err := csv.NewReader(bytes.NewReader(b.Bytes())).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			at := func(row []string, column string) string { return row[slices.Index(table[0], column)] }
			for _, row := range table[1:] {
				rows++
				if !slices.Contains(table[0], "start") {
					continue
				}
				text := map[string]string{"ferry": fullText, "tunnel": sampleText}[at(row, "article")]
				// Go's reader makes a line feed of CR LF, so the words are compared without carriage returns.
				if want := strings.ReplaceAll(cut(text, at(row, "start"), at(row, "end"), unit), "\r", ""); strings.ReplaceAll(at(row, "text"), "\r", "") != want {
					t.Errorf("%s: %q is not %q", name, at(row, "text"), want)
				}
				if at(row, "offsets") != string(unit) || at(row, "run_id") != runOf(full(t)).ID && at(row, "article") == "ferry" {
					t.Errorf("%s: %q", name, row)
				}
			}
		}
		if rows < 80 {
			t.Errorf("only %d rows", rows)
		}
	}
}

// cut slices text in a unit, by the plain way.
func cut(text, start, end string, unit sayso.Offsets) string {
	m := sayso.NewMapper(text)
	from, err := m.ToByte(unit, atoi(start))
	to, err2 := m.ToByte(unit, atoi(end))
	if err != nil || err2 != nil {
		return "off the text"
	}
	return text[from:to]
}

func atoi(s string) (n int) {
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

// TestParquet: what is read back, written as CSV, is the CSV.
func TestParquet(t *testing.T) {
	want := files(t, "csv", Options{}, full(t), sample(t))
	got := files(t, "parquet", Options{}, full(t), sample(t))
	if len(got) != 14 || len(want) != 14 {
		t.Fatalf("%d and %d files", len(got), len(want))
	}
	same[runRow](t, "runs", got, want)
	same[articleRow](t, "articles", got, want)
	same[attributionRow](t, "attributions", got, want)
	same[attributionSpanRow](t, "attribution_spans", got, want)
	same[quotationRow](t, "quotations", got, want)
	same[eventRow](t, "events", got, want)
	same[participantRow](t, "participants", got, want)
	same[factualityRow](t, "factuality", got, want)
	same[entityRowOut](t, "entities", got, want)
	same[mentionRow](t, "mentions", got, want)
	same[timeRow](t, "times", got, want)
	same[placeRow](t, "places", got, want)
	same[quantityRow](t, "quantities", got, want)
	same[unsourcedRow](t, "unsourced", got, want)
	if again := files(t, "parquet", Options{}, full(t), sample(t)); !reflect.DeepEqual(got, again) {
		t.Error("the same records gave other bytes")
	}
}

func same[T any](t *testing.T, name string, got, want shelf) {
	t.Helper()
	data := got[name+".parquet"].Bytes()
	file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for key, want := range map[string]string{"sayso.tables": tablesVersion, "sayso.offsets": "codepoints", "sayso.codebook": Codebook} {
		if v, ok := file.Lookup(key); !ok || v != want {
			t.Errorf("%s: %s is %q", name, key, v)
		}
	}
	names, _ := columns(reflect.TypeFor[T]())
	for i, f := range file.Schema().Fields() {
		if f.Name() != names[i] {
			t.Errorf("%s: column %d is %s, not %s", name, i, f.Name(), names[i])
		}
		if (f.Name() == "start" || f.Name() == "end") && f.Type().Kind() != parquet.Int32 {
			t.Errorf("%s: %s is %v", name, f.Name(), f.Type())
		}
	}
	rows, err := parquet.Read[T](bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var b bytes.Buffer
	c, _ := newCSV[T](&b)
	if err := c.write(rows); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want[name+".csv"].Bytes()) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, b.Bytes(), want[name+".csv"].Bytes())
	}
}

// TestTablesWhole: a record with a span off its text gives no row, and the next one is there.
func TestTablesWhole(t *testing.T) {
	f, _ := FormatOf("csv")
	s := shelf{}
	w, err := f.Files(s.create, Options{})
	if err != nil {
		t.Fatal(err)
	}
	bad := full(t)
	bad.Places[0].Span.End = len(fullText) + 1
	if w.Write(bad) == nil {
		t.Fatal("a span off the text was taken")
	}
	if err := w.Write(sample(t)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(s["articles.csv"].String(), "ferry") || !strings.Contains(s["articles.csv"].String(), "tunnel") {
		t.Errorf("%s", s["articles.csv"])
	}
}
