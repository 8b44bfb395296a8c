package cli

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// codesTable explains every code of the root package's error.go; a test compares the two.
//
//go:embed codes.txt
var codesTable string

func newExplain(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Explain a warning or error code; without one, list all",
		Long: `What a code (W001, E003) means, an example that brings it about, and what to do.
` + exitCodes,
		Example: "  sayso explain W001\n  sayso explain",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return runExplain(s, args) },
	}
}

func runExplain(s *streams, args []string) error {
	for _, e := range explanations(codesTable) {
		switch {
		case len(args) == 0:
			fmt.Fprintf(s.out, "%s  %s\n", e.code, e.title)
		case strings.EqualFold(args[0], e.code):
			fmt.Fprintf(s.out, "%s: %s\n\n%s\n", e.code, e.title, e.body)
			return nil
		}
	}
	if len(args) > 0 {
		return usage("no such code: %s; sayso explain lists all", args[0])
	}
	return nil
}

type explanation struct{ code, title, body string }

// explanations reads the table: entries apart by a line "--", the first line of each is code and title.
func explanations(table string) []explanation {
	_, table, _ = strings.Cut(table, "\n--\n") // what stands above the first entry is for the table's editors
	var out []explanation
	for entry := range strings.SplitSeq(table, "\n--\n") {
		head, body, _ := strings.Cut(strings.TrimSpace(entry), "\n")
		code, title, _ := strings.Cut(head, " ")
		out = append(out, explanation{code, title, strings.TrimSpace(body)})
	}
	return out
}

// toDo is the title of a code and what is to be done about it, on one line; empty if there is no such code.
func toDo(code string) (title, words string) {
	for _, e := range explanations(codesTable) {
		if e.code == code {
			_, after, _ := strings.Cut(e.body, "\nTo do: ")
			return e.title, strings.Join(strings.Fields(after), " ")
		}
	}
	return "", ""
}
