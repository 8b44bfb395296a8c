package ledger

import (
	"archive/zip"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/store"
)

// A Reading is one statement or event as the machine read it, to be judged by people who have not seen what it made of it.
// It is named by the words it stands on, which outlive a new reading by another engine.
type Reading struct {
	Kind  sayso.TargetKind `json:"kind"` // attribution or event
	Words sayso.Passage    `json:"words"`
	// Sentence is where they stand, and Before the sentence before it in the same paragraph, so that the words can be judged
	// without the article; no words if there is none.
	Sentence   sayso.Passage `json:"sentence"`
	Before     sayso.Passage `json:"before"`
	Confidence float64       `json:"confidence"`
	// Fields are what the machine read: "level" and "stance" of a statement, "type" and "status" of an event.
	Fields map[string]string `json:"fields"`
	// Judgements are those of people, in the order in which they came.
	Judgements []Judgement `json:"judgements"`
}

// A Judgement is what one person found in the words of a reading before seeing the machine's.
type Judgement struct {
	Who  string `json:"who"`
	When string `json:"when"` // RFC 3339, UTC
	// Says has a value for each field, or for "there" alone the value "no": here is no statement, no event.
	Says map[string]string `json:"says"`
}

// ReviewFields are the fields that people judge of a kind, in the order of the page.
func ReviewFields(kind sayso.TargetKind) []string {
	if kind == sayso.TargetEvent {
		return []string{"status", "type"}
	}
	return []string{"stance", "level"}
}

// Readings is a part of the queue of review.
type Readings struct {
	Readings []Reading `json:"readings"`
	Articles int       `json:"articles"` // in how many articles was looked
}

// Kind implements [Answer].
func (r *Readings) Kind() string { return "readings" }

// Passages implements [sayso.Answer].
func (r *Readings) Passages() (out []*sayso.Passage) {
	for i := range r.Readings {
		x := &r.Readings[i]
		out = append(out, &x.Words, &x.Sentence, &x.Before)
	}
	return out
}

// reviewArticles is how many articles, the newest, the queue looks into: each costs the decoding of its record.
const reviewArticles = 80

const judgedSetting = "judged/"

// Doubts returns what the machine is least sure of in the newest articles: what two people have judged is left out, and what
// `who` has judged as well. Things without a measured confidence are not in it.
func (l *Ledger) Doubts(ctx context.Context, who string, limit int) (*Readings, error) {
	out := &Readings{}
	err := l.store.View(ctx, func(r store.Reader) error {
		list, err := r.Articles(store.ArticleFilter{}, "", 0)
		if err != nil {
			return err
		}
		list = list[max(0, len(list)-reviewArticles):]
		out.Articles = len(list)
		records := map[string]*sayso.Record{}
		ids := make([]string, len(list))
		for i := range list {
			ids[i] = list[i].ID
		}
		if _, err := r.Texts(ids); err != nil { // asked for once, for those who remember
			return err
		}
		for _, id := range ids {
			rec, err := recordAsRead(r, id, sayso.Engine{})
			if err != nil {
				return err
			}
			records[id] = rec
			out.Readings = append(out.Readings, readings(rec)...)
		}
		slices.SortStableFunc(out.Readings, func(a, b Reading) int { return cmp.Compare(a.Confidence, b.Confidence) })
		kept := []Reading{}
		for _, x := range out.Readings {
			if len(kept) == limit {
				break
			}
			if x.Judgements, err = judgements(r, x.key()); err != nil {
				return err
			}
			if len(x.Judgements) < 2 && !x.judgedBy(who) {
				kept = append(kept, x)
			}
		}
		out.Readings = kept
		for i := range kept {
			x := &kept[i]
			x.Sentence, x.Before = surroundings(records[x.Words.Article], sayso.Span{Start: x.Words.Start, End: x.Words.End})
		}
		return nil
	})
	return out, err
}

// surroundings are the sentence of some words, or all those that they reach into, and the one before in their paragraph.
func surroundings(rec *sayso.Record, s sayso.Span) (sentence, before sayso.Passage) {
	whole := sentenceOf(rec, s)
	for _, x := range rec.Sentences {
		if x.End > whole.Start {
			break
		}
		before = sayso.PassageOf(rec.Article, x)
	}
	for _, p := range rec.Paragraphs {
		if p.Start <= whole.Start && whole.Start < p.End && before.Start < p.Start {
			before = sayso.Passage{}
		}
	}
	return sayso.PassageOf(rec.Article, whole), before
}

// readings are the statements and events of a record that have a measured confidence.
func readings(rec *sayso.Record) (out []Reading) {
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		if s, ok := WordsOf(rec, sayso.TargetAttribution, a.ID); ok && a.Confidence.All > 0 {
			out = append(out, Reading{Kind: sayso.TargetAttribution, Words: sayso.PassageOf(rec.Article, s), Confidence: a.Confidence.All,
				Fields: map[string]string{"level": string(a.Level), "stance": string(a.Stance)}})
		}
	}
	for i := range rec.Events {
		if e := &rec.Events[i]; e.Confidence > 0 {
			out = append(out, Reading{Kind: sayso.TargetEvent, Words: sayso.PassageOf(rec.Article, e.Trigger), Confidence: e.Confidence,
				Fields: map[string]string{"type": string(e.Type), "status": string(e.Status)}})
		}
	}
	return out
}

// Reading returns what the machine read on the words [start, end) in bytes of an article, with what people have judged.
func (l *Ledger) Reading(ctx context.Context, kind sayso.TargetKind, article string, start, end int) (x *Reading, err error) {
	err = l.store.View(ctx, func(r store.Reader) error { x, err = readingAt(r, kind, article, start, end); return err })
	return x, err
}

func readingAt(r store.Reader, kind sayso.TargetKind, article string, start, end int) (*Reading, error) {
	rec, err := recordAsRead(r, article, sayso.Engine{})
	if err != nil {
		return nil, err
	}
	for _, x := range readings(rec) {
		if x.Kind == kind && x.Words.Start == start && x.Words.End == end {
			x.Judgements, err = judgements(r, x.key())
			return &x, err
		}
	}
	return nil, unknown("reading", fmt.Sprintf("%s %s %d-%d", kind, article, start, end))
}

// Judge keeps a judgement. Where it differs from the reading as it stands, corrections of earlier judges applied, and nobody
// has judged before, it becomes a correction in the log: the first judge sets the machine right, a second who sees it
// otherwise is a disagreement that the two must settle. Corrected tells. A person judges a reading once.
func (l *Ledger) Judge(ctx context.Context, kind sayso.TargetKind, article string, start, end int, j Judgement) (x *Reading, corrected *sayso.Correction, err error) {
	if err := j.check(kind); err != nil {
		return nil, nil, err
	}
	if x, err = l.Reading(ctx, kind, article, start, end); err != nil {
		return nil, nil, err
	}
	if c := j.correction(x); c != nil && len(x.Judgements) == 0 {
		// First the log, so that a correction that cannot be leaves no judgement behind.
		if corrected, err = l.Correct(ctx, *c); err != nil {
			return nil, nil, err
		}
	}
	err = l.store.Update(ctx, func(w store.Writer) error {
		list, err := judgements(w, x.key())
		if err != nil {
			return err
		}
		if slices.ContainsFunc(list, func(o Judgement) bool { return o.Who == j.Who }) {
			return &sayso.Error{Code: sayso.ErrUsage, Place: j.Who, Msg: "has judged this already"}
		}
		x.Judgements = append(list, j)
		raw, err := json.Marshal(x.Judgements)
		if err != nil {
			return err
		}
		return w.PutSetting(judgedSetting+x.key(), raw)
	})
	return x, corrected, err
}

// check names the first fault of a judgement.
func (j Judgement) check(kind sayso.TargetKind) error {
	fault := func(words string) error { return &sayso.Error{Code: sayso.ErrUsage, Place: j.Who, Msg: words} }
	switch {
	case strings.TrimSpace(j.Who) == "":
		return fault("a judgement says whose it is")
	case kind != sayso.TargetAttribution && kind != sayso.TargetEvent:
		return fault("only statements and events are judged")
	case j.Says["there"] == "no":
		return nil
	}
	for _, name := range ReviewFields(kind) {
		if j.Says[name] == "" {
			return fault("a judgement says the " + name + ", or that nothing is there")
		}
	}
	return nil
}

// correction is what a judgement sets right in a reading; nil if they agree.
func (j Judgement) correction(x *Reading) *sayso.Correction {
	c := &sayso.Correction{Who: j.Who, When: j.When, Why: "review, judged without the machine’s reading", What: sayso.Target{Kind: x.Kind, Words: x.Words}}
	if j.Says["there"] == "no" {
		c.Do = sayso.CorrectRemove
		return c
	}
	c.Do, c.Set = sayso.CorrectSet, map[string]string{}
	for _, name := range ReviewFields(x.Kind) {
		if j.Says[name] != x.Fields[name] {
			c.Set[name] = j.Says[name]
		}
	}
	if len(c.Set) == 0 {
		return nil
	}
	return c
}

func (x *Reading) judgedBy(who string) bool {
	return slices.ContainsFunc(x.Judgements, func(j Judgement) bool { return j.Who == who })
}

// key names a reading for ever.
func (x *Reading) key() string {
	return string(x.Kind) + "/" + x.Words.Article + "/" + strconv.Itoa(x.Words.Start) + "-" + strconv.Itoa(x.Words.End)
}

func judgements(r store.Reader, key string) (out []Judgement, err error) {
	raw, err := r.Setting(judgedSetting + key)
	if err != nil || raw == nil {
		return nil, err
	}
	return out, json.Unmarshal(raw, &out)
}

// Judged returns every list of judgements by the key of its reading, in order of keys.
func (l *Ledger) Judged(ctx context.Context) (keys []string, lists [][]Judgement, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		names, err := r.Settings()
		if err != nil {
			return err
		}
		for _, name := range names {
			key, ok := strings.CutPrefix(name, judgedSetting)
			if !ok {
				continue
			}
			list, err := judgements(r, key)
			if err != nil {
				return err
			}
			keys, lists = append(keys, key), append(lists, list)
		}
		return nil
	})
	return keys, lists, err
}

// GoldArchive writes the corrections of all articles as gold for measuring, a file an article, as a ZIP.
func (l *Ledger) GoldArchive(ctx context.Context, w io.Writer) error {
	z := zip.NewWriter(w)
	err := l.Gold(ctx, false, func(article string, gold []byte) error {
		f, err := z.Create(url.PathEscape(article) + ".gold.json")
		if err == nil {
			_, err = f.Write(gold)
		}
		return err
	})
	claims, people, pairsErr := l.GoldPairs(ctx)
	for _, f := range []struct {
		name string
		body []byte
	}{{"claims.pairs.tsv", claims}, {"people.pairs.jsonl", people}} {
		if f.body == nil || err != nil || pairsErr != nil {
			continue
		}
		var out io.Writer
		if out, err = z.Create(f.name); err == nil {
			_, err = out.Write(f.body)
		}
	}
	return cmp.Or(err, pairsErr, z.Close())
}
