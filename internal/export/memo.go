package export

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"sayso"
)

// A Memo is a report for a desk. Its lines say what was found; each points by numbers at the source words it rests on, which
// stand in full at its end with what is around them and where they are. A memo judges nothing. [MemoHTML] and [MemoPDF] show
// it, and show it alike.
type Memo struct {
	Title    string
	About    []string // lines under the title: whose it is, when it was published and how that is known, its hash
	Sections []MemoSection
	Words    []MemoWords // numbered from 1
	Method   []string    // what made it, in which unit positions count, what a reader must know
}

// A MemoSection is a part of a memo. One without lines says so by Empty.
type MemoSection struct {
	Title string
	Lines []MemoLine
	Empty string
}

// A MemoLine is one finding.
type MemoLine struct {
	Text string
	Refs []int // numbers of the source words
}

// MemoWords are words as they stand in an article.
type MemoWords struct {
	Before, Words, After string // Words are those meant; the others, from the same sentence, are there to read them by
	Where                string // article and positions
}

// A memoBook collects the source words of a memo: the same place in the same article has one number.
type memoBook struct {
	memo    *Memo
	numbers map[string]int
}

// MemoOf makes the memo of records, a section for each kind of finding, article after article.
func MemoOf(recs []*sayso.Record, opts Options) (*Memo, error) {
	m := &Memo{Title: opts.Title}
	book := &memoBook{m, map[string]int{}}
	var made []string
	unit := opts.Unit
	if unit == "" {
		unit = sayso.OffsetsCodePoints
	}
	for _, rec := range recs {
		r, err := newRuler(rec, unit)
		if err != nil {
			return nil, err
		}
		name := label(rec.Article, "")
		if m.Title == "" {
			m.Title = name
			if len(recs) > 1 {
				m.Title = count(len(recs), "article") + ": " + name + " and others"
			}
		}
		p := memoPen{ruler: r, rec: rec, book: book}
		if len(recs) > 1 {
			p.prefix = name + ": "
			m.About = append(m.About, name+" · "+p.about())
		} else {
			m.About = append(m.About, p.about())
		}
		if u := webURL(rec.Article); u != "" {
			m.About = append(m.About, u)
		}
		m.About = append(m.About, "Text, sha256 "+rec.Article.Identified().SHA256, summary(rec))
		m.Sections = append(m.Sections, p.statements(), p.open(), p.events(), p.unsourced(), p.missing())
		if r.err != nil {
			return nil, r.err
		}
		made = append(made, runOf(rec).String())
	}
	if m.Title == "" {
		m.Title = "No article"
	}
	m.Method = method(unit, made)
	return m, nil
}

// method says how a memo was made: what its reader must know, and by which runs.
func method(unit sayso.Offsets, made []string) []string {
	return append([]string{
		"Read by a machine and not checked by a person, unless a note says so. Nothing here says what is true.",
		"The numbers lead to the source words, which stand as in the text. Positions count " + unitWords(unit) + " of the text as stored, from 0, the end outside.",
	}, unique(made)...)
}

func unitWords(unit sayso.Offsets) string {
	switch unit {
	case sayso.OffsetsBytes:
		return "bytes of UTF-8"
	case sayso.OffsetsUTF16:
		return "UTF-16 units"
	}
	return "code points"
}

// memoPen writes the findings of one record.
type memoPen struct {
	*ruler
	rec    *sayso.Record
	book   *memoBook
	prefix string // of section titles, where there are several articles
}

// about says whose an article is and when it was published, and how that is known.
func (p *memoPen) about() string {
	s := about(p.rec.Article)
	switch a := p.rec.Article; {
	case a.Published.Value != "" && a.Published.Basis == sayso.BasisGiven:
		s += " (as given by the user)"
	case a.Published.Value != "":
		s += " (from its own metadata)"
	}
	return s
}

// cite returns the numbers of spans.
func (p *memoPen) cite(spans ...sayso.Span) (refs []int) {
	for _, s := range spans {
		v := p.span(s)
		if p.err != nil {
			return nil
		}
		where := fmt.Sprintf("%s%d–%d", p.prefix, v.Start, v.End)
		n := p.book.numbers[textIRI(p.rec.Article)+where]
		if n == 0 {
			before, after := p.around(s)
			p.book.memo.Words = append(p.book.memo.Words, MemoWords{before, v.Text, after, where})
			n = len(p.book.memo.Words)
			p.book.numbers[textIRI(p.rec.Article)+where] = n
		}
		refs = append(refs, n)
	}
	return refs
}

// memoAround is how many bytes of a sentence stand on either side of words at most.
const memoAround = 200

// around returns what stands before and after a span in its sentences.
func (p *memoPen) around(s sayso.Span) (before, after string) {
	start, end := s.Start, s.End
	for _, v := range p.rec.Sentences {
		if v.Start <= s.Start && s.Start < v.End {
			start = v.Start
		}
		if v.Start < s.End && s.End <= v.End {
			end = v.End
		}
	}
	if start < s.Start-memoAround {
		for start = s.Start - memoAround; !utf8.RuneStart(p.text[start]); start++ {
		}
		before = "… "
	}
	if end > s.End+memoAround {
		for end = s.End + memoAround; !utf8.RuneStart(p.text[end]); end-- {
		}
		after = " …"
	}
	return before + p.text[start:s.Start], p.text[s.End:end] + after
}

// statements says who says what, on whose word, in the order of the text.
func (p *memoPen) statements() MemoSection {
	sec := MemoSection{Title: p.prefix + "Who says what", Empty: "No statement was found."}
	for i, s := range statements(p.rec, part{}) {
		a := &p.rec.Attributions[i]
		who := or(s.Speaker, notSaid)
		if len(s.Chain) > 2 {
			who = strings.Join(s.Chain, " › ")
		}
		text := who + ": " + strings.TrimPrefix(s.Kind, string(sayso.KindNone)+", ")
		if s.Words != "" {
			text += ": " + s.Words
		}
		if s.Around != "" {
			text += " (" + s.Around + ")"
		}
		spans := a.Content
		if a.Cue != nil && len(spans) == 0 {
			spans = []sayso.Span{*a.Cue}
		}
		sec.Lines = append(sec.Lines, MemoLine{text, p.cite(spans...)})
	}
	return sec
}

// open lists quoted speech that nobody is said to have spoken.
func (p *memoPen) open() MemoSection {
	sec := MemoSection{Title: p.prefix + "Quoted, and not said by whom", Empty: "Every quotation has a statement that it belongs to."}
	for _, q := range p.rec.Quotations {
		if q.Kind == sayso.QuotationSpeech && q.Attribution == "" && q.NestedIn == "" {
			sec.Lines = append(sec.Lines, MemoLine{line(q.Span.In(p.text)), p.cite(q.Span)})
		}
	}
	return sec
}

// events says what is told to be done, its status first.
func (p *memoPen) events() MemoSection {
	sec := MemoSection{Title: p.prefix + "What is told to have happened, or not", Empty: "No event of PLOVER's types was found."}
	for i := range p.rec.Events {
		e := &p.rec.Events[i]
		cells := eventCells(p.rec, e)
		if e.AccordingTo != sayso.VoiceArticle && e.AccordingTo != "" {
			cells[len(cells)-1] = "according to " + p.voice(e.AccordingTo)
		}
		sec.Lines = append(sec.Lines, MemoLine{strings.Join(cells, " · "), p.cite(append([]sayso.Span{e.Trigger}, e.Mentions...)...)})
	}
	return sec
}

// voice names who stands behind an attribution.
func (p *memoPen) voice(id string) string {
	for i := range p.rec.Attributions {
		if a := &p.rec.Attributions[i]; a.ID == id {
			return or(speaker(p.rec, a), notSaid)
		}
	}
	return id
}

// unsourced lists the writer's own checkable facts that have no source.
func (p *memoPen) unsourced() MemoSection {
	sec := MemoSection{Title: p.prefix + "Checkable, and without a source nearby", Empty: "None was found."}
	for _, s := range p.rec.Unsourced {
		sec.Lines = append(sec.Lines, MemoLine{line(s.In(p.text)), p.cite(s)})
	}
	return sec
}

// missing lists what numbers lack to be checked.
func (p *memoPen) missing() MemoSection {
	sec := MemoSection{Title: p.prefix + "Numbers that lack something", Empty: "None was found."}
	for _, q := range p.rec.Quantities {
		if len(q.Missing) > 0 {
			sec.Lines = append(sec.Lines, MemoLine{line(q.Span.In(p.text)) + ": no " + strings.Join(texts(q.Missing...), ", no "), p.cite(q.Span)})
		}
	}
	return sec
}

// newMemo returns the writer of a memo of all records, in the form that show gives it. It keeps the records until the end.
func newMemo(show func(io.Writer, *Memo) error) func(Create, string, Options) (Writer, error) {
	return func(create Create, name string, opts Options) (Writer, error) {
		out, err := create(name)
		if err != nil {
			return nil, err
		}
		return &memoWriter{out: out, show: show, opts: opts}, nil
	}
}

type memoWriter struct {
	out  io.WriteCloser
	show func(io.Writer, *Memo) error
	opts Options
	recs []*sayso.Record
}

// Write keeps a record if a memo can be made of it.
func (w *memoWriter) Write(rec *sayso.Record) error {
	if _, err := MemoOf([]*sayso.Record{rec}, w.opts); err != nil {
		return err
	}
	w.recs = append(w.recs, rec)
	return nil
}

func (w *memoWriter) Close() error {
	m, err := MemoOf(w.recs, w.opts)
	if err == nil {
		err = w.show(w.out, m)
	}
	if closing := w.out.Close(); err == nil {
		err = closing
	}
	return err
}
