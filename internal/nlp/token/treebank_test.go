package token

import (
	"bufio"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
)

// TestTreebanks scores sentence ends against Universal Dependencies' dev sets, read where they lie, inside paragraphs:
// those that line ends give away are not counted. The floors are a little under what was measured when they were set.
// EWT is mail, reviews and chat: of the 313 ends missed there 192 have no mark before them, 92 a small letter behind.
func TestTreebanks(t *testing.T) {
	shared := os.Getenv("SAYSO_SHARED")
	if shared == "" {
		t.Skip("SAYSO_SHARED does not point to the corpora")
	}
	tk := newTokenizer()
	for _, c := range []struct {
		file, documents string
		precision       float64
		recall          float64
	}{
		{"en_gum_open-dev.conllu.gz", "", 0.965, 0.94},
		{"en_gum_open-dev.conllu.gz", "_news_", 1, 1},
		{"en_ewt-ud-dev.conllu.gz", "", 0.98, 0.745},
		{"en_ewt-ud-dev.conllu.gz", "weblog", 0.99, 0.93},
	} {
		var found, right, gold float64
		for _, d := range treebank(t, filepath.Join(shared, "corpora", "syntax", c.file)) {
			if !strings.Contains(d.id, c.documents) {
				continue
			}
			f, r, g := d.score(tk)
			found, right, gold = found+f, right+r, gold+g
		}
		p, r := right/found, right/gold
		t.Logf("%s %s: %.0f ends, precision %.4f, recall %.4f", c.file, c.documents, gold, p, r)
		if p < c.precision || r < c.recall {
			t.Errorf("%s %s: precision %.4f, recall %.4f; the floors are %v and %v", c.file, c.documents, p, r, c.precision, c.recall)
		}
	}
}

// A treeDoc is one document of a treebank as text, with the bytes at which its sentences begin; true inside a
// paragraph.
type treeDoc struct {
	id, text string
	starts   map[int]bool
}

// score counts the sentence starts inside paragraphs: found, found rightly, and in the treebank.
func (d *treeDoc) score(tk *Tokenizer) (found, right, gold float64) {
	doc := tk.Doc(&sayso.Article{Text: d.text})
	outer := map[int]bool{}
	for _, p := range doc.Paragraphs {
		outer[doc.Span(p).Start] = true
	}
	for _, s := range doc.Sentences {
		start := doc.Span(s).Start
		inside, known := d.starts[start]
		if outer[start] || known && !inside {
			continue
		}
		found++
		if inside {
			right++
		}
	}
	for start, inside := range d.starts {
		if inside && !outer[start] {
			gold++
		}
	}
	return found, right, gold
}

// treebank reads a CoNLL-U file as running text: "# text" lines, joined as SpaceAfter and "# newpar" say.
func treebank(t *testing.T, path string) (docs []*treeDoc) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	var d *treeDoc
	paragraph, tight := false, false
	for lines.Scan() {
		line := lines.Text()
		switch text, isText := strings.CutPrefix(line, "# text = "); {
		case strings.HasPrefix(line, "# newdoc"):
			d = &treeDoc{id: line, starts: map[int]bool{}}
			docs = append(docs, d)
		case strings.HasPrefix(line, "# newpar"):
			paragraph = true
		case isText:
			switch {
			case d.text == "":
			case paragraph:
				d.text += "\n\n"
			case !tight:
				d.text += " "
			}
			d.starts[len(d.text)] = d.text != "" && !paragraph
			d.text += text
			paragraph = false
		case line != "" && line[0] != '#':
			tight = strings.Contains(line, "SpaceAfter=No")
		}
	}
	if lines.Err() != nil {
		t.Fatal(lines.Err())
	}
	return docs
}
