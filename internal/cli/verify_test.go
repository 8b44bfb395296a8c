package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os/exec"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// scriptVerified: "verified UNIT DRAFT" holds the positions of the findings on the last standard output against the
// texts they point into.
func scriptVerified(ts *testscript.TestScript, neg bool, args []string) {
	type place struct {
		File, Text string
		Start, End int
	}
	var report struct {
		Offsets    string
		Quotations []struct {
			Text       string
			Start, End int
			Places     []place
			Changes    []struct {
				Draft      string
				DraftStart int `json:"draft_start"`
				DraftEnd   int `json:"draft_end"`
			}
		}
	}
	ts.Check(json.NewDecoder(bytes.NewReader([]byte(ts.ReadFile("stdout")))).Decode(&report))
	if report.Offsets != args[0] || len(report.Quotations) == 0 {
		ts.Fatalf("offsets %s, %d quotations", report.Offsets, len(report.Quotations))
	}
	check := func(file string, start, end int, want string) {
		if got := slice(ts.ReadFile(file), start, end, args[0]); got != want {
			ts.Fatalf("%s [%d,%d): %q is not %q", file, start, end, got, want)
		}
	}
	for _, q := range report.Quotations {
		check(args[1], q.Start, q.End, q.Text)
		for _, c := range q.Changes {
			check(args[1], c.DraftStart, c.DraftEnd, c.Draft)
		}
		for _, p := range q.Places {
			check(p.File, p.Start, p.End, p.Text)
		}
	}
}

// scriptCode: "code N ARGS…" runs sayso and holds its exit code against N.
func scriptCode(ts *testscript.TestScript, neg bool, args []string) {
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec("sayso", args[1:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}
