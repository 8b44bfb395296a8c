package story

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/civil"
)

// How much a word counts for, all chosen by hand on the development half of the story clusters and on a season of
// political news (docs/measuring.md).
const (
	maxTerms    = 80  // of one article
	titleCounts = 8.0 // as often as so many words of the text
	leadWords   = 60  // words at the beginning …
	leadCounts  = 2.0 // … that count as so many each
	nameCounts  = 1.5 // times, of a word that is part of a name
	leastRarity = 0.5 // a word in every third article tells nothing
	tellingFrom = 2.0 // rarity from which a word is Telling: one article in a hundred
	rareFrom    = 3.0 // rarity from which it is Rare: one in a thousand
)

// Features takes out of a record what grouping needs. The record must have its article with the text.
func Features(rec *sayso.Record, rarity *Rarity) Item {
	a := rec.Article
	it := Item{ID: a.ID, Day: NoDay, Heads: heads(rec), Terms: terms(rec, rarity), Acts: acts(rec)}
	if d, ok := civil.Parse(a.Published.Value); ok {
		it.Day, it.Said = d.Number()-epoch, d.String()
	}
	return it
}

// epoch is 1970-01-01 as package civil counts.
var epoch = civil.Date{Year: 1970, Month: 1, Day: 1}.Number()

// A tally is what is known of one stem of an article.
type tally struct {
	count float64
	class Class
	at    Term // its first place
}

// terms weighs the words of an article: how often and where it has them, how rare they are in news, whether they name.
func terms(rec *sayso.Record, rarity *Rarity) Terms {
	text, tallies, stems := rec.Article.Text, map[string]*tally{}, map[string]string{}
	count := func(in string, w word, inText bool, by float64) {
		form := in[w.start:w.end]
		stem, ok := stems[form]
		if !ok {
			stem = Stem(form)
			stems[form] = stem
		}
		if len(stem) < 2 {
			return
		}
		t := tallies[stem]
		if t == nil {
			t = &tally{at: Term{Text: form}}
			tallies[stem] = t
		}
		if inText && t.at.End == 0 {
			t.at = Term{Start: w.start, End: w.end, Text: form}
		}
		t.count += by
	}
	title := headline(rec)
	for _, w := range words(title.Text) {
		count(title.Text, w, false, titleCounts)
	}
	left := leadWords
	for _, w := range words(text) {
		by := 1.0
		if left > 0 {
			by, left = leadCounts, left-1
		}
		count(text, w, true, by)
	}
	for stem, class := range naming(rec, stems) {
		if t := tallies[stem]; t != nil {
			t.class = class
		}
	}
	out := make([]Term, 0, len(tallies))
	for stem, t := range tallies {
		r := rarity.Of(stem)
		if r < leastRarity {
			continue
		}
		w := (1 + math.Log(t.count)) * r
		if t.class&Name != 0 {
			w *= nameCounts
		}
		if r >= tellingFrom {
			t.class |= Telling
		}
		if r >= rareFrom {
			t.class |= Rare
		}
		out = append(out, Term{stem, float32(w), t.class, t.at.Start, t.at.End, t.at.Text})
	}
	return strongest(out)
}

// naming returns the stems that are part of names.
func naming(rec *sayso.Record, stems map[string]string) map[string]Class {
	out := map[string]Class{}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		class := Name
		if e.Kind == sayso.EntityPerson || e.Kind == sayso.EntityOrganization {
			class |= Actor
		}
		if e.Kind == sayso.EntityPlace {
			class |= Place
		}
		for _, m := range e.Mentions {
			if m.Form != sayso.FormName {
				continue
			}
			name := m.In(rec.Article.Text)
			for _, w := range words(name) {
				if stem, ok := stems[name[w.start:w.end]]; ok {
					out[stem] |= class
				}
			}
		}
	}
	for _, p := range rec.Places {
		if p.Basis == sayso.PlaceByDescription {
			continue
		}
		name := p.Span.In(rec.Article.Text)
		for _, w := range words(name) {
			if stem, ok := stems[name[w.start:w.end]]; ok {
				out[stem] |= Name | Place
			}
		}
	}
	return out
}

// strongest keeps the heaviest terms, scales them to length 1, in the steps that are kept, and sorts them by stem.
func strongest(all []Term) Terms {
	slices.SortFunc(all, func(a, b Term) int { return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Stem, b.Stem)) })
	all = all[:min(len(all), maxTerms)]
	sum := 0.0
	for _, t := range all {
		sum += float64(t.Weight) * float64(t.Weight)
	}
	for i := range all {
		all[i].Weight = kept(float64(all[i].Weight) / math.Sqrt(sum))
	}
	slices.SortFunc(all, func(a, b Term) int { return strings.Compare(a.Stem, b.Stem) })
	return slices.Clip(all)
}
