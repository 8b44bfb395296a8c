package mcp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"sayso"
	"sayso/engine"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
)

// Two articles that disagree. The rare letters make bytes, code points and UTF-16 units differ.
const gazette = `🌧 Defence Minister Peter Kaunda signed a secret order to send 200 soldiers to the border with Malawi on Friday, two officials told The Gazette.

The defence ministry did not confirm that Kaunda had signed the order. “We do not comment on operations,” a spokeswoman, Ann Holm, said.`

const courier = `Łódź 🌧 – Defence Minister Peter Kaunda denied on Wednesday that he had signed a secret order to send soldiers to the border with Malawi.

“I have signed no such order,” Kaunda told reporters in Lusaka. “We will not send a single soldier.”`

const draft = `“I have seen no such order,” Kaunda told reporters.`

// connected returns a client of a server over a new ledger that holds the two articles, and the ledger.
func connected(t *testing.T) (*mcp.ClientSession, *ledger.Ledger) {
	t.Helper()
	ctx := t.Context()
	eng, err := engine.New(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(ctx, filepath.Join(t.TempDir(), "mcp.db"), ledger.Options{Engine: eng, Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	_, err = l.Add(ctx, func(yield func(ingest.Item) bool) {
		for _, a := range []*sayso.Article{{ID: "gazette", Text: gazette}, {ID: "courier", Text: courier}} {
			if !yield(ingest.Item{Place: a.ID, Article: a.Identified(), Size: len(a.Text)}) {
				return
			}
		}
	}, ledger.AddOptions{Took: func(a ledger.Added) {
		if a.Err != nil {
			t.Error(a.Err)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	here, there := mcp.NewInMemoryTransports()
	server, err := New(Options{Ledger: l, Engine: eng}).Connect(ctx, there, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Wait() })
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "0"}, nil).Connect(ctx, here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client, l
}

// call calls a tool and returns its answer, which is the same in both forms of the protocol.
func call(t *testing.T, c *mcp.ClientSession, tool string, in map[string]any) output {
	t.Helper()
	res, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: in})
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	text := said(t, res)
	if res.IsError {
		t.Fatalf("%s: %s", tool, text)
	}
	var out output
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	structured, err := json.Marshal(res.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	var a, b any
	if json.Unmarshal(structured, &a) != nil || json.Unmarshal([]byte(text), &b) != nil || !same(a, b) {
		t.Errorf("%s: the structured answer differs from the text", tool)
	}
	return out
}

func same(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

func said(t *testing.T, res *mcp.CallToolResult) string {
	t.Helper()
	if len(res.Content) != 1 {
		t.Fatalf("%d contents", len(res.Content))
	}
	text, ok := res.Content[0].(*mcp.TextContent)
	if !ok {
		t.Fatalf("%T is no text", res.Content[0])
	}
	return text.Text
}

func TestTools(t *testing.T) {
	c, _ := connected(t)
	list, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if tool.Description == "" || tool.InputSchema == nil || tool.Annotations == nil || !tool.Annotations.ReadOnlyHint {
			t.Errorf("%s: no description or schema, or not marked as one that only reads", tool.Name)
		}
	}
	slices.Sort(names)
	if want := []string{"claim", "read", "search", "verify", "who"}; !slices.Equal(names, want) {
		t.Errorf("tools %v, want %v", names, want)
	}
	if !strings.Contains(c.InitializeResult().Instructions, "code points") {
		t.Error("a client is not told in what offsets are counted")
	}
}

// TestSpans holds every span of every answer against the text it lies in, by code points, and every hash against the text.
func TestSpans(t *testing.T) {
	c, l := connected(t)
	claims, err := l.Claims(t.Context(), ledger.GroupQuery{})
	if err != nil {
		t.Fatal(err)
	}
	if len(claims.Entries) == 0 {
		t.Fatal("the two articles share no claim")
	}
	id := claims.Entries[0].ID
	for name, test := range map[string]struct {
		tool string
		in   map[string]any
		hold string            // what the answer must hold
		text map[string]string // beside the articles of the ledger
		own  string            // text of spans that name no article
	}{
		"stored":  {"read", map[string]any{"id": "courier"}, `"kind":"speech"`, nil, courier},
		"given":   {"read", map[string]any{"text": draft}, `“I have seen no such order,”`, map[string]string{"": draft}, draft},
		"verify":  {"verify", map[string]any{"draft": draft, "articles": []string{"courier"}}, `"source":"signed"`, map[string]string{"": draft}, draft},
		"sources": {"verify", map[string]any{"draft": draft, "sources": []string{courier}}, `"source":"signed"`, map[string]string{"": draft, "given": courier}, draft},
		"search":  {"search", map[string]any{"query": `"secret order"`}, `"article":"gazette"`, nil, ""},
		"claim":   {"claim", map[string]any{"id": id}, `"stance":"denies"`, nil, ""},
		"claims":  {"claim", map[string]any{}, `"wording":`, nil, ""},
		"named":   {"claim", map[string]any{"words": "secret order"}, `"wording":`, nil, ""},
		"who":     {"who", map[string]any{"name": "Kaunda"}, `"role":"by"`, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			out := call(t, c, test.tool, test.in)
			if !strings.Contains(string(out.Answer), test.hold) {
				t.Errorf("the answer does not hold %s: %s", test.hold, out.Answer)
			}
			texts := map[string]string{"gazette": gazette, "courier": courier, "draft": draft}
			for _, text := range test.text {
				texts[hash(text)[:16]] = text
			}
			if len(out.SHA256) == 0 {
				t.Error("no hash")
			}
			for id, sum := range out.SHA256 {
				if text, known := texts[id]; !known || hash(text) != sum {
					t.Errorf("%s: %s is not the hash of its text", id, sum)
				}
			}
			var answer any
			if err := json.Unmarshal(out.Answer, &answer); err != nil {
				t.Fatal(err)
			}
			if n := checkSpans(t, answer, texts, out.SHA256, test.own); n == 0 {
				t.Error("no span")
			}
		})
	}
}

// checkSpans returns how many spans it has held against their texts. A span that names neither article nor file lies in own.
func checkSpans(t *testing.T, v any, texts, hashes map[string]string, own string) int {
	n := 0
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			n += checkSpans(t, e, texts, hashes, own)
		}
	case map[string]any:
		start, ok := v["start"].(float64)
		words, told := v["text"].(string)
		if ok && told {
			text := own
			for _, key := range []string{"article", "file"} {
				if id, named := v[key].(string); named {
					text = texts[id]
					if hashes[id] == "" {
						t.Errorf("no hash of %s", id)
					}
				}
			}
			runes, end := []rune(text), int(v["end"].(float64))
			if end > len(runes) || string(runes[int(start):end]) != words {
				t.Errorf("%v to %v is not %q", v["start"], v["end"], words)
			}
			n++
		}
		for _, e := range v {
			n += checkSpans(t, e, texts, hashes, own)
		}
	}
	return n
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// TestErrors asks what cannot be answered: the code is told, and the connection lives on.
func TestErrors(t *testing.T) {
	c, _ := connected(t)
	for name, test := range map[string]struct {
		tool string
		in   map[string]any
		code string
	}{
		"no claim":   {"claim", map[string]any{"id": "nobody/a1"}, "E027"},
		"no article": {"read", map[string]any{"id": "nobody"}, "E027"},
		"no text":    {"read", map[string]any{"text": " "}, string(sayso.ErrNoText)},
		"no date":    {"read", map[string]any{"text": draft, "published": "yesterday"}, "E0"},
		"no source":  {"verify", map[string]any{"draft": draft, "articles": []string{"nobody"}}, "E027"},
		"no person":  {"who", map[string]any{"name": "Nobody Atall"}, "E027"},
	} {
		res, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: test.tool, Arguments: test.in})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text := said(t, res); !res.IsError || !strings.HasPrefix(text, test.code) {
			t.Errorf("%s: %q, want %s", name, text, test.code)
		}
	}
	call(t, c, "search", map[string]any{"query": "order"})
}

// TestLong asks for more than one call returns.
func TestLong(t *testing.T) {
	c, _ := connected(t)
	var answer struct {
		Answer struct{ Hits []any }
	}
	out := call(t, c, "search", map[string]any{"query": "order", "limit": 1})
	if err := json.Unmarshal(out.Answer, &answer); err != nil || len(answer.Answer.Hits) != 1 {
		t.Errorf("%d hits, want 1 (%v)", len(answer.Answer.Hits), err)
	}
	call(t, c, "search", map[string]any{"query": "order", "limit": 1 << 40, "skip": -1})
}

// TestUnchanged compares what the ledger answers before and after every tool was called.
func TestUnchanged(t *testing.T) {
	c, l := connected(t)
	before := everything(t, l)
	call(t, c, "read", map[string]any{"text": "The mayor said that the bridge is closed."})
	call(t, c, "read", map[string]any{"id": "courier"})
	call(t, c, "verify", map[string]any{"draft": draft, "sources": []string{courier}})
	call(t, c, "search", map[string]any{"query": "bridge"})
	call(t, c, "claim", map[string]any{})
	call(t, c, "who", map[string]any{"name": "Kaunda", "role": "about"})
	if after := everything(t, l); after != before {
		t.Errorf("the ledger has changed:\n%s\n%s", before, after)
	}
}

// everything is what the ledger holds, as JSON.
func everything(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	ctx := context.Background()
	counts, err := l.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	people, err := l.People(ctx, ledger.GroupQuery{})
	if err != nil {
		t.Fatal(err)
	}
	claims, err := l.Claims(ctx, ledger.GroupQuery{})
	if err != nil {
		t.Fatal(err)
	}
	all, err := json.Marshal([]any{counts, people, claims})
	if err != nil || !utf8.Valid(all) {
		t.Fatal(err)
	}
	return string(all)
}
