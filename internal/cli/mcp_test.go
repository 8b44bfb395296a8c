package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMCP speaks with the command on its standard input and output: what it writes there is the protocol and nothing else,
// and it ends when its input does.
func TestMCP(t *testing.T) {
	dir := t.TempDir()
	file, desk := filepath.Join(dir, "courier.txt"), filepath.Join(dir, "desk.db")
	if err := os.WriteFile(file, []byte("“I have signed no such order,” Peter Kaunda told reporters in Lusaka.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	if code := Main([]string{"add", "--ledger", desk, file}, strings.NewReader(""), io.Discard, &complaints); code != 0 {
		t.Fatalf("%d: %s", code, &complaints)
	}
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		code := Main([]string{"mcp", "--ledger", desk}, in, out, &complaints)
		_ = out.Close()
		ended <- code
	}()
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "0"}, nil)
	session, err := client.Connect(t.Context(), &sdk.IOTransport{Reader: fromServer, Writer: toServer}, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: "search", Arguments: map[string]any{"query": "order"}})
	if err != nil || res.IsError {
		t.Fatalf("%v %v", err, res)
	}
	if text := res.Content[0].(*sdk.TextContent).Text; !strings.Contains(text, "I have signed no such order") || !strings.Contains(text, `"sha256":{"`) {
		t.Errorf("%s", text)
	}
	if err := session.Close(); err != nil {
		t.Error(err)
	}
	if code := <-ended; code != 0 || complaints.Len() > 0 {
		t.Errorf("%d: %s", code, &complaints)
	}
}

// TestMCPAddress asks for an address that other machines can reach.
func TestMCPAddress(t *testing.T) {
	var complaints bytes.Buffer
	code := Main([]string{"mcp", "--ledger", filepath.Join(t.TempDir(), "desk.db"), "--http", "0.0.0.0:7980"}, strings.NewReader(""), io.Discard, &complaints)
	if code != 2 || !strings.Contains(complaints.String(), "of this machine") {
		t.Errorf("%d: %s", code, &complaints)
	}
}

// TestMCPMakesNothing starts the command where there is no ledger: it says so, and leaves none behind.
func TestMCPMakesNothing(t *testing.T) {
	desk := filepath.Join(t.TempDir(), "desk.db")
	var complaints bytes.Buffer
	if code := Main([]string{"mcp", "--ledger", desk}, strings.NewReader(""), io.Discard, &complaints); code != 1 || !strings.Contains(complaints.String(), "desk.db") {
		t.Errorf("%d: %s", code, &complaints)
	}
	if _, err := os.Stat(desk); !os.IsNotExist(err) {
		t.Errorf("a ledger was made: %v", err)
	}
}
