package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A shape is a kind of text of any length; the words are drawn by a fixed seed.
type shape struct {
	name string
	unit func(*rand.Rand) string // what the text is made of, again and again
}

func (s shape) make(n int) string {
	r := rand.New(rand.NewPCG(11, 12))
	var b strings.Builder
	for b.Len() < n {
		b.WriteString(s.unit(r))
	}
	return b.String()
}

var (
	people = []string{"Ana Lopez", "John Baker", "Karim Saleh", "Ines Duarte", "the ministry", "the army", "Reuters", "the Daily Kapital", "a spokesman", "officials"}
	said   = []string{"said that", "denied that", "insisted that", "told reporters that", "claimed that", "did not confirm that"}
	facts  = []string{"the bridge was closed", "troops would cross the border", "the army attacked the town", "prices rose 4 percent", "the talks ended on Friday", "“we will not yield”"}
	deeds  = []string{"attacked", "met", "shelled", "visited", "arrested", "ruled out an invasion of", "promised to help", "accused", "threatened"}
	words  = strings.Fields("the of and bridge minister war plan talks said attack quickly under seven against yes Monday")
)

func one(r *rand.Rand, of []string) string { return of[r.IntN(len(of))] }

// name is a name that no list has.
func name(r *rand.Rand) string {
	var b strings.Builder
	for range 2 + r.IntN(3) {
		b.WriteByte("bcdfglmnprst"[r.IntN(12)])
		b.WriteByte("aeiou"[r.IntN(5)])
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}

var shapes = []shape{
	{"statements", func(r *rand.Rand) string {
		return fmt.Sprintf("%s %s %s. ", one(r, people), one(r, said), one(r, facts))
	}},
	{"pronouns", func(r *rand.Rand) string {
		return one(r, []string{"He said he left. ", "She said that they lied. ", "They denied it. "})
	}},
	{"events", func(r *rand.Rand) string {
		return fmt.Sprintf("%s %s %s in Kyiv on Friday. ", one(r, people), one(r, deeds), one(r, people))
	}},
	{"outlets", func(r *rand.Rand) string {
		return fmt.Sprintf("%s reported, citing %s, that %s %s %s. ", one(r, people), one(r, people), one(r, people), one(r, deeds), one(r, people))
	}},
	{"strangers", func(r *rand.Rand) string {
		return fmt.Sprintf("%s %s, a minister, said that %s %s had %s %s. ", name(r), name(r), name(r), name(r), one(r, deeds), name(r))
	}},
	{"names", func(r *rand.Rand) string { return name(r) + " " + name(r) + ", " }},
	{"papers", func(r *rand.Rand) string { return "the daily " + name(r) + " said. " }},
	{"places", func(r *rand.Rand) string {
		return "in " + one(r, []string{"Springfield", "Paris", "San Jose", "Georgia", "Victoria"}) + ", "
	}},
	{"dates", func(r *rand.Rand) string { return fmt.Sprintf("on %d May %d, ", 1+r.IntN(29), 1900+r.IntN(120)) }},
	{"numbers", func(r *rand.Rand) string { return fmt.Sprintf("%d of %d people, ", 1+r.IntN(29), 30+r.IntN(2000)) }},
	{"sentence", func(r *rand.Rand) string { return one(r, words) + " " }},
	{"quotes", func(r *rand.Rand) string { return "“" + one(r, words) + " " + one(r, words) + ".” " }},
	{"open quotes", func(r *rand.Rand) string { return "“ " + one(r, words) + " " }},
	{"first person", func(r *rand.Rand) string {
		return one(r, []string{"“We hope that they leave. ", "I thank him.” ", "he said. "})
	}},
	{"questions", func(r *rand.Rand) string {
		return one(r, []string{"Q: ", "A: "}) + one(r, words) + " " + one(r, words) + "?\n"
	}},
	{"bullets", func(r *rand.Rand) string { return "- " + one(r, people) + " said:\n" }},
	{"paragraphs", func(r *rand.Rand) string { return one(r, people) + " said so.\n\n" }},
	{"letters", func(r *rand.Rand) string { return string("abcdeXYZ"[r.IntN(8)]) + "\n" }},
	{"marks", func(r *rand.Rand) string { return one(r, []string{"“", "”", "\"", "'", "’", "‘", "»", "«"}) }},
	{"commas", func(*rand.Rand) string { return "," }},
	{"points", func(r *rand.Rand) string { return one(r, []string{"U.S. ", "a. ", "Mr. ", "... "}) }},
	{"one word", func(*rand.Rand) string { return "a" }},
	{"hyphens", func(*rand.Rand) string { return "a-" }},
	{"accents", func(*rand.Rand) string { return "e" + strings.Repeat("\u0301", 40) }},
	{"emoji", func(r *rand.Rand) string { return one(r, []string{"😀", "🇺🇸", "👩‍👩‍👧"}) }},
}
