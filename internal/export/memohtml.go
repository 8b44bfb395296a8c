package export

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed memo.html
var memoSource string

//go:embed memo.css
var memoStyle string

// MemoHTML writes a memo as one self-contained page that prints well: no script, nothing fetched, and its own policy forbids
// both. All that comes from articles is escaped and shown through [Visible].
func MemoHTML(w io.Writer, m *Memo) error {
	t, err := template.New("").Funcs(template.FuncMap{"number": func(i int) int { return i + 1 }}).Parse(memoSource)
	if err != nil {
		return err
	}
	return t.Execute(w, map[string]any{"Memo": m.visible(), "Style": template.CSS(memoStyle), "StyleHash": integrity(memoStyle)})
}

// visible returns the memo with every text safe to show.
func (m *Memo) visible() *Memo {
	out := &Memo{Title: line(m.Title), About: lines(m.About), Method: lines(m.Method)}
	for _, s := range m.Sections {
		c := MemoSection{Title: line(s.Title), Empty: line(s.Empty)}
		for _, l := range s.Lines {
			c.Lines = append(c.Lines, MemoLine{line(l.Text), l.Refs})
		}
		out.Sections = append(out.Sections, c)
	}
	for _, v := range m.Words {
		out.Words = append(out.Words, MemoWords{Visible(v.Before), Visible(v.Words), Visible(v.After), line(v.Where)})
	}
	return out
}

func lines(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = line(s)
	}
	return out
}
