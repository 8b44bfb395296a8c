package correct

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/gold"
)

// Gold writes the corrections in force of one article as gold, in the form of a *.gold.json file of the record's scheme, which
// "sayso eval sourcing" and "sayso eval events" read: each attribution and event that an entry touches, as it is with the log
// applied. rec is the record before. An article is seldom corrected throughout, so what is not in the file is not wrong: of
// the scores, recall and the shares of fields mean something, precision does not. bare leaves the words out; the digest vouches
// for the text then. Nil is returned where no entry in force changes an attribution or event.
func (c *Corrector) Gold(rec *sayso.Record, l *Log, bare bool) ([]byte, error) {
	pen := gold.NewPen(rec.Article.Text)
	pen.Bare = bare
	sum := sha256.Sum256([]byte(rec.Article.Text))
	file := gold.File{Scored: gold.Scored{ID: rec.Article.ID, SHA256: hex.EncodeToString(sum[:]), Attributions: []gold.Attribution{}, Events: []gold.Event{}}, Unsourced: []gold.Span{},
		Corrected: []gold.Corrected{}, Removed: []gold.Removed{}, Notes: "only what people have set right; what is not here is not wrong"}
	fixed, outcomes := c.Apply(rec, l)
	idle := map[int]bool{}
	for _, o := range outcomes {
		idle[o.Seq] = o.Idle
	}
	var who []string
	keep := map[string]bool{}
	for _, e := range l.Of(rec.Article.ID) {
		if idle[e.Seq] || e.What.Kind != sayso.TargetAttribution && e.What.Kind != sayso.TargetEvent {
			continue
		}
		if !slices.Contains(who, e.Who) {
			who = append(who, e.Who)
		}
		if e.Do == sayso.CorrectRemove {
			file.Removed = append(file.Removed, gold.Removed{Kind: e.What.Kind, Entry: e.Seq, At: pen.Span(sayso.Span{Start: e.What.Words.Start, End: e.What.Words.End})})
			continue
		}
		for _, id := range touched(fixed, e) {
			keep[id] = true
			note(&file, id, e)
		}
	}
	if len(who) == 0 {
		return nil, nil
	}
	slices.Sort(who)
	file.Annotator = strings.Join(who, ", ")
	for i := range fixed.Events {
		if e := &fixed.Events[i]; keep[e.ID] {
			file.Events = append(file.Events, pen.Event(fixed, e))
			keep[e.AccordingTo] = true
		}
	}
	for range fixed.Attributions { // a parent may have a parent
		for i := range fixed.Attributions {
			if a := &fixed.Attributions[i]; keep[a.ID] && a.Parent != "" {
				keep[a.Parent] = true
			}
		}
	}
	for i := range fixed.Attributions {
		if a := &fixed.Attributions[i]; keep[a.ID] {
			file.Attributions = append(file.Attributions, pen.Attribution(a))
		}
	}
	if err := pen.Err(); err != nil {
		return nil, fmt.Errorf("gold of article %s: %w", rec.Article.ID, err)
	}
	return file.Bytes()
}

// touched returns the ids of what an entry changed, as they are with the log applied.
func touched(fixed *sayso.Record, e sayso.Correction) []string {
	var out []string
	for _, t := range []*sayso.Target{&e.What, e.With} {
		if t == nil || t.Kind != e.What.Kind || t == e.With && e.Do == sayso.CorrectSet {
			continue // a parent is named, not corrected
		}
		if id, ok := Find(fixed, *t); ok && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func note(f *gold.File, id string, e sayso.Correction) {
	k := slices.IndexFunc(f.Corrected, func(x gold.Corrected) bool { return x.ID == id })
	if k < 0 {
		k = len(f.Corrected)
		f.Corrected = append(f.Corrected, gold.Corrected{ID: id, Fields: []string{}})
	}
	x := &f.Corrected[k]
	x.Entries = append(x.Entries, e.Seq)
	fields := sortedKeys(e.Set)
	if e.With != nil && e.Do == sayso.CorrectSet {
		fields = append(fields, map[sayso.TargetKind]string{sayso.TargetEntity: "speaker", sayso.TargetAttribution: "parent"}[e.With.Kind])
	}
	for _, name := range fields {
		if !slices.Contains(x.Fields, name) {
			x.Fields = append(x.Fields, name)
		}
	}
}
