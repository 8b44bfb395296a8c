package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/correct"
	"sayso/internal/eval"
	"sayso/internal/gold"
	"sayso/internal/store"
)

// An Annotation is what people or another program hold an article to say. It is kept beside the record and never put in its place: as gold,
// and to compare the record with. Annotations are append-only.
type Annotation struct {
	Article string `json:"article"`
	Who     string `json:"who"` // who brought it in
	When    string `json:"when"`
	Why     string `json:"why"`
	Format  string `json:"format"` // "citron", "brat"
	File    string `json:"file"`   // its name, and the hash of its bytes
	SHA256  string `json:"sha256"`
	// Record has its attributions, in bytes and without the text.
	Record json.RawMessage `json:"record"`
}

const annotationsSetting = "annotations/"

// Annotate keeps what somebody holds an article of the ledger to say: rec, whose text must be that of the article, whatever its id. Who, When
// and Why of by are the caller's; the same file again is kept once. It returns the id of the article.
func (l *Ledger) Annotate(ctx context.Context, rec *sayso.Record, by Annotation) (article string, err error) {
	if strings.TrimSpace(by.Who) == "" || by.When == "" || strings.TrimSpace(by.Why) == "" {
		return "", &sayso.Error{Code: sayso.ErrUsage, Place: by.File, Msg: "annotations come in with who brings them, when, and why"}
	}
	a := rec.Article.Identified()
	err = l.store.Update(ctx, func(w store.Writer) error {
		if by.Article, err = w.ArticleByHash(a.SHA256); err != nil {
			return err
		}
		if by.Article == "" {
			return &sayso.Error{Code: sayso.ErrUnknown, Place: by.File, Msg: "the ledger has no article of this text"}
		}
		kept := *rec
		kept.Article = (&sayso.Article{ID: by.Article, Text: a.Text}).Identified()
		if by.Record, err = sayso.MarshalRecord(&kept, sayso.MarshalOptions{Offsets: sayso.OffsetsBytes}); err != nil {
			return err
		}
		list, err := annotations(w, by.Article)
		if err != nil || slices.ContainsFunc(list, func(x Annotation) bool { return x.SHA256 == by.SHA256 && x.Format == by.Format }) {
			return err
		}
		return addTo(w, annotationsSetting+by.Article, list, by)
	})
	return by.Article, err
}

func annotations(r store.Reader, article string) (out []Annotation, err error) {
	return listOf[Annotation](r, annotationsSetting+article)
}

// annotated lists the articles that have annotations, by id.
func annotated(r store.Reader) (out []string, err error) {
	names, err := r.Settings()
	for _, name := range names {
		if id, ok := strings.CutPrefix(name, annotationsSetting); ok {
			out = append(out, id)
		}
	}
	return out, err
}

// A Comparison is the record of an article beside an annotation of it.
type Comparison struct {
	Article string        `json:"article"`
	Who     string        `json:"who"`
	When    string        `json:"when"`
	Why     string        `json:"why"`
	Format  string        `json:"format"`
	File    string        `json:"file"`
	Same    int           `json:"same"`   // attributions of both that differ in nothing
	Differ  int           `json:"differ"` // of both, with a difference
	Missed  int           `json:"missed"` // of the annotation alone
	Extra   int           `json:"extra"`  // of the record alone
	Rows    []ComparedRow `json:"rows"`
}

// A ComparedRow is one attribution on either side.
type ComparedRow struct {
	Verdict   string        `json:"verdict"`   // same, differ, missed, extra
	Differs   []string      `json:"differs"`   // which parts
	Annotated string        `json:"annotated"` // ids; "" where a side has none
	Read      string        `json:"read"`
	Theirs    sayso.Passage `json:"theirs"` // the whole statement as each side has it
	Ours      sayso.Passage `json:"ours"`
}

// Comparisons are all comparisons, by article and in order of coming in.
type Comparisons struct {
	Comparisons []Comparison `json:"comparisons"`
}

// Kind implements [Answer].
func (c *Comparisons) Kind() string { return "comparisons" }

// Passages implements [sayso.Answer].
func (c *Comparisons) Passages() (out []*sayso.Passage) {
	for i := range c.Comparisons {
		for k := range c.Comparisons[i].Rows {
			row := &c.Comparisons[i].Rows[k]
			out = append(out, &row.Theirs, &row.Ours)
		}
	}
	return out
}

// Compare lays the newest record of an article, corrections applied, beside each annotation of it; of all articles that have some if article
// is "". An article without is an error of code ErrUnknown.
func (l *Ledger) Compare(ctx context.Context, article string) (*Comparisons, error) {
	out := &Comparisons{}
	err := l.store.View(ctx, func(r store.Reader) error {
		ids, err := []string{article}, error(nil)
		if article == "" {
			if ids, err = annotated(r); err != nil {
				return err
			}
		}
		log, err := l.finders.readLog(r)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := l.compareOne(r, log, id, out); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

func (l *Ledger) compareOne(r store.Reader, log *correct.Log, article string, out *Comparisons) error {
	list, err := annotations(r, article)
	if err == nil && len(list) == 0 {
		err = unknown("annotation of article", article)
	}
	if err != nil {
		return err
	}
	rec, err := l.finders.record(r, log, article)
	if err != nil {
		return err
	}
	for _, x := range list {
		theirs, err := sayso.UnmarshalRecord(x.Record, rec.Article.Text)
		if err != nil {
			return err
		}
		c := Comparison{Article: article, Who: x.Who, When: x.When, Why: x.Why, Format: x.Format, File: x.File}
		for _, pair := range eval.Compare(rec.Article.Text, theirs.Attributions, rec.Attributions) {
			row := ComparedRow{Differs: pair.Differs}
			if g := pair.Gold; g != nil {
				row.Annotated, row.Theirs = g.ID, sayso.PassageOf(rec.Article, statementSpan(g))
			}
			if p := pair.Read; p != nil {
				row.Read, row.Ours = p.ID, sayso.PassageOf(rec.Article, statementSpan(p))
			}
			switch {
			case pair.Read == nil:
				row.Verdict = "missed"
				c.Missed++
			case pair.Gold == nil:
				row.Verdict = "extra"
				c.Extra++
			case len(pair.Differs) > 0:
				row.Verdict = "differ"
				c.Differ++
			default:
				row.Verdict = "same"
				c.Same++
			}
			c.Rows = append(c.Rows, row)
		}
		out.Comparisons = append(out.Comparisons, c)
	}
	return nil
}

// goldOf hands on the annotations of all articles as gold files, each named by its article and its number.
func goldOf(r store.Reader, bare bool, yield func(name string, gold []byte) error) error {
	ids, err := annotated(r)
	if err != nil {
		return err
	}
	for _, id := range ids {
		a, err := r.Article(id)
		if err == nil && a == nil {
			err = unknown("article", id)
		}
		if err != nil {
			return err
		}
		list, err := annotations(r, id)
		if err != nil {
			return err
		}
		for i, x := range list {
			rec, err := sayso.UnmarshalRecord(x.Record, a.Text)
			if err != nil {
				return err
			}
			pen := gold.NewPen(a.Text)
			pen.Bare = bare
			file := gold.File{Scored: gold.Scored{ID: id, SHA256: a.SHA256, Annotator: x.Who, Attributions: []gold.Attribution{}, Events: []gold.Event{}},
				Notes: fmt.Sprintf("annotations in the format %s, file %s with sha256 %s, brought in %s: %s", x.Format, x.File, x.SHA256, x.When, x.Why)}
			for k := range rec.Attributions {
				file.Attributions = append(file.Attributions, pen.Attribution(&rec.Attributions[k]))
			}
			body, err := file.Bytes()
			if err == nil {
				err = pen.Err()
			}
			if err == nil {
				err = yield(fmt.Sprintf("%s.%s-%d", id, x.Format, i+1), body)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
