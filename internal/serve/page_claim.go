package serve

import (
	"net/http"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/ledger"
)

// claimPage is one claim with every voice on it.
type claimPage struct {
	*sayso.Claim
	Rows       []voiceRow
	Columns    []voiceColumn
	Families   []family
	Chains     []chainRow
	Versions   []version
	Pulls      []pull
	Elsewhere  []string // origins of voices that do not assert the claim
	Tray       []trayLine
	Notes      []noteLine
	Questions  []ledger.Question
	Correcting bool
	Stances    []sayso.Stance         // that people can set
	Kinds      []sayso.ClaimKind      // the same
	Titles     map[string]articleLine // of every article that is named here
}

// A voiceColumn is one thing that a voice can do with a claim.
type voiceColumn struct {
	Name    string
	Stances []sayso.VoiceStance
}

// voiceColumns are the five columns of the page. What stands in different columns is never counted together.
var voiceColumns = []voiceColumn{
	{"asserts", []sayso.VoiceStance{sayso.VoiceAsserts}},
	{"denies or rejects", []sayso.VoiceStance{sayso.VoiceDenies, sayso.VoiceRejects}},
	{"does not confirm", []sayso.VoiceStance{sayso.VoiceDoesNotConfirm}},
	{"declined, or no response", []sayso.VoiceStance{sayso.VoiceDeclinesComment, sayso.VoiceNoResponse}},
	{"relays", []sayso.VoiceStance{sayso.VoiceRelays}},
}

// A voiceRow is one speaker; Cells has the voices of each column.
type voiceRow struct {
	Name, Person string
	Cells        [][]sayso.Voice
}

// A family is an origin of the claim with why its articles are one.
type family struct {
	sayso.Corroboration
	Articles []string
	Folds    []sayso.Fold
}

// A chainRow is the way of sourcing of one voice, from the article down.
type chainRow struct {
	Voice sayso.Voice
	Links []string
}

// A version is a wording with the voice it is of.
type version struct {
	sayso.Wording
	Of    sayso.Voice
	Parts []wordPart
}

// A wordPart is a stretch of a wording; Changed if the wording before has other words there.
type wordPart struct {
	Text    string
	Changed bool
}

// articleLine is an article as a line of a page has it.
type articleLine struct{ Title, Publisher, Date string }

func (s *Server) claim(w http.ResponseWriter, r *http.Request) {
	c, err := s.Ledger.Claim(r.Context(), r.PathValue("article")+"/"+r.PathValue("id"))
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "There is no such claim here", err)
		return
	}
	if as := r.URL.Query().Get("as"); as != "" {
		s.sendClaim(w, r, c, as)
		return
	}
	pulls := s.pulls(r, c) // counts in bytes, as the words do
	var parts [][]wordPart
	for _, wd := range c.Wordings {
		parts = append(parts, wordParts(wd)) // counts in bytes, as the words do
	}
	if err := s.Ledger.Reframe(r.Context(), c, sayso.OffsetsCodePoints); err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	desk, err := s.Ledger.DeskOf(r.Context(), c)
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	for i := range pulls {
		pulls[i].Tension = c.Tensions[i]
	}
	p := claimPage{Claim: c, Columns: voiceColumns, Rows: voiceRows(c.Voices), Pulls: pulls, Questions: desk.Questions, Correcting: s.Now != nil, Titles: map[string]articleLine{},
		Stances: settable, Kinds: claimKinds}
	p.Tray, p.Notes = trayOf(c, desk.Notes)
	byID := map[string]sayso.Voice{}
	for _, v := range c.Voices {
		byID[v.ID] = v
		p.Chains = append(p.Chains, chainRow{v, downwards(v)})
	}
	for _, o := range c.Origins {
		f := family{Corroboration: o}
		if whole, err := s.Ledger.Origin(r.Context(), o.Origin); err == nil {
			f.Articles, f.Folds = whole.Articles, whole.Folds
		}
		p.Families = append(p.Families, f)
	}
	p.Elsewhere = elsewhere(c)
	for i, wd := range c.Wordings {
		p.Versions = append(p.Versions, version{wd, byID[wd.Voice], parts[i]})
	}
	if err := s.name(r, p.Titles, articlesOf(c, p.Families)); err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	s.show(w, r, http.StatusOK, "claim", frame{Title: "“" + c.Wording.Text + "”", At: "claims", Page: p})
}

// elsewhere are the origins of a claim's voices that are no root of it: those that deny it, do not confirm it or are silent.
func elsewhere(c *sayso.Claim) (out []string) {
	for _, v := range c.Voices {
		root := slices.ContainsFunc(c.Origins, func(o sayso.Corroboration) bool { return o.Origin == v.Origin })
		if !root && v.Origin != "" && !slices.Contains(out, v.Origin) {
			out = append(out, v.Origin)
		}
	}
	return out
}

// voiceRows puts the voices of one speaker into one row, in the order of the speaker's first voice. Voices of nobody in
// particular have a row each, for two unnamed officials are not one; but copies of one text repeat the same.
func voiceRows(voices []sayso.Voice) []voiceRow {
	var out []voiceRow
	at := map[string]int{}
	for _, v := range voices {
		key := ledger.SpeakerKey(&v)
		i, ok := at[key]
		if key == "" || !ok {
			i = len(out)
			out = append(out, voiceRow{Name: voiceName(v), Person: v.Person, Cells: make([][]sayso.Voice, len(voiceColumns))})
			if key != "" {
				at[key] = i
			}
		}
		for k, col := range voiceColumns {
			if slices.Contains(col.Stances, v.Stance) {
				out[i].Cells[k] = append(out[i].Cells[k], v)
			}
		}
	}
	return out
}

func voiceName(v sayso.Voice) string {
	switch {
	case v.Name != "":
		return v.Name
	case v.Attribution == "":
		return "the writer"
	}
	return "(not said)"
}

// downwards is the chain of a voice from the article to the innermost link.
func downwards(v sayso.Voice) []string {
	out := []string{"the article"}
	for i, link := range slices.Backward(v.Chain) {
		switch {
		case link == "" && i == 0 && v.Name != "":
			link = v.Name + " (unnamed)"
		case link == "":
			link = "(not said)"
		}
		out = append(out, link)
	}
	return out
}

// wordParts cuts a wording where its changes begin and end.
func wordParts(w sayso.Wording) []wordPart {
	text, at := w.Words.Text, w.Words.Start
	var out []wordPart
	for _, c := range w.Changed {
		from, to := c.Start-w.Words.Start, c.End-w.Words.Start
		if from < at-w.Words.Start || to > len(text) {
			continue
		}
		if before := text[at-w.Words.Start : from]; before != "" {
			out = append(out, wordPart{Text: before})
		}
		out = append(out, wordPart{text[from:to], true})
		at = c.End
	}
	if rest := text[at-w.Words.Start:]; rest != "" {
		out = append(out, wordPart{Text: rest})
	}
	return out
}

func articlesOf(c *sayso.Claim, families []family) []string {
	var out []string
	for _, v := range c.Voices {
		out = append(out, v.Article)
		if v.Origin != "" {
			out = append(out, v.Origin)
		}
	}
	for _, f := range families {
		out = append(out, f.Articles...)
	}
	return out
}

// name looks up how the articles of a page are called.
func (s *Server) name(r *http.Request, out map[string]articleLine, ids []string) error {
	heads, err := s.Ledger.Heads(r.Context(), ids)
	if err != nil {
		return err
	}
	for id, a := range heads {
		line := articleLine{Title: strings.TrimSpace(a.Title), Publisher: a.Publisher, Date: a.Published.Value}
		if line.Title == "" {
			line.Title = opening(a.Text)
		}
		out[id] = line
	}
	return nil
}

// opening is the beginning of a text without a headline, cut between words.
func opening(text string) string {
	words := strings.Fields(text)
	if len(words) > 10 {
		return strings.Join(words[:10], " ") + " …"
	}
	return strings.Join(words, " ")
}
