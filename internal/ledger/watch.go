package ledger

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/store"
)

// A Watch is a question that somebody wants to hear of again: its news are a feed, and go to Hook if it has one.
type Watch struct {
	ID    string    `json:"id"`
	Kind  WatchKind `json:"kind"`
	Query string    `json:"query"` // for WatchSearch: as [Ledger.Search] takes it
	Claim string    `json:"claim"` // for the others: a claim, or any of its voices
	Hook  string    `json:"hook"`  // an address that news are posted to, "" for none
	// Secret signs what is posted. It is kept in the ledger and shown to nobody again.
	Secret string `json:"secret"`
}

// WatchKind says what of a claim, or of everything, is news.
type WatchKind string

// The kinds of watch.
const (
	WatchSearch  WatchKind = "search"  // what fits some words
	WatchDenials WatchKind = "denials" // voices that deny or reject a claim
	WatchOrigins WatchKind = "origins" // independent origins of a claim
	WatchNamed   WatchKind = "named"   // named sources of a claim: the first, and each after it
)

// A News is one thing that a watch found.
type News struct {
	ID    string        `json:"id"` // the same for the same thing for ever
	Title string        `json:"title"`
	Date  string        `json:"date"` // when it was said or published, "" if nobody tells
	Words sayso.Passage `json:"words"`
}

// NewsList is what a watch finds now, newest first, then by id.
type NewsList struct {
	Watch string `json:"watch"`
	News  []News `json:"news"`
}

// Kind implements [Answer].
func (n *NewsList) Kind() string { return "news" }

// Passages implements [sayso.Answer].
func (n *NewsList) Passages() []*sayso.Passage {
	out := make([]*sayso.Passage, len(n.News))
	for i := range n.News {
		out[i] = &n.News[i].Words
	}
	return out
}

// Settings under which watches are kept, and what has been posted of each.
const (
	watchesSetting = "watches"
	postedSetting  = "posted/"
)

// newsMost is how many news a watch looks at.
const newsMost = 100

// Watches returns all watches by id, with their secrets: whoever shows them leaves those out.
func (l *Ledger) Watches(ctx context.Context) (out []Watch, err error) {
	err = l.store.View(ctx, func(r store.Reader) error { out, err = watches(r); return err })
	return out, err
}

func watches(r store.Reader) (out []Watch, err error) {
	raw, err := r.Setting(watchesSetting)
	if err != nil || raw == nil {
		return nil, err
	}
	return out, json.Unmarshal(raw, &out)
}

// PutWatch keeps a watch under its id, or takes it away if its kind is "". What it finds already is no news for its hook; the feed has it. A
// watch of a claim that is not there is an error of code ErrUnknown.
func (l *Ledger) PutWatch(ctx context.Context, w Watch) error {
	if err := l.putWatch(ctx, w); err != nil || w.Hook == "" || w.Kind == "" {
		return err
	}
	known, err := l.News(ctx, w)
	if err != nil {
		return err
	}
	return l.Posted(ctx, w, known.News)
}

func (l *Ledger) putWatch(ctx context.Context, w Watch) error {
	switch w.Kind {
	case "":
	case WatchSearch:
		if strings.TrimSpace(w.Query) == "" {
			return &sayso.Error{Code: sayso.ErrUsage, Place: w.ID, Msg: "a watch of a search needs words"}
		}
	case WatchDenials, WatchOrigins, WatchNamed:
		if _, err := l.Claim(ctx, w.Claim); err != nil {
			return err
		}
	default:
		return &sayso.Error{Code: sayso.ErrUsage, Place: w.ID, Msg: "no kind of watch: " + string(w.Kind)}
	}
	if w.ID == "" {
		return &sayso.Error{Code: sayso.ErrUsage, Msg: "a watch needs an id"}
	}
	return l.store.Update(ctx, func(tx store.Writer) error {
		list, err := watches(tx)
		if err != nil {
			return err
		}
		list = slices.DeleteFunc(list, func(o Watch) bool { return o.ID == w.ID })
		if w.Kind != "" {
			list = append(list, w)
		}
		slices.SortFunc(list, func(a, b Watch) int { return strings.Compare(a.ID, b.ID) })
		raw, err := json.Marshal(list)
		if err != nil {
			return err
		}
		return tx.PutSetting(watchesSetting, raw)
	})
}

// News returns what a watch finds now.
func (l *Ledger) News(ctx context.Context, w Watch) (*NewsList, error) {
	out := &NewsList{Watch: w.ID}
	if w.Kind == WatchSearch {
		hits, err := l.Search(ctx, w.Query, Page{Limit: newsMost})
		if err != nil {
			return nil, err
		}
		for _, h := range hits.Hits {
			out.News = append(out.News, News{ID: h.Article + "/" + h.Statement, Title: cmp.Or(h.Title, h.Article), Date: h.Published, Words: h.Words})
		}
	} else {
		c, err := l.Claim(ctx, w.Claim)
		if err != nil {
			return nil, err
		}
		out.News = ofClaim(c, w.Kind)
	}
	slices.SortStableFunc(out.News, func(a, b News) int { return cmp.Or(strings.Compare(b.Date, a.Date), strings.Compare(a.ID, b.ID)) })
	return out, nil
}

// ofClaim is what of a claim is news for a kind of watch.
func ofClaim(c *sayso.Claim, kind WatchKind) (out []News) {
	known := map[string]bool{}
	for _, v := range c.Voices {
		name := cmp.Or(v.Name, "somebody who is not named")
		switch kind {
		case WatchDenials:
			if v.Stance.Against() {
				out = append(out, News{v.ID, name + " " + string(v.Stance), v.Date, v.Words})
			}
		case WatchOrigins:
			if !known[v.Origin] {
				out = append(out, News{"origin/" + v.Origin, "another origin: " + name, v.Date, v.Words})
			}
			known[v.Origin] = true
		case WatchNamed:
			if v.Level == sayso.LevelNamedPerson || v.Level == sayso.LevelNamedInstitution {
				out = append(out, News{v.ID, "named: " + name, v.Date, v.Words})
			}
		}
	}
	return out
}

// Unposted returns the news of a watch that have not been posted yet, Posted marks some as posted. A news is posted once;
// if posting fails it is not marked and comes again.
func (l *Ledger) Unposted(ctx context.Context, w Watch) (*NewsList, error) {
	all, err := l.News(ctx, w)
	if err != nil {
		return nil, err
	}
	var done []string
	err = l.store.View(ctx, func(r store.Reader) error { done, err = posted(r, w.ID); return err })
	if err != nil {
		return nil, err
	}
	all.News = slices.DeleteFunc(all.News, func(n News) bool { return slices.Contains(done, n.ID) })
	return all, nil
}

// Posted marks news as posted.
func (l *Ledger) Posted(ctx context.Context, w Watch, list []News) error {
	return l.store.Update(ctx, func(tx store.Writer) error {
		done, err := posted(tx, w.ID)
		if err != nil {
			return err
		}
		for _, n := range list {
			if !slices.Contains(done, n.ID) {
				done = append(done, n.ID)
			}
		}
		raw, err := json.Marshal(done)
		if err != nil {
			return err
		}
		return tx.PutSetting(postedSetting+w.ID, raw)
	})
}

func posted(r store.Reader, id string) (out []string, err error) {
	raw, err := r.Setting(postedSetting + id)
	if err != nil || raw == nil {
		return nil, err
	}
	return out, json.Unmarshal(raw, &out)
}
