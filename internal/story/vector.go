package story

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
)

// A Vector is what of an article decides how alike it is to others, its day and the weights of its words: a kilobyte, where an
// [Item] takes many times that, and whoever compares an article with all that may be near it has a great many. It can be read
// from the JSON of an Item.
type Vector struct {
	day   int
	terms weighed // in the order of stems
}

// A component is a term with its stem as a number: of a million stems, the odds that two share one are one in 10⁷.
type component struct {
	stem   uint64
	weight float32
	class  Class
}

// Vector returns the vector of an article.
func (it *Item) Vector() Vector {
	v := Vector{it.Day, make(weighed, len(it.Terms))}
	for i, t := range it.Terms {
		v.terms[i] = component{key(t.Stem, 0), t.Weight, t.Class}
	}
	v.sort()
	return v
}

func (v *Vector) sort() {
	slices.SortFunc(v.terms, func(a, b component) int { return cmp.Compare(a.stem, b.stem) })
}

// UnmarshalJSON implements [json.Unmarshaler]: it reads an Item and leaves out what a Vector has not.
func (v *Vector) UnmarshalJSON(b []byte) error {
	var it struct {
		Day   int     `json:"day"`
		Terms weighed `json:"terms"`
	}
	err := json.Unmarshal(b, &it)
	v.day, v.terms = it.Day, it.Terms
	v.sort()
	return err
}

type weighed []component

// UnmarshalText reads what [Terms.MarshalText] writes.
func (cs *weighed) UnmarshalText(text []byte) error {
	all := string(text)
	*cs = make(weighed, 0, strings.Count(all, ",")+1)
	for part := range strings.SplitSeq(all, ",") {
		if all == "" {
			break
		}
		t, err := parseTerm(part)
		if err != nil {
			return fmt.Errorf("%q: %w", part, err)
		}
		*cs = append(*cs, component{key(t.Stem, 0), t.Weight, t.Class})
	}
	return nil
}

// Weight says how alike two articles are, from 0 to 1: the cosine of their words, of which common ones count less the
// further the articles are apart in time, and what names of people and bodies add is bounded, as is what places do. It depends
// on the two alone.
func (v *Vector) Weight(o *Vector) float64 {
	days := undated
	if v.day != NoDay && o.day != NoDay {
		days = math.Abs(float64(v.day - o.day))
	}
	if days > Window {
		return 0
	}
	away := max(0, days-grace)
	common, rare := math.Exp2(-away/halfLife), math.Exp2(-away/rareLife)
	things, actors, places := 0.0, 0.0, 0.0
	for a, b := v.terms, o.terms; len(a) > 0 && len(b) > 0; {
		s, t := &a[0], &b[0]
		if s.stem <= t.stem {
			a = a[1:]
		}
		if s.stem >= t.stem {
			b = b[1:]
		}
		if s.stem != t.stem {
			continue
		}
		w := float64(s.weight) * float64(t.weight)
		both := s.class & t.class
		if both&Rare != 0 {
			w *= rare
		} else {
			w *= common
		}
		switch {
		case both&Actor != 0:
			actors += w
		case both&Place != 0:
			places += w
		default:
			things += w
		}
	}
	return min(1, things+min(actors, actorsMost)+min(places, placesMost))
}
