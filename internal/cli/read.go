package cli

import (
	"context"
	"errors"
	"os"
	"runtime"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"sayso"
	"sayso/engine"
	"sayso/internal/export"
	"sayso/internal/ingest"
)

type readOptions struct {
	inputFlags
	format   string
	offsets  string
	jobs     int
	withText bool
	output   string
	shard    string
	model    string
	layer    string
	notes    bool
	why      string         // id of the event to explain
	inputs   ingest.Options // from the flags above
	names    []string
}

func newRead(s *streams) *cobra.Command {
	var opts readOptions
	cmd := &cobra.Command{
		Use:   "read FILE…|-|DIR|URL",
		Short: "Read articles: who said what",
		Long: `Read articles and write a record for each, in the order of the inputs whatever the number of jobs. docs/record.md
describes the record field by field. Inputs, also compressed (.gz):
  .txt           one article
  .jsonl         one article a line: text and, if known, id, title, published, publisher, authors, url, language;
                 or one record a line, written with its text, whose article is read again
  .html          a web page: its article without what stands around it
  .rss .atom     a feed: an article for each entry
  .pdf .docx     a document; a PDF needs text in it, not pictures of pages
  .eml           an e-mail: its text, by whom and when
  .xml .ninjs    what news agencies send: NewsML-G2, NITF, ninjs
  .warc          a web archive: the article of each page in it
  a folder       its files of these kinds, and those of its folders
  -              standard input, by its look, as any file with another name
  a URL          a page or feed, fetched only with --fetch: public addresses only, as robots.txt allows

Formats:
  text   for people: the article as stored with its statements marked, and one line a statement under it
  jsonl  one record a line
  json   one record, indented; a list of records if there are several articles
  html   one page that needs nothing else: text on the left, statements on the right
  conllu words, tags, lemmas and dependency trees of Universal Dependencies, with names; positions in MISC

With --why e4, the fourth event explained: its words, what each voice holds of it, what decided each field.
With --notes, what an editor may want to look at: anonymity without a reason, a claim told as a fact later, a cue that
judges; each with its place and the code of the rule. Notes are never verdicts.
With --layer NAME, one layer alone, a line an item: positions, id, kind, value and text, parted by tabs.

An input that cannot be read is reported on standard error with its name and a code; the others are read.
` + exitCodes,
		Example: `  sayso read article.txt
  sayso read --format html --output article.html article.txt
  sayso read --format jsonl --jobs 4 news/ > records.jsonl
  sayso read --published 2025-08-09 - < article.txt
  sayso read page.html feed.rss
  sayso read --why e1 article.txt
  sayso read --fetch https://example.com/news/article.html
  sayso read --shard 3/16 --output part-03.jsonl archive.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("nothing to read: name files or folders, or - for standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.names = args
			if err := opts.complete(s); err != nil {
				return err
			}
			return runRead(cmd.Context(), s, opts)
		},
	}
	opts.addFlags(cmd)
	return cmd
}

func (o *readOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "", "text, json, jsonl, html or conllu (default text on a terminal, else jsonl)")
	o.inputFlags.addFlags(f)
	f.StringVar(&o.offsets, "offsets", "codepoints", "`UNIT` of positions: bytes, codepoints or utf16")
	f.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "articles read at the same time")
	f.BoolVar(&o.withText, "with-text", false, "put the stored text into json and jsonl records")
	f.StringVar(&o.output, "output", "", "write to `FILE` instead of standard output; it appears when all is done")
	f.StringVar(&o.model, "model", "", modelUsage)
	f.StringVar(&o.layer, "layer", "", "show one layer alone, a line an item: "+strings.Join(export.Layers(), ", "))
	f.BoolVar(&o.notes, "notes", false, "add notes for an editor on how the text is sourced, each with a code (sayso explain N001)")
	f.StringVar(&o.why, "why", "", "explain the event with this `ID`: its trigger, voices, and the words that decided each field")
	f.StringVar(&o.shard, "shard", "", "read only the `I/N`-th part of the inputs, as 3/16")
}

// complete checks the flags, fills in what depends on the surroundings, and names the first fault.
func (o *readOptions) complete(s *streams) error {
	if err := o.completeLayer(); err != nil {
		return err
	}
	if o.format == "" {
		o.format = "jsonl"
		if o.output == "" && isTerminal(s.out) {
			o.format = "text"
		}
	}
	switch {
	case o.layer == "" && o.why == "" && !strings.Contains(" text json jsonl html conllu ", " "+o.format+" "):
		return usage("--format %s: one of text, json, jsonl, html, conllu", o.format)
	case !sayso.Offsets(o.offsets).Valid():
		return usage("--offsets %s: one of bytes, codepoints, utf16", o.offsets)
	case o.jobs < 1:
		return usage("--jobs %d: at least 1", o.jobs)
	}
	var err error
	if o.inputs, err = o.options(s, o.names); err != nil {
		return err
	}
	return o.completeShard()
}

func (o *readOptions) completeShard() error {
	if o.shard == "" {
		return nil
	}
	i, n, _ := strings.Cut(o.shard, "/")
	var err, err2 error
	o.inputs.Shard, err = strconv.Atoi(i)
	o.inputs.Shards, err2 = strconv.Atoi(n)
	if err != nil || err2 != nil || o.inputs.Shard < 1 || o.inputs.Shard > o.inputs.Shards {
		return usage("--shard %s: I/N with I from 1 to N", o.shard)
	}
	return nil
}

func runRead(ctx context.Context, s *streams, opts readOptions) error {
	eng, err := engineWith(opts.model, engine.Options{Notes: opts.notes})
	if err != nil {
		return err
	}
	if err := firstError(opts.served(eng.Info()), opts.layerServed(eng.Info())); err != nil {
		return err
	}
	out, err := openOutput(s.out, opts.output)
	if err != nil {
		return err
	}
	page := export.NewHTML()
	sink := newSink(opts.format, out.Writer, page)
	shape := newForm(opts, page, opts.output == "" && isTerminal(s.out) && useColor())
	t := tally{say: s.say, bar: newProgress(s, opts), sink: sink}
	err = inOrder(ctx, opts.jobs, ingest.Articles(opts.names, opts.inputs), readOne(eng, shape), t.take)
	t.bar.done()
	var coded *sayso.Error
	if err == nil || errors.As(err, &coded) && coded.Code == sayso.ErrInterrupted {
		err = firstError(sink.close(), err)
	}
	if err = firstError(err, out.close(err == nil)); err != nil {
		return err
	}
	if t.failed > 0 {
		s.say("%d read, %d not read", t.read, t.failed)
		s.say("hint: sayso explain CODE tells what a code means and what to do")
		return exitError(exitPartial)
	}
	return nil
}

// A tally takes results in order, passes the good ones on and reports the others.
type tally struct {
	say          func(string, ...any)
	bar          *progress
	sink         sink
	read, failed int
}

func (t *tally) take(r result) error {
	t.bar.add(r.size)
	if r.err != nil {
		t.failed++
		t.bar.clear()
		t.say("%v", r.err)
		return nil
	}
	t.read++
	return t.sink.write(r)
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// useColor follows no-color.org and what terminals say of themselves.
func useColor() bool { return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" }
