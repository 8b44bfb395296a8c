package sourcing

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// The rows of stances.tsv that leave it to the content: “called it a success” to the verdict, “accused” and “claimed” to
// what it is about. A plain row leaves nothing to it: who quotes a threat does not threaten.
const (
	judges  = "judges"
	accuses = "accuses"
	claims  = "claims"
	plain   = "plain"
)

// stances says of each attribution what the source does with its content. The cue decides where it says so by itself; a
// plain one (said, told, according to) leaves it to what is said.
func (s *scene) stances() {
	for i := range s.attrs {
		if a := &s.attrs[i]; a.Stance == "" {
			a.Stance = s.stance(i)
			if n := len(a.Content); n > 0 && s.initialOf(a) == "Q" && strings.Contains(a.Content[n-1].In(s.v.text), "?") {
				a.Stance = sayso.StanceAsks
			}
		}
	}
}

func (s *scene) stance(i int) sayso.Stance {
	c := s.cue(i)
	row, negated := s.t.stances.find(c)
	stance := sayso.Stance(row)
	if negated && row != "" {
		if stance == sayso.StanceAsserts && c.frame == frameWh {
			return sayso.StanceDeclinesComment
		}
		if n, ok := s.t.negations[stance]; ok {
			return n
		}
		if row == accuses || row == claims {
			return sayso.StanceDoesNotConfirm
		}
		return stance
	}
	switch row {
	case judges:
		return s.verdict(i)
	case plain:
		return sayso.StanceAsserts
	case accuses:
		if !s.tells(i, toneWrong) && (s.lame(i) || s.frame(i) == frameNone) {
			return sayso.StanceCriticises
		}
		return sayso.StanceAlleges
	case claims:
		if v := s.said(i); v != sayso.StanceAsserts || !s.claims(i) {
			return v
		}
		return sayso.StanceAlleges
	case "", string(sayso.StanceAsserts):
		return s.said(i)
	case string(sayso.StanceBelieves):
		if s.attrs[i].Level == sayso.LevelDocumentOrData {
			return s.said(i) // figures suggest, they have no opinion
		}
	}
	return stance
}

// tells reports whether a word of the content is a sign of something.
func (s *scene) tells(i int, k tone) bool {
	for _, span := range s.attrs[i].Content {
		r := s.v.in(span)
		for w := r.Start; w < r.End; w++ {
			if s.t.tones[s.v.lower(w)].has(k) || s.t.tones[s.v.lemma(w)].has(k) {
				return true
			}
		}
	}
	return false
}

// lame reports whether a reproach is of manner or of too little, not of a deed: “reacting too slowly”, “being soft on crime”.
func (s *scene) lame(i int) bool {
	if s.tells(i, toneBlame) {
		return true
	}
	for _, span := range s.attrs[i].Content {
		r := s.v.in(span)
		for w := r.Start; w < r.End; w++ {
			switch s.v.lower(w) {
			case "too", "enough", "being", "little", "failing", "ignoring", "refusing", "slow", "slowly", "weak", "soft", "playing", "games":
				return true
			}
		}
	}
	return false
}

// claims reports whether what is claimed is somebody else's doing, so that the claim is a charge.
func (s *scene) claims(i int) bool {
	for _, c := range s.clauses(i) {
		subject := s.subject(c.head)
		if subject == nlp.NoWord || s.v.words[c.head].UPOS != nlp.VERB {
			continue
		}
		return !s.own(i, c.head) || s.v.words[subject].Relation == nlp.RelNsubjPass || s.v.lemma(c.head) == "suffer"
	}
	return len(s.attrs[i].Content) > 0 && s.frame(i) == frameNoun
}

// The frames of a cue: what form its content has. A row of the table may ask for one.
const (
	frameTo      = "to"      // an infinitive
	frameWh      = "wh"      // whether, who, how …
	frameIng     = "ing"     // a gerund
	frameNoun    = "noun"    // a phrase without a verb
	frameClause  = "clause"  // a sentence
	frameNone    = "none"    // no content
	framePassive = "passive" // “is expected”, beside another
)

// A cueForm is a cue as the table of stances sees it: lemmas without auxiliaries and adverbs, what follows it, its frame.
type cueForm struct {
	words   []string // of the cue, then of what follows it
	own     int      // how many of them are the cue's
	frame   string
	passive bool
}

// cue returns the form of attribution i's cue.
func (s *scene) cue(i int) cueForm {
	a := &s.attrs[i]
	f := cueForm{frame: s.frame(i)}
	if a.Cue == nil {
		return f
	}
	if s.nobody(a) {
		f.words = append(f.words, "not")
	}
	r := s.v.in(*a.Cue)
	for w := r.Start; w < r.End; w++ {
		if l := s.cueWord(w, r); l != "" {
			f.words = append(f.words, l)
		}
		f.passive = f.passive || s.v.words[w].Relation == nlp.RelAuxPass
	}
	f.passive = f.passive || len(a.Source) == 0 && r.Len() == 1 && s.v.xpos(r.Start) == "VBN"
	f.own = len(f.words)
	for w := r.End; int(w) < len(s.v.words) && w < r.End+5 && s.v.words[w].UPOS != nlp.PUNCT; w++ { // what it governs
		rel, l := s.v.words[w].Relation, s.v.lower(w)
		if l == "no" || rel != nlp.RelDet && rel != nlp.RelNmodPoss && l != "'s" && l != "’s" {
			f.words = append(f.words, s.plainLemma(w))
		}
	}
	return f
}

// nobody reports whether a source denies its cue: “Neither bank would discuss the fee”.
func (s *scene) nobody(a *sayso.Attribution) bool {
	if len(a.Source) == 0 {
		return false
	}
	switch w, _, _ := strings.Cut(strings.ToLower(a.Source[0].In(s.v.text)), " "); w {
	case "neither", "no", "none", "nobody", "not":
		return true
	}
	return false
}

// kept are adverbs and particles that change what a cue says.
var kept = map[string]bool{"out": true, "off": true, "up": true, "down": true, "back": true, "short": true, "against": true, "yet": true,
	"immediately": true, "aside": true, "clear": true, "nothing": true, "little": true, "away": true, "publicly": true, "allegedly": true,
	"purportedly": true, "reportedly": true, "supposedly": true, "with": true, "for": true, "on": true, "to": true, "over": true, "in": true}

// cueWord returns a word of a cue as the table has it, "" for one that does not count.
func (s *scene) cueWord(w nlp.WordID, r nlp.WordRange) string {
	l := s.v.lower(w)
	switch l {
	case "not", "n't", "n’t", "never", "hardly", "nor", "neither", "no", "nothing", "without":
		if l == "n't" || l == "n’t" || l == "never" || l == "hardly" {
			return "not"
		}
		return l
	}
	word := &s.v.words[w]
	switch word.UPOS {
	case nlp.AUX:
		if r.Len() > 1 && word.Relation != nlp.RelRoot {
			return ""
		}
	case nlp.ADV:
		if !kept[l] && r.Len() > 1 {
			return ""
		}
		return l
	case nlp.PUNCT:
		return ""
	case nlp.DET:
		return ""
	case nlp.PRON:
		if word.Relation != nlp.RelObj && r.Len() > 1 {
			return ""
		}
	}
	return s.plainLemma(w)
}

// plainLemma is a lemma, of an adjective or adverb its form: “unavailable”, “according”.
func (s *scene) plainLemma(w nlp.WordID) string {
	switch s.v.words[w].UPOS {
	case nlp.VERB, nlp.NOUN, nlp.AUX:
		l := s.v.lower(w)
		if lemma, ok := s.t.forms[l]; ok && (l == lemma || s.v.words[w].UPOS != nlp.NOUN) {
			return lemma
		}
		if l == "according" {
			return l
		}
		return s.v.lemma(w)
	}
	switch l := s.v.lower(w); l {
	case "n't", "n’t":
		return "not"
	default:
		return l
	}
}

// frame says what form the content of attribution i has.
func (s *scene) frame(i int) string {
	a := &s.attrs[i]
	if len(a.Content) == 0 {
		return frameNone
	}
	span := a.Content[0]
	if a.Cue != nil { // of “The road, she said, was closed” the stretch behind the cue tells less than the one before
		for _, c := range a.Content {
			if c.Start >= a.Cue.End {
				span = c
				break
			}
		}
	}
	r := s.v.bare(s.v.in(span))
	if r.Len() == 0 {
		return frameNone
	}
	first := r.Start
	if w := s.v.lower(first); (w == "not" || w == "never") && r.Len() > 1 {
		first++
	}
	switch w := s.v.lower(first); {
	case w == "to" && s.v.words[first].UPOS != nlp.ADP:
		return frameTo
	case wh[w]:
		return frameWh
	case s.v.xpos(first) == "VBG" && s.v.clauseTop(r) == first:
		return frameIng
	}
	if s.clause(r) {
		return frameClause
	}
	return frameNoun
}

var wh = map[string]bool{"whether": true, "if": true, "why": true, "how": true, "what": true, "who": true, "whom": true, "whose": true,
	"when": true, "where": true, "which": true}

// clause reports whether a range is a sentence: its head is a verb, or has a copula, with a subject.
func (s *scene) clause(r nlp.WordRange) bool {
	for w := r.Start; w < r.End; w++ {
		if h := s.v.words[w].Head; h >= r.Start && h < r.End && s.v.words[w].Relation != nlp.RelNsubj && s.v.words[w].Relation != nlp.RelNsubjPass {
			continue
		}
		if s.subject(w) != nlp.NoWord && s.finite(w) {
			return true
		}
	}
	return false
}

// finite reports whether a word heads a clause with a tense.
func (s *scene) finite(w nlp.WordID) bool {
	switch s.v.xpos(w) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return s.v.child(w, nlp.RelAux, nlp.RelCop) != nlp.NoWord
}

// subject returns the subject of a word, NoWord if it has none.
func (s *scene) subject(w nlp.WordID) nlp.WordID {
	return s.v.child(w, nlp.RelNsubj, nlp.RelCsubj, nlp.RelExpl)
}

// stanceTable holds the rows of stances.tsv by their words.
type stanceTable map[string]string

// find returns the row for a cue: the longest run of words that begins in the cue, the one with the cue's frame before
// the one without. negated says that the cue denies what the row says.
func (t stanceTable) find(f cueForm) (row string, negated bool) {
	bestLen, at := 0, -1
	for from := 0; from < f.own; from++ {
		for to := len(f.words); to > from; to-- {
			if n := to - from; n < bestLen || n > 4 {
				continue
			}
			v, ok := t.framed(strings.Join(f.words[from:to], " "), f)
			if ok && to-from > bestLen {
				row, bestLen, at = v, to-from, from
			}
		}
	}
	if at < 0 {
		return "", false
	}
	for _, w := range f.words[:at] {
		if w == "not" || w == "neither" || w == "no" || w == "without" {
			return row, true
		}
	}
	return row, false
}

func (t stanceTable) framed(key string, f cueForm) (string, bool) {
	if f.passive {
		if v, ok := t[key+" +"+framePassive]; ok {
			return v, true
		}
	}
	if v, ok := t[key+" +"+f.frame]; ok {
		return v, true
	}
	v, ok := t[key]
	return v, ok
}
