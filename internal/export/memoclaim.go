package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sayso"
)

// Records gives the record of an article by its id, with its text; the error of an article that is not there is passed on.
type Records func(article string) (*sayso.Record, error)

// MemoOfClaim makes the memo of one claim across articles: every voice under what it does with the claim, the origins, how the
// words moved, what pulls apart, and what is open. The claim's passages are in bytes, as a ledger keeps them. A passage that
// is not what stands in its article is an [*sayso.Error] with code [sayso.ErrOffset].
func MemoOfClaim(c *sayso.Claim, record Records, unit sayso.Offsets) (*Memo, error) {
	if unit == "" {
		unit = sayso.OffsetsCodePoints
	}
	m := &Memo{Title: c.Wording.Text}
	p := claimPen{memo: m, book: &memoBook{m, map[string]int{}}, record: record, unit: unit, pens: map[string]*memoPen{}, claim: c}
	m.About = []string{"Claim " + c.ID + ", " + string(c.Kind), count(len(c.Voices), "voice") + " in " + count(c.Summary.Articles, "article") + ", " +
		count(len(c.Origins), "origin") + "; shown to rest on different roots: " + fmt.Sprint(c.Independent)}
	if c.Summary.Oldest != "" {
		m.About = append(m.About, "From "+c.Summary.Oldest+" to "+c.Summary.Newest)
	}
	p.section("The claim", "", MemoLine{c.Wording.Text, p.cite(c.Wording)})
	p.voices()
	p.origins()
	p.wordings()
	p.tensions()
	p.questions()
	if p.err != nil {
		return nil, p.err
	}
	var made []string
	for _, id := range slices.Sorted(maps.Keys(p.pens)) {
		made = append(made, runOf(p.pens[id].rec).String())
	}
	m.Method = method(unit, made)
	return m, nil
}

// claimPen writes the findings on one claim.
type claimPen struct {
	memo   *Memo
	book   *memoBook
	record Records
	unit   sayso.Offsets
	pens   map[string]*memoPen // by article
	claim  *sayso.Claim
	err    error
}

func (p *claimPen) section(title, empty string, lines ...MemoLine) {
	p.memo.Sections = append(p.memo.Sections, MemoSection{title, lines, empty})
}

// pen returns the pen of an article, nil after a fault.
func (p *claimPen) pen(article string) *memoPen {
	if p.err != nil {
		return nil
	}
	if pen := p.pens[article]; pen != nil {
		return pen
	}
	rec, err := p.record(article)
	if err != nil {
		p.err = err
		return nil
	}
	r, err := newRuler(rec, p.unit)
	if err != nil {
		p.err = err
		return nil
	}
	p.pens[article] = &memoPen{ruler: r, rec: rec, book: p.book, prefix: label(rec.Article, "") + ": "}
	return p.pens[article]
}

// cite returns the numbers of passages.
func (p *claimPen) cite(passages ...sayso.Passage) (refs []int) {
	for _, v := range passages {
		pen := p.pen(v.Article)
		if pen == nil {
			return nil
		}
		s := sayso.Span{Start: v.Start, End: v.End}
		if s.Start < 0 || s.End > len(pen.text) || s.Start > s.End || s.In(pen.text) != v.Text {
			p.err = &sayso.Error{Code: sayso.ErrOffset, Place: v.Article, Msg: fmt.Sprintf("bytes %d to %d are not %q", v.Start, v.End, brief(v.Text))}
			return nil
		}
		refs = append(refs, pen.cite(s)...)
		if pen.err != nil {
			p.err = pen.err
			return nil
		}
	}
	return refs
}

// voiceSections are what a voice can do with a claim, in the order of the claim's page. None stands for another.
var voiceSections = []struct {
	stance sayso.VoiceStance
	title  string
}{
	{sayso.VoiceAsserts, "Who says so"}, {sayso.VoiceDenies, "Who denies it"}, {sayso.VoiceRejects, "Who rejects it"},
	{sayso.VoiceDoesNotConfirm, "Who did not confirm it"}, {sayso.VoiceDeclinesComment, "Who declined to comment"},
	{sayso.VoiceNoResponse, "Who did not respond"}, {sayso.VoiceRelays, "Who passes it on"},
}

func (p *claimPen) voices() {
	for _, s := range voiceSections {
		var lines []MemoLine
		for i := range p.claim.Voices {
			if v := &p.claim.Voices[i]; v.Stance == s.stance {
				lines = append(lines, MemoLine{p.voice(v), p.cite(v.Words)})
			}
		}
		if len(lines) > 0 || s.stance == sayso.VoiceAsserts || s.stance == sayso.VoiceDenies {
			p.section(s.title, "Nobody.", lines...)
		}
	}
}

// voice says who a voice is, on whose word it speaks, when, and in which words.
func (p *claimPen) voice(v *sayso.Voice) string {
	who := v.Name
	switch {
	case v.Attribution == "":
		who = "the writer"
	case who == "":
		who = notSaid
	}
	cells := []string{who}
	if v.Level != "" {
		cells = append(cells, strings.ReplaceAll(string(v.Level), "_", " "))
	}
	if v.Date != "" {
		cells = append(cells, v.Date)
	}
	if v.Relays != "" {
		cells = append(cells, "what it passes on: "+strings.ReplaceAll(string(v.Relays), "_", " "))
	}
	if len(v.Chain) > 1 {
		chain := make([]string, len(v.Chain))
		for i, name := range v.Chain { // from the innermost outwards; read from the article inwards
			chain[len(chain)-1-i] = or(name, notSaid)
		}
		cells = append(cells, thisArticle+" › "+strings.Join(chain, " › "))
	}
	for _, h := range v.Hedges {
		cells = append(cells, "hedged: "+line(h.Text))
	}
	return strings.Join(cells, ", ") + ": " + line(v.Words.Text)
}

func (p *claimPen) origins() {
	words := map[string]sayso.Passage{}
	for _, v := range p.claim.Voices {
		words[v.ID] = v.Words
	}
	var lines []MemoLine
	for _, o := range p.claim.Origins {
		roots := make([]string, len(o.Roots))
		for i, r := range o.Roots {
			roots[i] = or(r, notSaid)
		}
		l := MemoLine{Text: "Origin " + o.Origin + ": " + count(len(o.Voices), "voice") + ", resting on " + or(strings.Join(roots, ", "), "nobody who is named")}
		for _, id := range o.Voices {
			if w, ok := words[id]; ok {
				l.Refs = append(l.Refs, p.cite(w)...)
			}
		}
		lines = append(lines, l)
	}
	p.section("On how many origins it rests", "No origin is known.", lines...)
}

func (p *claimPen) wordings() {
	var lines []MemoLine
	for _, w := range p.claim.Wordings {
		l := MemoLine{line(w.Words.Text), p.cite(w.Words)}
		if len(w.DroppedHedges) > 0 {
			var lost []string
			for _, h := range w.DroppedHedges {
				lost = append(lost, line(h.Text))
			}
			l.Text += " (no longer there: " + strings.Join(lost, ", ") + ")"
			l.Refs = append(l.Refs, p.cite(w.DroppedHedges...)...)
		}
		lines = append(lines, l)
	}
	p.section("How the words moved", "There is one wording.", lines...)
}

func (p *claimPen) tensions() {
	var lines []MemoLine
	for _, t := range p.claim.Tensions {
		text := t.Words
		if t.Question != "" {
			text += " Open: " + t.Question
		}
		lines = append(lines, MemoLine{string(t.Kind) + ": " + line(text), p.cite(t.Here, t.There)})
	}
	p.section("What pulls apart", "Nothing was found.", lines...)
}

func (p *claimPen) questions() {
	var lines []MemoLine
	for _, g := range p.claim.Summary.Gaps {
		lines = append(lines, MemoLine{Text: line(g)})
	}
	for _, q := range p.claim.Summary.Questions {
		lines = append(lines, MemoLine{line(q.Words), p.cite(q.Points...)})
	}
	p.section("What is open", "Nothing was found.", lines...)
}
