package claim

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// Summarise says on what statements rest: on how many articles and origins, on whose word, from when to when, and what is
// missing. It serves any answer made of statements, a claim's, a story's or a person's. origin may be nil: each article is
// its own.
func Summarise(voices []*Proposition, origin func(*Proposition) string) sayso.Summary {
	s := sayso.Summary{Levels: map[sayso.Level]int{}}
	articles, origins := map[string]bool{}, map[string]bool{}
	named, dated, told := false, false, false
	var lost *Amount
	var lostIn *Proposition
	for _, p := range voices {
		articles[p.Article] = true
		if origin != nil {
			origins[origin(p)] = true
		} else {
			origins[p.Article] = true
		}
		s.Levels[p.Level]++
		named = named || isNamed(p.Level)
		if p.Said != "" {
			dated = true
			if s.Oldest == "" || p.Said < s.Oldest {
				s.Oldest = p.Said
			}
			if p.Said > s.Newest {
				s.Newest = p.Said
			}
		}
		told = told || p.When || len(p.Times) > 0
		for k := range p.Amounts {
			if a := &p.Amounts[k]; a.Lost && a.Change && lost == nil {
				lost, lostIn = a, p
			}
		}
	}
	s.Articles, s.Origins = len(articles), len(origins)
	if !named {
		s.Gaps = append(s.Gaps, "no voice names its source")
	}
	if s.Origins == 1 {
		s.Gaps = append(s.Gaps, "all voices are of one origin")
	}
	if !dated {
		s.Gaps = append(s.Gaps, "no voice has a date")
	}
	if lost != nil {
		at := cut(&lostIn.Words, lost.At)
		s.Gaps = append(s.Gaps, "a number is given as a change, without what it is measured against")
		s.Questions = append(s.Questions, sayso.OpenQuestion{Words: fmt.Sprintf("Compared with what is it %q, and since when?", at.Text), Points: []sayso.Passage{at}})
	}
	if !told && len(voices) > 0 && happens(voices) {
		s.Gaps = append(s.Gaps, "no voice says when it happened")
	}
	s.Questions = append(s.Questions, unnamed(voices)...)
	return s
}

// isNamed reports whether a level is that of a source a reader can look up.
func isNamed(l sayso.Level) bool {
	switch l {
	case sayso.LevelNamedPerson, sayso.LevelNamedInstitution, sayso.LevelNamedMedia, sayso.LevelDocumentOrData:
		return true
	}
	return false
}

// happens reports whether what is told is a fact that has a time.
func happens(voices []*Proposition) bool {
	for _, p := range voices {
		if p.Kind == sayso.ClaimFact && p.tells() {
			return true
		}
	}
	return false
}

// unnamed asks who the unnamed sources are, once for each name an article gives them.
func unnamed(voices []*Proposition) (out []sayso.OpenQuestion) {
	seen := map[string]bool{}
	for _, p := range voices {
		if p.Level != sayso.LevelUnnamedPerson && p.Level != sayso.LevelUnnamedPlural || !hidden(p.Name) || seen[p.Name] || silent(p.Stance) {
			continue
		}
		seen[p.Name] = true
		verb := "is"
		if p.Level == sayso.LevelUnnamedPlural {
			verb = "are"
		}
		out = append(out, sayso.OpenQuestion{Words: fmt.Sprintf("Who %s %q?", verb, p.Name), Points: []sayso.Passage{p.Words}})
	}
	return out
}

// hidden reports whether words for a source leave open who it is, so that it is worth asking: "two officials", "a person close
// to the company". "The senator" was named before, "Democrats" are a party, and nobody can say who "others" or "nobody" are.
func hidden(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 || strings.ContainsAny(name, `"“”«».!?;`) {
		return false
	}
	switch strings.ToLower(words[0]) {
	case "the", "this", "these", "that", "those", "he", "she", "it", "we", "you", "they", "i", "his", "her", "their", "its", "our", "my", "your",
		"others", "other", "nobody", "none", "no", "not", "everybody", "everyone", "all", "most", "many", "plenty":
		return false
	}
	head := len(words) - 1
	for i, w := range words[1:] {
		if follows(strings.Trim(w, ",")) {
			head = i
			break
		}
	}
	first, _ := utf8.DecodeRuneInString(words[head])
	return !unicode.IsUpper(first) && (head > 0 || strings.HasSuffix(words[head], "s")) // a lone "judge" is one whom the text has named
}

// follows reports whether a word stands behind the head of a noun phrase.
func follows(word string) bool {
	switch word {
	case "of", "in", "at", "for", "from", "with", "who", "that", "on", "to", "near", "close", "familiar", "inside", "within", "around", "by":
		return true
	}
	return false
}

// questions adds what only a claim leaves open.
func (b *builder) questions() {
	s := &b.claim.Summary
	for i := range b.claim.Tensions {
		if t := &b.claim.Tensions[i]; t.Question != "" {
			s.Questions = append(s.Questions, sayso.OpenQuestion{Words: t.Question, Points: []sayso.Passage{t.Here, t.There}})
		}
	}
	denied, direct := false, false
	for i := range b.claim.Voices {
		v := &b.claim.Voices[i]
		switch {
		case v.Stance == sayso.VoiceRelays && v.Relays.Against():
			denied = true
		case v.Stance.Against():
			direct = direct || len(v.Chain) < 2
		}
	}
	if denied && !direct {
		s.Gaps = append(s.Gaps, "the denial is only relayed")
	}
}
