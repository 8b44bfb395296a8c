package eventdata

import (
	"strconv"
	"strings"
)

// line joins cells with tabs. A tab or line end inside one would shift the columns of the row, and a straight quotation mark at its start
// makes readers of CSV swallow the rest of the file; these forms know no way to protect either, so white space becomes one space and
// the mark a single one. The words as they stand are in the record.
func line(cells []string) []byte {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(strings.Join(strings.Fields(c), " "), `"`, "'")
	}
	return []byte(strings.Join(cells, "\t") + "\n")
}

// number writes a number in as few digits as say it.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
