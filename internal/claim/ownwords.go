package claim

import (
	"slices"
	"strings"
)

// ownWords is how many words an outlet says again for it to be no chance: "All options are on the table" may be news twice.
const ownWords = 5

// OwnWords says which voices only repeat, word for word, by the same speaker and in the same stand, what an earlier one has in another
// article of the same outlet, by voice: two sources of one paper are two. What an outlet prints under many of its articles, be it an offer of letters ("You agree to receive …") or a sentence of
// background, it tells once: it is no second origin. publisher returns the outlet of an article, "" if it is not known.
func OwnWords(voices []*Proposition, publisher func(article string) string) map[string]string {
	voices = slices.Clone(voices)
	slices.SortFunc(voices, earlier)
	type telling struct{ words, outlet string }
	byWords := map[string][]*Proposition{}
	for _, p := range voices {
		if words := strings.Fields(strings.ToLower(p.Words.Text)); len(words) >= ownWords {
			key := string(p.Stance) + " " + foldName(p.Name) + ": " + strings.Join(words, " ")
			byWords[key] = append(byWords[key], p)
		}
	}
	out := map[string]string{}
	first := map[telling]*Proposition{}
	for key, list := range byWords { // in any order: each list has its own tellings
		if !slices.ContainsFunc(list, func(p *Proposition) bool { return p.Article != list[0].Article }) {
			continue // nobody has to be asked for outlets
		}
		for _, p := range list {
			t := telling{key, foldName(publisher(p.Article))}
			if t.outlet == "" {
				continue
			}
			if before := first[t]; before == nil {
				first[t] = p
			} else if before.Article != p.Article {
				out[p.Voice] = before.Voice
			}
		}
	}
	return out
}
