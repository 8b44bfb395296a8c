package claim

import (
	"fmt"
	"slices"

	"sayso"
	"sayso/internal/civil"
)

// How much of two contents stands word for word in both for one to be a repetition of the other: what two papers quote or copy is
// one claim even where the two sentences around it were parsed differently.
const (
	repeatWords = 4    // of the shorter
	repeatTells = 3    // words of it that tell something, if two may be of two persons
	repeatBoth  = 0.78 // share of the telling words of each that the other has
	repeatShort = 0.85 // the same of the one that stands in the other whole
	repeatOwn   = 0.75 // the same where a stretch or a number is one
	repeatMany  = 6    // words that tell something, of which so many are common that the share of both together may be less:
	repeatOver  = 0.5
	repeatRun   = 5   // words side by side
	repeatCount = 5   // words that tell something, of which one is a number
	repeatEach  = 6   // words that tell something, for each other word in the same place
	repeatSlack = 3   // words more than the shorter has that the place of it in the longer may hold
	repeatFrame = 2   // telling words around it that only frame it: "I think that"
	repeatDays  = 10  // between two sayings of one occasion
	longRepeat  = 120 // words beyond which nobody looks
)

// A repeated is two contents word by word: x is the one with fewer words.
type repeated struct {
	p, q         *Proposition
	x, y         []repeatWord
	first, after int // the stretch of y that holds what is kept
	tellX, tellY int // telling words
	keptX, keptY int // those that the other has
	out          int // telling words of y outside the stretch
	numbers      int // numbers kept
	run          int // words kept that stand side by side in both
}

// repeats reports whether one content repeats the other, and which clauses of a and b then say the same.
func (r *repeated) repeats(a, b *Proposition) (clauses [2]int, ok bool) {
	if len(r.x) < repeatWords || r.keptX < 2 || !r.near() || r.veto() {
		return clauses, false
	}
	i, j, cores := r.cores()
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	x, y := share(r.keptX, r.tellX), share(r.keptY, r.tellY)
	one := oneVoice(a, b)
	switch {
	case r.keptX < repeatTells && !one, r.keptX <= repeatTells && !one && !r.p.Clauses[i].Subject: // "the use of chemical weapons"
		return clauses, false
	case x >= repeatBoth && y >= repeatBoth: // nearly the same words
	case r.keptX >= repeatMany && x*y >= repeatOver && r.after-r.first <= len(r.x)+2*repeatSlack:
	case x >= repeatOwn && (cores || one && r.first <= 1) && r.run >= repeatRun: // a stretch is quoted
	case r.keptX == r.tellX && cores && r.keptX >= repeatTells && (one || r.p.Clauses[i].Subject):
	case x >= repeatOwn && cores && r.numbers > 0 && r.keptX >= repeatCount:
	case x >= repeatShort && r.out <= repeatFrame && (cores || !r.crossed()) && r.after-r.first <= len(r.x)+repeatSlack:
	case x >= repeatShort && cores && r.after-r.first <= len(r.x)+repeatSlack: // one of several things that the longer says
	default:
		return clauses, false
	}
	if r.p != a {
		i, j = j, i
	}
	return [2]int{i, j}, !r.crossed() || !swapped(a, b, i, j)
}

// crossed reports whether telling words stand in another order.
func (r *repeated) crossed() bool {
	return slices.ContainsFunc(r.x, func(w repeatWord) bool { return w.tells && w.other >= 0 && !w.inOrder })
}

// swapped reports whether who acts in one clause is acted on in the other.
func swapped(a, b *Proposition, i, j int) bool {
	p := pair(a, b, i, j)
	for k := range a.Terms {
		s, l := &a.Terms[k], p.a[k]
		if l < 0 || s.Clause != i || b.Terms[l].Clause != j || s.Name == "" {
			continue
		}
		if t := &b.Terms[l]; s.Role == RoleAgent && t.Role == RolePatient || s.Role == RolePatient && t.Role == RoleAgent {
			return true
		}
	}
	return false
}

// aligned lays two contents side by side; nil if one is too long or has no words of its own.
func (f *Finder) aligned(a, b *Proposition) *repeated {
	if a.Answers != "" || b.Answers != "" || len(a.Clauses) == 0 || len(b.Clauses) == 0 {
		return nil
	}
	r := &repeated{p: a, q: b, x: f.repeatWords(a), y: f.repeatWords(b)}
	if len(r.x) > len(r.y) {
		r.p, r.q, r.x, r.y = b, a, r.y, r.x
	}
	if len(r.x) == 0 || len(r.y) > longRepeat {
		return nil
	}
	inOrder(r.x, r.y)
	leftOver(r.x, r.y)
	r.first = len(r.y)
	side := 0
	for k := range r.x {
		w := &r.x[k]
		if side++; w.other < 0 || k > 0 && r.x[k-1].other != w.other-1 {
			side = 0
			if w.other >= 0 {
				side = 1
			}
		}
		r.run = max(r.run, side)
		if w.tells {
			r.tellX++
			if w.other >= 0 {
				r.keptX++
				if w.number {
					r.numbers++
				}
			}
		}
		if w.other >= 0 && (w.tells || k == 0) {
			r.first, r.after = min(r.first, w.other), max(r.after, w.other+1)
		}
	}
	for k := range r.y {
		if w := &r.y[k]; w.tells {
			r.tellY++
			switch {
			case w.other >= 0:
				r.keptY++
			case k < r.first || k >= r.after:
				r.out++
			}
		}
	}
	return r
}

// inOrder pairs the words of a longest common subsequence.
func inOrder(x, y []repeatWord) {
	n := len(y) + 1
	cells := make([]uint16, (len(x)+1)*n)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i].key == y[j].key {
				cells[i*n+j] = cells[(i+1)*n+j+1] + 1
			} else {
				cells[i*n+j] = max(cells[(i+1)*n+j], cells[i*n+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].key == y[j].key:
			x[i].other, y[j].other, x[i].inOrder = j, i, true
			i, j = i+1, j+1
		case cells[(i+1)*n+j] >= cells[i*n+j+1]:
			i++
		default:
			j++
		}
	}
}

// leftOver pairs telling words that stand in another place, or are built on one stem.
func leftOver(x, y []repeatWord) {
	for i := range x {
		if x[i].other >= 0 || !x[i].tells {
			continue
		}
		for j := range y {
			if y[j].other < 0 && y[j].tells && (x[i].key == y[j].key || related(x[i].key, y[j].key)) {
				x[i].other, y[j].other = j, i
				break
			}
		}
	}
}

// near reports whether the two were said within days of each other, as far as that is known; a long one may be repeated later.
func (r *repeated) near() bool {
	d, known := r.days()
	return !known || d <= repeatDays || r.keptX >= 2*repeatTells && d <= longDays
}

// soon reports whether the two were surely said within days of each other.
func (r *repeated) soon() bool {
	d, known := r.days()
	return known && d <= repeatDays
}

// days is how many days lie between two sayings.
func (r *repeated) days() (n int, known bool) {
	x, ok := civil.Parse(r.p.Said)
	y, fine := civil.Parse(r.q.Said)
	n = int(x.Number() - y.Number())
	return max(n, -n), ok && fine
}

// veto reports whether what is not in both may change what is said: a number, a no, whether it is so or may be, opposites, two names, or
// other words in the same place.
func (r *repeated) veto() bool {
	no := 0
	for k := range r.x {
		w := &r.x[k]
		if w.other >= 0 && w.flip != r.y[w.other].flip {
			return true
		}
		if w.other < 0 && saysNo(w.form) {
			no++
		}
	}
	for k := range r.y {
		if w := &r.y[k]; w.other < 0 && saysNo(w.form) && (k < r.after || r.out <= repeatFrame) && !(k+1 < len(r.y) && r.y[k+1].form == "matter") {
			no++
		}
	}
	if no > 0 {
		return true
	}
	lost, more := left(r.x, 0, len(r.x)), left(r.y, r.first-3, r.after+2)
	return lost.number && more.number && !r.fit() || lost.name && more.name || lost.mood != left(r.y, r.first-3, r.after).mood || r.replaced()
}

// A remainder is what sorts of words one content has that the other has not.
type remainder struct {
	number, name bool
	mood         string
}

func left(words []repeatWord, start, end int) (out remainder) {
	for k := max(start, 0); k < min(end, len(words)); k++ {
		if w := &words[k]; w.other < 0 {
			out.number, out.name = out.number || w.number, out.name || w.name
			if m := moods[w.form]; m != "" && !w.name {
				out.mood = m
			}
		}
	}
	return out
}

// replaced reports whether telling words stand for others in the same place: one in a long content may be another word for the same,
// in a short one, or where the predicates are two, it is another thing.
func (r *repeated) replaced() bool {
	n := 0
	lastX, lastY := -1, -1
	for k := 0; k <= len(r.x); k++ {
		at := max(lastY+1, min(r.after+1, len(r.y)))
		if k < len(r.x) {
			if !r.x[k].inOrder {
				continue
			}
			at = r.x[k].other
		}
		if told(r.x[lastX+1:k]) && told(r.y[lastY+1:at]) {
			n++
		}
		lastX, lastY = k, at
	}
	return n > 0 && (n*repeatEach > r.keptX || r.otherCores())
}

func told(words []repeatWord) bool {
	return slices.ContainsFunc(words, func(w repeatWord) bool { return w.tells && w.other < 0 })
}

// otherCores reports whether the first predicates of both stand in one only.
func (r *repeated) otherCores() bool {
	k, l := r.at(r.p, r.x, 0), r.at(r.q, r.y, 0)
	return k >= 0 && l >= 0 && r.x[k].other < 0 && r.y[l].other < 0
}

// fit reports whether each number of one has one in the other that it may be, rounded: "more than 500" and 527.
func (r *repeated) fit() bool {
	for k := range r.p.Amounts {
		x := &r.p.Amounts[k]
		if !slices.ContainsFunc(r.q.Amounts, func(y Amount) bool {
			return x.Unit == y.Unit && agree(x, &y)
		}) {
			return false
		}
	}
	return len(r.p.Amounts) > 0
}

// cores finds clauses of both whose predicates are one word.
func (r *repeated) cores() (i, j int, ok bool) {
	for i = range r.p.Clauses {
		k := r.at(r.p, r.x, i)
		if k < 0 || r.x[k].other < 0 {
			continue
		}
		for j = range r.q.Clauses {
			if r.at(r.q, r.y, j) == r.x[k].other {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// at is the word that a clause predicates, -1 if it is none of the words.
func (r *repeated) at(p *Proposition, words []repeatWord, clause int) int {
	at := p.Clauses[clause].At.Start - p.Words.Start
	return slices.IndexFunc(words, func(w repeatWord) bool { return w.start <= at && at < w.end })
}

// oneVoice reports whether two voices are of one name.
func oneVoice(a, b *Proposition) bool {
	if a.Name == "" || b.Name == "" {
		return false
	}
	x, y := Term{Lemma: foldName(a.Name), Name: NamePerson}, Term{Lemma: foldName(b.Name), Name: NamePerson}
	return sameName(&x, &y) > 0
}

// repeat is the verdict on two contents of which one repeats the other.
func (r *repeated) repeat(a, b *Proposition, at [2]int) Verdict {
	x, y := &a.Clauses[at[0]], &b.Clauses[at[1]]
	v := Verdict{Relation: Same, Joint: true, Score: repeatScore, Reasons: r.reasons(a, b)}
	if a.turns() != b.turns() && !x.Open && !y.Open {
		v.Relation = Contradicts
		v.Tension = &sayso.Tension{Kind: sayso.TensionPolarity, Here: cut(&a.Words, x.At), There: cut(&b.Words, y.At), Voices: [2]string{a.Voice, b.Voice},
			Contradiction: true, Words: "One voice says what the other says is not so."}
	}
	return v
}

// reasons says what words the two have in common, and points at them.
func (r *repeated) reasons(a, b *Proposition) []sayso.Reason {
	out := sayso.Reason{Kind: ReasonSaysSame, Words: fmt.Sprintf("%d of %d and of %d telling words stand in both.", r.keptX, r.tellX, r.tellY)}
	for k := range r.x {
		w := &r.x[k]
		if w.other < 0 || !w.tells {
			continue
		}
		here, there := r.passage(r.p, w), r.passage(r.q, &r.y[w.other])
		if r.p != a {
			here, there = there, here
		}
		out.Points = append(out.Points, here, there)
	}
	return []sayso.Reason{out}
}

func (r *repeated) passage(p *Proposition, w *repeatWord) sayso.Passage {
	return sayso.Passage{Article: p.Article, Start: p.Words.Start + w.start, End: p.Words.Start + w.end, Text: p.Words.Text[w.start:w.end]}
}

// repeatScore is the score of a repetition.
const repeatScore = 0.9
