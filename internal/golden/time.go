package golden

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// A WantTime is a line of want.txt for an expression of time:
//
//	time DATE 2025-08-08 `Friday` direction past
//
// type, value ("-" for none) and the words, then fields that are compared only where they stand: mod, quant, freq, zone,
// anchor, direction. A document that has one such line must have one for each time found; "times none" wants none.
type WantTime struct {
	Line  int
	Time  sayso.Time
	Extra map[string]string
}

// timeFields are the fields that are compared only where stated.
func timeFields(t sayso.Time) [][2]string {
	return [][2]string{{"mod", string(t.Mod)}, {"quant", t.Quant}, {"freq", t.Freq}, {"zone", t.Zone}, {"anchor", t.Anchor},
		{"direction", string(t.Direction)}}
}

// parseTimes takes the lines of time out of want.txt, as items does.
func parseTimes(text, want string) (list []WantTime, stated bool, rest string, err error) {
	return items(want, "time", "times none", func(value string, line int) (w WantTime, err error) {
		w, err = parseTime(text, value)
		w.Line = line
		return w, err
	})
}

func parseTime(text, line string) (w WantTime, err error) {
	fields := strings.Fields(line)
	if len(fields) < 3 {
		return w, fmt.Errorf("%q is no type, value and words", line)
	}
	w.Extra = map[string]string{}
	w.Time.Type = sayso.TimeType(fields[0])
	if w.Time.Value = fields[1]; w.Time.Value == "-" {
		w.Time.Value = ""
	}
	if !slices.Contains([]sayso.TimeType{sayso.TimeDate, sayso.TimeTime, sayso.TimeDuration, sayso.TimeSet}, w.Time.Type) {
		return w, fmt.Errorf("%q is no type", fields[0])
	}
	at := strings.IndexAny(line, "`\"")
	if at < 0 {
		return w, fmt.Errorf("no words in %q", line)
	}
	end := at + 1 + strings.LastIndexAny(line[at+1:], "`\"") + 1
	if tail, ok := strings.CutPrefix(line[end:], "#"); ok {
		end += 1 + len(tail) - len(strings.TrimLeft(tail, "0123456789"))
	}
	if w.Time.Span, err = resolve(text, line[at:end]); err != nil {
		return w, err
	}
	extra := strings.Fields(line[end:])
	for i := 0; i+1 < len(extra); i += 2 {
		if !slices.ContainsFunc(timeFields(w.Time), func(f [2]string) bool { return f[0] == extra[i] }) {
			return w, fmt.Errorf("unknown field %q", extra[i])
		}
		w.Extra[extra[i]] = extra[i+1]
	}
	if len(extra)%2 == 1 {
		return w, fmt.Errorf("%q without a value", extra[len(extra)-1])
	}
	return w, nil
}

// format writes a time as want.txt does, with those optional fields that are asked for.
func formatTime(text string, t sayso.Time, asked func(field string) bool) string {
	value := t.Value
	if value == "" {
		value = "-"
	}
	out := fmt.Sprintf("time %s %s %s", t.Type, value, quote(text, t.Span))
	for _, f := range timeFields(t) {
		if asked(f[0]) && f[1] != "" {
			out += " " + f[0] + " " + f[1]
		}
	}
	return out + "\n"
}

// compareTimes reports how the times of a record differ from those wanted.
func (d *Document) compareTimes(rec *sayso.Record) (wrong []string) {
	if !d.TimesStated {
		return nil
	}
	text := d.Article.Text
	used := make([]bool, len(rec.Times))
	for _, w := range d.Times {
		asked := func(field string) bool { _, ok := w.Extra[field]; return ok }
		i := slices.IndexFunc(rec.Times, func(t sayso.Time) bool { return t.Span == w.Time.Span })
		want := w.Time
		if i >= 0 {
			used[i] = true
			got := rec.Times[i]
			same := got.Type == want.Type && got.Value == want.Value
			for _, f := range timeFields(got) {
				same = same && (!asked(f[0]) || f[1] == w.Extra[f[0]])
			}
			if same {
				continue
			}
			wrong = append(wrong, fmt.Sprintf("%s:%d: wrong\n\tgot  %s\twant %s", wantFile, w.Line, formatTime(text, got, asked), w.String(text)))
			continue
		}
		wrong = append(wrong, fmt.Sprintf("%s:%d: missing %s", wantFile, w.Line, w.String(text)))
	}
	for i, t := range rec.Times {
		if !used[i] {
			wrong = append(wrong, "unexpected "+formatTime(text, t, func(string) bool { return true }))
		}
	}
	return wrong
}

// String is the line of want.txt.
func (w WantTime) String(text string) string {
	line := strings.TrimSuffix(formatTime(text, w.Time, func(string) bool { return false }), "\n")
	for _, f := range timeFields(w.Time) {
		if v, ok := w.Extra[f[0]]; ok {
			line += " " + f[0] + " " + v
		}
	}
	return line + "\n"
}

// updatedTimes writes the times of a record, with the optional fields the document states anywhere.
func (d *Document) updatedTimes(rec *sayso.Record) string {
	if !d.TimesStated {
		return ""
	}
	asked := func(field string) bool {
		return slices.ContainsFunc(d.Times, func(w WantTime) bool { _, ok := w.Extra[field]; return ok })
	}
	out := ""
	for _, t := range rec.Times {
		out += formatTime(d.Article.Text, t, asked)
	}
	if out == "" {
		return "times none\n"
	}
	return out
}
