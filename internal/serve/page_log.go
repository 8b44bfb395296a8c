package serve

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/correct"
	"sayso/internal/ledger"
)

// logPage is a part of the log, newest first.
type logPage struct {
	Lines      []logLine
	Correcting bool
	Choice     []logChoice
	Older      string // address of the part before, "" if there is none
	Some       bool   // not all of the log was asked for
}

// A logLine is an entry as it stands now.
type logLine struct {
	sayso.Correction
	UndoneBy int // 0 if it is in force
}

// A logChoice is a part of the log that can be asked for.
type logChoice struct {
	Name, Address string
	Chosen        bool
}

// logLines is how many entries a page has.
const logLines = 100

// logSorts are what entries are told apart by on the page.
var logSorts = []struct {
	name string
	fits func(sayso.CorrectionVerb) bool
}{
	{"all", func(sayso.CorrectionVerb) bool { return true }},
	{"corrections", func(do sayso.CorrectionVerb) bool { return !do.Beside() }},
	{"questions", func(do sayso.CorrectionVerb) bool { return do.Beside() && do != sayso.CorrectNote }},
	{"notes", func(do sayso.CorrectionVerb) bool { return do == sayso.CorrectNote }},
}

func (s *Server) log(w http.ResponseWriter, r *http.Request) {
	list, err := s.Ledger.Log(r.Context(), 0)
	var p *logPage
	if err == nil {
		p, err = s.logPart(r, list)
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The log could not be read", err)
		return
	}
	s.show(w, r, http.StatusOK, "log", frame{Title: "Log", At: "log", Page: p})
}

// logPart is what an address asks for: of a sort, of one article, up to an entry, or one entry with what was done about it. An
// entry that takes another back is with that one.
func (s *Server) logPart(r *http.Request, list *ledger.Corrections) (*logPage, error) {
	q := r.URL.Query()
	article := q.Get("article")
	seq, _ := strconv.Atoi(q.Get("seq")) // what is no number asks not
	before, _ := strconv.Atoi(q.Get("before"))
	log := correct.NewLog(list.Corrections)
	only := 0
	p := &logPage{Correcting: s.Now != nil, Some: len(q) > 0}
	for i, sort := range logSorts {
		u := url.Values{}
		if article != "" {
			u.Set("article", article)
		}
		if i > 0 {
			u.Set("only", sort.name)
		}
		if chosen := q.Get("only") == sort.name; chosen {
			only = i
		}
		p.Choice = append(p.Choice, logChoice{Name: sort.name, Address: "/log?" + u.Encode()})
	}
	p.Choice[only].Chosen = seq == 0
	part := &ledger.Corrections{}
	for _, e := range slices.Backward(list.Corrections) {
		of, chain := e, e.Seq == seq
		for of.Do == sayso.CorrectUndo && of.Undoes < of.Seq && log.Entry(of.Undoes) != nil {
			of = *log.Entry(of.Undoes)
			chain = chain || of.Seq == seq
		}
		if seq > 0 && !chain || before > 0 && e.Seq >= before || article != "" && !of.In(article) || !logSorts[only].fits(of.Do) {
			continue
		}
		if len(part.Corrections) == logLines {
			q.Set("before", strconv.Itoa(part.Corrections[logLines-1].Seq))
			p.Older = "/log?" + q.Encode()
			break
		}
		part.Corrections = append(part.Corrections, e)
	}
	err := s.Ledger.Reframe(r.Context(), part, sayso.OffsetsCodePoints)
	for _, e := range part.Corrections {
		p.Lines = append(p.Lines, logLine{e, log.UndoneBy(e.Seq)})
	}
	return p, err
}

// undo takes an entry of the log back by another entry.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) {
	if s.Now == nil {
		s.fail(w, r, http.StatusForbidden, "This desk corrects nothing", nil)
		return
	}
	n, err := strconv.Atoi(r.PostFormValue("undoes"))
	c := sayso.Correction{Who: strings.TrimSpace(r.PostFormValue("who")), Why: strings.TrimSpace(r.PostFormValue("why")), When: s.Now(), Do: sayso.CorrectUndo, Undoes: n}
	if err == nil && (c.Who == "" || c.Why == "") {
		err = &sayso.Error{Code: sayso.ErrCorrection, Msg: "say who undoes, and why"}
	}
	if err == nil {
		_, err = s.Ledger.Correct(r.Context(), c)
	}
	if err != nil {
		s.fail(w, r, http.StatusUnprocessableEntity, "Nothing was undone", err)
		return
	}
	http.Redirect(w, r, "/log", http.StatusSeeOther)
}
