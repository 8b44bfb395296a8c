package eval

import (
	"math"
	"os"
	"path/filepath"
	"slices"
)

// A Result is the score of one file. Its JSON form is a contract: docs/measuring.md lists every name.
type Result struct {
	Task      Task                          `json:"task"`
	File      string                        `json:"file"` // base name
	N         int                           `json:"n"`    // gold items scored: attributions, or CofeNet segments
	Documents int                           `json:"documents"`
	Split     string                        `json:"split,omitempty"`
	SHA256    string                        `json:"sha256,omitempty"` // of the file as stored; of a folder, of the digests of its files
	Model     string                        `json:"model,omitempty"`  // that read; none for predictions from a file
	From      string                        `json:"from,omitempty"`   // base name of the predictions scored instead
	Metrics   map[string]float64            `json:"metrics"`          // 0 to 1; left out where there was nothing to count
	Slices    map[string]map[string]float64 `json:"slices"`           // the same by slice, and "n"
	Intervals map[string][2]float64         `json:"intervals"`        // 95 %, none for a single document
	Counts    map[string]int                `json:"counts"`
	Lists     map[string][]string           `json:"lists,omitempty"`     // seed: ids missed and extra
	Confusion [][]int                       `json:"confusion,omitempty"` // claims: pairs by their relation, then by the one found: same, contradicts, tension, different

	sheet   *sheet
	docs    []*document
	guesses []guess
	nested  bool
	claims  []claimSaid
}

// newResult adds the documents up.
func newResult(s *sheet, all []*marks) *Result {
	r := &Result{sheet: s, Documents: len(all), Metrics: map[string]float64{}, Slices: map[string]map[string]float64{},
		Intervals: map[string][2]float64{}, Counts: map[string]int{}}
	whole, slicesOf, sliceN := make(row, s.width), map[string]row{}, map[string]int{}
	rows := make([]row, 0, len(all))
	for _, m := range all {
		r.N += m.n
		rows = append(rows, m.whole)
		whole.plus(m.whole)
		for name, part := range m.slices {
			if slicesOf[name] == nil {
				slicesOf[name] = make(row, s.width)
			}
			slicesOf[name].plus(part)
		}
		for name, n := range m.sliceN {
			sliceN[name] += n
		}
		for name, n := range m.counts {
			r.Counts[name] += n
		}
		if len(all) == 1 && len(m.lists) > 0 {
			r.Lists = m.lists
		} else if wrong := m.lists[wrongHappened]; len(wrong) > 0 {
			if r.Lists == nil {
				r.Lists = map[string][]string{}
			}
			r.Lists[wrongHappened] = append(r.Lists[wrongHappened], wrong...)
		}
	}
	r.Metrics = s.defined(whole)
	for name, part := range slicesOf {
		if sliceN[name] == 0 {
			continue // only wrong predictions are in it
		}
		r.Slices[name] = s.defined(part)
		r.Slices[name]["n"] = float64(sliceN[name])
	}
	for name, in := range intervals(s, rows) {
		r.Intervals[name] = [2]float64{rounded(in[0]), rounded(in[1])}
	}
	return r
}

// defined returns the metrics of a row that have a value.
func (s *sheet) defined(r row) map[string]float64 {
	out := map[string]float64{}
	names := s.names()
	for i, v := range s.values(r) {
		if !math.IsNaN(v) {
			out[names[i]] = rounded(v)
		}
	}
	return out
}

// rounded keeps six decimals: more would only be the noise of summing.
func rounded(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// describe adds what the result rests on.
func describe(r *Result, o Options) error {
	if o.From != "" {
		r.From = filepath.Base(o.From)
	}
	info, err := os.Stat(o.Path)
	if err != nil {
		return readError(o.Path, err)
	}
	if !info.IsDir() {
		r.SHA256, err = digest(o.Path)
		return err
	}
	if o.Task == TaskRecognizers {
		r.SHA256, err = filesDigest(specPaths(o.Path))
		return err
	}
	r.SHA256, err = folderDigest(o.Path)
	return err
}

// sliceNames returns the slices in the order of a table: kinds first, publishers last.
func (r *Result) sliceNames() []string {
	order := []string{sliceDirect, sliceMixed, sliceIndirect, slicePronoun, sliceNoSource, sliceDiscontinuous,
		sliceNested, sliceNoCue}
	var out, publishers []string
	for _, name := range order {
		if r.Slices[name] != nil {
			out = append(out, name)
		}
	}
	for name := range r.Slices {
		if !slices.Contains(order, name) {
			publishers = append(publishers, name)
		}
	}
	slices.Sort(publishers)
	return append(out, publishers...)
}
