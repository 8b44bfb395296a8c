package golden

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// A WantEntity is a line of want.txt for somebody or something that is mentioned:
//
//	who person VLM GOV Ilena Castrel = `Ilena Castrel` `she` `Castrel`#2
//
// kind, country and sector ("-" for none), the name, and all mentions in text order. Entities that no line states may be there too:
// an article has many that are only described.
type WantEntity struct {
	Line   int
	Entity sayso.Entity
}

// parseEntities takes the lines of who out of want.txt, as items does.
func parseEntities(text, want string) (list []WantEntity, rest string, err error) {
	list, _, rest, err = items(want, "who", "who none", func(value string, line int) (w WantEntity, err error) {
		w, err = parseEntity(text, value)
		w.Line = line
		return w, err
	})
	return list, rest, err
}

func parseEntity(text, line string) (w WantEntity, err error) {
	about, mentions, ok := strings.Cut(line, " = ")
	fields := strings.SplitN(about, " ", 4)
	if !ok || len(fields) < 4 {
		return w, fmt.Errorf("%q is no kind, country, sector and name = mentions", line)
	}
	w.Entity = sayso.Entity{Kind: sayso.EntityKind(fields[0]), Country: strings.Trim(fields[1], "-"), Sector: strings.Trim(fields[2], "-"), Name: fields[3]}
	for mentions = strings.TrimSpace(mentions); mentions != ""; mentions = strings.TrimSpace(mentions) {
		mark := mentions[:1]
		end := strings.Index(mentions[1:], mark) + 2
		if end < 2 {
			return w, fmt.Errorf("%q is no quotation", mentions)
		}
		for end < len(mentions) && mentions[end] != ' ' {
			end++
		}
		s, err := resolve(text, mentions[:end])
		if err != nil {
			return w, err
		}
		w.Entity.Mentions = append(w.Entity.Mentions, sayso.Mention{Span: s})
		mentions = mentions[end:]
	}
	return w, nil
}

// formatEntity writes an entity as want.txt does.
func formatEntity(text string, e sayso.Entity) string {
	open := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	out := "who " + string(e.Kind) + " " + open(e.Country) + " " + open(e.Sector) + " " + e.Name + " ="
	for _, m := range e.Mentions {
		out += " " + quote(text, m.Span)
	}
	return out + "\n"
}

// agrees compares all that the line states.
func (w WantEntity) agrees(e sayso.Entity) bool {
	same := func(a, b sayso.Mention) bool { return a.Span == b.Span }
	return w.Entity.Kind == e.Kind && w.Entity.Country == e.Country && w.Entity.Sector == e.Sector && slices.EqualFunc(w.Entity.Mentions, e.Mentions, same)
}

// compareEntities reports how the entities wanted differ from those of a record.
func (d *Document) compareEntities(rec *sayso.Record) (wrong []string) {
	text := d.Article.Text
	for _, w := range d.Entities {
		i := slices.IndexFunc(rec.Entities, func(e sayso.Entity) bool { return e.Name == w.Entity.Name })
		if i < 0 {
			wrong = append(wrong, fmt.Sprintf("%s:%d: missing %s", wantFile, w.Line, formatEntity(text, w.Entity)))
		} else if got := rec.Entities[i]; !w.agrees(got) {
			wrong = append(wrong, fmt.Sprintf("%s:%d: wrong\n\tgot  %s\twant %s", wantFile, w.Line, formatEntity(text, got), formatEntity(text, w.Entity)))
		}
	}
	return wrong
}

// updatedEntities writes what the record has of the entities wanted.
func (d *Document) updatedEntities(rec *sayso.Record) string {
	out := ""
	for _, e := range rec.Entities {
		if slices.ContainsFunc(d.Entities, func(w WantEntity) bool { return w.Entity.Name == e.Name }) {
			out += formatEntity(d.Article.Text, e)
		}
	}
	return out
}
