// Package golden carries the list of test documents that the program does not pass yet, for the page of the method.
package golden

import _ "embed"

// KnownFailures is the file KNOWN_FAILURES.txt: a line for each document, its name and the reason; # begins a comment.
//
//go:embed KNOWN_FAILURES.txt
var KnownFailures string
