package eventdata

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
)

// undated is the week of what has no day.
const undated = "undated"

func (d *Dyad) cells() []string {
	out := []string{or(d.Week, undated), d.Monday, d.Actor, d.Recipient, strconv.Itoa(d.Events)}
	for _, n := range d.Quads {
		out = append(out, strconv.Itoa(n))
	}
	out = append(out, number(d.Score), strconv.FormatFloat(d.Mean(), 'f', 2, 64))
	for _, n := range d.Types {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

func dyadColumns() []string {
	out := strings.Fields("week monday actor recipient events quad_1 quad_2 quad_3 quad_4 score_sum score_mean")
	for _, t := range Types {
		out = append(out, string(t))
	}
	return out
}

// WriteCSV writes the rows under a header.
func (t *DyadTable) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	c.Write(dyadColumns())
	for _, d := range t.Dyads() {
		c.Write(d.cells())
	}
	c.Flush()
	return c.Error()
}

// WriteText writes the rows for people: the types that occur, each with its number.
func (t *DyadTable) WriteText(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	io.WriteString(tw, "week\tactor\trecipient\tevents\tquads\tsum\tmean\ttypes\n")
	for _, d := range t.Dyads() {
		c := d.cells()
		var types []string
		for i, n := range d.Types {
			if n > 0 {
				types = append(types, string(Types[i])+" "+strconv.Itoa(n))
			}
		}
		io.WriteString(tw, strings.Join([]string{c[0], c[2], c[3], c[4], strings.Join(c[5:9], " "), c[9], c[10], strings.Join(types, ", ")}, "\t")+"\n")
	}
	return tw.Flush()
}

type dyadJSON struct {
	Week      *string        `json:"week"`
	Monday    *string        `json:"monday"`
	Actor     string         `json:"actor"`
	Recipient string         `json:"recipient"`
	Events    int            `json:"events"`
	Quads     [4]int         `json:"quads"`
	Types     map[string]int `json:"types"` // those that occur
	Sum       float64        `json:"score_sum"`
	Mean      float64        `json:"score_mean"`
}

// WriteJSON writes one row a line.
func (t *DyadTable) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range t.Dyads() {
		types := map[string]int{}
		for i, n := range d.Types {
			if n > 0 {
				types[string(Types[i])] = n
			}
		}
		err := enc.Encode(dyadJSON{orNull(d.Week), orNull(d.Monday), d.Actor, d.Recipient, d.Events, d.Quads, types, d.Score, d.Mean()})
		if err != nil {
			return err
		}
	}
	return nil
}
