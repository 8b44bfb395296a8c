package serve

import (
	"net/http"
	"strings"

	"sayso"
	"sayso/internal/ledger"
)

// comparePage lays records beside what others annotated: one article's row by row, all others' in sums.
type comparePage struct {
	Comparisons []comparison
	Titles      map[string]articleLine
	Article     string // "" for the list
}

// A comparison has the rows in which the two sides are not the same apart from those in which they are.
type comparison struct {
	ledger.Comparison
	Unlike, Alike []comparedRow
}

// A comparedRow shows on each side what the other has not.
type comparedRow struct {
	ledger.ComparedRow
	TheirParts, OurParts [3]string // what both begin with, what this side alone has, what both end with
}

// compared sorts the rows of a comparison.
func compared(c ledger.Comparison) comparison {
	out := comparison{Comparison: c}
	for _, row := range c.Rows {
		r := comparedRow{ComparedRow: row, TheirParts: [3]string{row.Theirs.Text}, OurParts: [3]string{row.Ours.Text}}
		if row.Verdict == "same" {
			out.Alike = append(out.Alike, r)
			continue
		}
		if row.Annotated != "" && row.Read != "" {
			r.TheirParts, r.OurParts = unlike(row.Theirs.Text, row.Ours.Text)
		}
		out.Unlike = append(out.Unlike, r)
	}
	return out
}

// unlike parts two texts into the words that they begin with together, those that each has alone, and those that they end with together.
func unlike(a, b string) (x, y [3]string) {
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	if from < len(a) || from < len(b) { // words differ, not letters
		from = strings.LastIndexByte(a[:from], ' ') + 1
	}
	end := 0
	for end < min(len(a), len(b))-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	word := func(s string) bool { at := len(s) - end; return at == 0 || s[at-1] == ' ' || s[at] == ' ' }
	for end > 0 && !(word(a) && word(b)) {
		end--
	}
	return [3]string{a[:from], a[from : len(a)-end], a[len(a)-end:]}, [3]string{b[:from], b[from : len(b)-end], b[len(b)-end:]}
}

func (s *Server) compare(w http.ResponseWriter, r *http.Request) {
	p := comparePage{Article: r.PathValue("id"), Titles: map[string]articleLine{}}
	list, err := s.Ledger.Compare(r.Context(), p.Article)
	if err == nil {
		err = s.Ledger.Reframe(r.Context(), list, sayso.OffsetsCodePoints)
	}
	if err == nil {
		var ids []string
		for _, c := range list.Comparisons {
			ids = append(ids, c.Article)
			p.Comparisons = append(p.Comparisons, compared(c))
		}
		err = s.name(r, p.Titles, ids)
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "There is nothing to compare here", err)
		return
	}
	s.show(w, r, http.StatusOK, "compare", frame{Title: "Beside what others annotated", At: "review", Page: p})
}
