package serve

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"sayso"
	"sayso/internal/ledger"
)

type articlesIn struct {
	Days
	Publisher string `query:"publisher"`
	After     string `query:"after" doc:"next of the part before"`
	Limit     int    `query:"limit" minimum:"1" maximum:"1000" default:"50"`
}

type recordIn struct {
	Unit
	ID       string `path:"id"`
	WithText bool   `query:"with_text" doc:"put the stored text into the record"`
}

// apiArticles are the articles and their records.
func (s *Server) apiArticles(a huma.API) {
	answers(s, a, "list-articles", "/articles", "Articles by date of publication and id", func(*articlesIn) string { return "" },
		func(ctx context.Context, in *articlesIn) (*ledger.Articles, error) {
			return s.Ledger.Articles(ctx, ledger.ArticleQuery{Range: in.stretch(), Publisher: in.Publisher, After: in.After, Limit: in.Limit})
		})
	op := huma.Operation{OperationID: "get-record", Method: http.MethodGet, Path: apiRoot + "/articles/{id}/record", Summary: "The record of an article, corrections applied",
		Errors: []int{http.StatusBadRequest, http.StatusNotFound}}
	described(a, &op, reflect.TypeFor[map[string]any]())
	huma.Register(a, op, func(ctx context.Context, in *recordIn) (*answered, error) {
		rec, err := s.Ledger.Record(ctx, in.ID)
		if err != nil {
			return nil, problem(err)
		}
		body, err := sayso.MarshalRecord(rec, sayso.MarshalOptions{Offsets: sayso.Offsets(in.Offsets), WithText: in.WithText})
		if err != nil {
			return nil, problem(err)
		}
		return &answered{"application/json", append(body, '\n')}, nil
	})
}
