package event

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/lexicon"
	"sayso/internal/plover"
)

// A frame is one reading of a word that can name an event.
type frame struct {
	id        string // of the row: "fire/2"
	words     []string
	order     int // of the readings of one word
	typ       sayso.EventType
	mode      sayso.Mode
	actor     byte // 's' subject, 'o' object (of a noun: its genitive suffers), 'f' who it comes from, 'a' whoever a noun names as its doer, '-' nobody
	mutual    bool // both act: "met", "clashed"
	recipient []string
	needs     []need
	example   string
}

// A need is a condition of a frame. See needs.go.
type need struct {
	kind string // "s=", "o:", "p.", "x", …
	arg  string
	list []string
}

// tables are the lexicons of the package. They are immutable.
type tables struct {
	verbs    map[string][]frame // by the first word: a lemma
	nouns    map[string][]frame // by the last word: a lemma
	classes  map[string]class
	words    map[string]string // word → kind: "light", "blame" …
	phrases  map[string][]phrase
	contexts map[string][]sayso.Context
	fields   map[string]string

	verbBases, nounBases map[string]string // of the forms of keys
}

// A phrase is a fixed one that is no event, by its first word.
type phrase []string

func load(fsys fs.FS, o *plover.Ontology) (*tables, error) {
	t := &tables{}
	var err error
	if t.verbs, err = loadFrames(fsys, o, "events/verbs.tsv", "verb", false); err != nil {
		return nil, err
	}
	if t.nouns, err = loadFrames(fsys, o, "events/nouns.tsv", "noun", true); err != nil {
		return nil, err
	}
	if t.classes, err = loadClasses(fsys); err != nil {
		return nil, err
	}
	if t.words, err = loadPairs(fsys, "events/words.tsv", "word", "kind"); err != nil {
		return nil, err
	}
	if t.fields, err = loadPairs(fsys, "events/fields.tsv", "word", "field"); err != nil {
		return nil, err
	}
	rows, err := lexicon.Load(fsys, "events/phrases.tsv", "phrase", "example")
	if err != nil {
		return nil, err
	}
	t.phrases = map[string][]phrase{}
	for _, row := range rows.Rows {
		p := phrase(strings.Fields(row[0]))
		t.phrases[p[0]] = append(t.phrases[p[0]], p)
	}
	rows, err = lexicon.Load(fsys, "events/contexts.tsv", "word", "contexts", "example")
	if err != nil {
		return nil, err
	}
	t.contexts = map[string][]sayso.Context{}
	forms, err := lexicon.LoadForms(fsys)
	if err != nil {
		return nil, err
	}
	t.inflect(forms)
	for i, row := range rows.Rows {
		for c := range strings.SplitSeq(row[1], " ") {
			if !o.HasContext(sayso.Context(c)) {
				return nil, rows.Fault(i, "no context %q", c)
			}
			t.contexts[row[0]] = append(t.contexts[row[0]], sayso.Context(c))
		}
	}
	return t, nil
}

// objective reports whether a verb of the tables is nothing without an object of a certain kind: one rescues somebody.
func (t *tables) objective(lemma string) bool {
	frames := t.verbs[lemma]
	return len(frames) > 0 && !slices.ContainsFunc(frames, func(f frame) bool {
		return !slices.ContainsFunc(f.needs, func(n need) bool { return n.kind == "o=" || n.kind == "o:" || n.kind == "o+" })
	})
}

func loadPairs(fsys fs.FS, path, first, second string) (map[string]string, error) {
	rows, err := lexicon.Load(fsys, path, first, second, "example")
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, row := range rows.Rows {
		out[row[0]] = row[1]
	}
	return out, nil
}

func loadFrames(fsys fs.FS, o *plover.Ontology, path, column string, last bool) (map[string][]frame, error) {
	rows, err := lexicon.Load(fsys, path, column, "type", "mode", "roles", "needs", "example")
	if err != nil {
		return nil, err
	}
	out := map[string][]frame{}
	for i, row := range rows.Rows {
		f, err := newFrame(o, row)
		if err != nil {
			return nil, rows.Fault(i, "%v", err)
		}
		key := f.words[0]
		if last {
			key = f.words[len(f.words)-1]
		}
		out[key] = append(out[key], f)
	}
	for _, list := range out { // longer keys first, then as they are numbered
		slices.SortStableFunc(list, func(a, b frame) int {
			if d := len(b.words) - len(a.words); d != 0 {
				return d
			}
			return a.order - b.order
		})
	}
	return out, nil
}

func newFrame(o *plover.Ontology, row []string) (f frame, err error) {
	word, number, _ := strings.Cut(row[0], "/")
	f = frame{id: row[0], words: strings.Fields(word), order: 1, typ: sayso.EventType(row[1]), example: row[5]}
	if number != "" {
		if f.order, err = strconv.Atoi(number); err != nil {
			return f, fmt.Errorf("no number %q", number)
		}
	}
	if _, ok := o.Type(f.typ); !ok {
		return f, fmt.Errorf("no type %q", row[1])
	}
	if row[2] != "-" {
		if f.mode = sayso.Mode(row[2]); !o.HasMode(f.typ, f.mode) {
			return f, fmt.Errorf("%s has no mode %q", f.typ, row[2])
		}
	}
	at := strings.IndexAny(row[3], ">=")
	if at != 1 || !strings.Contains("soaf-", row[3][:1]) {
		return f, fmt.Errorf("no roles %q", row[3])
	}
	f.actor, f.mutual = row[3][0], row[3][1] == '='
	if rest := row[3][2:]; rest != "-" {
		f.recipient = strings.Split(rest, ",")
	}
	if row[4] != "-" {
		for s := range strings.SplitSeq(row[4], " ") {
			n, err := newNeed(s)
			if err != nil {
				return f, err
			}
			f.needs = append(f.needs, n)
		}
	}
	return f, nil
}

// inflect notes the forms of all keys: trained lemmas are sometimes off, and a key must not be missed for that.
func (t *tables) inflect(forms *lexicon.Forms) {
	t.verbBases, t.nounBases = map[string]string{}, map[string]string{}
	put := func(to map[string]string, base string, list []string) {
		for _, f := range list {
			if _, taken := to[f]; !taken || f == base {
				to[f] = base
			}
		}
	}
	for _, base := range slices.Sorted(maps.Keys(t.verbs)) {
		put(t.verbBases, base, forms.Verb(base))
	}
	for _, word := range slices.Sorted(maps.Keys(t.words)) {
		if t.words[word] == "light" {
			for _, f := range forms.Verb(word) {
				if _, taken := t.verbBases[f]; !taken {
					t.verbBases[f] = word
				}
			}
		}
	}
	for _, base := range slices.Sorted(maps.Keys(t.nouns)) {
		put(t.nounBases, base, forms.Noun(base))
	}
	for _, keys := range [][]string{slices.Sorted(maps.Keys(t.classes)), slices.Sorted(maps.Keys(t.fields)), slices.Sorted(maps.Keys(t.contexts)),
		slices.Sorted(maps.Keys(t.words))} {
		for _, base := range keys {
			for _, f := range forms.Noun(base) {
				if _, taken := t.nounBases[f]; !taken {
					t.nounBases[f] = base
				}
			}
		}
	}
}
