package serve

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/ledger"
)

// What people can set of a claim and its voices on its page.
var (
	claimKinds = []sayso.ClaimKind{sayso.ClaimFact, sayso.ClaimForecast, sayso.ClaimWish, sayso.ClaimOpinion}
	settable   = []sayso.Stance{sayso.StanceAsserts, sayso.StanceDenies, sayso.StanceRejects, sayso.StanceDoesNotConfirm, sayso.StanceDeclinesComment, sayso.StanceNoResponse}
)

// claimCorrected takes a correction of a claim from the form on its page: a voice is parted from it or has another stance, it
// is one with another claim, or of another kind.
func (s *Server) claimCorrected(w http.ResponseWriter, r *http.Request) {
	if s.Now == nil {
		s.fail(w, r, http.StatusForbidden, "This desk corrects nothing", nil)
		return
	}
	voice := r.PostFormValue("voice")
	c, err := s.Ledger.Claim(r.Context(), voice)
	var entry sayso.Correction
	if err == nil {
		entry, err = s.claimCorrection(r, c, voice)
	}
	if err == nil {
		_, err = s.Ledger.Correct(r.Context(), entry)
	}
	if err != nil {
		s.fail(w, r, http.StatusUnprocessableEntity, "The correction was not kept", err)
		return
	}
	back := "/claims" // a silence that was parted is on no claim
	if c, err = s.Ledger.Claim(r.Context(), voice); err == nil {
		back = address("claims", c.ID)
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// claimCorrection is what the form asks for. Positions are in bytes.
func (s *Server) claimCorrection(r *http.Request, c *sayso.Claim, voice string) (sayso.Correction, error) {
	out := sayso.Correction{Who: strings.TrimSpace(r.PostFormValue("who")), Why: strings.TrimSpace(r.PostFormValue("why")), When: s.Now()}
	refuse := func(words string) (sayso.Correction, error) {
		return out, &sayso.Error{Code: sayso.ErrCorrection, Place: voice, Msg: words}
	}
	i := slices.IndexFunc(c.Voices, func(v sayso.Voice) bool { return v.ID == voice })
	switch {
	case out.Who == "" || out.Why == "":
		return refuse("say who corrects, and why")
	case i < 0:
		return refuse("the claim has no such voice")
	}
	v := c.Voices[i]
	out.What = sayso.Target{Kind: sayso.TargetClaim, Words: v.Words}
	switch do := r.PostFormValue("do"); do {
	case "split":
		rest := slices.IndexFunc(c.Voices, func(o sayso.Voice) bool { return o.ID != v.ID && o.Words.Text != "" && o.Words != v.Words })
		if rest < 0 {
			return refuse("there is no other voice to part it from")
		}
		out.Do, out.With = sayso.CorrectSplit, &sayso.Target{Kind: sayso.TargetClaim, Words: c.Voices[rest].Words}
	case "merge":
		other, err := s.Ledger.Claim(r.Context(), claimNamed(r.PostFormValue("other")))
		if err != nil {
			return out, err
		}
		if other.ID == c.ID {
			return refuse("that is this claim")
		}
		out.Do, out.With = sayso.CorrectMerge, &sayso.Target{Kind: sayso.TargetClaim, Words: other.Wording}
	case "kind":
		out.Do, out.Set = sayso.CorrectSet, map[string]string{"kind": r.PostFormValue("kind")}
	case "stance":
		if v.Attribution == "" || v.Stance == sayso.VoiceRelays {
			return refuse("it has no stance of its own: it tells the claim itself, or what another voice does with it")
		}
		rec, err := s.Ledger.Record(r.Context(), v.Article)
		if err != nil {
			return out, err
		}
		words, ok := ledger.WordsOf(rec, sayso.TargetAttribution, v.Attribution)
		if !ok {
			return refuse("the record has no words for it")
		}
		out.Do, out.Set = sayso.CorrectSet, map[string]string{"stance": r.PostFormValue("stance")}
		out.What = sayso.Target{Kind: sayso.TargetAttribution, Words: sayso.PassageOf(rec.Article, words)}
	default:
		return refuse("choose what to correct")
	}
	return out, nil
}

// claimNamed is the id in what a person pastes: the id itself, or the address of a claim's page.
func claimNamed(given string) string {
	given = strings.TrimSpace(given)
	u, err := url.Parse(given)
	if err != nil {
		return given
	}
	if _, id, ok := strings.Cut(u.Path, "/claim/"); ok {
		return id
	}
	return given
}
