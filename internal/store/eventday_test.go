package store

import (
	"context"
	"reflect"
	"testing"

	"sayso"
)

// TestEventDays: what is counted by day is what the list has, each event once however many of its actors are asked for.
func TestEventDays(t *testing.T) {
	for _, on := range ledgers {
		t.Run(on.name, func(t *testing.T) {
			ctx := context.Background()
			s, err := Open(ctx, on.where(t), Options{Create: true})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			err = s.Update(ctx, func(w Writer) error {
				if _, _, err := w.PutArticle(&sayso.Article{ID: "a", Text: "They met and fought."}, ArticleInfo{Day: 10}); err != nil {
					return err
				}
				return w.PutEvents("a", []Event{
					{Article: "a", ID: "v1", Type: "CONSULT", Status: sayso.StatusHappened, Actors: []string{"person/ana", "person/bo"}, Day: 5, Said: 10},
					{Article: "a", ID: "v2", Type: "ASSAULT", Status: sayso.StatusOngoing, Actors: []string{"person/bo"}, Recipients: []string{"person/cy"}, Day: 5, Said: 10},
					{Article: "a", ID: "v3", Type: "ASSAULT", Status: sayso.StatusDenied, Actors: []string{"person/bo"}, Day: NoDay, Said: 10},
				})
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct {
				f                  EventFilter
				actors, recipients []string
				want               []EventDay
			}{
				{EventFilter{}, nil, nil, []EventDay{{5, true, 2, 1}, {10, false, 1, 0}}},
				{EventFilter{}, []string{"person/ana", "person/bo"}, nil, []EventDay{{5, true, 2, 1}, {10, false, 1, 0}}},
				{EventFilter{}, []string{"person/ana", "person/nobody"}, nil, []EventDay{{5, true, 1, 1}}},
				{EventFilter{}, []string{"person/bo"}, []string{"person/cy"}, []EventDay{{5, true, 1, 0}}},
				{EventFilter{}, []string{"person/nobody"}, nil, nil},
				{EventFilter{Status: []sayso.Status{sayso.StatusHappened}}, nil, nil, []EventDay{{5, true, 1, 1}}},
				{EventFilter{From: 6, To: 20}, nil, nil, []EventDay{{10, false, 1, 0}}},
				{EventFilter{Type: "ASSAULT", Article: "a"}, nil, nil, []EventDay{{5, true, 1, 0}, {10, false, 1, 0}}},
			} {
				var got []EventDay
				n, sum := 0, 0
				err := s.View(ctx, func(r Reader) (err error) {
					if got, err = r.EventDays(c.f, c.actors, c.recipients, []string{"CONSULT", "AID"}); err == nil {
						n, err = r.EventNumber(c.f, c.actors, c.recipients)
					}
					return err
				})
				for _, d := range got {
					sum += d.N
				}
				if err != nil || !reflect.DeepEqual(got, c.want) || n != sum {
					t.Errorf("%+v %v %v: %+v, %d in all, and not %+v (%v)", c.f, c.actors, c.recipients, got, n, c.want, err)
				}
			}
		})
	}
}
