package report

import (
	"fmt"
	"io"
	"strings"

	"sayso/internal/verify"
)

// Annotations writes one line for each quotation that does not pass, in the form that GitHub's runners turn into notes
// beside the text ("workflow commands"). Lines and columns count from 1, columns in code points.
func (r *Report) Annotations(w io.Writer) error {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.What != verify.Quotation || r.passes(f) {
			continue
		}
		g := r.region(f)
		_, err := fmt.Fprintf(w, "::warning file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s\n",
			property(g.file), g.line, g.column, g.endLine, g.endColumn, property("quotation "+title(f)),
			message("“"+f.Span.In(r.Draft.Article.Text)+"” "+r.sentence(f)))
		if err != nil {
			return err
		}
	}
	return nil
}

// message and property escape what would end a command or a property.
func message(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(flat(s))
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(message(s))
}

// A region is where a quotation stands in its file.
type region struct {
	file                             string
	line, column, endLine, endColumn int
	inRow                            bool // of JSON Lines: only the line is known
}

func (r *Report) region(f *verify.Finding) region {
	return regionOf(r.Draft, verify.Place{Span: f.Span})
}

// regionOf counts lines in a text file; of an article in JSON Lines ("archive.jsonl:17") the row is the line.
func regionOf(s verify.Source, p verify.Place) region {
	if i := strings.LastIndexByte(s.Name, ':'); i > 0 {
		var row int
		if n, _ := fmt.Sscanf(s.Name[i+1:], "%d", &row); n == 1 && fmt.Sprint(row) == s.Name[i+1:] {
			return region{file: s.Name[:i], line: row, column: 1, endLine: row, endColumn: 1, inRow: true}
		}
	}
	out := region{file: s.Name}
	out.line, out.column = lineColumn(s.Article.Text, p.Span.Start)
	out.endLine, out.endColumn = lineColumn(s.Article.Text, p.Span.End)
	return out
}
