package ledger

import (
	"context"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/store"
)

// A QuestionEntry is what somebody did about an open question of a claim: one that the machine found, or that people asked. Entries are
// append-only; the last one of a question says how it stands.
type QuestionEntry struct {
	Voice    string     `json:"voice"` // a voice of the claim
	Who      string     `json:"who"`
	When     string     `json:"when"` // RFC 3339, UTC
	Why      string     `json:"why"`
	Do       QuestionDo `json:"do"`
	Question string     `json:"question"` // its words, by which it is known
	Answer   string     `json:"answer"`   // of QuestionAnswer
}

// QuestionDo is what can be done about a question.
type QuestionDo string

// What can be done.
const (
	QuestionAdd    QuestionDo = "add"    // ask it
	QuestionAnswer QuestionDo = "answer" // answer it; a later answer stands in for an earlier one
	QuestionClose  QuestionDo = "close"  // leave it, without an answer
	QuestionReopen QuestionDo = "reopen"
)

const (
	questionsSetting = "questions/"
	maxQuestion      = 2000 // bytes of a question, an answer or a reason
)

// A Question is an open question of a claim with what people did about it.
type Question struct {
	Words   string          `json:"words"`
	Points  []sayso.Passage `json:"points"`  // words that raise it, of one that the machine found
	Found   bool            `json:"found"`   // by the machine, in the texts as they are now
	State   string          `json:"state"`   // "open", "answered", "closed"
	Answer  string          `json:"answer"`  // "" unless answered
	History []QuestionEntry `json:"history"` // oldest first
}

// AddQuestion keeps an entry. One of a voice that is not there is an error of code ErrUnknown; one about a question that nobody has asked, or that
// changes nothing, of code ErrUsage.
func (l *Ledger) AddQuestion(ctx context.Context, e QuestionEntry) error {
	fault := func(words string) error { return &sayso.Error{Code: sayso.ErrUsage, Place: e.Voice, Msg: words} }
	e.Question, e.Answer = strings.Join(strings.Fields(e.Question), " "), strings.TrimSpace(e.Answer)
	switch {
	case strings.TrimSpace(e.Who) == "" || e.When == "" || strings.TrimSpace(e.Why) == "":
		return fault("an entry says who, when and why")
	case e.Question == "":
		return fault("the question has no words")
	case e.Do == QuestionAnswer && e.Answer == "":
		return fault("the answer has no words")
	case e.Do != QuestionAnswer && e.Answer != "":
		return fault("only an answer has one")
	case max(len(e.Question), len(e.Answer), len(e.Why)) > maxQuestion:
		return fault("it is too long")
	}
	c, err := l.Claim(ctx, e.Voice)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(c.Voices, func(v sayso.Voice) bool { return v.ID == e.Voice })
	if at < 0 {
		return unknown("voice", e.Voice)
	}
	article := c.Voices[at].Article
	return l.store.Update(ctx, func(w store.Writer) error {
		all, err := questionsOf(w, c)
		if err != nil {
			return err
		}
		state := ""
		if i := slices.IndexFunc(all, func(q Question) bool { return q.Words == e.Question }); i >= 0 {
			state = all[i].State
		}
		switch {
		case e.Do == QuestionAdd && state != "":
			return fault("this is asked already")
		case e.Do != QuestionAdd && state == "":
			return fault("nobody has asked this")
		case e.Do == QuestionReopen && state == "open", e.Do == QuestionClose && state == "closed":
			return fault("it is " + state + " already")
		case !slices.Contains([]QuestionDo{QuestionAdd, QuestionAnswer, QuestionClose, QuestionReopen}, e.Do):
			return fault("a question is added, answered, closed or opened again")
		}
		list, err := questionEntries(w, article)
		if err != nil {
			return err
		}
		return addTo(w, questionsSetting+article, list, e)
	})
}

// Questions are the questions of a claim: those that the machine finds now, then those that people asked or that have a history, in order of
// their first entry.
func (l *Ledger) Questions(ctx context.Context, c *sayso.Claim) (out []Question, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		out, err = questionsOf(r, c)
		return err
	})
	return out, err
}

func questionsOf(r store.Reader, c *sayso.Claim) (out []Question, err error) {
	at := map[string]int{}
	for _, q := range c.Summary.Questions {
		words := strings.Join(strings.Fields(q.Words), " ")
		if _, ok := at[words]; ok {
			continue
		}
		at[words] = len(out)
		out = append(out, Question{Words: words, Points: q.Points, Found: true, State: "open"})
	}
	seen := map[string]bool{}
	var entries []QuestionEntry
	for _, v := range c.Voices {
		if seen[v.Article] {
			continue
		}
		seen[v.Article] = true
		list, err := questionEntries(r, v.Article)
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			if slices.ContainsFunc(c.Voices, func(v sayso.Voice) bool { return v.ID == e.Voice }) {
				entries = append(entries, e)
			}
		}
	}
	slices.SortStableFunc(entries, func(a, b QuestionEntry) int { return strings.Compare(a.When, b.When) })
	for _, e := range entries {
		i, ok := at[e.Question]
		if !ok {
			i = len(out)
			at[e.Question] = i
			out = append(out, Question{Words: e.Question, State: "open"})
		}
		q := &out[i]
		q.History = append(q.History, e)
		switch e.Do {
		case QuestionAnswer:
			q.State, q.Answer = "answered", e.Answer
		case QuestionClose:
			q.State, q.Answer = "closed", ""
		case QuestionReopen:
			q.State, q.Answer = "open", ""
		}
	}
	return out, nil
}

func questionEntries(r store.Reader, article string) (out []QuestionEntry, err error) {
	return listOf[QuestionEntry](r, questionsSetting+article)
}
