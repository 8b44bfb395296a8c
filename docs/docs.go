// Package docs carries the decisions that shape what is read, for the page of the method.
package docs

import "embed"

// Decisions are the files decisions/*.md.
//
//go:embed decisions/*.md
var Decisions embed.FS
