package claim

import (
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A reading is one article on its way to propositions.
type reading struct {
	*Finder
	text   string
	tree   *nlp.Tree
	record *sayso.Record
	named  []int32      // by word: the entity whose name, pronoun or description stands there, plus one
	form   []sayso.Form // by word: how it points at it
	placed []int32      // by word: the place named there, plus one
	figure []bool       // by word: it is part of a number or date
	byID   map[string]int
	folded []string // names of entities, folded, as they are asked for
	out    []Proposition
	state  []wordState // by word, for the proposition at hand
}

// Propositions returns what the voices of an article say, in order of their attributions, the writer's own facts last. An
// attribution without content that answers a certain other one is among them, with Answers set. doc must have trees, else
// there are none.
func (f *Finder) Propositions(doc *nlp.Doc, r *sayso.Record) []Proposition {
	if doc.Syntax == nil || len(doc.Syntax.Words) == 0 {
		return nil
	}
	rd := &reading{Finder: f, text: doc.Article.Text, tree: nlp.NewTree(doc.Syntax), record: r, byID: map[string]int{}, folded: make([]string, len(r.Entities))}
	rd.index()
	for i := range r.Attributions {
		if a := &r.Attributions[i]; len(a.Content) > 0 && !rd.performs(a) {
			rd.attribution(i)
		}
	}
	for i, s := range r.Unsourced {
		if !rd.apart(s) {
			rd.fact(i, s)
		}
	}
	rd.answers()
	return rd.out
}

// index notes for each word the entity and the place it stands for.
func (rd *reading) index() {
	words := rd.tree.Words
	rd.named, rd.placed = make([]int32, len(words)), make([]int32, len(words))
	rd.form, rd.state = make([]sayso.Form, len(words)), make([]wordState, len(words))
	for i := range rd.record.Entities {
		e := &rd.record.Entities[i]
		if !hasName(e) {
			continue
		}
		for _, m := range e.Mentions {
			r := rd.words(m.Span)
			if m.Form == sayso.FormNominal {
				r = rd.head(r)
			}
			for w := r.Start; w < r.End; w++ {
				if rd.named[w] == 0 || m.Form == sayso.FormName && rd.form[w] != sayso.FormName {
					rd.named[w], rd.form[w] = int32(i)+1, m.Form
				}
			}
		}
	}
	for i := range rd.record.Places {
		p := &rd.record.Places[i]
		if p.Unresolved != "" || p.Basis == sayso.PlaceByDescription {
			continue
		}
		for r, w := rd.words(p.Span), nlp.WordID(0); w < nlp.WordID(r.Len()); w++ {
			rd.placed[r.Start+w] = int32(i) + 1
		}
	}
	rd.figures()
	for i := range rd.record.Attributions {
		rd.byID[rd.record.Attributions[i].ID] = i
	}
}

// figures marks the words of numbers, but not what they count, and of dates.
func (rd *reading) figures() {
	rd.figure = make([]bool, len(rd.tree.Words))
	for i := range rd.record.Quantities {
		q := &rd.record.Quantities[i]
		if q.Kind == sayso.QuantitySuperlative || q.Kind == sayso.QuantityOrdinal {
			continue
		}
		for r, w := rd.words(q.Span), nlp.WordID(0); w < nlp.WordID(r.Len()); w++ {
			if s := rd.tree.Words[r.Start+w].Span(); q.Of == nil || !q.Of.Contains(s) {
				rd.figure[r.Start+w] = true
			}
		}
	}
	for i := range rd.record.Times {
		t := &rd.record.Times[i]
		if t.Type != sayso.TimeDate && t.Type != sayso.TimeTime {
			continue
		}
		for r, w := rd.words(t.Span), nlp.WordID(0); w < nlp.WordID(r.Len()); w++ {
			rd.figure[r.Start+w] = true
		}
	}
}

func hasName(e *sayso.Entity) bool {
	for _, m := range e.Mentions {
		if m.Form == sayso.FormName {
			return true
		}
	}
	return false
}

// words returns the words that begin in a span.
func (rd *reading) words(s sayso.Span) nlp.WordRange {
	from := rd.tree.WordAt(s.Start)
	if from == nlp.NoWord {
		return nlp.WordRange{}
	}
	to := from
	for int(to) < len(rd.tree.Words) && int(rd.tree.Words[to].Start) < s.End {
		to++
	}
	return nlp.WordRange{Start: from, End: to}
}

// head returns the word of a range whose head is outside it.
func (rd *reading) head(r nlp.WordRange) nlp.WordRange {
	for w := r.Start; w < r.End; w++ {
		if h := rd.tree.Words[w].Head; (h < r.Start || h >= r.End) && rd.tree.Words[w].Relation != nlp.RelPunct {
			return nlp.WordRange{Start: w, End: w + 1}
		}
	}
	return nlp.WordRange{}
}

func (rd *reading) passage(s sayso.Span) sayso.Passage { return sayso.PassageOf(rd.record.Article, s) }

// attribution adds the propositions of one attribution with content: one a sentence, the first under the attribution's own id,
// those after it with their number: "1f0c…/a3/2".
func (rd *reading) attribution(i int) {
	a := &rd.record.Attributions[i]
	stance := rd.stance(a)
	n := 0
	for _, piece := range rd.sentences(a.Content) {
		if rd.apart(piece[0]) {
			continue
		}
		p := Proposition{
			Voice: rd.record.Article.ID + "/" + a.ID, Article: rd.record.Article.ID, Attribution: a.ID, Words: rd.passage(edges(rd.text, hull(piece))),
			Level: a.Level, Published: day(rd.record.Article.Published.Value), Stance: stance.Voice(), Chain: rd.chain(a),
		}
		if a.Speaker != nil {
			p.Entity, p.Name = a.Speaker.Entity, a.Speaker.Name
		}
		p.Said = rd.said(a, p.Published)
		inStance, inPiece := stance, piece
		if inner, content := rd.relayed(a, piece); inner != nil {
			inStance, inPiece = rd.stance(inner), content
			p.Stance, p.Relays = sayso.VoiceRelays, inStance.Voice()
			p.Words = rd.passage(edges(rd.text, hull(content)))
			p.Chain = rd.chain(inner)
			if sameSpeaker(a, inner) { // "he said he hoped": his own word
				p.Stance, p.Relays, p.Chain = inStance.Voice(), "", rd.chain(a)
			}
		}
		if a.Cue != nil && len(a.Source) == 0 && rd.hedging(a.Cue.In(rd.text)) {
			p.Hedges = append(p.Hedges, rd.passage(*a.Cue))
		}
		rd.fill(&p, inPiece, inStance)
		p.When = rd.timed(piece)
		if len(p.Clauses) == 0 && n > 0 {
			continue
		}
		if n++; n > 1 {
			p.Voice += "/" + strconv.Itoa(n)
		}
		rd.out = append(rd.out, p)
	}
}

// apart reports whether a span lies in a part that tells nothing: a pointer to another page, a caption, a credit.
func (rd *reading) apart(s sayso.Span) bool {
	for i := range rd.record.Parts {
		p := &rd.record.Parts[i]
		if p.Kind != sayso.PartHeadline && p.Kind != sayso.PartListItem && p.Kind != sayso.PartHeading && p.Span.Contains(s) {
			return true
		}
	}
	return false
}

func sameSpeaker(a, b *sayso.Attribution) bool {
	return b.Speaker == nil && len(b.Source) == 0 || a.Speaker != nil && b.Speaker != nil && a.Speaker.Entity != "" && a.Speaker.Entity == b.Speaker.Entity
}

// sentences cuts a content into what stands in each sentence of the article.
func (rd *reading) sentences(content []sayso.Span) (out [][]sayso.Span) {
	last := -1
	for _, s := range content {
		for s.Start < s.End {
			k := holding(rd.record.Sentences, s.Start)
			part := s
			if k >= 0 {
				part.End = min(s.End, rd.record.Sentences[k].End)
			}
			for part.End > part.Start && blank(rd.text[part.End-1]) {
				part.End--
			}
			switch {
			case part.Empty():
			case k >= 0 && k == last:
				out[len(out)-1] = append(out[len(out)-1], part)
			default:
				out = append(out, []sayso.Span{part})
			}
			last = k
			if k < 0 {
				break
			}
			for s.Start = max(part.End, s.Start+1); s.Start < s.End && blank(rd.text[s.Start]); s.Start++ {
			}
		}
	}
	return out
}

func blank(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// fact adds the proposition of a fact in the writer's own voice.
func (rd *reading) fact(i int, s sayso.Span) {
	p := Proposition{
		Voice: rd.record.Article.ID + "/u" + strconv.Itoa(i+1), Article: rd.record.Article.ID, Words: rd.passage(s), Stance: sayso.VoiceAsserts,
		Published: day(rd.record.Article.Published.Value), Chain: []string{rd.record.Article.Publisher},
	}
	p.Said = p.Published
	rd.fill(&p, []sayso.Span{s}, sayso.StanceAsserts)
	p.When = rd.timed([]sayso.Span{s})
	rd.out = append(rd.out, p)
}

// timed reports whether a content says when: by a date or time, also one that is too loose to be compared ("last week").
func (rd *reading) timed(content []sayso.Span) bool {
	for i := range rd.record.Times {
		if t := &rd.record.Times[i]; (t.Type == sayso.TimeDate || t.Type == sayso.TimeTime) && inside(content, t.Span.Start) {
			return true
		}
	}
	return false
}

func hull(spans []sayso.Span) sayso.Span {
	return sayso.Span{Start: spans[0].Start, End: spans[len(spans)-1].End}
}

// day is the date of an ISO 8601 date or date and time.
func day(s string) string {
	if len(s) > 10 {
		s = s[:10]
	}
	return s
}

// said is the day of a saying: a date the article gives for it, else that of publication.
func (rd *reading) said(a *sayso.Attribution, published string) string {
	if a.Time == nil {
		return published
	}
	for i := range rd.record.Times {
		t := &rd.record.Times[i]
		if v := day(t.Value); t.Span.Overlaps(*a.Time) && len(v) == 10 && isDate(v) {
			return v
		}
	}
	return published
}

// isDate reports whether a TIMEX3 value is figures and hyphens alone: no week, quarter, season or reference to now.
func isDate(v string) bool {
	return strings.Trim(v, "0123456789-") == ""
}

// chain names the voices from a outwards.
func (rd *reading) chain(a *sayso.Attribution) []string {
	var out []string
	for n := 0; a != nil && n < 50; n++ {
		name := ""
		if a.Speaker != nil && a.Level != sayso.LevelUnnamedPerson && a.Level != sayso.LevelUnnamedPlural && a.Level != sayso.LevelUnexpressed {
			name = a.Speaker.Name
		}
		out = append(out, name)
		k, ok := rd.byID[a.Parent]
		if !ok {
			break
		}
		a = &rd.record.Attributions[k]
	}
	return out
}

// relayed returns the attribution that is the whole of a sentence of what a says, with the part of its content that stands
// there: "Radio Marl reported [that officials said …]". Nil if a speaks for itself.
func (rd *reading) relayed(a *sayso.Attribution, piece []sayso.Span) (inner *sayso.Attribution, content []sayso.Span) {
	for n := 0; n < 50; n++ {
		next, part := rd.wholeOf(a, piece)
		if next == nil {
			break
		}
		inner, a, piece, content = next, next, part, part
	}
	return inner, content
}

func (rd *reading) wholeOf(a *sayso.Attribution, piece []sayso.Span) (*sayso.Attribution, []sayso.Span) {
	roots := rd.roots(piece)
	if len(roots) == 0 {
		return nil, nil
	}
	root, whole := rd.tree.Words[roots[0]].Span(), hull(piece)
	for i := range rd.record.Attributions {
		b := &rd.record.Attributions[i]
		if b.Parent != a.ID || b.Cue == nil || len(b.Content) == 0 || acts(b.Stance) || !b.Cue.Contains(root) {
			continue
		}
		var part []sayso.Span
		size := b.Cue.Len()
		for _, s := range b.Content {
			if s = (sayso.Span{Start: max(s.Start, whole.Start), End: min(s.End, whole.End)}); !s.Empty() {
				part = append(part, s)
				size += s.Len()
			}
		}
		for _, s := range b.Source {
			size += s.Len()
		}
		if len(part) > 0 && 3*size >= 2*whole.Len() {
			return b, part
		}
	}
	return nil, nil
}
