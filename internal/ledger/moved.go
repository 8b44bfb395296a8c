package ledger

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/correct"
	"sayso/internal/store"
)

// The settings that had notes and questions before format 4, by article.
const (
	listedNotes     = "notes/"
	listedQuestions = "questions/"
)

// listed is an entry of either list.
type listed struct {
	Voice, Who, When string
	// Of a note.
	Words, Tray, Reliability, Credibility string
	// Of a question.
	Why, Do, Question, Answer string
}

// correction is the entry of the log that an entry of a list becomes, without what it is of.
func (e *listed) correction() sayso.Correction {
	if e.Do == "" {
		c := sayso.Correction{Do: sayso.CorrectNote, Who: e.Who, When: e.When, Why: e.Words}
		c.Set = map[string]string{"tray": e.Tray, "reliability": e.Reliability, "credibility": e.Credibility}
		return tidied(c)
	}
	c := sayso.Correction{Do: sayso.CorrectionVerb(e.Do), Who: e.Who, When: e.When, Why: e.Why}
	if e.Do == "add" {
		c.Do = sayso.CorrectAsk
	}
	c.Set = map[string]string{"question": e.Question, "answer": e.Answer}
	return tidied(c)
}

// MoveLists puts notes and questions that a ledger of an older format has in lists of their own, or that came with an export of one, into the
// log: all of them or, with an error, none. Opening a ledger and importing do so; it costs one look at the names of the settings.
func (l *Ledger) MoveLists(ctx context.Context) error {
	there := false
	err := l.store.View(ctx, func(r store.Reader) error {
		names, err := r.Settings()
		there = slices.ContainsFunc(names, isList)
		return err
	})
	if err != nil || !there {
		return err
	}
	return l.store.Update(ctx, func(w store.Writer) error {
		names, err := w.Settings() // another program may have been here in the meantime
		if err != nil {
			return err
		}
		log, err := l.finders.readLog(w)
		if err != nil {
			return err
		}
		var all []sayso.Correction
		for _, name := range names {
			if !isList(name) {
				continue
			}
			list, err := l.finders.moved(w, log, name)
			if err != nil {
				return err
			}
			all = append(all, list...)
		}
		slices.SortStableFunc(all, func(a, b sayso.Correction) int { return cmp.Compare(a.When, b.When) })
		for _, c := range all {
			if _, err := w.PutCorrection(c); err != nil {
				return err
			}
		}
		return nil
	})
}

func isList(setting string) bool {
	return strings.HasPrefix(setting, listedNotes) || strings.HasPrefix(setting, listedQuestions)
}

// moved takes a list out of the settings and returns its entries. A list that cannot be read stays where it is, for whoever can mend it.
func (l *linker) moved(w store.Writer, log *correct.Log, setting string) (out []sayso.Correction, err error) {
	raw, err := w.Setting(setting)
	if err != nil {
		return nil, err
	}
	var list []listed
	if json.Unmarshal(raw, &list) != nil {
		return nil, nil
	}
	s := l.shelf(w, log)
	for i := range list {
		c := list[i].correction()
		if err = l.point(w, s, log, &c, list[i].Voice); unknownTo(err) {
			c.Set["voice"], err = list[i].Voice, nil // all that is known of what it is of
		}
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, w.DropSetting(setting)
}

func unknownTo(err error) bool {
	var coded *sayso.Error
	return errors.As(err, &coded) && coded.Code == sayso.ErrUnknown
}
