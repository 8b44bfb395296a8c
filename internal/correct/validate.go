package correct

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"sayso"
)

// Validate says why an entry cannot be appended to the log; nil if it can. Errors have code [sayso.ErrCorrection]. record returns
// the newest record of an article as it is with the log applied, with its text, or nil if there is no such article.
func (c *Corrector) Validate(e sayso.Correction, l *Log, record func(article string) (*sayso.Record, error)) error {
	if err := signed(e); err != nil {
		return err
	}
	switch e.Do {
	case sayso.CorrectUndo:
		return undo(e, l)
	case sayso.CorrectSet, sayso.CorrectRemove, sayso.CorrectMerge, sayso.CorrectSplit:
	default:
		if e.Do.Beside() {
			return beside(e, record)
		}
		return refuse("", "there is no verb %q; there are merge, split, set, remove, undo, ask, answer, close, reopen, note", e.Do)
	}
	if err := c.shape(e); err != nil {
		return err
	}
	what, with, err := there(e, record)
	if err != nil {
		return err
	}
	if e.Do == sayso.CorrectMerge || e.Do == sayso.CorrectSplit {
		if err := pair(e, what, with); err != nil {
			return err
		}
		if err := contradicts(e, l); err != nil {
			return err
		}
	}
	if e.Do == sayso.CorrectSet {
		if err := saidAlready(e, l); err != nil {
			return err
		}
	}
	return c.trial(e, record)
}

// saidAlready sees that what is set is not what the entries in force set already: two people may have pressed the same button.
func saidAlready(e sayso.Correction, l *Log) error {
	last, said := 0, 0
	for _, o := range l.Of(e.What.Words.Article) {
		if o.Do != sayso.CorrectSet || o.What.Kind != e.What.Kind || !touch(o.What, e.What) {
			continue
		}
		if last = o.Seq; maps.Equal(o.Set, e.Set) && (o.With == nil) == (e.With == nil) && (e.With == nil || touch(*o.With, *e.With)) {
			said = o.Seq
		}
	}
	if said > 0 && said == last {
		return refuse(e.What.Words.Article, "entry %d says this already", said)
	}
	return nil
}

func refuse(place, format string, args ...any) error {
	return &sayso.Error{Code: sayso.ErrCorrection, Place: place, Msg: fmt.Sprintf(format, args...)}
}

// signed sees that it is known who corrects, when and why.
func signed(e sayso.Correction) error {
	for _, f := range []struct{ name, value string }{{"who", e.Who}, {"when", e.When}, {"why", e.Why}} {
		if strings.TrimSpace(f.value) == "" {
			return refuse("", "a correction says who, when and why: %s is missing", f.name)
		}
	}
	if at, err := time.Parse(time.RFC3339, e.When); err != nil || at.Location() != time.UTC {
		return refuse("", "when is %q, not a time in UTC such as 2026-11-28T21:00:00Z", e.When)
	}
	return nil
}

func undo(e sayso.Correction, l *Log) error {
	switch {
	case e.With != nil || len(e.Set) > 0 || e.What != (sayso.Target{}):
		return refuse("", "to undo names the number of an entry and nothing else")
	case l.Entry(e.Undoes) == nil:
		return refuse("", "there is no entry %d", e.Undoes)
	case !l.InForce(e.Undoes):
		return refuse("", "entry %d is taken back already, by entry %d", e.Undoes, l.undone[e.Undoes])
	}
	return nil
}

// shape sees that an entry has the parts that its verb needs, with values that there are.
func (c *Corrector) shape(e sayso.Correction) error {
	if Fields(e.What.Kind) == nil {
		return refuse("", "there is no kind of target %q; there are entity, attribution, event, claim", e.What.Kind)
	}
	needs := e.Do == sayso.CorrectMerge || e.Do == sayso.CorrectSplit
	switch {
	case e.Undoes != 0:
		return refuse("", "only undo names an entry")
	case needs && (e.With == nil || e.With.Kind != e.What.Kind):
		return refuse("", "%s needs two of one kind", e.Do)
	case needs && e.What.Kind != sayso.TargetEntity && e.What.Kind != sayso.TargetClaim && e.What.Words.Article != e.With.Words.Article:
		return refuse("", "an %s is of one article: to join what two articles say is to merge claims", e.What.Kind)
	case e.Do == sayso.CorrectRemove && (e.With != nil || e.What.Kind == sayso.TargetClaim):
		return refuse("", "what is removed is one entity, attribution or event")
	case e.Do != sayso.CorrectSet && len(e.Set) > 0:
		return refuse("", "only set has values")
	case e.Do != sayso.CorrectSet:
		return nil
	case len(e.Set) == 0 && e.With == nil:
		return refuse("", "nothing is set; fields of an %s are %s", e.What.Kind, strings.Join(Fields(e.What.Kind), ", "))
	case e.With != nil && (e.What.Kind != sayso.TargetAttribution || e.With.Kind != sayso.TargetEntity && e.With.Kind != sayso.TargetAttribution ||
		e.What.Words.Article != e.With.Words.Article):
		return refuse("", "what is set with other words is the speaker or the parent of an attribution, of the same article")
	}
	for _, name := range sortedKeys(e.Set) {
		if fault := c.field(e.What.Kind, name, e.Set[name]); fault != "" {
			return refuse("", "%s", fault)
		}
	}
	return nil
}

func sortedKeys(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// there returns the ids of what stands at the words of an entry, which must be those of the texts.
func there(e sayso.Correction, record func(string) (*sayso.Record, error)) (what, with string, err error) {
	var recs [2]*sayso.Record
	targets := []*sayso.Target{&e.What, e.With}
	for i, t := range targets {
		if t == nil {
			continue
		}
		w := t.Words
		if recs[i], err = record(w.Article); err != nil {
			return "", "", err
		}
		if recs[i] == nil {
			return "", "", refuse(w.Article, "there is no such article")
		}
		if text := recs[i].Article.Text; w.Start < 0 || w.End <= w.Start || w.End > len(text) || text[w.Start:w.End] != w.Text {
			return "", "", refuse(w.Article, "%q does not stand at bytes %d to %d", w.Text, w.Start, w.End)
		}
	}
	var missing *sayso.Target
	if e.With == nil || e.With.Words.Article == e.What.Words.Article {
		what, with, missing = locate(recs[0], e)
	} else {
		ids := [2]string{}
		for i, t := range targets {
			if id, ok := Find(recs[i], *t); ok {
				ids[i] = id
			} else if missing == nil {
				missing = t
			}
		}
		what, with = ids[0], ids[1]
	}
	if missing != nil {
		w := missing.Words
		return "", "", refuse(w.Article, "there is no %s at %q, bytes %d to %d", missing.Kind, w.Text, w.Start, w.End)
	}
	return what, with, nil
}

// pair sees that what is merged is two, and what is split inside one article is one.
func pair(e sayso.Correction, what, with string) error {
	same := e.What.Words.Article == e.With.Words.Article && what == with
	switch {
	case e.Do == sayso.CorrectMerge && same:
		return refuse(e.What.Words.Article, "both are one %s already, %s", e.What.Kind, what)
	case e.Do == sayso.CorrectSplit && !same && e.What.Kind != sayso.TargetClaim && e.What.Words.Article == e.With.Words.Article:
		return refuse(e.What.Words.Article, "these are two already, %s and %s", what, with)
	case e.Do == sayso.CorrectSplit && e.What.Words == e.With.Words:
		return refuse(e.What.Words.Article, "a split needs the words of each")
	}
	return nil
}

// contradicts sees that no entry in force says the same of the same two, or the opposite.
func contradicts(e sayso.Correction, l *Log) error {
	for _, o := range l.Of(e.What.Words.Article) {
		if o.With == nil || o.What.Kind != e.What.Kind || o.Do != sayso.CorrectMerge && o.Do != sayso.CorrectSplit {
			continue
		}
		if !(touch(o.What, e.What) && touch(*o.With, *e.With) || touch(o.What, *e.With) && touch(*o.With, e.What)) {
			continue
		}
		if o.Do == e.Do {
			return refuse("", "entry %d says this already", o.Seq)
		}
		return refuse("", "entry %d says the opposite: take it back first", o.Seq)
	}
	return nil
}

func touch(a, b sayso.Target) bool {
	return a.Words.Article == b.Words.Article && a.Words.Start < b.Words.End && b.Words.Start < a.Words.End
}

// trial applies an entry inside one article to see whether the record keeps its promises.
func (c *Corrector) trial(e sayso.Correction, record func(string) (*sayso.Record, error)) error {
	if e.What.Kind == sayso.TargetClaim || e.With != nil && e.With.Words.Article != e.What.Words.Article {
		return nil
	}
	rec, err := record(e.What.Words.Article)
	if err != nil {
		return err
	}
	if _, words := c.one(rec, e); words != "" {
		return refuse(e.What.Words.Article, "%s", words)
	}
	return nil
}
