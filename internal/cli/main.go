// Package cli is the command line: one file per command, flags, printing and exit codes, no linguistics.
package cli

import (
	"fmt"
	"io"
)

// Main runs one command and returns its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 2 && args[0] == "internal" && args[1] == "features" {
		if err := runFeatures(stdin, stdout); err != nil {
			fmt.Fprintf(stderr, "sayso: %v\n", err)
			return 1
		}
		return 0
	}
	fmt.Fprintln(stderr, "sayso: nothing to do")
	return 2
}
