package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/ingest"
	"sayso/internal/verify"
)

type verifyOptions struct {
	inputFlags
	format     string
	offsets    string
	allow      []string
	statements bool
	output     string
	allowed    []verify.Grade
	draft      string
	sources    []string
	inputs     ingest.Options // from the flags above
}

const verifyExitCodes = `
Exit codes:
  0    every quotation is exact or marks, or has an allowed grade
  1    a quotation has another grade
  2    the draft or a source could not be read, or the command line not be understood
  130  stopped by the user
`

func newVerify(s *streams) *cobra.Command {
	var opts verifyOptions
	cmd := &cobra.Command{
		Use:   "verify DRAFT SOURCE…",
		Short: "Check each quotation of a draft against its sources, word for word",
		Long: `Look for each quotation of one draft in the sources: files, folders and URLs as sayso read takes them. The draft itself,
if a folder of sources holds it, is left out. docs/verify.md describes the grades and the JSON form.

Grades:
  exact      the same characters
  marks      only quotation marks, dashes, spaces, the case of the first letter or the last comma or full stop differ
  bracketed  words were added or replaced in brackets
  shortened  words were left out, with an ellipsis or without
  changed    words differ: tense, number, negation, name or other
  joined     words of two places or two speakers are run together
  not_found  nothing near enough; the nearest passage is told

Formats:
  text    for people, with [-words of the source-] and {+words of the draft+}
  json    one object
  html    one page that needs nothing else: the draft on the left, the sources on the right
  sarif   SARIF 2.1.0, for code hosts and editors
  github  annotations in the log of a GitHub workflow

Statements (--statements) are the contents of indirect attributions. They are paraphrases: they are shown, and decide
nothing.
` + verifyExitCodes,
		Example: `  sayso verify draft.txt interview.txt
  sayso verify draft.txt press/ archive.jsonl --format html --output check.html
  sayso verify draft.txt press/ --allow shortened,bracketed
  sayso verify --format github draft.txt press/
  sayso verify --fetch draft.docx https://example.com/news/speech.html`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("name one draft, and the files or folders of its sources")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.draft, opts.sources = args[0], args[1:]
			if err := opts.complete(s); err != nil {
				return err
			}
			return runVerify(cmd.Context(), s, opts)
		},
	}
	f := cmd.Flags()
	opts.addFlags(f)
	f.StringVar(&opts.format, "format", "text", "text, json, html, sarif or github")
	f.StringVar(&opts.offsets, "offsets", "codepoints", "`UNIT` of positions in json: bytes, codepoints or utf16")
	f.StringSliceVar(&opts.allow, "allow", nil, "`GRADE` that passes too; several apart by commas")
	f.BoolVar(&opts.statements, "statements", false, "look for indirect statements too")
	f.StringVar(&opts.output, "output", "", "write to `FILE` instead of standard output; it appears when all is done")
	return cmd
}

// complete checks the flags and names the first fault.
func (o *verifyOptions) complete(s *streams) error {
	if !strings.Contains(" text json html sarif github ", " "+o.format+" ") {
		return usage("--format %s: one of text, json, html, sarif, github", o.format)
	}
	if !sayso.Offsets(o.offsets).Valid() {
		return usage("--offsets %s: one of bytes, codepoints, utf16", o.offsets)
	}
	o.allowed = []verify.Grade{verify.Exact, verify.Marks}
	for _, name := range o.allow {
		g, err := verify.ParseGrade(strings.TrimSpace(name))
		if err != nil {
			return usage("--allow %s: one of %s", name, gradeNames())
		}
		o.allowed = append(o.allowed, g)
	}
	names := append([]string{o.draft}, o.sources...)
	stdin := 0
	for _, name := range names {
		if name == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return usage("standard input can be the draft or one source, not both")
	}
	var err error
	o.inputs, err = o.options(s, names)
	return err
}

func gradeNames() string {
	var out []string
	for _, g := range verify.Grades() {
		out = append(out, g.String())
	}
	return strings.Join(out, ", ")
}

// exitBad ends verify where something could not be read: 1 is kept for what it found.
const exitBad = 2

func runVerify(ctx context.Context, s *streams, o verifyOptions) error {
	v, err := newVerifier(ctx, s, o)
	if err != nil {
		return v.badInput(s, err)
	}
	if err := v.check(ctx); err != nil {
		return v.badInput(s, err)
	}
	if err := v.write(s, o); err != nil {
		return err
	}
	switch {
	case v.failed > 0:
		s.say("%s could not be read; what is in them was not looked for", countOf(v.failed, "source"))
		s.say("hint: sayso explain CODE tells what a code means and what to do")
		return exitError(exitBad)
	case !v.report.Passed():
		return exitError(exitPartial)
	}
	return nil
}

func countOf(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
