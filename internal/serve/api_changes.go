package serve

import (
	"context"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"sayso"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
)

// addIn is an article to keep.
type addIn struct {
	Body struct {
		Text      string `json:"text" minLength:"1" doc:"the article as it stands; never altered. Above the desk's limit (2 MB unless it was started with another) the answer is 413"`
		ID        string `json:"id,omitempty" nullable:"true" maxLength:"200" doc:"left out: from the hash of the text"`
		Title     string `json:"title,omitempty" nullable:"true"`
		Publisher string `json:"publisher,omitempty" nullable:"true"`
		URL       string `json:"url,omitempty" nullable:"true"`
		Published string `json:"published,omitempty" nullable:"true" doc:"ISO 8601; left out: no date, never today's"`
	}
}

// addedArticle is what became of it.
type addedArticle struct {
	Article string `json:"article"`
	New     bool   `json:"new" doc:"false: the same text was there already"`
}

// correctIn is an entry for the log.
type correctIn struct {
	Body struct {
		Who    string            `json:"who" minLength:"1"`
		Why    string            `json:"why" minLength:"1"`
		Do     string            `json:"do" enum:"merge,split,set,remove,undo,ask,answer,close,reopen,note"`
		What   *apiTarget        `json:"what,omitempty"`
		With   *apiTarget        `json:"with,omitempty"`
		Set    map[string]string `json:"set,omitempty" doc:"fields of the record for set; question and answer; tray, reliability and credibility of a note, whose words are why"`
		Undoes int               `json:"undoes,omitempty" nullable:"true" minimum:"0"`
	}
}

// An apiTarget is the words that a correction points at, in code points.
type apiTarget struct {
	Kind    string `json:"kind" enum:"entity,attribution,event,claim"`
	Article string `json:"article" minLength:"1"`
	Start   int    `json:"start" minimum:"0"`
	End     int    `json:"end" minimum:"1"`
}

// apiChanges adds articles and corrections.
func (s *Server) apiChanges(a huma.API) {
	add := huma.Operation{OperationID: "add-article", Method: http.MethodPost, Path: apiRoot + "/articles", Summary: "Read an article and keep it", MaxBodyBytes: maxBody,
		Errors: []int{http.StatusBadRequest, http.StatusForbidden, http.StatusConflict, http.StatusRequestEntityTooLarge, http.StatusServiceUnavailable}}
	described(a, &add, reflect.TypeFor[addedArticle]())
	huma.Register(a, add, func(ctx context.Context, in *addIn) (*answered, error) { return s.addOne(ctx, in) })
	correct := huma.Operation{OperationID: "add-correction", Method: http.MethodPost, Path: apiRoot + "/corrections", Summary: "Correct, merge, split, remove, ask, answer, note or undo",
		Errors: []int{http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound, http.StatusServiceUnavailable}}
	described(a, &correct, reflect.TypeFor[enveloped[*sayso.Correction]]())
	huma.Register(a, correct, func(ctx context.Context, in *correctIn) (*answered, error) { return s.correctOne(ctx, in) })
}

func (s *Server) addOne(ctx context.Context, in *addIn) (*answered, error) {
	if s.Engine == nil {
		return nil, huma.Error403Forbidden("this desk adds no articles")
	}
	b := in.Body
	art := &sayso.Article{ID: b.ID, Text: b.Text, Title: b.Title, Publisher: b.Publisher, URL: b.URL, Published: sayso.Published{Basis: sayso.BasisNone}}
	if b.Published != "" {
		d, err := ingest.Date(b.Published)
		if err != nil {
			return nil, problem(err)
		}
		art.Published = sayso.Published{Value: d, Basis: sayso.BasisGiven}
	}
	if err := s.tooLong("body.text", b.Text); err != nil {
		return nil, problem(err)
	}
	var got ledger.Added
	one := func(yield func(ingest.Item) bool) {
		yield(ingest.Item{Place: "body", Article: art.Identified(), Size: len(b.Text)})
	}
	if _, err := s.Ledger.Add(ctx, one, ledger.AddOptions{Seats: s.seats, Reading: s.added.reading(), Took: func(x ledger.Added) { got = x; s.added.tell(x) }}); err != nil {
		return nil, problem(err)
	}
	if got.Err != nil {
		return nil, problem(got.Err)
	}
	return plain(addedArticle{got.Article, got.New})
}

func (s *Server) correctOne(ctx context.Context, in *correctIn) (*answered, error) {
	if s.Now == nil {
		return nil, huma.Error403Forbidden("this desk corrects nothing")
	}
	b := in.Body
	c := sayso.Correction{Who: strings.TrimSpace(b.Who), Why: strings.TrimSpace(b.Why), When: s.Now(), Do: sayso.CorrectionVerb(b.Do), Set: b.Set, Undoes: b.Undoes}
	if b.What != nil {
		t, err := s.target(ctx, b.What)
		if err != nil {
			return nil, problem(err)
		}
		c.What = *t
	}
	if b.With != nil {
		t, err := s.target(ctx, b.With)
		if err != nil {
			return nil, problem(err)
		}
		c.With = t
	}
	kept, err := s.Ledger.Correct(ctx, c)
	if err != nil {
		return nil, problem(err)
	}
	body, err := s.Ledger.Encode(ctx, kept, sayso.OffsetsCodePoints)
	if err != nil {
		return nil, problem(err)
	}
	return &answered{"application/json", body}, nil
}

// target finds the words that a correction points at.
func (s *Server) target(ctx context.Context, t *apiTarget) (*sayso.Target, error) {
	a, err := s.Ledger.Article(ctx, t.Article)
	if err != nil {
		return nil, err
	}
	m := sayso.NewMapper(a.Text)
	start, err := m.ToByte(sayso.OffsetsCodePoints, t.Start)
	if err != nil {
		return nil, err
	}
	end, err := m.ToByte(sayso.OffsetsCodePoints, t.End)
	if err != nil {
		return nil, err
	}
	if end <= start {
		return nil, &sayso.Error{Code: sayso.ErrCorrection, Place: t.Article, Msg: "it points at no words"}
	}
	return &sayso.Target{Kind: sayso.TargetKind(t.Kind), Words: sayso.PassageOf(a, sayso.Span{Start: start, End: end})}, nil
}
