package export

import (
	"strings"
	"testing"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

// parsed builds a document from its words, which are written as form lemma UPOS head relation, heads counted within the
// sentence; + before a form joins it to the word before, | alone ends a sentence.
func parsed(t testing.TB, text, words string) *nlp.Doc {
	t.Helper()
	doc := token.New(encoder.NewVocabulary(models.Vocabulary)).Doc(&sayso.Article{ID: "made-up", Text: text})
	doc.Syntax = &nlp.Syntax{Inventory: &nlp.Inventory{XPOS: []string{"XX"}, Feats: []string{"_"}}}
	s, at := doc.Syntax, 0
	open := nlp.WordRange{}
	for row := range strings.Lines(words) {
		c := strings.Fields(row)
		if len(c) == 0 {
			continue
		}
		if c[0] == "|" {
			open.End = nlp.WordID(len(s.Words))
			s.Sentences = append(s.Sentences, open)
			open.Start = open.End
			continue
		}
		form, joined := strings.CutPrefix(c[0], "+")
		at += strings.Index(text[at:], form)
		w := nlp.Word{Start: int32(at), End: int32(at + len(form)), Token: nlp.NoToken, Head: nlp.NoWord, Lemma: c[1], Joined: joined}
		at += len(form)
		for i, tok := range doc.Tokens {
			if tok.Start <= w.Start && w.Start < tok.End {
				w.Token = nlp.TokenID(i)
			}
		}
		w.UPOS, _ = nlp.ParseUPOS(c[2])
		w.Relation, _ = nlp.ParseRelation(c[4])
		if head := int(c[3][0] - '0'); head > 0 {
			w.Head = open.Start + nlp.WordID(head-1)
		}
		s.Words = append(s.Words, w)
	}
	return doc
}

const conlluWant = `# newdoc id = made-up
# newpar
# sent_id = made-up-1
# text = Zoë Holm didn’t go.
1	Zoë	Zoë	PROPN	XX	_	5	nsubj	_	Name=B-PERSON|TokenRange=0:3
2	Holm	Holm	PROPN	XX	_	1	flat	_	Name=I-PERSON|TokenRange=4:8
3-4	didn’t	_	_	_	_	_	_	_	TokenRange=9:15
3	did	do	AUX	XX	_	5	aux	_	TokenRange=9:12
4	n’t	not	PART	XX	_	5	advmod	_	TokenRange=12:15
5	go	go	VERB	XX	_	0	root	_	SpaceAfter=No|TokenRange=16:18
6	.	.	PUNCT	XX	_	5	punct	_	TokenRange=18:19

# sent_id = made-up-2
# text = Why?
1	Why	why	ADV	XX	_	0	root	_	SpaceAfter=No|TokenRange=20:23
2	?	?	PUNCT	XX	_	1	punct	_	TokenRange=23:24

# newpar
# sent_id = made-up-3
# text = Bergen slept
1	Bergen	Bergen	PROPN	XX	_	2	nsubj	_	Name=B-PLACE|TokenRange=26:32
2	slept	sleep	VERB	XX	_	0	root	_	TokenRange=34:39

`

func TestCoNLLU(t *testing.T) {
	doc := parsed(t, "Zoë Holm didn’t go. Why?\n\nBergen \nslept", `
		Zoë   Zoë  PROPN 5 nsubj
		Holm  Holm PROPN 1 flat
		did   do   AUX   5 aux
		+n’t  not  PART  5 advmod
		go    go   VERB  0 root
		.     .    PUNCT 5 punct
		|
		Why   why  ADV   0 root
		?     ?    PUNCT 1 punct
		|
		Bergen Bergen PROPN 2 nsubj
		slept sleep VERB 0 root
		|`)
	tokens := func(form string) (r nlp.Range) {
		for i, tok := range doc.Tokens {
			if tok.Span().In(doc.Article.Text) == form {
				r = nlp.Range{Start: nlp.TokenID(i), End: nlp.TokenID(i + 1)}
			}
		}
		return r
	}
	person := nlp.Range{Start: tokens("Zoë").Start, End: tokens("Holm").End}
	doc.Names = []nlp.Name{{Range: person, Kind: nlp.NamePerson}, {Range: tokens("Bergen"), Kind: nlp.NamePlace}}
	if got := string(CoNLLU(doc, sayso.OffsetsCodePoints)); got != conlluWant {
		t.Errorf("got\n%s\nwant\n%s", got, conlluWant)
	}
	if got := string(CoNLLU(doc, sayso.OffsetsBytes)); !strings.Contains(got, "TokenRange=0:4\n") || !strings.Contains(got, "SpaceAfter=No|TokenRange=19:21") {
		t.Errorf("in bytes:\n%s", got)
	}
}

// No character of the text breaks a line of the format.
func TestCoNLLUStaysInLine(t *testing.T) {
	doc := parsed(t, "a\x0bb c", "|")
	doc.Syntax.Sentences = []nlp.WordRange{{Start: 0, End: 2}}
	doc.Article.ID = "odd\nname"
	doc.Syntax.Words = []nlp.Word{{Start: 0, End: 3, Lemma: "a\x0bb", Token: 0, Head: nlp.NoWord, UPOS: nlp.X},
		{Start: 4, End: 5, Lemma: "c", Token: 1, Head: 0, UPOS: nlp.X}}
	got := string(CoNLLU(doc, sayso.OffsetsBytes))
	rows := strings.Split(strings.TrimSpace(got), "\n")
	if len(rows) != 5+strings.Count(got, "# newpar") || strings.Count(got, "\t") != 18 || strings.Contains(got, "\x0b") {
		t.Errorf("got %q", got)
	}
}
