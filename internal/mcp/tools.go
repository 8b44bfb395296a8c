package mcp

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"sayso"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
)

type readIn struct {
	Text      string `json:"text,omitempty" jsonschema:"the article as it stands; left out if id is given"`
	ID        string `json:"id,omitempty" jsonschema:"id of an article of the ledger"`
	Title     string `json:"title,omitempty" jsonschema:"headline, if it is not part of the text"`
	Published string `json:"published,omitempty" jsonschema:"date of the document, ISO 8601; left out: none, never today's"`
	Start     int    `json:"start,omitempty" jsonschema:"with end: only what begins in this stretch of the text, in code points; for long articles"`
	End       int    `json:"end,omitempty" jsonschema:"end of that stretch; left out: the end of the text"`
}

// read returns a record. What is read here is not kept.
func (t tools) read(ctx context.Context, _ *mcp.CallToolRequest, in readIn) (*mcp.CallToolResult, any, error) {
	var rec *sayso.Record
	var err error
	if in.ID != "" {
		rec, err = t.Ledger.Record(ctx, in.ID)
	} else {
		if strings.TrimSpace(in.Text) == "" {
			return nil, nil, &sayso.Error{Code: sayso.ErrNoText, Msg: "give a text, or the id of an article of the ledger"}
		}
		if len(in.Text) > ingest.WaitedFor {
			return nil, nil, &sayso.Error{Code: sayso.ErrTooLarge, Place: "text", Msg: fmt.Sprintf("it has %d bytes, and up to %d are read here; sayso add reads longer articles", len(in.Text), ingest.WaitedFor)}
		}
		a := &sayso.Article{Text: in.Text, Title: in.Title, Published: sayso.Published{Basis: sayso.BasisNone}}
		if in.Published != "" {
			d, err := ingest.Date(in.Published)
			if err != nil {
				return nil, nil, err
			}
			a.Published = sayso.Published{Value: d, Basis: sayso.BasisGiven}
		}
		rec, err = t.Engine.Read(ctx, a)
	}
	if err != nil {
		return nil, nil, err
	}
	if in.Start != 0 || in.End != 0 {
		part, err := stretch(rec.Article, in.Start, in.End)
		if err != nil {
			return nil, nil, err
		}
		rec = partOf(rec, part)
	}
	body, err := sayso.MarshalRecord(rec, sayso.MarshalOptions{Offsets: sayso.OffsetsCodePoints})
	if err != nil {
		return nil, nil, err
	}
	most := cmp.Or(t.AnswerMost, answerMost)
	if len(body) > most {
		return nil, nil, &sayso.Error{Code: sayso.ErrTooLarge, Place: rec.Article.ID, Msg: fmt.Sprintf("its record has %d bytes, and up to %d are answered at a time: "+
			"ask for a stretch of its %d code points by start and end", len(body), most, utf8.RuneCountInString(rec.Article.Text))}
	}
	return reply(body, map[string]string{rec.Article.ID: rec.Article.SHA256})
}

type verifyIn struct {
	Draft    string   `json:"draft" jsonschema:"the text whose quotations are checked"`
	Sources  []string `json:"sources,omitempty" jsonschema:"texts that the quotations should stand in"`
	Articles []string `json:"articles,omitempty" jsonschema:"ids of articles of the ledger, likewise"`
}

// verify checks the quotations of a draft.
func (t tools) verify(ctx context.Context, _ *mcp.CallToolRequest, in verifyIn) (*mcp.CallToolResult, any, error) {
	var sources []*sayso.Article
	for _, text := range in.Sources {
		sources = append(sources, (&sayso.Article{Text: text}).Identified())
	}
	for _, id := range in.Articles {
		a, err := t.Ledger.Article(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		sources = append(sources, a)
	}
	rep, err := t.Ledger.Verify(ctx, &sayso.Article{Text: in.Draft}, sources)
	if err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	if err := rep.JSON(&b); err != nil {
		return nil, nil, err
	}
	hashes := map[string]string{rep.Draft.Article.ID: rep.Draft.Article.SHA256}
	for _, s := range sources {
		hashes[s.ID] = s.SHA256
	}
	return reply(b.Bytes(), hashes)
}

type searchIn struct {
	Query string `json:"query" jsonschema:"words that all stand there; \"in a row\"; -not"`
	Skip  int    `json:"skip,omitempty" jsonschema:"how many to leave out from the first"`
	Limit int    `json:"limit,omitempty" jsonschema:"how many at most, 20 if left out"`
}

// most is how many entries of a list one call returns: a model pays for what it reads.
const most = 100

func (t tools) search(ctx context.Context, _ *mcp.CallToolRequest, in searchIn) (*mcp.CallToolResult, any, error) {
	if in.Limit <= 0 {
		in.Limit = 20
	}
	hits, err := t.Ledger.Search(ctx, in.Query, ledger.Page{Skip: max(0, in.Skip), Limit: min(in.Limit, most)})
	if err != nil {
		return nil, nil, err
	}
	return t.encoded(ctx, hits)
}

type claimIn struct {
	ID    string `json:"id,omitempty" jsonschema:"id of a claim or of any of its voices, such as 1f0c…/a3"`
	Words string `json:"words,omitempty" jsonschema:"without id: words that all stand in the wording"`
}

func (t tools) claim(ctx context.Context, _ *mcp.CallToolRequest, in claimIn) (*mcp.CallToolResult, any, error) {
	if in.ID == "" {
		list, err := t.Ledger.ClaimLines(ctx, ledger.GroupQuery{Words: in.Words, Page: ledger.Page{Limit: 20}})
		if err != nil {
			return nil, nil, err
		}
		return t.encoded(ctx, list)
	}
	c, err := t.Ledger.Claim(ctx, in.ID)
	if err != nil {
		return nil, nil, err
	}
	return t.encoded(ctx, c)
}

type whoIn struct {
	Name string `json:"name" jsonschema:"a name that only one goes by, or the id of a person"`
	Role string `json:"role,omitempty" jsonschema:"by, about or to; left out: all"`
}

func (t tools) who(ctx context.Context, _ *mcp.CallToolRequest, in whoIn) (*mcp.CallToolResult, any, error) {
	p, err := t.Ledger.Person(ctx, in.Name, ledger.PersonQuery{Role: sayso.SaidRole(in.Role), Page: ledger.Page{Limit: 20}})
	if err != nil {
		return nil, nil, err
	}
	return t.encoded(ctx, p)
}
