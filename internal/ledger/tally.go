package ledger

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/store"
)

// A Tally says how many take which stand on a claim: speakers, not voices. Who says it twice, and who is quoted in a copy of the
// same text, counts once; who denies on Monday and admits on Friday counts in both.
type Tally struct {
	Asserts        int `json:"asserts"`
	Denies         int `json:"denies"` // or rejects
	DoesNotConfirm int `json:"does_not_confirm"`
	Declines       int `json:"declines"` // or does not respond
	Relays         int `json:"relays"`
}

// A Stand is how many take one stand, with the verb for so many: "denies", "deny".
type Stand struct {
	Stance sayso.VoiceStance
	N      int
	Verb   string
}

// Stands are the counts that are not zero, in the order of the page of a claim.
func (t Tally) Stands() (out []Stand) {
	for _, s := range []struct {
		stance    sayso.VoiceStance
		n         int
		one, many string
	}{
		{sayso.VoiceAsserts, t.Asserts, "asserts", "assert"}, {sayso.VoiceDenies, t.Denies, "denies", "deny"},
		{sayso.VoiceDoesNotConfirm, t.DoesNotConfirm, "does not confirm", "do not confirm"},
		{sayso.VoiceDeclinesComment, t.Declines, "declines", "decline"}, {sayso.VoiceRelays, t.Relays, "relays", "relay"},
	} {
		switch s.n {
		case 0:
		case 1:
			out = append(out, Stand{s.stance, 1, s.one})
		default:
			out = append(out, Stand{s.stance, s.n, s.many})
		}
	}
	return out
}

// count is the one of a stance.
func (t *Tally) count(s sayso.VoiceStance) *int {
	switch s {
	case sayso.VoiceDenies, sayso.VoiceRejects:
		return &t.Denies
	case sayso.VoiceDoesNotConfirm:
		return &t.DoesNotConfirm
	case sayso.VoiceDeclinesComment, sayso.VoiceNoResponse:
		return &t.Declines
	case sayso.VoiceRelays:
		return &t.Relays
	}
	return &t.Asserts
}

// SpeakerKey names who a voice is of, for lists that have each once; "" for one who is nobody else. Two unnamed officials are not
// one, but copies of one text repeat the same.
func SpeakerKey(v *sayso.Voice) string {
	switch {
	case v.Person != "":
		return v.Person
	case v.Name != "" && v.Attribution == "":
		return "writer " + v.Article
	case v.Name != "" && v.Origin != "":
		return "unnamed " + v.Origin + " " + strings.ToLower(v.Name) + " " + string(v.Stance)
	}
	return ""
}

// tallied counts voices.
func tallied(voices []sayso.Voice) (t Tally) {
	seen := map[string]bool{}
	for i := range voices {
		v := &voices[i]
		n := t.count(v.Stance)
		if key := SpeakerKey(v); key != "" {
			for _, column := range []struct {
				name string
				n    *int
			}{{"a", &t.Asserts}, {"d", &t.Denies}, {"u", &t.DoesNotConfirm}, {"c", &t.Declines}, {"r", &t.Relays}} {
				if column.n == n {
					key = column.name + " " + key
				}
			}
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		*n++
	}
	return t
}

// A voiceBody is what the body of a claim keeps of a voice, to count by: which headings are one person, and which articles are of
// one origin, may change without the claim.
type voiceBody struct {
	Stance  sayso.VoiceStance `json:"stance"`
	Heading string            `json:"heading,omitempty"`
	Name    string            `json:"name,omitempty"`
	Writer  bool              `json:"writer,omitempty"`
	Again   string            `json:"again,omitempty"` // the voice whose words its outlet only prints again
}

// voiceBodies are those of a claim's voices, by id.
func (s *session) voiceBodies(c *sayso.Claim, entities, again map[string]string) (map[string]voiceBody, error) {
	out := map[string]voiceBody{}
	for _, v := range c.Voices {
		b := voiceBody{Stance: v.Stance, Name: v.Name, Writer: v.Attribution == "", Again: again[v.ID]}
		if e := entities[v.ID]; e != "" {
			cast, err := s.castOfArticle(v.Article)
			if err != nil {
				return nil, err
			}
			if cast != nil {
				for i := range cast.Items {
					if cast.Items[i].Entity == e {
						b.Heading = cast.Items[i].Heading
					}
				}
			}
		}
		out[v.ID] = b
	}
	return out, nil
}

// publisher is the outlet of an article, "" if it is not known.
func (s *session) publisher(article string) (string, error) {
	if p, ok := s.outlets[article]; ok {
		return p, nil
	}
	info, err := s.w.Info(article)
	if err != nil || info == nil {
		return "", err
	}
	s.outlets[article] = info.Publisher
	return info.Publisher, nil
}

// claimEntries are lines of a list of claims; ids of none are left out. It asks the store once for all of them.
func (l *Ledger) claimEntries(r store.Reader, ids []string) ([]Entry, error) {
	groups, err := r.GroupsBy(store.KindClaim, ids)
	if err != nil {
		return nil, err
	}
	bodies := map[string]*claimBody{}
	var articles, headings []string
	for _, id := range ids {
		g := groups[id]
		if g == nil {
			continue
		}
		b := &claimBody{}
		if err := decode(g.Body, b, id); err != nil {
			return nil, err
		}
		bodies[id] = b
		for _, v := range g.Members {
			articles = append(articles, articleOf(v))
		}
		for _, v := range b.Voices {
			if v.Heading != "" {
				headings = append(headings, v.Heading)
			}
		}
	}
	origins, err := r.GroupsOf(store.KindCopy, articles)
	if err != nil {
		return nil, err
	}
	persons, err := r.GroupsOf(store.KindPerson, headings)
	if err != nil {
		return nil, err
	}
	var out []Entry
	for _, id := range ids {
		g, b := groups[id], bodies[id]
		if g == nil {
			continue
		}
		e := Entry{ID: id, Title: g.Title, Kind: string(b.Kind), From: dateOf(g.Day), To: dateOf(g.LastDay), Articles: b.Articles, Voices: len(g.Members), Tension: b.Tension}
		distinct := map[string]bool{}
		var voices []sayso.Voice
		for _, voice := range g.Members {
			kept, ok := b.Voices[voice]
			a := articleOf(voice)
			from := articleOf(cmp.Or(kept.Again, voice))
			origin := cmp.Or(origins[from], from)
			distinct[origin] = true
			if !ok {
				continue
			}
			v := sayso.Voice{ID: voice, Article: a, Origin: origin, Stance: kept.Stance, Name: kept.Name, Person: persons[kept.Heading]}
			if !kept.Writer {
				v.Attribution = voice
			}
			voices = append(voices, v)
		}
		e.Origins = len(distinct)
		if len(voices) == len(g.Members) {
			e.Tally = tallied(voices)
		} else if e.Tally, err = l.tallyOf(r, id); err != nil { // put together before its voices were kept with it
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// tallyOf counts the voices of one claim by putting it together.
func (l *Ledger) tallyOf(r store.Reader, id string) (t Tally, err error) {
	log, err := l.finders.readLog(r)
	if err != nil {
		return t, err
	}
	c, err := l.finders.claim(r, l.finders.shelf(r, log), newDirectory(r), log, id)
	if err != nil {
		return t, err
	}
	return tallied(c.Voices), nil
}

// ClaimEntries returns claims as lists have them, by id; ids of none are left out.
func (l *Ledger) ClaimEntries(ctx context.Context, ids []string) (map[string]Entry, error) {
	out := map[string]Entry{}
	err := l.store.View(ctx, func(r store.Reader) error {
		var known []string
		for _, id := range ids {
			if id != "" && !slices.Contains(known, id) {
				known = append(known, id)
			}
		}
		list, err := l.claimEntries(r, known)
		for _, e := range list {
			out[e.ID] = e
		}
		return err
	})
	return out, err
}

// ClaimsIn lists the claims that articles have several voices on, or share with others: first those that somebody does not simply
// assert, then by origins and voices; limit is the most.
func (l *Ledger) ClaimsIn(ctx context.Context, articles []string, limit int) ([]Entry, error) {
	var out []Entry
	err := l.store.View(ctx, func(r store.Reader) error {
		of, err := r.GroupsUnder(store.KindClaim, articles)
		if err != nil {
			return err
		}
		ids := map[string]bool{}
		for _, id := range of {
			ids[id] = true
		}
		groups, err := r.GroupsBy(store.KindClaim, sorted(ids))
		if err != nil {
			return err
		}
		var telling []string
		for _, id := range sorted(groups) {
			if groups[id].Size > 0 { // somebody puts something forward
				telling = append(telling, id)
			}
		}
		if out, err = l.claimEntries(r, telling); err != nil {
			return err
		}
		contested := func(e *Entry) int { return min(1, e.Tally.Denies+e.Tally.DoesNotConfirm) }
		slices.SortStableFunc(out, func(a, b Entry) int {
			return cmp.Or(contested(&b)-contested(&a), b.Origins-a.Origins, b.Voices-a.Voices, strings.Compare(a.ID, b.ID))
		})
		out = out[:min(len(out), limit)]
		return nil
	})
	return out, err
}
