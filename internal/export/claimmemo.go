package export

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// A ClaimSource gives a stored article of a claim by its id.
type ClaimSource func(id string) (*sayso.Article, error)

// ClaimMemo makes the memo of a claim, whose passages count bytes: every voice by what it does with the claim, the origins with
// the reason for each fold in folds (by article), what pulls apart, how the wording moved, what is open, and in notes what
// people on the desk have written. It judges nothing.
func ClaimMemo(c *sayso.Claim, source ClaimSource, folds map[string]string, notes []string) (*Memo, error) {
	p := claimPen{memo: &Memo{Title: "Claim: " + c.Wording.Text}, source: source, numbers: map[sayso.Passage]int{}, rulers: map[string]*ruler{}}
	p.memo.About = []string{fmt.Sprintf("%s, %s; asserted on %s that %s shown to be independent", count(c.Summary.Articles, "article"), count(c.Summary.Origins, "origin"),
		count(c.Independent, "root"), map[bool]string{true: "is", false: "are"}[c.Independent == 1]), "Put together by machine: " + string(c.Kind)}
	for _, group := range claimGroups {
		sec := MemoSection{Title: "Who " + group.title, Empty: "Nobody in these articles."}
		for _, v := range c.Voices {
			if slices.Contains(group.stances, v.Stance) {
				sec.Lines = append(sec.Lines, p.line(claimVoice(v)+": "+v.Words.Text, v.Words))
			}
		}
		p.memo.Sections = append(p.memo.Sections, sec)
	}
	p.memo.Sections = append(p.memo.Sections, p.origins(c, folds), p.tensions(c), p.wordings(c), p.open(c))
	if len(notes) > 0 {
		sec := MemoSection{Title: "Evidence and notes of the desk"}
		for _, n := range notes {
			sec.Lines = append(sec.Lines, MemoLine{Text: n})
		}
		p.memo.Sections = append(p.memo.Sections, sec)
	}
	p.memo.Method = []string{
		"Put together by a machine. Who asserts has not been believed, who does not confirm has not denied. Nothing here says what is true.",
		"The numbers lead to the source words, which stand as in the articles. Positions count code points of the text as stored, from 0, the end outside.",
	}
	return p.memo, p.err
}

// claimGroups are what voices do with a claim, in the order of the memo.
var claimGroups = []struct {
	title   string
	stances []sayso.VoiceStance
}{
	{"asserts it", []sayso.VoiceStance{sayso.VoiceAsserts}},
	{"denies or rejects it", []sayso.VoiceStance{sayso.VoiceDenies, sayso.VoiceRejects}},
	{"does not confirm it", []sayso.VoiceStance{sayso.VoiceDoesNotConfirm}},
	{"declined to comment, or did not answer", []sayso.VoiceStance{sayso.VoiceDeclinesComment, sayso.VoiceNoResponse}},
	{"relays it", []sayso.VoiceStance{sayso.VoiceRelays}},
}

// claimVoice says who a voice is, on whose word and when.
func claimVoice(v sayso.Voice) string {
	who := or(v.Name, notSaid)
	if v.Attribution == "" {
		who = or(v.Name, "the article") + ", in its own voice"
	}
	return who + " (" + strings.Join([]string{strings.ReplaceAll(or(string(v.Level), "writer"), "_", " "), or(v.Date, "no date")}, ", ") + ")"
}

// claimPen writes a memo of passages of many articles. The first fault sticks.
type claimPen struct {
	memo    *Memo
	source  ClaimSource
	numbers map[sayso.Passage]int
	rulers  map[string]*ruler
	err     error
}

func (p *claimPen) line(text string, points ...sayso.Passage) MemoLine {
	out := MemoLine{Text: text}
	for _, w := range points {
		if n := p.cite(w); n > 0 {
			out.Refs = append(out.Refs, n)
		}
	}
	return out
}

// cite is the number of a passage, 0 if it has no words.
func (p *claimPen) cite(w sayso.Passage) int {
	if w.Article == "" || p.err != nil {
		return 0
	}
	if n := p.numbers[w]; n > 0 {
		return n
	}
	r := p.rulers[w.Article]
	a, err := p.source(w.Article)
	if err == nil && r == nil {
		if r, err = newRuler(&sayso.Record{Article: a}, sayso.OffsetsCodePoints); err == nil {
			p.rulers[w.Article] = r
		}
	}
	if err != nil {
		p.err = err
		return 0
	}
	at := r.span(sayso.Span{Start: w.Start, End: w.End})
	if r.err != nil {
		p.err = r.err
		return 0
	}
	start, end := back(r.text, w.Start, memoAround/2), ahead(r.text, w.End, memoAround/2)
	if i := strings.LastIndexByte(r.text[start:w.Start], '\n'); i >= 0 {
		start += i + 1
	}
	if i := strings.IndexByte(r.text[w.End:end], '\n'); i >= 0 {
		end = w.End + i
	}
	p.memo.Words = append(p.memo.Words, MemoWords{r.text[start:w.Start], at.Text, r.text[w.End:end], fmt.Sprintf("%s, %s: %d–%d", label(a, ""), about(a), at.Start, at.End)})
	p.numbers[w] = len(p.memo.Words)
	return len(p.memo.Words)
}

func (p *claimPen) origins(c *sayso.Claim, folds map[string]string) MemoSection {
	sec := MemoSection{Title: "On how many origins it is asserted", Empty: "On none."}
	for _, o := range c.Origins {
		roots := make([]string, len(o.Roots))
		for i, r := range o.Roots {
			roots[i] = or(r, notSaid)
		}
		text := o.Origin + ", at its root: " + or(strings.Join(roots, ", "), "nobody is named")
		var words []sayso.Passage
		for _, v := range c.Voices {
			if slices.Contains(o.Voices, v.ID) {
				words = append(words, v.Words)
				if why := folds[v.Article]; why != "" && !strings.Contains(text, why) {
					text += "; " + v.Article + " counts as no origin of its own: " + why
				}
			}
		}
		sec.Lines = append(sec.Lines, p.line(text, words...))
	}
	return sec
}

func (p *claimPen) tensions(c *sayso.Claim) MemoSection {
	sec := MemoSection{Title: "What pulls apart", Empty: "Nothing was found."}
	for _, t := range c.Tensions {
		kind := "In tension, " + string(t.Kind)
		if t.Contradiction {
			kind = "Both cannot hold, " + string(t.Kind)
		}
		sec.Lines = append(sec.Lines, p.line(strings.TrimSpace(kind+": “"+t.Here.Text+"” and “"+t.There.Text+"”. "+t.Words+" "+t.Question), t.Here, t.There))
	}
	return sec
}

func (p *claimPen) wordings(c *sayso.Claim) MemoSection {
	sec := MemoSection{Title: "How the wording moved", Empty: "It did not."}
	for _, w := range c.Wordings {
		text := w.Words.Text
		for _, h := range w.DroppedHedges {
			text += "; dropped: “" + h.Text + "”"
		}
		sec.Lines = append(sec.Lines, p.line(text, append([]sayso.Passage{w.Words}, w.DroppedHedges...)...))
	}
	return sec
}

func (p *claimPen) open(c *sayso.Claim) MemoSection {
	sec := MemoSection{Title: "Open questions", Empty: "None was found."}
	for _, q := range c.Summary.Questions {
		sec.Lines = append(sec.Lines, p.line(q.Words, q.Points...))
	}
	for _, g := range c.Summary.Gaps {
		sec.Lines = append(sec.Lines, MemoLine{Text: g})
	}
	return sec
}
