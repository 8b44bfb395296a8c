package correct

import (
	"slices"

	"sayso"
)

// A Log is a list of corrections and what of it is in force. It is immutable.
type Log struct {
	entries []sayso.Correction
	undone  map[int]int      // number of an entry → that of the entry in force that takes it back
	at      map[int]int      // number of an entry → its place
	of      map[string][]int // article → places of the entries in force that touch it
	beside  map[string][]int // the same of those beside the record
}

// NewLog reads entries in the order of their numbers. An entry that is taken back is not in force, unless the entry that takes
// it back is taken back itself.
func NewLog(entries []sayso.Correction) *Log {
	l := &Log{entries, map[int]int{}, map[int]int{}, map[string][]int{}, map[string][]int{}}
	for i := len(entries) - 1; i >= 0; i-- { // an entry takes back only what came before it
		e := &entries[i]
		if _, gone := l.undone[e.Seq]; e.Do == sayso.CorrectUndo && !gone && e.Undoes < e.Seq {
			l.undone[e.Undoes] = e.Seq
		}
	}
	for i := range entries {
		e := &entries[i]
		l.at[e.Seq] = i
		if _, gone := l.undone[e.Seq]; !gone && e.Do != sayso.CorrectUndo {
			in := l.of
			if e.Do.Beside() {
				in = l.beside
			}
			for _, article := range articles(e) {
				in[article] = append(in[article], i)
			}
		}
	}
	return l
}

// Append returns the log with one more entry, which has its number.
func (l *Log) Append(e sayso.Correction) *Log { return NewLog(append(slices.Clip(l.entries), e)) }

// articles are those whose words an entry points at.
func articles(e *sayso.Correction) []string {
	out := []string{e.What.Words.Article}
	if e.With != nil && e.With.Words.Article != out[0] {
		out = append(out, e.With.Words.Article)
	}
	return out
}

// InForce reports whether the entry of a number is there and not taken back.
func (l *Log) InForce(seq int) bool {
	_, gone := l.undone[seq]
	return !gone && l.Entry(seq) != nil
}

// UndoneBy returns the number of the entry in force that takes an entry back, 0 if none does.
func (l *Log) UndoneBy(seq int) int { return l.undone[seq] }

// Entry returns the entry of a number, nil if there is none.
func (l *Log) Entry(seq int) *sayso.Correction {
	if i, ok := l.at[seq]; ok {
		return &l.entries[i]
	}
	return nil
}

// Of returns the entries in force that touch an article, in order. Those that undo touch none, nor do those beside the record.
func (l *Log) Of(article string) []sayso.Correction { return l.list(l.of[article]) }

// Beside returns the entries in force that say something of an article beside its record, in order.
func (l *Log) Beside(article string) []sayso.Correction { return l.list(l.beside[article]) }

func (l *Log) list(places []int) (out []sayso.Correction) {
	for _, i := range places {
		out = append(out, l.entries[i])
	}
	return out
}

// Touches returns the articles that have to be looked at again once an entry is appended: those that it points at, or that what
// it takes back does. What is beside the record touches none.
func (l *Log) Touches(e sayso.Correction) []string {
	for e.Do == sayso.CorrectUndo {
		before := l.Entry(e.Undoes)
		if before == nil || before.Seq == e.Seq || before.Do == sayso.CorrectUndo && before.Undoes >= before.Seq {
			return nil
		}
		e = *before
	}
	if e.Do.Beside() {
		return nil
	}
	return articles(&e)
}

// A Tie says that two things are one, or two, by hand: a constraint for those who group across articles. Find tells which
// entity or statement of a record stands at its words.
type Tie struct {
	Seq      int
	What     sayso.Target
	With     sayso.Target
	Same     bool
	Who, Why string
}

// Ties returns the merges and splits in force of a kind, in order. Those of entities of one article are done by
// [Corrector.Apply] already and left out; of claims all are here.
func (l *Log) Ties(kind sayso.TargetKind) []Tie {
	var out []Tie
	for i := range l.entries {
		e := &l.entries[i]
		if _, gone := l.undone[e.Seq]; gone || e.With == nil || e.What.Kind != kind || e.Do != sayso.CorrectMerge && e.Do != sayso.CorrectSplit {
			continue
		}
		if kind == sayso.TargetClaim || e.What.Words.Article != e.With.Words.Article {
			out = append(out, Tie{e.Seq, e.What, *e.With, e.Do == sayso.CorrectMerge, e.Who, e.Why})
		}
	}
	return out
}

// ClaimSets returns the entries in force that set something of a claim, in order; a later one goes before an earlier.
func (l *Log) ClaimSets() []sayso.Correction {
	var out []sayso.Correction
	for i := range l.entries {
		if e := &l.entries[i]; e.Do == sayso.CorrectSet && e.What.Kind == sayso.TargetClaim && l.InForce(e.Seq) {
			out = append(out, *e)
		}
	}
	return out
}
