package serve

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sayso"
)

// correct takes a correction of something in an article from the form beside it. Who corrects and why are asked for: the
// log has no entry without them.
func (s *Server) correct(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if s.Now == nil {
		s.fail(w, r, http.StatusForbidden, "This desk corrects nothing", nil)
		return
	}
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, http.StatusBadRequest, "The form could not be read", err)
		return
	}
	a, err := s.Ledger.Article(r.Context(), id)
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "There is no such article here", err)
		return
	}
	c, err := correction(r.PostForm, a)
	if err == nil {
		c.When = s.Now()
		_, err = s.Ledger.Correct(r.Context(), c)
	}
	if err != nil {
		s.fail(w, r, http.StatusUnprocessableEntity, "The correction was not kept", err)
		return
	}
	back := "/doc/" + url.PathEscape(id)
	if n, err := strconv.Atoi(r.PostFormValue("part")); err == nil {
		back += "?part=" + strconv.Itoa(n)
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// correction is what a form asks for.
func correction(f url.Values, a *sayso.Article) (sayso.Correction, error) {
	c := sayso.Correction{Who: strings.TrimSpace(f.Get("who")), Why: strings.TrimSpace(f.Get("why")), Do: sayso.CorrectionVerb(f.Get("do"))}
	if c.Who == "" || c.Why == "" {
		return c, &sayso.Error{Code: sayso.ErrCorrection, Place: a.ID, Msg: "say who corrects, and why"}
	}
	if c.Do == sayso.CorrectUndo {
		n, err := strconv.Atoi(f.Get("undoes"))
		if err != nil {
			return c, &sayso.Error{Code: sayso.ErrCorrection, Place: a.ID, Msg: "no number of an entry", Err: err}
		}
		c.Undoes = n
		return c, nil
	}
	words, err := passage(f, a, "")
	if err != nil {
		return c, err
	}
	c.What = sayso.Target{Kind: sayso.TargetKind(f.Get("kind")), Words: words}
	if f.Get("with-start") != "" {
		words, err := passage(f, a, "with-")
		if err != nil {
			return c, err
		}
		c.With = &sayso.Target{Kind: c.What.Kind, Words: words}
	}
	for _, field := range []string{"level", "stance", "status", "type", "name", "kind_of"} {
		if v := strings.TrimSpace(f.Get("set-" + field)); v != "" {
			if c.Set == nil {
				c.Set = map[string]string{}
			}
			c.Set[field] = v
		}
	}
	return c, nil
}

// passage is the stretch that a form names in bytes.
func passage(f url.Values, a *sayso.Article, prefix string) (sayso.Passage, error) {
	start, errA := strconv.Atoi(f.Get(prefix + "start"))
	end, errB := strconv.Atoi(f.Get(prefix + "end"))
	if errA != nil || errB != nil || start < 0 || end <= start || end > len(a.Text) {
		return sayso.Passage{}, &sayso.Error{Code: sayso.ErrCorrection, Place: a.ID, Msg: "the form points at no words of the article"}
	}
	return sayso.PassageOf(a, sayso.Span{Start: start, End: end}), nil
}
