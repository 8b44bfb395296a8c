package serve

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ledger"
)

// articleExport sends one article in a format of other programs; those of several files come as a ZIP.
func (s *Server) articleExport(w http.ResponseWriter, r *http.Request) {
	f, ok := export.FormatOf(r.URL.Query().Get("format"))
	if !ok {
		s.fail(w, r, http.StatusBadRequest, "There is no such format", &sayso.Error{Code: sayso.ErrUsage, Place: r.URL.Query().Get("format"), Msg: "no format"})
		return
	}
	rec, err := s.Ledger.Record(r.Context(), r.PathValue("id"))
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "There is no such article here", err)
		return
	}
	body, err := exported(f, rec)
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The article could not be exported", err)
		return
	}
	name, media := fileName(rec.Article.ID)+f.Extension, f.MediaType
	if f.Folder {
		name, media = fileName(rec.Article.ID)+"."+f.Name+".zip", "application/zip"
	}
	sent(w, media, name, body)
}

// exported is one record in a format.
func exported(f export.Format, rec *sayso.Record) ([]byte, error) {
	var b bytes.Buffer
	if !f.Folder {
		out, err := f.Stream(&b, export.Options{})
		if err == nil {
			if err = out.Write(rec); err == nil {
				err = out.Close()
			}
		}
		return b.Bytes(), err
	}
	z := zip.NewWriter(&b)
	var files []*held
	out, err := f.Files(func(name string) (io.WriteCloser, error) { // several may be open at once, a ZIP has one
		h := &held{name: name}
		files = append(files, h)
		return h, nil
	}, export.Options{})
	if err == nil {
		err = out.Write(rec)
	}
	if err == nil {
		err = out.Close()
	}
	for _, h := range files {
		if err != nil {
			return nil, err
		}
		var file io.Writer
		if file, err = z.Create(h.name); err == nil {
			_, err = file.Write(h.Bytes())
		}
	}
	if err == nil {
		err = z.Close()
	}
	return b.Bytes(), err
}

// held is a file of an export in memory.
type held struct {
	bytes.Buffer
	name string
}

func (h *held) Close() error { return nil }

// fileName is an id as the name of a file: letters and digits stay, all else is a line.
func fileName(id string) string {
	out := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			return c
		}
		return '-'
	}, id)
	return out[:min(len(out), 80)]
}

// deskMemo is the memo of a claim with why copies count as no origin of their own, and what the desk has written of it.
func (s *Server) deskMemo(r *http.Request, c *sayso.Claim, record export.Records) (*export.Memo, error) {
	m, err := export.MemoOfClaim(c, record, "")
	if err != nil {
		return nil, err
	}
	folds := export.MemoSection{Title: "Why copies are no origins of their own", Empty: "There are no copies."}
	for _, o := range c.Origins {
		whole, err := s.Ledger.Origin(r.Context(), o.Origin)
		if err != nil {
			continue // an origin of one article is none in the ledger
		}
		for _, f := range whole.Folds {
			var words []string
			for _, reason := range f.Reasons {
				words = append(words, reason.Words)
			}
			folds.Lines = append(folds.Lines, export.MemoLine{Text: f.Article + " beside " + f.Into + ": " + strings.Join(words, "; ")})
		}
	}
	said, err := s.Ledger.DeskOf(r.Context(), c)
	if err != nil {
		return nil, err
	}
	desk := export.MemoSection{Title: "Evidence tray and notes of the desk", Empty: "Nobody has written any."}
	tray, lines := trayOf(c, said.Notes)
	for _, t := range tray {
		text := "In the tray: " + t.Name + ": " + t.Voice.Words.Text
		if t.Grade != "" {
			text += " (Admiralty code " + t.Grade + ", given by " + t.Graded + ")"
		}
		desk.Lines = append(desk.Lines, export.MemoLine{Text: text})
	}
	for _, n := range lines {
		if n.Words != "" {
			desk.Lines = append(desk.Lines, export.MemoLine{Text: n.Who + ", " + n.When + ", on " + n.Name + ": " + n.Words})
		}
	}
	asked := export.MemoSection{Title: "What the desk asked, answered and closed", Lines: questionLines(said.Questions), Empty: "Nothing yet."}
	m.Sections = append(m.Sections, folds, asked, desk)
	return m, nil
}

// eventsTable sends all events that a choice lets through as CSV; the file's name has the choice and the number of rows.
func (s *Server) eventsTable(w http.ResponseWriter, r *http.Request) {
	ask := eventQuery(r.URL.Query())
	ask.Page = ledger.Page{Limit: chartRows}
	list, err := s.Ledger.Events(r.Context(), ask)
	if err == nil {
		err = s.Ledger.Reframe(r.Context(), list, sayso.OffsetsCodePoints)
	}
	if err != nil {
		s.fail(w, r, http.StatusBadRequest, "The events could not be listed", err)
		return
	}
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	rows := [][]string{{"article", "event", "published", "happened", "status", "type", "mode", "actor_countries", "recipient_countries", "actors", "recipients", "start", "end", "words", "sentence", "on_the_word_of", "level"}}
	for _, e := range list.Events {
		rows = append(rows, []string{e.Article, e.ID, e.Published, e.Happened, string(e.Status), string(e.Type), string(e.Mode), strings.Join(e.ActorCountries, ";"),
			strings.Join(e.RecipientCountries, ";"), strings.Join(e.Actors, ";"), strings.Join(e.Recipients, ";"), strconv.Itoa(e.Words.Start), strconv.Itoa(e.Words.End), e.Words.Text,
			e.Sentence.Text, e.Name, string(e.Level)})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = inert(row[i])
		}
	}
	if err := out.WriteAll(rows); err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The table could not be written", err)
		return
	}
	sent(w, mime.FormatMediaType("text/csv", map[string]string{"charset": "utf-8"}), "events"+chosenName(r.URL.Query())+"_rows-"+strconv.Itoa(len(list.Events))+".csv", b.Bytes())
}

// inert keeps a cell from being a formula for a spreadsheet.
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// chosenName is a choice as a part of a file's name, in the order of the names.
func chosenName(q url.Values) string {
	var names []string
	for name := range q {
		names = append(names, name)
	}
	slices.Sort(names)
	out := ""
	for _, name := range names {
		for _, v := range q[name] {
			if v != "" && name != "skip" {
				out += "_" + fileName(name) + "-" + fileName(v)
			}
		}
	}
	return out[:min(len(out), 150)]
}
