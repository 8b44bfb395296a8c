package serve

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ledger"
)

// reviewPage is the queue of what the machine is least sure of, and how far people agree. It shows words and never the
// machine's reading: whoever judges must not know it.
type reviewPage struct {
	*ledger.Readings
	Lines      []readingLine
	Who        string
	Titles     map[string]articleLine
	Agreements []ledger.Agreement
	Judged     []judgedLine
	Judging    bool
}

// A readingLine is a reading with what its judge needs of the article: the sentence before, and its own with the words lit. Of the
// machine's reading it has nothing but where it lies.
type readingLine struct {
	ledger.Reading
	Around, Parts []litPart
	Choices       []choice
}

// A judgedLine is a reading that somebody has judged.
type judgedLine struct {
	Address, Who string
	Article      string
	Words        string // what was judged
	Kind         sayso.TargetKind
	Differ       bool // two people say different things
}

// queueRows is how many readings the queue shows.
const queueRows = 25

func (s *Server) review(w http.ResponseWriter, r *http.Request) {
	p := reviewPage{Who: strings.TrimSpace(r.URL.Query().Get("who")), Titles: map[string]articleLine{}, Judging: s.Now != nil}
	list, err := s.Ledger.Doubts(r.Context(), p.Who, queueRows)
	if err == nil {
		p.Readings, p.Lines = list, s.readingLines(list.Readings)
		var ids []string
		for _, x := range list.Readings {
			ids = append(ids, x.Words.Article)
		}
		err = s.name(r, p.Titles, ids)
	}
	if err == nil {
		var keys []string
		var lists [][]ledger.Judgement
		if keys, lists, err = s.Ledger.Judged(r.Context()); err == nil {
			p.Agreements = ledger.Agreements(keys, lists)
			p.Judged = judgedLines(keys, lists, p.Who)
			err = s.quote(r, &p)
		}
	}
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The ledger did not answer", err)
		return
	}
	s.show(w, r, http.StatusOK, "review", frame{Title: "Review", At: "review", Page: p})
}

// readingLines are readings, which count bytes.
func (s *Server) readingLines(list []ledger.Reading) []readingLine {
	out := make([]readingLine, len(list))
	for i, x := range list {
		out[i] = readingLine{Reading: x, Around: lit(x.Before), Parts: lit(x.Sentence, lamp{x.Words, "lit-act"}), Choices: s.choices(x.Kind)}
	}
	return out
}

// judgedLines are the readings that `who` may see judged: those that he has judged himself, and those that two others have.
func judgedLines(keys []string, lists [][]ledger.Judgement, who string) (out []judgedLine) {
	for i, key := range keys {
		mine := slices.ContainsFunc(lists[i], func(j ledger.Judgement) bool { return j.Who == who })
		if !mine && len(lists[i]) < 2 {
			continue
		}
		var names []string
		line := judgedLine{Address: "/review/" + escapedPath(key) + "?who=" + url.QueryEscape(who)}
		if first, last := strings.IndexByte(key, '/'), strings.LastIndexByte(key, '/'); first < last {
			line.Kind, line.Article, line.Words = sayso.TargetKind(key[:first]), key[first+1:last], key[last+1:]
		}
		for _, j := range lists[i] {
			names = append(names, j.Who)
			line.Differ = line.Differ || !equal(j.Says, lists[i][0].Says)
		}
		line.Who = strings.Join(names, ", ")
		out = append(out, line)
	}
	return out
}

// quote gives the lines of what was judged their words, and their articles names.
func (s *Server) quote(r *http.Request, p *reviewPage) error {
	var ids []string
	for _, line := range p.Judged {
		ids = append(ids, line.Article)
	}
	texts, err := s.Ledger.Texts(r.Context(), ids)
	if err != nil {
		return err
	}
	for i := range p.Judged {
		line := &p.Judged[i]
		a := texts[line.Article]
		start, end, ok := stretchOf(line.Words)
		if line.Words = ""; a != nil && ok && start <= end && end <= len(a.Text) {
			line.Words = a.Text[start:end]
		}
	}
	return s.name(r, p.Titles, ids)
}

// stretchOf reads "296-304".
func stretchOf(at string) (start, end int, ok bool) {
	from, to, _ := strings.Cut(at, "-")
	start, errA := strconv.Atoi(from)
	end, errB := strconv.Atoi(to)
	return start, end, errA == nil && errB == nil && start >= 0
}

func equal(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return true
}

// escapedPath is the key of a reading, "attribution/courier/12-18", as a part of an address: the article may have slashes in its id.
func escapedPath(key string) string {
	first, last := strings.IndexByte(key, '/'), strings.LastIndexByte(key, '/')
	if first == last {
		return url.PathEscape(key)
	}
	return key[:first] + "/" + url.PathEscape(key[first+1:last]) + "/" + url.PathEscape(key[last+1:])
}

// judgePage is one reading. Before its reader has judged it has words alone; after that, what the machine and the others say.
type judgePage struct {
	Kind                 sayso.TargetKind
	Self, Who, Article   string
	Before, Words, After string
	Title                articleLine
	Choices              []choice
	Reading              *ledger.Reading // nil until it may be seen
	Corrected            bool            // the judgement went into the log
	Judging              bool
	Here                 string // the words in the article, in code points
	Fields               []string
}

// A choice is a field to judge, with its values.
type choice struct {
	Field  string
	Values []string
}

// contextBytes is how much text a judge sees at most on each side of the words; a paragraph ends it.
const contextBytes = 1500

// judge shows one reading for judging, or the outcome to whoever has judged.
func (s *Server) judge(w http.ResponseWriter, r *http.Request) {
	x, a, err := s.reading(r)
	if err != nil {
		s.fail(w, r, http.StatusNotFound, "There is no such reading here", err)
		return
	}
	p := judgePage{Kind: x.Kind, Self: r.URL.EscapedPath(), Who: strings.TrimSpace(r.URL.Query().Get("who")), Article: a.ID, Judging: s.Now != nil,
		Words: export.Visible(x.Words.Text), Choices: s.choices(x.Kind), Fields: ledger.ReviewFields(x.Kind), Corrected: r.URL.Query().Get("corrected") != ""}
	from, to := around(a.Text, x.Words.Start, x.Words.End)
	p.Before, p.After = export.Visible(a.Text[from:x.Words.Start]), export.Visible(a.Text[x.Words.End:to])
	p.Here = points(sayso.NewMapper(a.Text), sayso.Span{Start: x.Words.Start, End: x.Words.End})
	p.Title = articleLine{Title: strings.TrimSpace(a.Title), Publisher: a.Publisher, Date: a.Published.Value}
	if p.Title.Title == "" {
		p.Title.Title = opening(a.Text)
	}
	if len(x.Judgements) >= 2 || slices.ContainsFunc(x.Judgements, func(j ledger.Judgement) bool { return j.Who == p.Who }) {
		p.Reading = x
	}
	s.show(w, r, http.StatusOK, "judge", frame{Title: "Judge", At: "review", Page: p})
}

// judged takes a judgement.
func (s *Server) judged(w http.ResponseWriter, r *http.Request) {
	if s.Now == nil {
		s.fail(w, r, http.StatusForbidden, "This desk takes no judgements", nil)
		return
	}
	x, a, err := s.reading(r)
	if err != nil {
		s.fail(w, r, http.StatusNotFound, "There is no such reading here", err)
		return
	}
	j := ledger.Judgement{Who: strings.TrimSpace(r.PostFormValue("who")), When: s.Now(), Says: map[string]string{}}
	if r.PostFormValue("there") == "no" {
		j.Says["there"] = "no"
	} else {
		for _, field := range ledger.ReviewFields(x.Kind) {
			j.Says[field] = r.PostFormValue(field)
		}
	}
	_, corrected, err := s.Ledger.Judge(r.Context(), x.Kind, a.ID, x.Words.Start, x.Words.End, j)
	if err != nil {
		s.fail(w, r, http.StatusUnprocessableEntity, "The judgement was not kept", err)
		return
	}
	to := r.URL.EscapedPath() + "?who=" + url.QueryEscape(j.Who)
	if corrected != nil {
		to += "&corrected=1"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// reading is the one that an address names: /review/attribution/1f0c…/296-304, in bytes.
func (s *Server) reading(r *http.Request) (*ledger.Reading, *sayso.Article, error) {
	start, end, ok := stretchOf(r.PathValue("at"))
	if !ok {
		return nil, nil, &sayso.Error{Code: sayso.ErrUnknown, Place: r.PathValue("at"), Msg: "no stretch of bytes"}
	}
	x, err := s.Ledger.Reading(r.Context(), sayso.TargetKind(r.PathValue("kind")), r.PathValue("article"), start, end)
	if err != nil {
		return nil, nil, err
	}
	a, err := s.Ledger.Article(r.Context(), r.PathValue("article"))
	return x, a, err
}

// around is the paragraph that has a stretch, cut on characters where it is very long.
func around(text string, start, end int) (from, to int) {
	from, to = max(0, start-contextBytes), min(len(text), end+contextBytes)
	if i := strings.LastIndexByte(text[from:start], '\n'); i >= 0 {
		from += i + 1
	}
	if i := strings.IndexByte(text[end:to], '\n'); i >= 0 {
		to = end + i
	}
	for from < start && !isStart(text[from]) {
		from++
	}
	for to > end && to < len(text) && !isStart(text[to]) {
		to--
	}
	return from, to
}

// isStart reports whether a byte of UTF-8 begins a character.
func isStart(b byte) bool { return b&0xC0 != 0x80 }

// choices are the values of the fields that people judge.
func (s *Server) choices(kind sayso.TargetKind) []choice {
	if kind == sayso.TargetEvent {
		types := choice{Field: "type"}
		for _, t := range s.codes.Names() {
			types.Values = append(types.Values, string(t))
		}
		status := choice{Field: "status"}
		for _, v := range statuses {
			status.Values = append(status.Values, string(v))
		}
		return []choice{status, types}
	}
	return []choice{{"stance", texts(stances)}, {"level", texts(levels)}}
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

// The values of a choice, in the order of the codebook.
var (
	levels = []sayso.Level{sayso.LevelNamedPerson, sayso.LevelNamedInstitution, sayso.LevelDocumentOrData, sayso.LevelNamedMedia, sayso.LevelUnnamedPerson,
		sayso.LevelUnnamedPlural, sayso.LevelUnexpressed}
	stances = []sayso.Stance{sayso.StanceAsserts, sayso.StanceConfirms, sayso.StanceDenies, sayso.StanceRejects, sayso.StanceDoesNotConfirm, sayso.StanceDeclinesComment,
		sayso.StanceNoResponse, sayso.StanceDemands, sayso.StanceAsks, sayso.StancePromises, sayso.StanceWarns, sayso.StanceExpects, sayso.StanceBelieves,
		sayso.StancePraises, sayso.StanceCriticises, sayso.StanceAlleges, sayso.StanceDecides}
)

// gold sends the corrections as gold for measuring.
func (s *Server) gold(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	if err := s.Ledger.GoldArchive(r.Context(), &b); err != nil {
		s.fail(w, r, http.StatusInternalServerError, "The gold could not be written", err)
		return
	}
	sent(w, "application/zip", "gold.zip", b.Bytes())
}

// sent answers with a file to keep.
func sent(w http.ResponseWriter, mediaType, name string, body []byte) {
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(body)
}
