package serve

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"sayso"
	"sayso/internal/ledger"
)

// apiRoot is where the API begins; a change that breaks callers gets another number.
const apiRoot = "/api/v1"

// api registers the JSON API, which describes itself as OpenAPI 3.1 at /api/v1/openapi.json. Answers are the bytes that
// the commands print with --format json.
func (s *Server) api(mux *http.ServeMux) huma.API {
	version := "0"
	if s.Engine != nil {
		version = s.Engine.Info().Version
	}
	c := huma.DefaultConfig("Sayso", version)
	c.Info.Description = "News as a record that can be checked: who said what, on whose word. Positions count in code points unless ?offsets= says otherwise."
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = apiRoot+"/openapi", "", ""
	c.CreateHooks = nil // no $schema in answers: they are the same bytes as the commands'
	c.RejectUnknownQueryParameters = true
	if s.Token != "" {
		c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer"}}
		c.Security = []map[string][]string{{"token": {}}}
	}
	a := humago.New(keeping{mux, s}, c)
	a.UseMiddleware(func(ctx huma.Context, next func(huma.Context)) {
		if name := unclear(ctx); name != "" {
			_ = huma.WriteErr(a, ctx, http.StatusUnprocessableEntity, "a parameter is empty or comes twice", &huma.ErrorDetail{Location: "query." + name})
			return
		}
		next(ctx)
	})
	s.apiAnswers(a)
	s.apiArticles(a)
	s.apiExcerpt(a)
	s.apiChanges(a)
	return a
}

// keeping has answers of the API kept and tagged as pages are: they too rest on their address and the ledger alone, but for an excerpt of the
// whole ledger, which is sent as it is written.
type keeping struct {
	*http.ServeMux
	s *Server
}

// HandleFunc implements [humago.Mux].
func (k keeping) HandleFunc(pattern string, h func(http.ResponseWriter, *http.Request)) {
	if strings.HasPrefix(pattern, http.MethodGet+" ") && pattern != http.MethodGet+" "+excerptPath {
		h = k.s.keep(h)
	}
	k.ServeMux.HandleFunc(pattern, h)
}

// unclear names a parameter that comes twice, or empty where empty is no value of its type: huma takes the first, and an empty
// one for none, so that a caller's slip would be answered as another question.
func unclear(ctx huma.Context) string {
	u := ctx.URL()
	query := u.Query()
	for _, p := range ctx.Operation().Parameters {
		values := query[p.Name]
		if p.In != "query" || p.Schema == nil || p.Schema.Type == huma.TypeArray || len(values) == 0 {
			continue
		}
		typed := p.Schema.Type != huma.TypeString || len(p.Schema.Enum) > 0 || p.Schema.Format != ""
		if len(values) > 1 || typed && values[0] == "" {
			return p.Name
		}
	}
	return ""
}

// An answered response is JSON that is made already.
type answered struct {
	ContentType string `header:"Content-Type"`
	Body        []byte
}

// An enveloped answer is what a response looks like, for the description alone.
type enveloped[T any] struct {
	Schema  string        `json:"schema"`
	Offsets sayso.Offsets `json:"offsets"`
	Kind    string        `json:"kind"`
	Answer  T             `json:"answer"`
}

// Unit is the parameter that every answer with positions takes.
type Unit struct {
	Offsets string `query:"offsets" enum:"bytes,codepoints,utf16" default:"codepoints" doc:"unit of positions"`
}

// Part is a part of a list. Embedded parameters have exported names, or the API does not see them.
type Part struct {
	Skip  int `query:"skip" minimum:"0" maximum:"10000000" doc:"how many to leave out from the first"`
	Limit int `query:"limit" minimum:"1" maximum:"1000" default:"50" doc:"how many at most"`
}

func (p Part) page() ledger.Page { return ledger.Page{Skip: p.Skip, Limit: p.Limit} }

// Days is a stretch of days, both inclusive.
type Days struct {
	From string `query:"from" format:"date" doc:"first day, YYYY-MM-DD"`
	To   string `query:"to" format:"date" doc:"last day, YYYY-MM-DD"`
}

func (d Days) stretch() ledger.Range { return ledger.Range(d) }

// answers registers a question: in has its parameters, ask gives the answer, T is the type of the answer.
func answers[In any, T sayso.Answer](s *Server, a huma.API, id, path, summary string, unit func(*In) string, ask func(context.Context, *In) (T, error)) {
	op := huma.Operation{OperationID: id, Method: http.MethodGet, Path: apiRoot + path, Summary: summary, Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusServiceUnavailable}}
	described(a, &op, reflect.TypeFor[enveloped[T]]())
	huma.Register(a, op, func(ctx context.Context, in *In) (*answered, error) {
		answer, err := ask(ctx, in)
		if err != nil {
			return nil, problem(err)
		}
		body, err := s.Ledger.Encode(ctx, answer, sayso.Offsets(unit(in)))
		if err != nil {
			return nil, problem(err)
		}
		return &answered{"application/json", body}, nil
	})
}

// described says of what type the JSON of an operation's answer is.
func described(a huma.API, op *huma.Operation, t reflect.Type) {
	op.Responses = map[string]*huma.Response{"200": {
		Description: "the answer",
		Content:     map[string]*huma.MediaType{"application/json": {Schema: a.OpenAPI().Components.Schemas.Schema(t, true, op.OperationID)}},
	}}
}

// problem is an error as the API tells it (RFC 9457): its code stands with the place.
func problem(err error) error {
	var coded *sayso.Error
	if !errors.As(err, &coded) {
		return huma.Error500InternalServerError("the question was not answered", err)
	}
	status := http.StatusInternalServerError
	switch coded.Code {
	case sayso.ErrUnknown:
		status = http.StatusNotFound
	case sayso.ErrUsage, sayso.ErrDate, sayso.ErrOffset, sayso.ErrNoText, sayso.ErrJSON, sayso.ErrCorrection, sayso.ErrNotText:
		status = http.StatusBadRequest
	case sayso.ErrConflict:
		status = http.StatusConflict
	case sayso.ErrBusy, sayso.ErrFull:
		status = http.StatusServiceUnavailable
	case sayso.ErrTooLarge:
		status = http.StatusRequestEntityTooLarge
	}
	return huma.NewError(status, coded.Msg, &huma.ErrorDetail{Message: coded.Error(), Location: coded.Place, Value: string(coded.Code)})
}

// plain is an answer that is no answer of the ledger, as JSON with a line end.
func plain(v any) (*answered, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, huma.Error500InternalServerError("the answer has no JSON form", err)
	}
	return &answered{"application/json", append(body, '\n')}, nil
}
