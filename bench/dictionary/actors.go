package main

import (
	"path/filepath"
	"strings"
	"unicode"
)

// phrases are names of the dictionaries by their first word.
type phrases struct {
	by map[string][][]string
	n  int
}

func (p *phrases) add(words []string) {
	if len(words) == 0 {
		return
	}
	if p.by == nil {
		p.by = map[string][][]string{}
	}
	p.by[words[0]] = append(p.by[words[0]], words)
	p.n++
}

// normal is the form in which words are compared: upper case, without dots and apostrophes, hyphens as spaces.
func normal(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '.', '\'', '’', ',':
			return -1
		case '-':
			return '_'
		}
		return unicode.ToUpper(r)
	}, strings.TrimSpace(s))
}

func (c *coder) load(folder string) (err error) {
	if c.verbs, err = readVerbs(filepath.Join(folder, "petrarch2_CAMEO.2.0.txt.gz")); err != nil {
		return err
	}
	for _, name := range []string{"Countries", "International", "MilNonState"} {
		if err := c.actors.read(filepath.Join(folder, "petrarch2_Phoenix."+name+".actors.txt.gz"), nil); err != nil {
			return err
		}
	}
	return c.agents.read(filepath.Join(folder, "petrarch2_Phoenix.agents.txt.gz"), map[string][]string{})
}

// read reads a dictionary of actors, "NAME_ [CODE]" and "+SYNONYM_", or of agents, "NOUN {PLURAL} [~CODE]" with sets as "HERDS!PERSON!". Codes
// that stand under a name with their dates say when somebody was what; that he is somebody is all that is asked here.
func (p *phrases) read(path string, sets map[string][]string) error {
	return lines(path, func(line string) error {
		line, _, _ = strings.Cut(line, "#")
		if sets != nil && strings.HasPrefix(line, "!") {
			name, list, _ := strings.Cut(line[1:], "!")
			sets[name] = strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '=' || r == ' ' })
			return nil
		}
		if line = strings.TrimSpace(line); line == "" || line[0] == '[' {
			return nil
		}
		if strings.Contains(line, "[---]") {
			return nil
		}
		line, _, _ = strings.Cut(strings.TrimPrefix(line, "+"), "[")
		base, more, _ := strings.Cut(line, "{")
		more, _, _ = strings.Cut(more, "}")
		for _, name := range append([]string{base}, strings.Fields(more)...) {
			before, rest, ok := strings.Cut(name, "!")
			if !ok {
				p.name(name, sets != nil)
				continue
			}
			set, behind, _ := strings.Cut(rest, "!")
			for _, w := range sets[set] {
				p.name(before+w+behind, sets != nil)
			}
		}
		return nil
	})
}

func (p *phrases) name(name string, noun bool) {
	words := split(name)
	if len(words) == 0 {
		return
	}
	p.add(words)
	if !noun || strings.HasSuffix(name, "_") {
		return
	}
	last := words[len(words)-1]
	switch { // regular plurals, which the dictionary of agents leaves to the program
	case strings.HasSuffix(last, "S"):
		return
	case strings.HasSuffix(last, "Y"):
		last = last[:len(last)-1] + "IES"
	default:
		last += "S"
	}
	p.add(append(append([]string{}, words[:len(words)-1]...), last))
}

// at returns how many of the words from i on are a name of the dictionary, 0 for none; the longest counts.
func (p *phrases) at(words []string, i int) (best int) {
	for _, name := range p.by[words[i]] {
		if len(name) > best && hasPrefix(words[i:], name) {
			best = len(name)
		}
	}
	return best
}

func hasPrefix(words, prefix []string) bool {
	if len(words) < len(prefix) {
		return false
	}
	for i, w := range prefix {
		if words[i] != w {
			return false
		}
	}
	return true
}
