package serve

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ledger"
)

// articlePage is one article: its text with marks, its statements, and what else was read of it.
type articlePage struct {
	export.View
	ID         string
	Article    *sayso.Article
	By         []string
	Top        string   // what it rests on, in one line
	Odd        []string // what of its text is not as it looks, a line each
	Cards      []statementCard
	Writers    []placed // the writer's own facts
	Happenings []eventCard
	Open       []placed  // quotations without a speaker
	Cast       []castRow // who and what, with the page across articles
	Formats    []export.Format
	Correcting bool
	Here       string // the stretch that was asked for, "296-304"
	Part       partOf // which part of it the page shows
}

// A statementCard is a statement with its place in the text and what can be done to it.
type statementCard struct {
	export.Statement
	Points string // of the whole statement, in code points: "296-304"
	Cue    target
	Person string // id of the entity
	Claim  string // "" if no other voice is on it
}

// A castRow is an entity, with the one across articles that it is.
type castRow struct {
	export.EntityRow
	Name   string
	Entity string // "courier/e3", as a merge names it
	Person string // id across articles, "" if it has no page
}

// A target is a stretch that a correction points at, in bytes.
type target struct{ Start, End int }

// An eventCard is an event in words, with its place.
type eventCard struct {
	ID, Says, Status, Points string
	Trigger                  target
	Confidence               string
}

// placed is words with their place in code points.
type placed struct{ Words, Points string }

func (s *Server) article(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	rec, err := s.Ledger.Record(r.Context(), id)
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "There is no such article here", err)
		return
	}
	m := sayso.NewMapper(rec.Article.Text)
	here, err := stretch(m, r.URL.Query().Get("cp"))
	if err != nil {
		s.fail(w, r, http.StatusBadRequest, "The address points at no characters of this article", err)
		return
	}
	part := partShown(rec, id, r.URL.Query().Get("part"), here)
	p := articlePage{
		View: export.NewView(rec, nil, export.ViewOptions{Here: here, Part: part.Span}), Part: part, ID: id, Article: rec.Article, Top: topLine(rec),
		Correcting: s.Now != nil, Formats: export.Formats(), Here: r.URL.Query().Get("cp"),
	}
	p.By, p.Odd = rec.Article.Authors, odd(rec.Article)
	claims, err := s.onArticle(r, rec, &p)
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	for i := range p.Statements {
		a := &rec.Attributions[p.Statements[i].Number-1]
		c := statementCard{Claim: claims[a.ID], Statement: p.Statements[i], Points: points(m, whole(a)), Cue: anchor(a)}
		if a.Speaker != nil {
			c.Person = a.Speaker.Entity
		}
		p.Cards = append(p.Cards, c)
	}
	for _, u := range rec.Unsourced {
		if !part.has(u) {
			continue
		}
		p.Writers = append(p.Writers, placed{export.Visible(u.In(rec.Article.Text)), points(m, u)})
	}
	for _, q := range rec.Quotations {
		if q.Kind == sayso.QuotationSpeech && q.Attribution == "" && q.NestedIn == "" && part.has(q.Span) {
			p.Open = append(p.Open, placed{export.Visible(q.Span.In(rec.Article.Text)), points(m, q.Span)})
		}
	}
	for i := range rec.Events {
		e := &rec.Events[i]
		if !part.has(e.Trigger) {
			continue
		}
		c := eventCard{ID: e.ID, Says: withoutStatus(p.Events[len(p.Happenings)], e.Status), Status: string(e.Status), Points: points(m, e.Trigger), Trigger: target(e.Trigger)}
		if e.Confidence > 0 {
			c.Confidence = strconv.FormatFloat(e.Confidence, 'f', 2, 64)
		}
		p.Happenings = append(p.Happenings, c)
	}
	s.show(w, r, http.StatusOK, "article", frame{Title: p.Title, Page: p})
}

// onArticle gathers what the ledger knows of an article beside its record: who its people are, and on which claims its
// statements are.
func (s *Server) onArticle(r *http.Request, rec *sayso.Record, p *articlePage) (claims map[string]string, err error) {
	people, err := s.Ledger.PeopleIn(r.Context(), p.ID)
	if err != nil {
		return nil, err
	}
	for _, row := range p.Entities {
		e := &rec.Entities[row.Number-1]
		p.Cast = append(p.Cast, castRow{row, e.Name, p.ID + "/" + e.ID, people[e.ID]})
	}
	claims = map[string]string{}
	for skip := 0; ; {
		list, err := s.Ledger.Statements(r.Context(), ledger.StatementQuery{Article: p.ID, Page: ledger.Page{Skip: skip, Limit: 1000}})
		if err != nil {
			return nil, err
		}
		for _, x := range list.Statements {
			if x.Claim != "" {
				claims[strings.TrimPrefix(x.Voice, p.ID+"/")] = x.Claim
			}
		}
		if skip = list.Next; skip == 0 {
			return claims, nil
		}
	}
}

// odd says what of an article is not as it looks: characters that nobody sees, words that mix alphabets.
func odd(a *sayso.Article) (out []string) {
	for _, line := range []string{hiddenIn(a.Text), mixedWords(a.Title + "\n" + a.Text)} {
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// withoutStatus is an event in words without its status, which the page shows apart.
func withoutStatus(says string, status sayso.Status) string {
	return strings.TrimPrefix(says, strings.ReplaceAll(string(status), "_", " ")+" · ")
}

// stretch reads "296-304" in code points; "" is no stretch.
func stretch(m *sayso.Mapper, s string) (sayso.Span, error) {
	if s == "" {
		return sayso.Span{}, nil
	}
	from, to, ok := strings.Cut(s, "-")
	a, errA := strconv.Atoi(from)
	b, errB := strconv.Atoi(to)
	if !ok || errA != nil || errB != nil || b <= a {
		return sayso.Span{}, &sayso.Error{Code: sayso.ErrOffset, Place: s, Msg: "a stretch is two numbers of code points, such as 296-304"}
	}
	start, err := m.ToByte(sayso.OffsetsCodePoints, a)
	if err != nil {
		return sayso.Span{}, err
	}
	end, err := m.ToByte(sayso.OffsetsCodePoints, b)
	return sayso.Span{Start: start, End: end}, err
}

// points is a span in code points, "296-304"; a record's spans lie on characters, so it cannot fail.
func points(m *sayso.Mapper, s sayso.Span) string {
	a, errA := m.FromByte(sayso.OffsetsCodePoints, s.Start)
	b, errB := m.FromByte(sayso.OffsetsCodePoints, s.End)
	if errA != nil || errB != nil || s.Empty() {
		return ""
	}
	return fmt.Sprintf("%d-%d", a, b)
}

// whole is the stretch from the first to the last character of a statement.
func whole(a *sayso.Attribution) sayso.Span {
	all := append(append([]sayso.Span{}, a.Source...), a.Content...)
	if a.Cue != nil {
		all = append(all, *a.Cue)
	}
	if len(all) == 0 {
		return sayso.Span{}
	}
	out := all[0]
	for _, s := range all[1:] {
		out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
	}
	return out
}

// anchor is what a correction of an attribution points at.
func anchor(a *sayso.Attribution) target { return target(a.Anchor()) }

// topLine says on whose word an article stands: "20 statements by 6 named sources; 3 rest on no one named; 1 not
// confirmed; 4 facts in the writer's voice; date not given". It counts and judges nothing.
func topLine(rec *sayso.Record) string {
	named := map[string]bool{}
	nobody, unconfirmed := 0, 0
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		switch a.Level {
		case sayso.LevelNamedPerson, sayso.LevelNamedInstitution, sayso.LevelNamedMedia:
			if a.Speaker != nil {
				named[a.Speaker.Name] = true
			}
		case sayso.LevelUnnamedPerson, sayso.LevelUnnamedPlural, sayso.LevelUnexpressed:
			nobody++
		}
		if a.Stance == sayso.StanceDoesNotConfirm {
			unconfirmed++
		}
	}
	parts := []string{amount(len(rec.Attributions), "statement") + " by " + amount(len(named), "named source")}
	for _, p := range []struct {
		n    int
		what string
	}{{nobody, "rest on no one named"}, {unconfirmed, "not confirmed"}} {
		if p.n > 0 {
			parts = append(parts, strconv.Itoa(p.n)+" "+p.what)
		}
	}
	if n := len(rec.Unsourced); n > 0 {
		parts = append(parts, amount(n, "fact")+" in the writer’s own voice")
	}
	if rec.Article.Published.Value == "" {
		parts = append(parts, "date not given")
	}
	return strings.Join(parts, "; ")
}

// amount is a number with its noun.
func amount(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
