package export

import (
	"fmt"
	"io"
	"slices"

	"sayso"
)

// A Format is a form in which records go to other programs. docs/formats.md says of each what becomes of what, and what is
// lost.
type Format struct {
	Name      string // as the command line has it: "citron"
	Extension string // of its files, with the dot
	MediaType string
	About     string          // what it is, in a line
	Units     []sayso.Offsets // in which it can count positions; the first is the one it uses if none is asked for
	Folder    bool            // it is several files that belong together, so there is no single output of it
	Whole     bool            // one output holds all records; else each record is a document of its own

	document func(io.Writer, *sayso.Record, sayso.Offsets) error // of one record
	whole    func(Create, string, Options) (Writer, error)       // of all records
}

// Options choose what is written. The zero value is every format's own custom.
type Options struct {
	Unit sayso.Offsets // "" is the format's first
	// Who says who an entity is across articles: an id and a name. nil keeps the entities of each article apart, for the
	// same name in two articles may be two people.
	Who func(a *sayso.Article, e *sayso.Entity) (id, name string)
	// Title heads a memo; "" is a title made of its articles.
	Title string
}

// A Create makes one file of an output. The caller of the format gives it; the name has no folder in it.
type Create func(name string) (io.WriteCloser, error)

// A Writer writes records in one format, in the order in which they come. It is not for several goroutines.
type Writer interface {
	// Write adds a record. A fault of the record is an [*sayso.Error] that names it; the writer can go on with the next.
	Write(rec *sayso.Record) error
	// Close ends the output. Nothing is whole before.
	Close() error
}

var (
	anyUnit    = []sayso.Offsets{sayso.OffsetsCodePoints, sayso.OffsetsBytes, sayso.OffsetsUTF16}
	pointsOnly = []sayso.Offsets{sayso.OffsetsCodePoints}
)

// Formats returns the formats in the order of the help text.
func Formats() []Format {
	return []Format{
		{Name: "record", Extension: ".json", MediaType: "application/json", Units: anyUnit, document: record,
			About: "the record itself, with its text, as sayso read --format jsonl writes it"},
		{Name: "citron", Extension: ".json", MediaType: "application/json", Units: anyUnit, document: Citron,
			About: "quotations as the BBC's Citron reads and writes them"},
		{Name: "brat", Extension: ".ann", MediaType: "text/plain", Units: pointsOnly, Folder: true, whole: bratFolder,
			About: "brat standoff: the text in .txt, its annotations in .ann"},
		{Name: "annotations", Extension: ".jsonld", MediaType: "application/ld+json", Units: pointsOnly, document: WebAnnotation,
			About: "W3C Web Annotation, with position and quotation selectors"},
		{Name: "ninjs", Extension: ".ninjs", MediaType: "application/json", Units: pointsOnly, Folder: true, whole: newNinJS,
			About: "IPTC ninjs 3.1, its statements beside it as annotations"},
		{Name: "schema", Extension: ".jsonld", MediaType: "application/ld+json", Units: anyUnit, document: SchemaOrg,
			About: "schema.org: NewsArticle, Quotation, Claim, and a ClaimReview left empty"},
		{Name: "prov", Extension: ".jsonld", MediaType: "application/ld+json", Units: anyUnit, document: PROV,
			About: "PROV-O: what rests on whose word, and what made the record"},
		{Name: "ftm", Extension: ".ftm.json", MediaType: "application/json+ftm", Units: anyUnit, Whole: true, whole: newFollowTheMoney, document: FollowTheMoney,
			About: "FollowTheMoney entities, one a line"},
		{Name: "gexf", Extension: ".gexf", MediaType: "application/gexf+xml", Units: anyUnit, Whole: true, whole: newGEXF,
			About: "GEXF 1.3: the network of who says something about whom"},
		{Name: "memo", Extension: ".html", MediaType: "text/html", Units: anyUnit, Whole: true, whole: newMemo(MemoHTML),
			About: "a memo for a desk with numbered source words, one page of HTML"},
		{Name: "memo-pdf", Extension: ".pdf", MediaType: "application/pdf", Units: anyUnit, Whole: true, whole: newMemo(MemoPDF),
			About: "the same memo as PDF"},
		{Name: "csv", Extension: ".csv", MediaType: "text/csv", Units: anyUnit, Folder: true, Whole: true, whole: newCSVTables,
			About: "a table for each kind of thing, as CSV"},
		{Name: "parquet", Extension: ".parquet", MediaType: "application/vnd.apache.parquet", Units: anyUnit, Folder: true, Whole: true, whole: newParquetTables,
			About: "the same tables as Parquet, with types"},
	}
}

// FormatOf returns the format of this name; ok is false if there is none.
func FormatOf(name string) (f Format, ok bool) {
	list := Formats()
	i := slices.IndexFunc(list, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return f, false
	}
	return list[i], true
}

// unit returns the unit to count in: the one asked for, or the format's own. It is an [*sayso.Error] with code
// [sayso.ErrUsage] if the standard counts otherwise.
func (f Format) unit(asked sayso.Offsets) (sayso.Offsets, error) {
	if asked == "" {
		return f.Units[0], nil
	}
	if !slices.Contains(f.Units, asked) {
		return "", &sayso.Error{Code: sayso.ErrUsage, Msg: fmt.Sprintf("%s counts positions in %s, not in %s", f.Name, f.Units[0], asked)}
	}
	return asked, nil
}

// Document writes one record as one document. Formats that are several files, or one for all records, have none: code
// [sayso.ErrUsage].
func (f Format) Document(w io.Writer, rec *sayso.Record, unit sayso.Offsets) error {
	if f.document == nil {
		return &sayso.Error{Code: sayso.ErrUsage, Msg: f.Name + " is no document of one article"}
	}
	unit, err := f.unit(unit)
	if err != nil {
		return err
	}
	return f.document(w, rec, unit)
}

// Stream returns a writer of the format to one output. Documents of single records follow one another, JSON one a line. A
// format of several files cannot be written so: code [sayso.ErrUsage].
func (f Format) Stream(w io.Writer, opts Options) (Writer, error) {
	var err error
	if opts.Unit, err = f.unit(opts.Unit); err != nil {
		return nil, err
	}
	switch {
	case f.Folder:
		return nil, &sayso.Error{Code: sayso.ErrUsage, Msg: f.Name + " is several files and needs a folder"}
	case f.whole != nil:
		return f.whole(func(string) (io.WriteCloser, error) { return keepOpen{w}, nil }, "", opts)
	}
	return &documents{write: func(rec *sayso.Record) error { return f.document(w, rec, opts.Unit) }}, nil
}

// Files returns a writer of the format to files: one for each record, named after the article, or those of the whole.
func (f Format) Files(create Create, opts Options) (Writer, error) {
	var err error
	if opts.Unit, err = f.unit(opts.Unit); err != nil {
		return nil, err
	}
	if f.whole != nil {
		return f.whole(create, f.Name+f.Extension, opts)
	}
	names := fileNames{}
	return &documents{write: func(rec *sayso.Record) error {
		name := names.of(rec.Article)
		return writeFile(create, name+f.Extension, func(w io.Writer) error { return f.document(w, rec, opts.Unit) })
	}}, nil
}

// record writes the record as it is.
func record(w io.Writer, rec *sayso.Record, unit sayso.Offsets) error {
	body, err := sayso.MarshalRecord(rec, sayso.MarshalOptions{Offsets: unit, WithText: true})
	if err != nil {
		return err
	}
	return write(w, append(body, '\n'))
}

// documents is the writer of formats in which each record stands by itself.
type documents struct{ write func(*sayso.Record) error }

func (d *documents) Write(rec *sayso.Record) error { return d.write(rec) }

func (d *documents) Close() error { return nil }

// keepOpen leaves an output open that somebody else closes.
type keepOpen struct{ io.Writer }

func (keepOpen) Close() error { return nil }

// pairs is the writer of formats in which each record is several files that belong together.
type pairs struct {
	create Create
	names  fileNames
	pair   func(*sayso.Record) ([]pairFile, error)
	last   pairFile // written at the end, under its name; none if it has none
}

// A pairFile is one file of a record: what follows the article's name in its own, and its bytes.
type pairFile struct {
	ending string
	body   []byte
}

func (p *pairs) Write(rec *sayso.Record) error {
	list, err := p.pair(rec)
	if err != nil {
		return err
	}
	name := p.names.of(rec.Article)
	for _, f := range list {
		if err := p.file(name+f.ending, f.body); err != nil {
			return err
		}
	}
	return nil
}

func (p *pairs) file(name string, body []byte) error {
	return writeFile(p.create, name, func(w io.Writer) error { return write(w, body) })
}

func (p *pairs) Close() error {
	if p.last.ending == "" {
		return nil
	}
	return p.file(p.last.ending, p.last.body)
}

// writeFile writes one file, and closes it also when that fails.
func writeFile(create Create, name string, write func(io.Writer) error) error {
	w, err := create(name)
	if err != nil {
		return err
	}
	err = write(w)
	if closing := w.Close(); err == nil {
		err = closing
	}
	return err
}
