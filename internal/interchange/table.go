package interchange

import (
	"cmp"
	"encoding/json"
	"slices"

	"sayso"
	"sayso/internal/store"
)

// A table says how its rows come out of a store and go into one.
type table[T any] struct {
	name string
	out  func(r store.Reader, yield func(*T) error) error
	in   func(w store.Writer, row *T) error
	done func(w store.Writer) error // after the last row; nil for nothing
}

// eachTable calls the functions of a visitor with all tables in the order of an export: articles before what is about them.
func eachTable(v visitor) error {
	st, ev := &perArticle[store.Statement]{put: store.Writer.PutStatements}, &perArticle[store.Event]{put: store.Writer.PutEvents}
	steps := []func() error{
		func() error {
			return visit(v, table[Setting]{"setting", settingsOut, func(w store.Writer, s *Setting) error { return w.PutSetting(s.Name, s.Value) }, nil})
		},
		func() error { return visit(v, table[Article]{"article", articlesOut, articleIn, nil}) },
		func() error { return visit(v, table[Record]{"record", recordsOut, recordIn, nil}) },
		func() error {
			return visit(v, table[Statement]{"statement", statementsOut, func(w store.Writer, s *Statement) error { return st.add(w, s.Article, s.row()) }, st.flush})
		},
		func() error {
			return visit(v, table[Event]{"event", eventsOut, func(w store.Writer, e *Event) error { return ev.add(w, e.Article, e.row()) }, ev.flush})
		},
		func() error { return visit(v, table[Ref]{"ref", refsOut, refIn, nil}) },
		func() error { return visit(v, table[Link]{"link", linksOut, linkIn, nil}) },
		func() error { return visit(v, table[Group]{"group", groupsOut, groupIn, nil}) },
		func() error { return visit(v, table[Correction]{"correction", correctionsOut, correctionIn, nil}) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// perArticle collects the rows of one article, which a store takes all at once.
type perArticle[T any] struct {
	put     func(store.Writer, string, []T) error
	article string
	rows    []T
}

func (p *perArticle[T]) add(w store.Writer, article string, row T) error {
	var err error
	if article != p.article {
		err = p.flush(w)
		p.article = article
	}
	p.rows = append(p.rows, row)
	return err
}

func (p *perArticle[T]) flush(w store.Writer) error {
	if len(p.rows) == 0 {
		return nil
	}
	err := p.put(w, p.article, p.rows)
	p.rows = nil
	return err
}

// page is how many rows are asked for at a time.
const page = 500

// kinds are those of refs, links and groups, in the order of an export.
var kinds = []store.Kind{store.KindCopy, store.KindStory, store.KindClaim, store.KindPerson}

func settingsOut(r store.Reader, yield func(*Setting) error) error {
	names, err := r.Settings()
	for _, n := range names {
		if err != nil {
			return err
		}
		var v []byte
		if v, err = r.Setting(n); err == nil {
			err = yield(&Setting{n, v})
		}
	}
	return err
}

// eachArticle calls f with all articles by date of publication and id.
func eachArticle(r store.Reader, f func(*store.ArticleInfo) error) error {
	for after := ""; ; {
		list, err := r.Articles(store.ArticleFilter{}, after, page)
		if err != nil || len(list) == 0 {
			return err
		}
		for i := range list {
			if err := f(&list[i]); err != nil {
				return err
			}
		}
		after = list[len(list)-1].ID
	}
}

func articlesOut(r store.Reader, yield func(*Article) error) error {
	return eachArticle(r, func(info *store.ArticleInfo) error {
		a, err := r.Article(info.ID)
		if err != nil {
			return err
		}
		row := &Article{ID: a.ID, SHA256: a.SHA256, Title: a.Title, Publisher: a.Publisher, Authors: append([]string{}, a.Authors...), URL: a.URL,
			Language: a.Language, Published: a.Published.Value, PublishedBasis: string(a.Published.Basis), Day: info.Day, FeedSource: info.FeedSource,
			RawSHA256: info.RawSHA256, Warnings: append([]sayso.Warning{}, a.Warnings...), Text: a.Text}
		if a.Extraction != nil {
			row.Extractor, row.MediaType, row.RawSHA256 = a.Extraction.Extractor, a.Extraction.MediaType, a.Extraction.SHA256
		}
		warnings, err := json.Marshal(row.Warnings)
		if err != nil {
			return fault("warnings of "+a.ID, err)
		}
		row.WarningsJSON = string(warnings)
		return yield(row)
	})
}

func articleIn(w store.Writer, row *Article) error {
	if row.Warnings == nil && row.WarningsJSON != "" {
		if err := json.Unmarshal([]byte(row.WarningsJSON), &row.Warnings); err != nil {
			return fault("warnings of "+row.ID, err)
		}
	}
	a := &sayso.Article{ID: row.ID, SHA256: row.SHA256, Title: row.Title, Publisher: row.Publisher, Authors: orNil(row.Authors), URL: row.URL,
		Language: row.Language, Published: sayso.Published{Value: row.Published, Basis: sayso.Basis(row.PublishedBasis)}, Text: row.Text, Warnings: orNil(row.Warnings)}
	if row.Extractor != "" {
		a.Extraction = &sayso.Extraction{Extractor: row.Extractor, MediaType: row.MediaType, SHA256: row.RawSHA256, FeedSource: row.FeedSource}
	}
	_, added, err := w.PutArticle(a, store.ArticleInfo{Day: row.Day, RawSHA256: row.RawSHA256, FeedSource: row.FeedSource})
	if err == nil && !added {
		err = &sayso.Error{Code: sayso.ErrRecord, Place: row.ID, Msg: "the export has this text twice"}
	}
	return err
}

func recordsOut(r store.Reader, yield func(*Record) error) error {
	return eachArticle(r, func(info *store.ArticleInfo) error {
		list, err := r.Records(info.ID)
		if err != nil {
			return err
		}
		for _, rec := range list {
			full, err := r.RecordOf(info.ID, rec.Engine)
			if err != nil {
				return err
			}
			if err := yield(&Record{info.ID, rec.Engine.Version, rec.Engine.Model, rec.Engine.Lexicons, full.Body, string(full.Body)}); err != nil {
				return err
			}
		}
		return nil
	})
}

func recordIn(w store.Writer, row *Record) error {
	if row.Body == nil {
		row.Body = []byte(row.Text)
	}
	return w.PutRecord(store.Record{Article: row.Article, Engine: sayso.Engine{Version: row.Version, Model: row.Model, Lexicons: row.Lexicons}, Body: row.Body})
}

func statementsOut(r store.Reader, yield func(*Statement) error) error {
	return eachArticle(r, func(info *store.ArticleInfo) error {
		list, err := r.Statements(store.StatementFilter{Article: info.ID}, 0, 0)
		for _, s := range list {
			if err == nil {
				err = yield(&Statement{s.Article, s.ID, s.Person, s.Name, append([]string{}, s.About...), append([]string{}, s.To...), string(s.Kind), string(s.Stance),
					string(s.Level), s.Day, s.Start, s.End, s.Content, s.Shown})
			}
		}
		return err
	})
}

func eventsOut(r store.Reader, yield func(*Event) error) error {
	return eachArticle(r, func(info *store.ArticleInfo) error {
		list, err := r.Events(store.EventFilter{Article: info.ID}, 0, 0)
		slices.SortStableFunc(list, func(a, b store.Event) int { return cmp.Or(a.Start-b.Start, cmp.Compare(a.ID, b.ID)) })
		for _, e := range list {
			if err == nil {
				err = yield(&Event{e.Article, e.ID, e.Type, e.Mode, string(e.Status), append([]string{}, e.Actors...), append([]string{}, e.Recipients...),
					append([]string{}, e.ActorCountries...), append([]string{}, e.RecipientCountries...), e.Day, e.Said, e.Start, e.End, e.Words, e.Shown})
			}
		}
		return err
	})
}

// eachRef calls f with all refs of all kinds.
func eachRef(r store.Reader, f func(store.Kind, string) error) error {
	for _, kind := range kinds {
		for after := ""; ; {
			names, err := r.Refs(kind, after, page)
			if err != nil {
				return err
			}
			if len(names) == 0 {
				break
			}
			for _, n := range names {
				if err := f(kind, n); err != nil {
					return err
				}
			}
			after = names[len(names)-1]
		}
	}
	return nil
}

func refsOut(r store.Reader, yield func(*Ref) error) error {
	return eachRef(r, func(kind store.Kind, name string) error {
		day, keys, err := r.Keys(kind, name)
		if err != nil {
			return err
		}
		finding, err := r.Finding(kind, name)
		if err != nil {
			return err
		}
		return yield(&Ref{int(kind), name, day, append([]uint64{}, keys...), append([]byte{}, finding...)})
	})
}

func refIn(w store.Writer, row *Ref) error {
	if len(row.Keys) > 0 {
		if err := w.PutKeys(store.Kind(row.Kind), row.Ref, row.Day, row.Keys); err != nil {
			return err
		}
	}
	if len(row.Finding) == 0 {
		return nil
	}
	return w.PutFinding(store.Kind(row.Kind), row.Ref, row.Finding)
}

func linksOut(r store.Reader, yield func(*Link) error) error {
	return eachRef(r, func(kind store.Kind, name string) error {
		list, err := r.Links(kind, name)
		for _, l := range list {
			if err == nil && l.A == name {
				err = yield(&Link{int(kind), l.A, l.B, l.Weight, append([]byte{}, l.Body...)})
			}
		}
		return err
	})
}

func linkIn(w store.Writer, row *Link) error {
	return w.PutLinks(store.Kind(row.Kind), []store.Link{{A: row.A, B: row.B, Weight: row.Weight, Body: row.Body}})
}

func groupsOut(r store.Reader, yield func(*Group) error) error {
	for _, kind := range kinds {
		for skip := 0; ; skip += page {
			list, err := r.Groups(kind, store.GroupFilter{}, skip, page)
			if err != nil {
				return err
			}
			if len(list) == 0 {
				break
			}
			for _, g := range list {
				full, err := r.Group(kind, g.ID)
				if err != nil {
					return err
				}
				row := &Group{int(kind), g.ID, g.Title, g.Day, g.LastDay, g.Size, full.Members, append([]byte{}, full.Body...)}
				if err := yield(row); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func groupIn(w store.Writer, row *Group) error {
	return w.PutGroup(store.Kind(row.Kind), store.Group{ID: row.ID, Title: row.Title, Day: row.Day, LastDay: row.LastDay, Size: row.Size, Members: row.Members, Body: row.Body})
}

func correctionsOut(r store.Reader, yield func(*Correction) error) error {
	for c, err := range r.Corrections(0) {
		if err != nil {
			return err
		}
		body, err := json.Marshal(c)
		if err != nil {
			return fault("entry of the log", err)
		}
		if err := yield(&Correction{c.Seq, string(body)}); err != nil {
			return err
		}
	}
	return nil
}

func correctionIn(w store.Writer, row *Correction) error {
	var c sayso.Correction
	if err := json.Unmarshal([]byte(row.Entry), &c); err != nil {
		return fault("entry of the log", err)
	}
	seq, err := w.PutCorrection(c)
	if err == nil && seq != row.Seq {
		err = &sayso.Error{Code: sayso.ErrRecord, Msg: "entries of the log are missing from the export"}
	}
	return err
}

func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// fault is the error for an export that cannot be understood.
func fault(place string, err error) error {
	return &sayso.Error{Code: sayso.ErrRecord, Place: place, Msg: "this is no export of a ledger, or it is damaged", Err: err}
}

func (s *Statement) row() store.Statement {
	return store.Statement{Article: s.Article, ID: s.ID, Person: s.Person, Name: s.Name, About: orNil(s.About), To: orNil(s.To), Kind: sayso.Kind(s.Kind),
		Stance: sayso.Stance(s.Stance), Level: sayso.Level(s.Level), Day: s.Day, Start: s.Start, End: s.End, Content: s.Content, Shown: s.Shown}
}

func (e *Event) row() store.Event {
	return store.Event{Article: e.Article, ID: e.ID, Type: e.Type, Mode: e.Mode, Status: sayso.Status(e.Status), Actors: orNil(e.Actors), Recipients: orNil(e.Recipients),
		ActorCountries: orNil(e.ActorCountries), RecipientCountries: orNil(e.RecipientCountries), Day: e.Day, Said: e.Said, Start: e.Start, End: e.End, Words: e.Words, Shown: e.Shown}
}
