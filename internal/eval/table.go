package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"sayso"
)

// WriteTable writes the result for people: measures with their 95 % intervals, then the slices.
func (r *Result) WriteTable(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s · %s · n = %d in %d documents\n", r.Task, r.File, r.N, r.Documents)
	fmt.Fprintln(&b, r.basis())
	r.table(&b)
	r.sliceTable(&b, percent)
	r.confusionTable(&b)
	for _, name := range sortedKeys(r.Lists) {
		fmt.Fprintf(&b, "\n%s: %s\n", name, strings.Join(r.Lists[name], " "))
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return &sayso.Error{Code: sayso.ErrWrite, Msg: "cannot write the table", Err: err}
	}
	return nil
}

// basis says in one line what was scored and what was left aside.
func (r *Result) basis() string {
	parts := []string{"read by " + orNone(r.Model)}
	if r.From != "" {
		parts[0] = "predictions of " + r.From
	}
	for _, name := range sortedKeys(r.Counts) {
		parts = append(parts, fmt.Sprintf("%s %d", strings.ReplaceAll(name, "_", " "), r.Counts[name]))
	}
	return strings.Join(parts, " · ")
}

func orNone(model string) string {
	if model == "" {
		return "no model"
	}
	return model
}

func (r *Result) table(b *strings.Builder) {
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\nmeasure\tP\tR\tF1 or share\t95 %\t")
	for _, m := range r.sheet.measures {
		names := m.metrics()
		last := names[len(names)-1]
		if _, ok := r.Metrics[last]; !ok {
			continue
		}
		cells := []string{"", ""}
		if m.form == formPRF {
			cells = []string{percent(r.Metrics[names[0]]), percent(r.Metrics[names[1]])}
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t\n", m.name, strings.Join(cells, "\t"), percent(r.Metrics[last]), r.interval(last))
	}
	t.Flush()
}

func (r *Result) interval(name string) string {
	in, ok := r.Intervals[name]
	if !ok {
		return ""
	}
	return percent(in[0]) + "–" + percent(in[1])
}

// shown are the metrics of a slice that tables show; the JSON form has all of them.
func shown(t Task) []string {
	switch t {
	case TaskCofenet:
		return []string{"source_exact_f1", "cue_exact_f1", "content_exact_f1"}
	case TaskRecognizers, TaskDuckling:
		return []string{"right", "extent"}
	case TaskTime:
		return []string{"strict_p", "strict_r", "strict_f1", "relaxed_f1", "value_f1"}
	case TaskSyntax:
		return []string{"sentences_f1", "words_f1", "upos_f1", "lemma_f1", "uas_f1", "las_f1", "subject_object_f1"}
	case TaskNames:
		return []string{"names_p", "names_r", "names_f1", "extent_f1"}
	case TaskCoref:
		return []string{"conll", "muc_f1", "b3_f1", "ceafe_f1", "mentions_p", "mentions_r", "mentions_f1"}
	case TaskGap:
		return []string{"pronoun_p", "pronoun_r", "pronoun_f1"}
	case TaskPeople:
		return []string{"same_p", "same_r", "joined", "apart"}
	case TaskClaims:
		return []string{"same_p", "same_r", "contradiction_p", "contradiction_r", "clash_p", "clash_r", "relation", "statements"}
	case TaskVerify:
		return []string{"grade", "place", "kind"}
	case TaskOrigins:
		return []string{"proposed", "right"}
	case TaskSourcing:
		return []string{"found_p", "found_r", "kind", "level", "parent", "stance", "speaker", "sourced_right"}
	case TaskGold, TaskSeed:
		return []string{"found_p", "found_r", "content_exact", "source_overlap", "kind", "parent", "all_right"}
	}
	return []string{"all_exact_f1", "all_exact_p", "all_exact_r", "cue_exact_r", "source_exact_r", "content_exact_r",
		"sfu30_r"}
}

func (r *Result) sliceTable(b *strings.Builder, number func(float64) string) {
	names := r.sliceNames()
	if len(names) == 0 {
		return
	}
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "\nslice\tn\t%s\t\n", strings.Join(shown(r.Task), "\t"))
	for _, name := range names {
		fmt.Fprintf(t, "%s\t%d\t", name, int(r.Slices[name]["n"]))
		for _, metric := range shown(r.Task) {
			if v, ok := r.Slices[name][metric]; ok {
				fmt.Fprint(t, number(v))
			}
			fmt.Fprint(t, "\t")
		}
		fmt.Fprintln(t)
	}
	t.Flush()
}

// confusionTable writes how many pairs of each relation were found to be of which.
func (r *Result) confusionTable(b *strings.Builder) {
	if r.Confusion == nil {
		return
	}
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "\nis, found as\t")
	for _, found := range relations {
		fmt.Fprintf(t, "%s\t", found)
	}
	fmt.Fprintln(t)
	for i, row := range r.Confusion {
		fmt.Fprintf(t, "%s\t", relations[i])
		for _, n := range row {
			fmt.Fprintf(t, "%d\t", n)
		}
		fmt.Fprintln(t)
	}
	t.Flush()
}

func percent(v float64) string { return fmt.Sprintf("%.1f", 100*v) }

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
