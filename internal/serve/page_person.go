package serve

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/ledger"
)

// personPage is one person or body across articles.
type personPage struct {
	*sayso.Person
	Titles     map[string]articleLine  // of the articles
	Claims     map[string]ledger.Entry // that what is said and the positions are voices of
	Told       []toldList
	Role       sayso.SaidRole
	Roles      []roleTab
	Correcting bool
	Self       string // the address of this page
	Among      string // what the sector is in words
	NextPage   string // of the part behind what is said here, "" if this is the last
}

// A toldList is some events that a person takes part in: those that are told of it, or of what is done to it.
type toldList struct {
	Heading string
	Lines   []eventLine
	Titles  map[string]articleLine
	Told    bool   // never: the template of events asks
	All     string // address of all, "" if these are
}

// toldRows is how many events a person's page shows of each list.
const toldRows = 6

func (s *Server) toldOf(r *http.Request, p *personPage) (articles []string, err error) {
	for _, side := range []struct {
		heading, name string
		q             ledger.EventQuery
	}{
		{"As the actor", "actor", ledger.EventQuery{Actor: p.ID}},
		{"As the recipient", "recipient", ledger.EventQuery{Recipient: p.ID}},
	} {
		side.q.Limit = toldRows
		list, lines, err := s.eventLines(r.Context(), side.q)
		if err != nil {
			return nil, err
		}
		if len(lines) == 0 {
			continue
		}
		t := toldList{Heading: side.heading, Lines: lines, Titles: p.Titles}
		if list.Next > 0 {
			t.All = "/events?" + url.Values{side.name: {p.ID}}.Encode()
		}
		p.Told = append(p.Told, t)
		for i := range lines {
			articles = append(articles, lines[i].Article)
		}
	}
	return articles, nil
}

// A roleTab is one of the lists of what is said by, about and to a person.
type roleTab struct {
	Role   sayso.SaidRole
	Count  int
	Chosen bool
}

func (s *Server) person(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	role := sayso.SaidRole(r.URL.Query().Get("role"))
	if role != sayso.SaidAbout && role != sayso.SaidTo {
		role = sayso.SaidBy
	}
	skip, _ := strconv.Atoi(r.URL.Query().Get("skip")) // what is no number starts at the first
	part := ledger.Page{Skip: max(0, skip), Limit: ledger.DefaultLimit}
	who, err := s.Ledger.Person(r.Context(), id, ledger.PersonQuery{Role: role, Page: part})
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "There is nobody of this name or id here", err)
		return
	}
	if err := s.Ledger.Reframe(r.Context(), who, sayso.OffsetsCodePoints); err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	p := personPage{Person: who, Titles: map[string]articleLine{}, Role: role, Correcting: s.Now != nil, Self: address("people", who.ID), Among: s.codes.SectorMeaning(who.Sector)}
	for _, t := range []roleTab{{sayso.SaidBy, who.SaidBy, false}, {sayso.SaidAbout, who.SaidAbout, false}, {sayso.SaidTo, who.SaidTo, false}} {
		t.Chosen = t.Role == role
		p.Roles = append(p.Roles, t)
		if t.Chosen && part.Skip+part.Limit < t.Count {
			p.NextPage = p.Self + "?role=" + string(role) + "&skip=" + strconv.Itoa(part.Skip+part.Limit)
		}
	}
	ids, err := s.toldOf(r, &p)
	var claims []string
	if err == nil {
		for _, a := range who.Seen {
			ids = append(ids, a.Article)
		}
		for _, said := range who.Said {
			ids, claims = append(ids, said.Words.Article), append(claims, said.Claim)
		}
		for _, position := range who.Positions {
			claims = append(claims, position.Claim)
		}
		p.Claims, err = s.Ledger.ClaimEntries(r.Context(), claims)
	}
	if err == nil {
		err = s.name(r, p.Titles, ids)
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	s.show(w, r, http.StatusOK, "person", frame{Title: who.Name, At: "who", Page: p})
}

// whoIs sends a name that was typed to the page of the one who goes by it.
func (s *Server) whoIs(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimSpace(r.URL.Query().Get("name"))
	if name == "" {
		s.people(w, r)
		return
	}
	who, err := s.Ledger.Person(r.Context(), name, ledger.PersonQuery{})
	if err != nil {
		s.fail(w, r, http.StatusNotFound, "There is nobody of this name here, or there are several", err)
		return
	}
	http.Redirect(w, r, address("people", who.ID), http.StatusSeeOther)
}

// joined merges two people or parts one: both are named by an appearance, "article/e2", as the forms have it.
func (s *Server) joined(w http.ResponseWriter, r *http.Request) {
	if s.Now == nil {
		s.fail(w, r, http.StatusForbidden, "This desk corrects nothing", nil)
		return
	}
	c := sayso.Correction{Who: strings.TrimSpace(r.PostFormValue("who")), Why: strings.TrimSpace(r.PostFormValue("why")), When: s.Now(),
		Do: sayso.CorrectionVerb(r.PostFormValue("do"))}
	if c.Do != sayso.CorrectMerge && c.Do != sayso.CorrectSplit || c.Who == "" || c.Why == "" {
		s.fail(w, r, http.StatusUnprocessableEntity, "Say who corrects and why, and choose merge or split", nil)
		return
	}
	what, err := s.seen(r, r.PostFormValue("what"))
	if err == nil {
		var with sayso.Passage
		if with, err = s.seen(r, r.PostFormValue("with")); err == nil {
			c.What, c.With = sayso.Target{Kind: sayso.TargetEntity, Words: what}, &sayso.Target{Kind: sayso.TargetEntity, Words: with}
			_, err = s.Ledger.Correct(r.Context(), c)
		}
	}
	if err != nil {
		s.fail(w, r, http.StatusUnprocessableEntity, "The correction was not kept", err)
		return
	}
	who, err := s.Ledger.Person(r.Context(), r.PostFormValue("what"), ledger.PersonQuery{})
	if err != nil {
		http.Redirect(w, r, "/who", http.StatusSeeOther)
		return
	}
	http.Redirect(w, r, address("people", who.ID), http.StatusSeeOther)
}

// seen is the first mention of whom a form names: an id, an appearance, or a name that only one goes by.
func (s *Server) seen(r *http.Request, name string) (sayso.Passage, error) {
	who, err := s.Ledger.Person(r.Context(), strings.TrimSpace(name), ledger.PersonQuery{})
	if err != nil {
		return sayso.Passage{}, err
	}
	for _, a := range who.Seen {
		if a.Article+"/"+a.Entity == name {
			return a.Words, nil
		}
	}
	if len(who.Seen) == 0 {
		return sayso.Passage{}, &sayso.Error{Code: sayso.ErrCorrection, Place: name, Msg: "nobody by this name appears in an article"}
	}
	return who.Seen[0].Words, nil
}
