package store

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"sayso"
)

// A command of a script, which reads or writes.
type command struct {
	read  func(c *script, r Reader, out *strings.Builder) error
	write func(c *script, w Writer, out *strings.Builder) error
}

var commands = map[string]*command{
	"article": {write: func(c *script, w Writer, out *strings.Builder) error {
		a := &sayso.Article{ID: c.word(0), Title: c.named["title"], Publisher: c.named["publisher"], URL: c.named["url"], Language: c.named["language"],
			Authors: c.list("authors"), Text: c.input, SHA256: c.named["sha256"]}
		if c.named["tail"] != "" {
			a.Text += c.named["tail"]
		}
		if c.named["day"] != "" {
			a.Published = sayso.Published{Value: c.named["day"], Basis: sayso.BasisGiven}
		}
		if c.named["raw"] != "" {
			a.Extraction = &sayso.Extraction{Extractor: "html/1", MediaType: "text/html", SHA256: c.named["raw"]}
		}
		if c.named["warning"] != "" {
			a.Warnings = []sayso.Warning{{Code: "W004", Span: sayso.Span{Start: 1, End: 2}, Message: c.named["warning"]}}
		}
		id, added, err := w.PutArticle(a, ArticleInfo{Day: c.day("day", NoDay), FeedSource: c.named["source"]})
		if err == nil {
			fmt.Fprintf(out, "%s %t\n", id, added)
		}
		return err
	}},
	"show": {read: func(c *script, r Reader, out *strings.Builder) error {
		a, err := r.Article(c.word(0))
		if err != nil || a == nil {
			out.WriteString("none\n")
			return err
		}
		fmt.Fprintf(out, "%s | %s | %s | %q | %s | %s | %s %s\n", a.ID, a.Title, a.Publisher, a.Authors, a.URL, a.Language, a.Published.Value, a.Published.Basis)
		if a.Extraction != nil {
			fmt.Fprintf(out, "%+v\n", *a.Extraction)
		}
		for _, warning := range a.Warnings {
			fmt.Fprintf(out, "%+v\n", warning)
		}
		fmt.Fprintf(out, "%s\n%q\n", a.SHA256, a.Text)
		return nil
	}},
	"hash": {read: func(c *script, r Reader, out *strings.Builder) error {
		id, err := r.ArticleByHash(c.word(0))
		fmt.Fprintf(out, "%q\n", id)
		return err
	}},
	"info": {read: func(c *script, r Reader, out *strings.Builder) error {
		info, err := r.Info(c.word(0))
		if info == nil {
			out.WriteString("none\n")
		} else {
			fmt.Fprintf(out, "%+v\n", *info)
		}
		return err
	}},
	"list": {read: func(c *script, r Reader, out *strings.Builder) error {
		list, err := r.Articles(ArticleFilter{From: c.day("from", 0), To: c.day("to", 0), Publisher: c.named["publisher"]}, c.named["after"], c.number("limit", 0))
		for _, i := range list {
			fmt.Fprintf(out, "%s %s %d bytes %s\n", i.ID, dateOf(i.Day), i.Bytes, i.Title)
		}
		return err
	}},
	"record": {write: func(c *script, w Writer, out *strings.Builder) error {
		return w.PutRecord(Record{Article: c.word(0), Engine: engineOf(c), Body: []byte(c.input)})
	}},
	"newest": {read: func(c *script, r Reader, out *strings.Builder) error {
		rec, err := r.Record(c.word(0))
		writeRecord(out, rec)
		return err
	}},
	"by": {read: func(c *script, r Reader, out *strings.Builder) error {
		rec, err := r.RecordOf(c.word(0), engineOf(c))
		writeRecord(out, rec)
		return err
	}},
	"records": {read: func(c *script, r Reader, out *strings.Builder) error {
		list, err := r.Records(c.word(0))
		for i := range list {
			writeRecord(out, &list[i])
		}
		return err
	}},
	"keys": {write: func(c *script, w Writer, out *strings.Builder) error {
		return w.PutKeys(c.kind(), c.word(1), c.day("day", NoDay), c.keys(c.word(2)))
	}},
	"keysof": {read: func(c *script, r Reader, out *strings.Builder) error {
		day, keys, err := r.Keys(c.kind(), c.word(1))
		if keys != nil {
			fmt.Fprintf(out, "%s %d\n", dateOf(day), keys)
		} else {
			out.WriteString("none\n")
		}
		return err
	}},
	"near": {read: func(c *script, r Reader, out *strings.Builder) error {
		hits, err := r.NearAtLeast(c.number("least", 1), c.kind(), c.keys(c.word(1)), c.day("from", NoDay), c.day("to", math.MaxInt32))
		if alike := c.number("alike", 0); alike > 0 {
			var each [][]Hit
			each, err = r.NearEach(c.number("least", 1), alike, c.kind(), [][]uint64{{99}, c.keys(c.word(1)), nil}, c.day("from", NoDay), c.day("to", math.MaxInt32))
			if hits = nil; err == nil {
				hits = each[1]
			}
		}
		for _, h := range hits {
			fmt.Fprintf(out, "%s %s %d\n", h.Ref, dateOf(h.Day), h.Keys)
		}
		return err
	}},
	"earliest": {read: func(c *script, r Reader, out *strings.Builder) error {
		hits, err := r.Earliest(c.kind(), c.keys(c.word(1))[0], c.number("limit", 0))
		for _, h := range hits {
			fmt.Fprintf(out, "%s %s\n", h.Ref, dateOf(h.Day))
		}
		return err
	}},
	"finding": {write: func(c *script, w Writer, out *strings.Builder) error {
		if c.named["none"] != "" {
			return w.PutFinding(c.kind(), c.word(1), nil)
		}
		return w.PutFinding(c.kind(), c.word(1), []byte(c.input))
	}},
	"findingof": {read: func(c *script, r Reader, out *strings.Builder) error {
		b, err := r.Finding(c.kind(), c.word(1))
		fmt.Fprintf(out, "%q %t\n", b, b == nil)
		return err
	}},
	"refs": {read: func(c *script, r Reader, out *strings.Builder) error {
		list, err := r.Refs(c.kind(), c.named["after"], c.number("limit", 0))
		fmt.Fprintf(out, "%q\n", list)
		return err
	}},
	"link": {write: func(c *script, w Writer, out *strings.Builder) error {
		return w.PutLinks(c.kind(), []Link{{A: c.word(1), B: c.word(2), Weight: float64(c.number("weight", 0)) / 100, Body: []byte(c.input)}})
	}},
	"droplinks": {write: func(c *script, w Writer, out *strings.Builder) error { return w.DropLinks(c.kind(), c.word(1)) }},
	"links": {read: func(c *script, r Reader, out *strings.Builder) error {
		list, err := r.Links(c.kind(), c.word(1))
		for _, l := range list {
			fmt.Fprintf(out, "%s – %s %.2f %q\n", l.A, l.B, l.Weight, l.Body)
		}
		return err
	}},
	"group": {write: func(c *script, w Writer, out *strings.Builder) error {
		members := c.list("members")
		return w.PutGroup(c.kind(), Group{ID: c.word(1), Title: c.named["title"], Day: c.day("from", NoDay), LastDay: c.day("to", NoDay), Size: c.number("size", len(members)),
			Members: members, Body: []byte(c.input)})
	}},
	"head": {write: func(c *script, w Writer, out *strings.Builder) error {
		return w.PutHead(c.kind(), Group{ID: c.word(1), Title: c.named["title"], Day: c.day("from", NoDay), LastDay: c.day("to", NoDay), Size: c.number("size", 0),
			Body: []byte(c.input)})
	}},
	"joins": {write: func(c *script, w Writer, out *strings.Builder) error {
		return w.PutMember(c.kind(), c.word(1), c.word(2))
	}},
	"leaves":    {write: func(c *script, w Writer, out *strings.Builder) error { return w.DropMember(c.kind(), c.word(1)) }},
	"dropgroup": {write: func(c *script, w Writer, out *strings.Builder) error { return w.DropGroup(c.kind(), c.word(1)) }},
	"groupof": {read: func(c *script, r Reader, out *strings.Builder) error {
		id, err := r.GroupOf(c.kind(), c.word(1))
		fmt.Fprintf(out, "%q\n", id)
		return err
	}},
	"members": {read: func(c *script, r Reader, out *strings.Builder) error {
		g, err := r.Group(c.kind(), c.word(1))
		if g == nil {
			out.WriteString("none\n")
			return err
		}
		fmt.Fprintf(out, "%s %q %s to %s, %d, %q %q\n", g.ID, g.Title, dateOf(g.Day), dateOf(g.LastDay), g.Size, g.Members, g.Body)
		return err
	}},
	"groups": {read: func(c *script, r Reader, out *strings.Builder) error {
		list, err := r.Groups(c.kind(), GroupFilter{From: c.day("from", 0), To: c.day("to", 0), AtLeast: c.number("least", 0), Words: c.named["words"]}, c.number("skip", 0), c.number("limit", 0))
		for _, g := range list {
			fmt.Fprintf(out, "%s %d %q %s to %s %q %d members\n", g.ID, g.Size, g.Title, dateOf(g.Day), dateOf(g.LastDay), g.Body, len(g.Members))
		}
		return err
	}},
	"statements": {write: func(c *script, w Writer, out *strings.Builder) error {
		var list []Statement
		c.each(func(l *script) {
			list = append(list, Statement{ID: l.word(0), Person: l.named["person"], Name: l.named["name"], About: l.list("about"), To: l.list("to"), Kind: sayso.Kind(l.named["kind"]),
				Stance: sayso.Stance(l.named["stance"]), Level: sayso.Level(l.named["level"]), Day: l.day("day", NoDay), Start: l.number("start", 0), End: l.number("end", 0), Content: l.named["content"]})
		})
		return w.PutStatements(c.word(0), list)
	}},
	"said": {read: func(c *script, r Reader, out *strings.Builder) error {
		list, err := r.Statements(StatementFilter{Article: c.named["article"], Person: c.named["person"], Role: sayso.SaidRole(c.named["role"]), Stance: sayso.Stance(c.named["stance"]),
			Level: sayso.Level(c.named["level"]), From: c.day("from", 0), To: c.day("to", 0)}, c.number("skip", 0), c.number("limit", 0))
		for _, s := range list {
			fmt.Fprintf(out, "%s %s/%s %s %q about %q to %q %s %s %s [%d, %d) %q\n", dateOf(s.Day), s.Article, s.ID, s.Person, s.Name, s.About, s.To, s.Kind, s.Stance, s.Level, s.Start, s.End, s.Content)
		}
		return err
	}},
	"events": {write: func(c *script, w Writer, out *strings.Builder) error {
		var list []Event
		c.each(func(l *script) {
			list = append(list, Event{ID: l.word(0), Type: l.named["type"], Mode: l.named["mode"], Status: sayso.Status(l.named["status"]), Actors: l.list("actors"), Recipients: l.list("recipients"),
				ActorCountries: l.list("from"), RecipientCountries: l.list("to"), Day: l.day("day", NoDay), Said: l.day("said", NoDay), Start: l.number("start", 0), End: l.number("end", 0), Words: l.named["words"]})
		})
		return w.PutEvents(c.word(0), list)
	}},
	"took": {read: func(c *script, r Reader, out *strings.Builder) error {
		var status []sayso.Status
		for _, s := range c.list("status") {
			status = append(status, sayso.Status(s))
		}
		list, err := r.Events(EventFilter{Article: c.named["article"], Articles: c.list("articles"), Type: c.named["type"], Actor: c.named["actor"], Recipient: c.named["recipient"], Status: status,
			From: c.day("from", 0), To: c.day("to", 0)}, c.number("skip", 0), c.number("limit", 0))
		for _, e := range list {
			fmt.Fprintf(out, "%s said %s %s/%s %s-%s %s %q %q → %q %q [%d, %d) %q\n", dateOf(e.Day), dateOf(e.Said), e.Article, e.ID, e.Type, e.Mode, e.Status, e.Actors, e.ActorCountries,
				e.Recipients, e.RecipientCountries, e.Start, e.End, e.Words)
		}
		return err
	}},
	"search": {read: func(c *script, r Reader, out *strings.Builder) error {
		list, err := r.Search(c.word(0), c.number("skip", 0), c.number("limit", 0))
		for i, f := range list {
			if f.Score <= 0 || i > 0 && f.Score > list[i-1].Score {
				c.t.Errorf("the scores of %q do not fall: %+v", c.word(0), list)
			}
			said := ""
			if s := f.Statement; s != nil {
				said = fmt.Sprintf("%s %s", s.ID, cmp.Or(s.Name, "nobody"))
			}
			fmt.Fprintf(out, "%s %s [%d, %d) %q %v\n", f.Article, said, f.Start, f.End, f.Text, f.Lit)
		}
		return err
	}},
	"correct": {write: func(c *script, w Writer, out *strings.Builder) error {
		n, err := w.PutCorrection(sayso.Correction{Seq: 77, Who: c.named["who"], When: c.named["when"], Why: c.named["why"], Do: sayso.CorrectionVerb(c.word(0)),
			What: sayso.Target{Kind: sayso.TargetEntity, Words: sayso.Passage{Article: c.word(1), Start: 1, End: 2, Text: "x"}}})
		fmt.Fprintf(out, "%d\n", n)
		return err
	}},
	"log": {read: func(c *script, r Reader, out *strings.Builder) error {
		for entry, err := range r.Corrections(c.number("after", 0)) {
			if err != nil {
				return err
			}
			fmt.Fprintf(out, "%d %s %s %s %s %+v\n", entry.Seq, entry.Who, entry.When, entry.Why, entry.Do, entry.What)
		}
		return nil
	}},
	"unset": {write: func(c *script, w Writer, out *strings.Builder) error { return w.DropSetting(c.word(0)) }},
	"set":   {write: func(c *script, w Writer, out *strings.Builder) error { return w.PutSetting(c.word(0), []byte(c.input)) }},
	"setting": {read: func(c *script, r Reader, out *strings.Builder) error {
		b, err := r.Setting(c.word(0))
		fmt.Fprintf(out, "%q %t\n", b, b == nil)
		return err
	}},
	"settings": {read: func(c *script, r Reader, out *strings.Builder) error {
		list, err := r.Settings()
		fmt.Fprintf(out, "%q\n", list)
		return err
	}},
	"counts": {read: func(c *script, r Reader, out *strings.Builder) error {
		n, err := r.Counts()
		if n.StoreBytes < n.TextBytes {
			c.t.Errorf("the store has %d bytes, its texts %d", n.StoreBytes, n.TextBytes)
		}
		n.StoreBytes = 0
		fmt.Fprintf(out, "%+v\n", n)
		return err
	}},
}

func engineOf(c *script) sayso.Engine {
	return sayso.Engine{Version: c.named["version"], Model: c.named["model"], Lexicons: c.named["lexicons"]}
}

func writeRecord(out *strings.Builder, r *Record) {
	if r == nil {
		out.WriteString("none\n")
		return
	}
	fmt.Fprintf(out, "%s by %+v, number %d: %q\n", r.Article, r.Engine, r.Seq, r.Body)
}
