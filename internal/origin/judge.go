package origin

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/copies"
)

// The bounds of a judgement. They were set by hand on planted pairs and on pairs judged by hand (docs/measuring.md).
const (
	// minWords is how many own words two articles share at least. Two reporters at one desk share a paragraph of background.
	minWords = 30
	// minShare is the part of the shorter one's own words that is shared at least: in a week of each other; further apart,
	// when the same words are background more often than news; and when both are of one agency, or under one title.
	minShare       = 0.33
	minShareLater  = 0.60
	minShareLinked = 0.20
	week           = 7
	// A brief may have fewer words, if nearly all of them are shared.
	minBrief      = 12
	minShareBrief = 0.80
	// sameText is the part of the longer one's words, quoted or not, from which two are one text, whoever is quoted in it.
	sameText = 0.80
	// maxEdge is how long a passage at the beginning or end of both is at most, in words, to be taken for boilerplate, and
	// maxEdgeShare its greatest part of the shorter one.
	maxEdge      = 90
	maxEdgeShare = 0.50
	// A passage as short as that is another's voice, wherever it stands, if voiceShare of its words are of the first or
	// second person, and less than plainShare of the others: what a newsroom says to its readers, or a post without
	// quotation marks. maxVoiceShare is its greatest part of the shorter one.
	voiceShare    = 0.04
	plainShare    = 0.015
	maxVoiceShare = 0.85
	// minTitle is how many words a title has at least to tell anything: "Opinion" is many a title.
	minTitle = 4
)

// FeedDays is how far apart a feed's entry and what it points to are published at most.
const FeedDays = 3

// Judge says whether two articles have one origin, and why. The fold is of the later into the earlier one, whichever is
// a. If they have not, it tells what they share all the same, so that a reader sees why that is not enough.
func Judge(a, b *Item) (sayso.Fold, bool) {
	if a.Compare(b.Member) < 0 {
		a, b = b, a
	}
	p := pair{a: a, b: b, found: copies.Compare(a.text, b.text)}
	p.weigh()
	fold := sayso.Fold{Article: a.ID, Into: b.ID, Words: p.own, Quoted: p.quoted, Share: p.share}
	for _, s := range p.found.Passages {
		fold.Shared = append(fold.Shared, sayso.Shared{Here: sayso.PassageOf(a.Article, s.A), There: sayso.PassageOf(b.Article, s.B)})
	}
	fold.Added, fold.Cut = passages(a, p.found.OnlyA), passages(b, p.found.OnlyB)
	fold.First, fold.FirstBasis = p.first()
	fold.Reasons = p.reasons()
	return fold, p.one()
}

func passages(it *Item, spans []sayso.Span) []sayso.Passage {
	out := make([]sayso.Passage, len(spans))
	for i, s := range spans {
		out[i] = sayso.PassageOf(it.Article, s)
	}
	return out
}

// A pair is two articles while they are judged, a the later one.
type pair struct {
	a, b  *Item
	found *copies.Comparison

	own, quoted int     // shared words outside and inside quotation marks, without boilerplate
	shorter     int     // own words of the one that has fewer
	share       float64 // own of shorter
	whole       bool    // one text, quotations and all
	passages    []copies.Passage
	apart       []copies.Passage // boilerplate and what is in another voice
	links       []Credit         // agencies that tie the two together, as the one of the two that credits has it
	title, feed bool
}

// weigh counts what is shared, and finds what else ties the two together.
func (p *pair) weigh() {
	p.links = links(p.a, p.b)
	p.shorter = min(p.found.OwnA, p.found.OwnB)
	longer := max(p.a.text.Words(), p.b.text.Words())
	p.whole = p.found.Words >= minBrief && float64(p.found.Words) >= sameText*float64(longer)
	var edges []copies.Passage
	for _, s := range p.found.Passages {
		switch {
		case !p.whole && p.voice(s):
			p.apart = append(p.apart, s)
		case !p.whole && p.edge(s):
			edges = append(edges, s)
		default:
			p.take(s)
		}
	}
	if p.own >= minWords || len(p.links) > 0 {
		for _, s := range edges {
			p.take(s) // a beginning or an end beside other passages is part of a copy like any other
		}
		slices.SortFunc(p.passages, func(x, y copies.Passage) int { return cmp.Compare(x.A.Start, y.A.Start) })
	} else {
		p.apart = append(p.apart, edges...)
	}
	if p.shorter > 0 {
		p.share = float64(p.own) / float64(p.shorter)
	}
	p.title = len(p.a.title) >= minTitle && slices.Equal(p.a.title, p.b.title)
	p.feed = sameName(p.a.Feed, p.b.Article.Publisher) || sameName(p.b.Feed, p.a.Article.Publisher)
}

// take counts a passage as shared.
func (p *pair) take(s copies.Passage) {
	p.passages = append(p.passages, s)
	p.own += s.Own
	p.quoted += s.Words - s.Own
}

// edge reports whether a passage looks like what an outlet puts before or behind articles.
func (p *pair) edge(s copies.Passage) bool {
	return s.Head != s.Tail && s.Own <= maxEdge && float64(s.Own) <= maxEdgeShare*float64(p.shorter)
}

// voice reports whether a passage is in another voice than the rest of both.
func (p *pair) voice(s copies.Passage) bool {
	if s.Reader < 2 || float64(s.Reader) < voiceShare*float64(s.Own) || s.Own > maxEdge || float64(s.Own) > maxVoiceShare*float64(p.shorter) {
		return false
	}
	plain := func(own, reader int) bool { return float64(reader-s.Reader) < plainShare*float64(own-s.Own) }
	return plain(p.found.OwnA, p.found.ReaderA) && plain(p.found.OwnB, p.found.ReaderB)
}

func sameName(a, b string) bool {
	trim := func(s string) string { return strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "the ") }
	return a != "" && trim(a) == trim(b)
}

// links returns the credits of agencies that tie two articles together: one credits the agency that the other is of, or
// both credit the same.
func links(a, b *Item) (out []Credit) {
	for _, c := range a.Credits {
		if c.Agency == b.Agency || a.Agency == "" && b.Agency == "" && credits(b, c.Agency) {
			out = append(out, c)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, c := range b.Credits {
		if c.Agency == a.Agency {
			out = append(out, c)
		}
	}
	return out
}

func credits(it *Item, agency string) bool {
	return slices.ContainsFunc(it.Credits, func(c Credit) bool { return c.Agency == agency })
}

// one decides.
func (p *pair) one() bool {
	days, known := apart(p.a.Member, p.b.Member)
	if p.whole {
		return true
	}
	if p.feed && p.title && known && days <= FeedDays {
		return true
	}
	if p.own >= minBrief && p.share >= minShareBrief {
		return true
	}
	least := minShare
	switch {
	case known && days > week:
		least = minShareLater
	case len(p.links) > 0 || p.title || p.feed:
		least = minShareLinked
	}
	return p.own >= minWords && p.share >= least
}

// first says which of the two came first, and how that is known.
func (p *pair) first() (id, basis string) {
	a, b := p.a.day(), p.b.day()
	if a != "" && b != "" && a != b {
		return p.b.ID, "published"
	}
	for _, it := range [2]*Item{p.a, p.b} {
		other := p.a
		if it == p.a {
			other = p.b
		}
		if it.Agency != "" && other.Agency != it.Agency && credits(other, it.Agency) {
			return it.ID, "credit"
		}
	}
	if at, bt := p.a.Published, p.b.Published; a != "" && at > bt && len(at) == len(bt) && zone(at) == zone(bt) {
		return p.b.ID, "published"
	}
	return "", ""
}

// zone returns what stands behind the seconds of a time: times of one zone can be compared as they are written.
func zone(published string) string {
	_, clock, _ := strings.Cut(published, "T")
	return strings.TrimLeft(clock, "0123456789:.")
}

// feedReason tells what the feed says, and of which of the two.
func (p *pair) feedReason() sayso.Reason {
	it, other := p.a, p.b
	if !sameName(it.Feed, other.Article.Publisher) {
		it, other = other, it
	}
	return sayso.Reason{Kind: sayso.ReasonFeed, Words: "the feed that brought " + it.ID + " says: source " + it.Feed + "; " + other.ID + " is by " + other.Article.Publisher}
}

// reasons tells all that ties the two together, what folds first.
func (p *pair) reasons() (out []sayso.Reason) {
	if p.whole || p.own > 0 {
		out = append(out, p.textReason())
	}
	for _, c := range p.links {
		out = append(out, p.creditReason(c))
	}
	if p.feed {
		out = append(out, p.feedReason())
	}
	if p.title {
		out = append(out, sayso.Reason{Kind: sayso.ReasonTitle, Words: "both have the title “" + p.a.Article.Title + "”"})
	}
	if p.quoted > 0 {
		r := sayso.Reason{Kind: sayso.ReasonQuotation, Words: fmt.Sprintf("%s in quotation marks stand in both; that alone folds nothing", count(p.quoted, "word"))}
		for _, s := range p.passages {
			if s.Words > s.Own {
				r.Points = append(r.Points, p.both(s)...)
			}
		}
		out = append(out, r)
	}
	if len(p.apart) > 0 {
		r := sayso.Reason{Kind: sayso.ReasonBoilerplate, Words: "both have words that an outlet may put before or behind any article, or that are in another voice than the rest; that alone folds nothing"}
		for _, s := range p.apart {
			r.Points = append(r.Points, p.both(s)...)
		}
		out = append(out, r)
	}
	return out
}

// textReason tells of the shared words, and points at the longest passage.
func (p *pair) textReason() sayso.Reason {
	longest := p.passages[0]
	for _, s := range p.passages {
		if s.Words > longest.Words {
			longest = s
		}
	}
	words := fmt.Sprintf("%s outside quotation marks stand in both, %d %% of those that the shorter text has, in %s; the longest has %s",
		count(p.own, "word"), int(100*p.share), count(len(p.passages), "passage"), count(longest.Words, "word"))
	if p.whole {
		words = fmt.Sprintf("they are one text: %s stand in both; the longest passage has %s", count(p.found.Words, "word"), count(longest.Words, "word"))
	}
	return sayso.Reason{Kind: sayso.ReasonText, Words: words, Points: p.both(longest)}
}

func (p *pair) both(s copies.Passage) []sayso.Passage {
	return []sayso.Passage{sayso.PassageOf(p.a.Article, s.A), sayso.PassageOf(p.b.Article, s.B)}
}

// creditReason tells of a credit, and points at it in all of the two that have it.
func (p *pair) creditReason(c Credit) sayso.Reason {
	r := sayso.Reason{Kind: c.Kind}
	published := false
	for _, it := range [2]*Item{p.a, p.b} {
		published = published || it.Agency == c.Agency
		for _, o := range it.Credits {
			if o.Agency == c.Agency && o.Kind == c.Kind && !o.Span.Empty() {
				r.Points = append(r.Points, sayso.PassageOf(it.Article, o.Span))
			}
		}
	}
	if published {
		r.Words = fmt.Sprintf("one credits %s, which published the other", c.Agency)
	} else {
		r.Words = fmt.Sprintf("both credit %s", c.Agency)
	}
	return r
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
