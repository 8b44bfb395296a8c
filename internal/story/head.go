package story

import (
	"strings"
	"unicode/utf8"

	"sayso"
)

// Lengths of titles in bytes.
const (
	maxHead = 200 // a longer sentence is cut at a comma or, failing that, at a word
	minHead = 20  // "Live", "Opinion": no title
)

// headline returns the title of an article: where it stands in the text, that stretch, else the one of its metadata at
// 0, 0. The zero Head is none.
func headline(rec *sayso.Record) Head {
	text, title := rec.Article.Text, strings.TrimSpace(rec.Article.Title)
	for _, p := range rec.Parts {
		if p.Kind != sayso.PartHeadline {
			continue
		}
		if t := p.Span.In(text); title == "" || strings.EqualFold(strings.TrimSpace(t), title) {
			return trimmed(text, p.Span)
		}
	}
	return Head{Text: title}
}

// heads returns what can be the title of a story that the article is in.
func heads(rec *sayso.Record) []Head {
	var out []Head
	if h := headline(rec); h.Text != "" {
		out = append(out, h)
	}
	if h := lead(rec); h.Text != "" {
		out = append(out, h)
	}
	return out
}

// lead returns the first sentence of running text, without its dateline.
func lead(rec *sayso.Record) Head {
	text := rec.Article.Text
	for _, s := range rec.Sentences {
		for _, p := range rec.Parts {
			if !p.Span.Overlaps(s) {
				continue
			}
			if p.Kind != sayso.PartDateline && p.Kind != sayso.PartLabel {
				s = sayso.Span{}
				break
			}
			s.Start = min(max(s.Start, p.Span.End), s.End)
		}
		if h := trimmed(text, s); len(h.Text) >= minHead {
			h.Lead = true
			return h
		}
	}
	return Head{}
}

// trimmed returns a stretch without the space and the dashes around it, cut where it is too long for a title.
func trimmed(text string, s sayso.Span) Head {
	const edge = " \t\r\n\u00a0—–-"
	t := s.In(text)
	s.Start += len(t) - len(strings.TrimLeft(t, edge))
	if nl := strings.IndexByte(text[s.Start:s.End], '\n'); nl >= 0 {
		s.End = s.Start + nl
	}
	if s.Len() > maxHead {
		cut := s.Start + maxHead
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		if k := strings.LastIndexByte(text[s.Start:cut], ','); k > maxHead/3 {
			cut = s.Start + k
		} else if k := strings.LastIndexByte(text[s.Start:cut], ' '); k > 0 {
			cut = s.Start + k
		}
		s.End = cut
	}
	t = strings.TrimRight(text[s.Start:s.End], edge)
	return Head{Start: s.Start, End: s.Start + len(t), Text: t}
}
