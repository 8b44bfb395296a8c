package eval

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
)

// namedReader reads every “Xx Yy” of two capitalised words as a person.
func namedReader(_ context.Context, a *sayso.Article) (*sayso.Record, error) {
	rec := &sayso.Record{Article: a}
	words := strings.Fields(a.Text)
	for i := 0; i+1 < len(words); i++ {
		name := words[i] + " " + words[i+1]
		if strings.ToUpper(name[:1]) != name[:1] || strings.ToUpper(words[i+1][:1]) != words[i+1][:1] {
			continue
		}
		at := strings.Index(a.Text, name)
		rec.Entities = append(rec.Entities, sayso.Entity{ID: fmt.Sprintf("p%d", i), Name: name, Kind: sayso.EntityPerson,
			Mentions: []sayso.Mention{{Span: sayso.Span{Start: at, End: at + len(name)}, Form: sayso.FormName}}})
		i++
	}
	return rec, nil
}

// Pairs are judged by the groups; what is no person is left out of precision and recall, not of what was joined.
func TestPeople(t *testing.T) {
	texts := map[string]string{"x": "Ana Castrel met Hugo Brand near Old Mill .", "y": "Ana Castrel met Ida Brand near Old Mill .", "z": "Jon Vold spoke ."}
	dir := t.TempDir()
	var articles, pairs strings.Builder
	for _, id := range []string{"x", "y", "z"} {
		fmt.Fprintf(&articles, "{\"id\":%q,\"text\":%q}\n", id, texts[id])
	}
	place := func(id, name string) string {
		at := strings.Index(texts[id], name)
		return fmt.Sprintf(`{"article":%q,"sha256":%q,"start":%d,"end":%d}`, id, textDigest(texts[id]), at, at+len(name))
	}
	for _, p := range [][5]string{{"joined", "same", "Ana Castrel", "Ana Castrel", "same"}, {"joined", "none", "Old Mill", "Old Mill", "none"},
		{"apart", "different", "Hugo Brand", "Ida Brand", "different"}, {"apart", "same", "Hugo Brand", "Ida Brand", "different"}} {
		fmt.Fprintf(&pairs, "{\"sample\":1,\"drawn\":%q,\"label\":%q,\"first\":%q,\"other\":%q,\"a\":%s,\"b\":%s}\n", p[0], p[1], p[1], p[4], place("x", p[2]), place("y", p[3]))
	}
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	o := Options{Task: TaskPeople, Path: write("pairs.jsonl", pairs.String()), Articles: write("articles.jsonl", articles.String()), Read: namedReader}
	r, err := Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"same_p": 1, "same_r": 0.5, "joined": 0.5, "apart": 1, "named": 1, "readers": 0.75, "readers_kappa": 0.636364} { // chance is ½·¼ + ¼·½ + ¼·¼
		if got := r.Metrics[name]; got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if r.N != 4 || r.Counts["articles"] != 2 || fmt.Sprint(r.Lists) != "map[joined_wrongly:[2] missed:[4]]" {
		t.Errorf("%d pairs, %v, %v", r.N, r.Counts, r.Lists)
	}
	for _, x := range []struct{ old, new, want string }{
		{`"label":"none"`, `"label":"maybe"`, `label "maybe"`}, {`"other":"none"`, `"other":"perhaps"`, `"perhaps"`}, {`"article":"x"`, `"article":"w"`, `no article "w"`}, {`"start":0,`, `"start":-1,`, "no stretch"},
		{textDigest(texts["x"]), strings.Repeat("0", 64), "not the one that was labelled"}, {`{"sample"`, `["sample"`, "not the expected JSON"},
	} {
		bad := o
		bad.Path = write("bad.jsonl", strings.Replace(pairs.String(), x.old, x.new, 1))
		if _, err := Run(t.Context(), bad); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: error %v, want %q", x.new, err, x.want)
		}
	}
	o.Articles = ""
	if _, err := Run(t.Context(), o); err == nil || !strings.Contains(err.Error(), "--articles") {
		t.Errorf("without articles: %v", err)
	}
}
