package sample

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"sayso"
)

// columns are those of the sheet. A person fills in right and, if need be, remark.
var columns = []string{"right", "remark", "status", "type", "mode", "actors", "trigger", "recipients", "place", "date", "according_to", "sentence", "article",
	"event", "sha256", "engine"}

// Write writes the sheet as CSV.
func Write(w io.Writer, rows []Row) error {
	c := csv.NewWriter(w)
	c.Write(columns)
	for _, r := range rows {
		cells := []string{"", "", string(r.Status), string(r.Type), string(r.Mode), r.Actors, r.Trigger, r.Recipients, r.Place, r.Date, r.AccordingTo,
			r.Sentence, r.Article, r.Event, r.SHA256, r.Engine}
		for i, cell := range cells {
			cells[i] = plain(cell)
		}
		c.Write(cells)
	}
	c.Flush()
	return c.Error()
}

// plain keeps a spreadsheet from taking words of an article for a formula, and a row to one line.
func plain(cell string) string {
	cell = strings.Join(strings.Fields(cell), " ")
	if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// A Verdict is what a person says of one row.
type Verdict struct {
	Status sayso.Status
	Type   sayso.EventType
	Right  bool
}

// Read reads a checked sheet: the verdicts, and how many rows have none. Errors have the code ErrFormat and the line.
func Read(r io.Reader, name string) (out []Verdict, open int, err error) {
	in := bufio.NewReader(r)
	c := csv.NewReader(in)
	c.FieldsPerRecord = -1
	c.Comma = separator(in)
	head, err := c.Read()
	if len(head) > 0 {
		head[0] = strings.TrimPrefix(head[0], "\uFEFF") // spreadsheets put one there
	}
	right, status, typ := slices.Index(head, "right"), slices.Index(head, "status"), slices.Index(head, "type")
	if err != nil || right < 0 || status < 0 || typ < 0 {
		return nil, 0, &sayso.Error{Code: sayso.ErrFormat, Place: name, Msg: "not a sheet of sayso sample: it needs the columns right, status and type", Err: notEOF(err)}
	}
	for {
		row, err := c.Read()
		if err == io.EOF {
			return out, open, nil
		}
		if err != nil {
			return nil, 0, &sayso.Error{Code: sayso.ErrFormat, Place: name, Msg: "the sheet is no CSV", Err: err}
		}
		line, _ := c.FieldPos(0)
		place := fmt.Sprintf("%s:%d", name, line)
		if len(row) <= max(right, status, typ) {
			return nil, 0, &sayso.Error{Code: sayso.ErrFormat, Place: place, Msg: "the row is not whole"}
		}
		v := Verdict{Status: sayso.Status(row[status]), Type: sayso.EventType(row[typ])}
		switch strings.ToLower(strings.TrimSpace(row[right])) {
		case "y", "yes", "1", "true", "x":
			v.Right = true
		case "n", "no", "0", "false":
		case "", "?":
			open++
			continue
		default:
			return nil, 0, &sayso.Error{Code: sayso.ErrFormat, Place: place, Msg: fmt.Sprintf("right is y, n or nothing, not %q", row[right])}
		}
		out = append(out, v)
	}
}

// separator is what parts the names of the first line: spreadsheets save a comma as a semicolon where numbers have a decimal comma.
func separator(in *bufio.Reader) rune {
	head, _ := in.Peek(64)
	if i := bytes.IndexAny(head, ",;\t"); i >= 0 {
		return rune(head[i])
	}
	return ','
}

func notEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
