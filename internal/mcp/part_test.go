package mcp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"sayso/internal/ingest"
)

// TestPart: a stretch of an article has what begins in it, and two stretches beside each other have all of it; a record that is a book is
// not answered but with how to ask for less, and a text that is one is not read.
func TestPart(t *testing.T) {
	c, l := connected(t)
	ids := func(in map[string]any) (out []string) {
		var rec struct {
			Attributions []struct{ ID string }
			Article      struct{ SHA256 string }
		}
		answer := call(t, c, "read", in)
		if err := json.Unmarshal(answer.Answer, &rec); err != nil {
			t.Fatal(err)
		}
		for _, a := range rec.Attributions {
			out = append(out, a.ID)
		}
		return out
	}
	all := ids(map[string]any{"id": "courier"})
	cut := strings.Count(courier[:strings.Index(courier, "told reporters")], "") - 1
	first, last := ids(map[string]any{"id": "courier", "end": cut}), ids(map[string]any{"id": "courier", "start": cut})
	if len(first) == 0 || len(last) == 0 || strings.Join(append(first, last...), " ") != strings.Join(all, " ") {
		t.Errorf("%v and %v are not %v", first, last, all)
	}
	refused := func(in map[string]any) string {
		res, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: "read", Arguments: in})
		if err != nil || !res.IsError {
			t.Fatalf("%v is answered: %v", in, err)
		}
		return said(t, res)
	}
	if got := refused(map[string]any{"id": "courier", "start": 90000}); !strings.Contains(got, "E013") {
		t.Error(got)
	}
	small := tools{Ledger: l, AnswerMost: 1000}
	if _, _, err := small.read(t.Context(), nil, readIn{ID: "courier"}); err == nil || !strings.Contains(err.Error(), "E002") || !strings.Contains(err.Error(), "start and end") {
		t.Errorf("a record that is too much is answered: %v", err)
	}
	if got := refused(map[string]any{"text": strings.Repeat("no ", ingest.WaitedFor)}); !strings.Contains(got, "E002") || !strings.Contains(got, fmt.Sprint(ingest.WaitedFor)) {
		t.Error(got)
	}
}
