package html

import (
	"io"
	"strings"

	"golang.org/x/net/html"
)

// Limits of a page that is read as a tree. No page of a news site that was measured comes near them.
const (
	maxTags  = 100_000   // start and end tags
	maxNodes = 1_000_000 // what a hostile page could make of its unclosed formatting elements
)

// parse returns the tree of a page; fits is false if it would grow out of all proportion, or is nested deeper than the
// parser allows (512).
func parse(markup string) (root *html.Node, fits bool) {
	if !modest(markup) {
		return nil, false
	}
	root, err := html.Parse(strings.NewReader(markup))
	return root, err == nil
}

// modest counts tags before a tree is built of them. The rules of HTML repeat each unclosed <b>, <font> and the like in
// every following paragraph, so that a page of n tags can become a tree of n² nodes; the estimate is an upper bound.
// Repeated <html> and <body> tags have their attributes compared with all before.
func modest(markup string) bool {
	tags, open, nodes, bodies := 0, 0, 0, 0
	tokens := html.NewTokenizer(strings.NewReader(markup))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return tokens.Err() == io.EOF
		}
		if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		raw, _ := tokens.TagName()
		name := string(raw)
		switch {
		case isFormatting(name) && kind == html.EndTagToken:
			open = max(0, open-1)
		case isFormatting(name):
			open++
		case name == "html" || name == "body":
			bodies++
		}
		tags++
		nodes += 1 + open
		if tags > maxTags || nodes > maxNodes || bodies > 100 {
			return false
		}
	}
}

// isFormatting names the elements that the HTML standard reopens (13.2.4.3, the list of active formatting elements).
func isFormatting(name string) bool {
	switch name {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}
