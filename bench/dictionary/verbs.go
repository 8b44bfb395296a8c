package main

import (
	"regexp"
	"slices"
	"strings"
)

// verbs is the dictionary of verbs: blocks of verbs that share a code and patterns, and sets of synonyms that patterns name.
type verbs struct {
	blocks   map[string][]*entry // by the first word of each verb, in every form
	synonyms map[string][][]string
	patterns int
}

// An entry is one verb of a block: its words, of which the first is the verb itself, and the code it has without a pattern.
type entry struct {
	words []string
	code  string
	block *block
}

type block struct {
	code     string
	patterns []pattern
}

// A pattern is what must stand before and behind the verb for another code.
type pattern struct {
	left, right []element
	code        string
	weight      int // words
}

// An element is a word, a noun phrase in braces, or a prepositional phrase in brackets: choices of sequences, all of which must be found.
type element struct {
	parts []part
	prep  bool // in brackets
}

// A part is one word or the name of a set: its choices as sequences of words.
type part [][]string

var codeOf = regexp.MustCompile(`\[([^\]]*)\]`)

func readVerbs(path string) (*verbs, error) {
	v := &verbs{blocks: map[string][]*entry{}, synonyms: map[string][][]string{}}
	var b *block
	set := ""
	err := lines(path, func(line string) error {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			return nil
		case strings.HasPrefix(line, "---"):
			set, b = "", &block{code: code(line)}
		case strings.HasPrefix(line, "~"):
			b = nil // transformations
		case strings.HasPrefix(line, "&"):
			set = strings.TrimRight(line[1:], "_ ")
		case set != "" && strings.HasPrefix(line, "+"):
			v.synonyms[set] = append(v.synonyms[set], split(line[1:]))
		case b == nil:
		case strings.HasPrefix(line, "-"):
			v.pattern(b, line)
		default:
			v.verb(b, line)
		}
		return nil
	})
	return v, err
}

func code(line string) string {
	if m := codeOf.FindStringSubmatch(line); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}

func split(phrase string) []string {
	return strings.FieldsFunc(normal(phrase), func(r rune) bool { return r == '_' || r == ' ' })
}

// verb reads "MEET {MEETS MET MEETING} [040]" and "+CARRY_OUT {+CARRIED_OUT }".
func (v *verbs) verb(b *block, line string) {
	own := code(line)
	if own == "" {
		own = b.code
	}
	line = codeOf.ReplaceAllString(line, "")
	base, rest, _ := strings.Cut(line, "{")
	rest, _, _ = strings.Cut(rest, "}")
	for _, form := range append([]string{base}, strings.Fields(rest)...) {
		words := split(strings.TrimLeft(strings.TrimSpace(form), "+"))
		if len(words) > 0 {
			v.blocks[words[0]] = append(v.blocks[words[0]], &entry{words, own, b})
		}
	}
}

func (v *verbs) pattern(b *block, line string) {
	body, _, _ := strings.Cut(line[1:], "[")
	left, right, ok := strings.Cut(body, "*")
	if !ok {
		return
	}
	p := pattern{code: code(line), left: v.elements(left), right: v.elements(right)}
	for _, e := range slices.Concat(p.left, p.right) {
		p.weight += len(e.parts)
	}
	if p.weight == 0 {
		return
	}
	b.patterns = append(b.patterns, p)
	v.patterns++
}

var piece = regexp.MustCompile(`\([^)]*\)|\{[^}]*\}|\S+`)

func (v *verbs) elements(text string) (out []element) {
	for _, s := range piece.FindAllString(text, -1) {
		e := element{prep: s[0] == '('}
		for _, w := range strings.Fields(strings.Map(func(r rune) rune {
			if strings.ContainsRune("(){}", r) {
				return ' '
			}
			return r
		}, s)) {
			switch w { // places of source and target, anything, both at once
			case "$", "+", "^", "%":
				continue
			}
			e.parts = append(e.parts, v.part(w))
		}
		if len(e.parts) > 0 {
			out = append(out, e)
		}
	}
	return out
}

func (v *verbs) part(w string) (p part) {
	for choice := range strings.SplitSeq(w, "/") {
		if name, ok := strings.CutPrefix(choice, "&"); ok {
			p = append(p, v.synonyms[strings.TrimRight(name, "_")]...)
		} else if words := split(choice); len(words) > 0 {
			p = append(p, words)
		}
	}
	return p
}
