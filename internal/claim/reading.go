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
	byID   map[string]int
	cueAt  map[nlp.WordID]int // by the word of a cue: its attribution
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
	rd := &reading{Finder: f, text: doc.Article.Text, tree: nlp.NewTree(doc.Syntax), record: r, byID: map[string]int{}, cueAt: map[nlp.WordID]int{}}
	rd.index()
	for i := range r.Attributions {
		if a := &r.Attributions[i]; len(a.Content) > 0 && !rd.performs(a) {
			rd.attribution(i)
		}
	}
	for i, s := range r.Unsourced {
		rd.fact(i, s)
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
	for i := range rd.record.Attributions {
		a := &rd.record.Attributions[i]
		rd.byID[a.ID] = i
		if a.Cue != nil {
			for r, w := rd.words(*a.Cue), nlp.WordID(0); w < nlp.WordID(r.Len()); w++ {
				rd.cueAt[r.Start+w] = i
			}
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

// attribution adds the proposition of one attribution with content.
func (rd *reading) attribution(i int) {
	a := &rd.record.Attributions[i]
	p := Proposition{
		Voice: rd.record.Article.ID + "/" + a.ID, Article: rd.record.Article.ID, Attribution: a.ID, Words: rd.passage(hull(a.Content)),
		Level: a.Level, Published: day(rd.record.Article.Published.Value), Stance: voiceStance(a.Stance), Chain: rd.chain(a),
	}
	if a.Speaker != nil {
		p.Entity, p.Name = a.Speaker.Entity, a.Speaker.Name
	}
	p.Said = rd.said(a, p.Published)
	stance, content := a.Stance, a.Content
	if inner := rd.relayed(a); inner != nil {
		p.Stance, p.Relays = sayso.VoiceRelays, voiceStance(inner.Stance)
		stance, content = inner.Stance, inner.Content
		p.Words = rd.passage(hull(inner.Content))
		p.Chain = rd.chain(inner)
	}
	if a.Cue != nil && len(a.Source) == 0 && rd.hedging(a.Cue.In(rd.text)) {
		p.Hedges = append(p.Hedges, rd.passage(*a.Cue))
	}
	rd.fill(&p, content, stance)
	rd.out = append(rd.out, p)
}

// fact adds the proposition of a fact in the writer's own voice.
func (rd *reading) fact(i int, s sayso.Span) {
	p := Proposition{
		Voice: rd.record.Article.ID + "/u" + strconv.Itoa(i+1), Article: rd.record.Article.ID, Words: rd.passage(s), Stance: sayso.VoiceAsserts,
		Published: day(rd.record.Article.Published.Value), Chain: []string{rd.record.Article.Publisher},
	}
	p.Said = p.Published
	rd.fill(&p, []sayso.Span{s}, sayso.StanceAsserts)
	rd.out = append(rd.out, p)
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
		if v := day(t.Value); t.Span.Overlaps(*a.Time) && len(v) == 10 && !strings.ContainsAny(v, "XWQ") {
			return v
		}
	}
	return published
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

// relayed returns the attribution that is the whole of what a says: "Radio Marl reported [that officials said …]". Nil if a
// speaks for itself.
func (rd *reading) relayed(a *sayso.Attribution) *sayso.Attribution {
	var inner *sayso.Attribution
	for n := 0; n < 50; n++ {
		next := rd.wholeOf(a)
		if next == nil || next == inner {
			break
		}
		inner, a = next, next
	}
	return inner
}

func (rd *reading) wholeOf(a *sayso.Attribution) *sayso.Attribution {
	for i := range rd.record.Attributions {
		b := &rd.record.Attributions[i]
		if b.Parent != a.ID || b.Cue == nil || len(b.Content) == 0 || acts(b.Stance) {
			continue
		}
		for _, root := range rd.roots(a.Content) {
			if s := rd.tree.Words[root].Span(); b.Cue.Contains(s) {
				return b
			}
		}
	}
	return nil
}
