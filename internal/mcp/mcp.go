// Package mcp gives the ledger to language models by the Model Context Protocol: read, verify, search, claim and who. Each
// answer carries spans and the hashes of the texts they lie in, so that a model can quote only what exists, and whoever
// reads it can check.
package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"sayso"
	"sayso/engine"
	"sayso/internal/ledger"
)

// Options say what a server answers from. Ledger and Engine are needed.
type Options struct {
	Ledger *ledger.Ledger
	Engine *engine.Engine
	// AnswerMost is how many bytes the record may have that one call returns; 0: 2 MB.
	AnswerMost int
}

// instructions are what a model is told of the tools.
const instructions = "Sayso reads news into records: who said what, on whose word, what is told to be done and whether it happened. " +
	"Every answer points at characters (code points) of stored texts, with the SHA-256 of each text. Quote only words that stand in a span, " +
	"with its article and offsets. “Does not confirm” is not “denies”; events that are not happened or ongoing have not happened as far as the texts tell. " +
	"Confidence is a measured frequency, never a verdict on what is true."

// New returns a server with the tools; run it on a transport, or behind an HTTP handler of the SDK.
func New(o Options) *mcp.Server {
	s := mcp.NewServer(&mcp.Implementation{Name: "sayso", Title: "Sayso", Version: o.Engine.Info().Version}, &mcp.ServerOptions{Instructions: instructions})
	t := tools(o)
	safe := &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true}
	mcp.AddTool(s, &mcp.Tool{Name: "read", Title: "Read an article", Annotations: safe,
		Description: "Reads a text, or an article of the ledger by id, and returns its record: attributions with speaker, cue, level and chain, quotations, events with status, entities, times, places, numbers."}, t.read)
	mcp.AddTool(s, &mcp.Tool{Name: "verify", Title: "Check quotations", Annotations: safe,
		Description: "Checks each quotation of a draft against sources, word for word: exact, marks differ, words changed, shortened, or not found with the nearest passage."}, t.verify)
	mcp.AddTool(s, &mcp.Tool{Name: "search", Title: "Search", Annotations: safe,
		Description: "Finds articles and statements by words that all stand there; \"in a row\"; -not."}, t.search)
	mcp.AddTool(s, &mcp.Tool{Name: "claim", Title: "One claim, every voice", Annotations: safe,
		Description: "One claim by its id or any of its voices, with every voice, its stance, level and origin, tensions and open questions; without id, the claims with most voices."}, t.claim)
	mcp.AddTool(s, &mcp.Tool{Name: "who", Title: "A person or body", Annotations: safe,
		Description: "A person or body by name or id: names, titles, what is said by, about and to them, positions over time."}, t.who)
	return s
}

// tools are the handlers.
type tools Options

// An output is an answer with the hashes of the texts that its spans lie in.
type output struct {
	Answer json.RawMessage   `json:"answer"`
	SHA256 map[string]string `json:"sha256"` // of the stored text, by article
}

// reply is an output in both forms of the protocol: structured, and the same as text.
func reply(answer []byte, hashes map[string]string) (*mcp.CallToolResult, any, error) {
	out := output{json.RawMessage(bytes.TrimSpace(answer)), hashes}
	text, err := json.Marshal(out)
	if err != nil {
		return nil, nil, err
	}
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: string(text)}}, StructuredContent: json.RawMessage(text)}, nil, nil
}

// encoded gives an answer of the ledger with the hashes of the articles in it.
func (t tools) encoded(ctx context.Context, answer sayso.Answer) (*mcp.CallToolResult, any, error) {
	hashes := map[string]string{}
	var ids []string
	for _, p := range answer.Passages() {
		if p.Article != "" && !slices.Contains(ids, p.Article) {
			ids = append(ids, p.Article)
		}
	}
	for _, id := range ids {
		a, err := t.Ledger.Article(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		hashes[id] = a.SHA256
	}
	body, err := t.Ledger.Encode(ctx, answer, sayso.OffsetsCodePoints)
	if err != nil {
		return nil, nil, err
	}
	return reply(body, hashes)
}
