package cli

import (
	"context"
	"os"

	"github.com/spf13/pflag"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ledger"
)

// excerptFlags choose articles of a ledger and the format in which they leave it.
type excerptFlags struct {
	to, offsets, folder                           string
	article, story, origin, claim, person, search string
	since, until                                  string
}

func (o *excerptFlags) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.to, "to", "", "`FORMAT` of other programs: "+formatNames())
	f.StringVar(&o.offsets, "offsets", "", "with --to: `UNIT` of positions where the format leaves a choice: codepoints (default), bytes or utf16")
	f.StringVar(&o.folder, "folder", "", "with --to: write files into `FOLDER`, which is made if need be")
	f.StringVar(&o.article, "article", "", "with --to: only the article of this `ID`")
	f.StringVar(&o.story, "story", "", "with --to: only articles of this story, by its `ID` or an article in it")
	f.StringVar(&o.origin, "origin", "", "with --to: only copies of one origin, by its `ID` or an article in it")
	f.StringVar(&o.claim, "claim", "", "with --to: only articles with a voice on this claim, by its `ID` or any of its voices")
	f.StringVar(&o.person, "person", "", "with --to: only articles that mention this person or body, by `NAME` or id")
	f.StringVar(&o.search, "search", "", "with --to: only articles with these `WORDS`, as sayso search takes them")
	f.StringVar(&o.since, "since", "", "with --to: only articles published at or after this `DATE`")
	f.StringVar(&o.until, "until", "", "with --to: only articles published at or before this `DATE`")
}

func (o *excerptFlags) choice() ledger.Choice {
	return ledger.Choice{Range: ledger.Range{From: o.since, To: o.until}, Article: o.article, Story: o.story, Origin: o.origin, Claim: o.claim, Person: o.person, Search: o.search}
}

// excerpt writes the records of the chosen articles in a format of other programs.
func (o *exportOptions) excerpt(ctx context.Context, s *streams) error {
	format, ok := export.FormatOf(o.to)
	unit := sayso.Offsets(o.excerptFlags.offsets)
	switch {
	case !ok:
		return usage("--to %s: one of %s", o.to, formatNames())
	case unit != "" && !unit.Valid():
		return usage("--offsets %s: one of bytes, codepoints, utf16", unit)
	case o.bare:
		return usage("--bare is for gold")
	case o.folder != "" && o.output != "":
		return usage("--folder and --output: one of them")
	case o.folder == "" && format.Folder:
		return usage("--to %s: it is several files; name a --folder", o.to)
	}
	l, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	return l.Excerpt(ctx, o.choice(), func(e *ledger.Excerpt) error {
		return o.write(s, format, export.Options{Unit: unit, Who: e.Who}, e)
	})
}

func (o *exportOptions) write(s *streams, format export.Format, opts export.Options, e *ledger.Excerpt) error {
	broken := false
	if o.folder != "" {
		if err := os.MkdirAll(o.folder, 0o777); err != nil {
			return outputError(err)
		}
		w, err := format.Files(filesIn(o.folder, &broken), opts)
		if err != nil {
			return err
		}
		err = e.Each(w.Write)
		broken = err != nil
		return firstError(err, w.Close())
	}
	out, err := openOutput(s.out, o.output)
	if err != nil {
		return err
	}
	w, err := format.Stream(out, opts)
	if err == nil {
		err = firstError(e.Each(w.Write), w.Close())
	}
	err = firstError(err, outputError(out.Flush()))
	return firstError(err, out.close(err == nil))
}
