package token

import (
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/encoder"
	"sayso/internal/lexicon"
	"sayso/models"
)

// boundary is how the tables and tests write the place where a sentence ends; in the text it is one space.
const boundary = " | "

func newTokenizer() *Tokenizer { return New(encoder.NewVocabulary(models.Vocabulary)) }

// marked returns text with its sentence boundaries written out; paragraphs stay as they are.
func marked(tk *Tokenizer, text string) string {
	doc := tk.Doc(&sayso.Article{Text: text})
	var b strings.Builder
	at := 0
	for i, s := range doc.Sentences {
		span := doc.Span(s)
		gap := text[at:span.Start]
		if i > 0 && !strings.Contains(gap, "\n") {
			gap = boundary
		}
		b.WriteString(gap + span.In(text))
		at = span.End
	}
	return b.String() + text[at:]
}

func checkSentences(t *testing.T, tk *Tokenizer, name, want string) {
	t.Helper()
	if got := marked(tk, strings.ReplaceAll(want, boundary, " ")); got != want {
		t.Errorf("%s\ngot  %s\nwant %s", name, got, want)
	}
}

// TestTables executes the example of every row.
func TestTables(t *testing.T) {
	tk := newTokenizer()
	for path, columns := range map[string][]string{
		"sentence/abbreviations.tsv": {"form", "kind", "example"},
		"sentence/starters.tsv":      {"word", "example"},
		"sentence/speech.tsv":        {"verb", "example"},
		"sentence/calendar.tsv":      {"word", "example"},
	} {
		table, err := lexicon.Load(data.FS, path, columns...)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range table.Rows {
			example := row[len(row)-1]
			if !strings.Contains(strings.ToLower(example), strings.ToLower(row[0])) {
				t.Errorf("%s: the example of %q does not hold it", path, row[0])
			}
			if len(columns) == 3 && stopKinds[row[1]] == stopNone {
				t.Errorf("%s: %q has the unknown kind %q", path, row[0], row[1])
			}
			checkSentences(t, tk, path+" "+row[0], example)
		}
	}
}

func TestSentences(t *testing.T) {
	tk := newTokenizer()
	for _, c := range []struct{ name, want string }{
		{"plain", "The bridge is shut. | Nobody was hurt! | Why? | No one knows."},
		{"titles", "Dr. Lund met Gov. Vale. | Sen. Ona Reed did not."},
		{"titles in capitals", "GOV. VALE VETOES BILL"},
		{"initials", "Edda M. Lund and J. K. Marsh agreed. | They signed."},
		{"initial and nickname", "Robert C. “Bob” Lund agreed."},
		{"plan", "It was Plan B. | The first had failed."},
		{"pronoun I", "Neither do I. | Then he left."},
		{"US before a noun", "The U.S. Senate voted. | It was late."},
		{"US at the end", "They left the U.S. | They were safe."},
		{"US possessive", "The U.S.'s allies left. | They were safe."},
		{"state in brackets", "Rep. Dana Ruiz (D-Ariz.) said so. | Sen. Ona Reed (R-Va.), who voted, left."},
		{"state in brackets before a name", "Sens. Reed (R-Va.) Kerr and Dorn left."},
		{"clock", "It began at 7 a.m. on Friday. | It ended at 9 p.m. | Police left."},
		{"clock with day and zone", "It began at 7 a.m. Friday and 9 p.m. E.T. as well."},
		{"dates", "It opens Jan. 5, 2031. | It shuts on Dec. 3. | Tickets are free."},
		{"decimals", "It fell 3.5 percent to $4.20. | It rose 2. | It held."},
		{"number", "No. 10 said no. | The palace agreed. | It cost p. 12 nothing."},
		{"addresses", "See www.example.org. | Write to desk@example.org, please."},
		{"ellipsis inside", "He was … unsure ... about it."},
		{"ellipsis at the end", "He was unsure… | She was not... | They left."},
		{"ellipsis at the start", "He left. | ... She stayed."},
		{"spaced ellipsis", "He was . . . unsure. | She was not."},
		{"marks in a row", "Really?! | Yes!!! | No."},
		{"close after the stop", "“It is over.” | The crowd left."},
		{"straight quotes", "\"It is over.\" | The crowd left. | \"Good.\""},
		{"quote in single marks", "‘It is over.’ | The crowd left."},
		{"quote in brackets", "It is over (he said so.) | The crowd left."},
		{"question and tag", "“Who pays?” Mayor Lund asked. | Nobody knew."},
		{"question and lower-case tag", "“Who pays?” asked Mayor Lund. | “Stop!” she cried."},
		{"question and new sentence", "“Who pays?” | The mayor asked twice. | “Why?” | Lund left the room."},
		{"quote and dash tag", "“It is over.” — Edda Lund"},
		{"quote follows", "He left. | “It is over,” he said. | ‘No,’ she said."},
		{"file names", "He wrote main.go and Read.The in node.js for will.i.am."},
		{"dateline", "ST. ALBIN, Nov. 3 — The mayor resigned. | She left."},
		{"dateline with agency", "ALDER, Ill. (TP) - The mayor resigned."},
		{"headline", "Mayor resigns\nShe left at once. | Nobody knows why."},
		{"numbered list", "1. The mayor resigns.\n2. The council meets."},
		{"bullets", "• The mayor resigns.\n• The council meets."},
		{"lettered list", "(a) The mayor resigns.\n(b) The council meets."},
		{"colon", "She said: “It is over.” | He left."},
		{"company", "Acme Corp. Chairman Ole Brandt left Tern Inc. | He said why."},
		{"company and verb", "Tern Ltd. said on Monday it would shut."},
		{"et cetera", "They took chairs, etc. | The hall was bare."},
		{"versus", "It was Marl v. Alder County, not Alder vs. Marl."},
		{"ideographic stop", "他走了。 | 她没有。"},
		{"accent", "Cafe\u0301. | Then he left."},
	} {
		checkSentences(t, tk, c.name, c.want)
	}
	for text, want := range map[string]string{ // what stands between is not one space
		"The end had come.The crowd left.":              "The end had come. | The crowd left.",
		"He left at once.“It is over,” he said.":        "He left at once. | “It is over,” he said.",
		"He left.\u00a0She stayed.  \tThey \u00a0went.": "He left. | She stayed. | They \u00a0went.",
	} {
		if got := marked(tk, text); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
}
