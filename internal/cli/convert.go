package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/internal/export"
)

type convertOptions struct {
	recordFlags
	to      string
	from    string
	offsets string
	folder  string
	format  export.Format
}

func newConvert(s *streams) *cobra.Command {
	var opts convertOptions
	cmd := &cobra.Command{
		Use:   "convert --to FORMAT FILE…|-|DIR",
		Short: "Write records in the formats of other programs",
		Long: `Write what was read in a format that other programs know.
` + recordInputs + `
docs/formats.md says what becomes of what in each format, in which unit it counts positions, and what is lost.

Formats:
` + formatHelp() + `
With --from, inputs are what others annotated: files of Citron's data format (.json), or of brat standoff (.ann, with the .txt beside it), or
folders of them. Nothing is read by the engine then; --to record gives their records.

Several articles make several documents: one a line on standard output or with --output, a file each with --folder. A format that is
several files needs a folder. Every format names the unit of its positions, and the engine, model and codebook behind it.
` + exitCodes,
		Example: `  sayso convert --to citron article.txt > quotes.json
  sayso convert --to brat --folder gold/ records.jsonl
  sayso convert --to parquet --folder tables/ records.jsonl
  sayso convert --from brat --to record gold/ > gold.jsonl
  sayso convert --to memo-pdf --output memo.pdf article.txt`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := opts.complete(s, args); err != nil {
				return err
			}
			return runConvert(cmd.Context(), s, opts)
		},
	}
	f := cmd.Flags()
	opts.addReading(f)
	f.StringVar(&opts.to, "to", "", "`FORMAT` to write: "+formatNames())
	f.StringVar(&opts.from, "from", "", "take annotations in this `FORMAT` in place of articles: citron or brat")
	f.StringVar(&opts.offsets, "offsets", "", "`UNIT` of positions where the format leaves a choice: codepoints (default), bytes or utf16")
	f.StringVar(&opts.folder, "folder", "", "write files into `FOLDER`, which is made if need be")
	return cmd
}

func formatHelp() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		where := ""
		if f.Folder {
			where = " (needs --folder)"
		}
		fmt.Fprintf(&b, "  %-12s %s%s\n", f.Name, f.About, where)
	}
	return b.String()
}

func formatNames() string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

func (o *convertOptions) complete(s *streams, names []string) error {
	var ok bool
	if o.to == "" {
		return usage("--to is missing: name one of %s", formatNames())
	}
	if o.format, ok = export.FormatOf(o.to); !ok {
		return usage("--to %s: one of %s", o.to, formatNames())
	}
	_, known := annotated[o.from]
	switch {
	case o.from != "" && !known:
		return usage("--from %s: one of citron, brat", o.from)
	case o.offsets != "" && !sayso.Offsets(o.offsets).Valid():
		return usage("--offsets %s: one of bytes, codepoints, utf16", o.offsets)
	case o.folder != "" && o.output != "":
		return usage("--folder and --output: one of them")
	case o.folder == "" && o.format.Folder:
		return usage("--to %s: it is several files; name a --folder", o.to)
	}
	return o.recordFlags.complete(s, names)
}

func runConvert(ctx context.Context, s *streams, o convertOptions) error {
	opts := export.Options{Unit: sayso.Offsets(o.offsets)}
	broken := false
	var out *outputFile
	var w export.Writer
	var err error
	if o.folder != "" {
		if err := os.MkdirAll(o.folder, 0o777); err != nil {
			return outputError(err)
		}
		w, err = o.format.Files(filesIn(o.folder, &broken), opts)
	} else {
		if out, err = openOutput(s.out, o.output); err != nil {
			return err
		}
		w, err = o.format.Stream(out, opts)
	}
	if err != nil {
		return err
	}
	records := o.records
	if o.from != "" {
		records = o.annotations
	}
	failed, err := records(ctx, s, w.Write)
	broken = err != nil
	err = firstError(err, w.Close())
	if out != nil {
		err = firstError(err, outputError(out.Flush()))
		err = firstError(err, out.close(err == nil))
	}
	if err != nil {
		return err
	}
	return unread(s, failed)
}

// filesIn makes the files of a folder. Each is written under another name and takes its own when it is whole: not when it is
// closed after broken was set.
func filesIn(folder string, broken *bool) export.Create {
	return func(name string) (io.WriteCloser, error) {
		out, err := openOutput(nil, filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		return wholeFile{out.Writer, out, broken}, nil
	}
}

type wholeFile struct {
	*bufio.Writer
	out    *outputFile
	broken *bool
}

func (f wholeFile) Close() error {
	err := outputError(f.Flush())
	return firstError(err, f.out.close(err == nil && !*f.broken))
}
