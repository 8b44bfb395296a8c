package store

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"sayso"
)

// TestPages asks for parts of the statements and events of people who are in many, with all sorts of filters: a part is what stands
// there in the whole list.
func TestPages(t *testing.T) {
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			s := open(t, l.where(t), Options{Create: true})
			rng := rand.New(rand.NewPCG(9, 10))
			who := func() string {
				return []string{"hub", "hub", "other", fmt.Sprintf("one of %d", rng.IntN(30))}[rng.IntN(4)]
			}
			some := func() (out []string) {
				for range rng.IntN(3) {
					out = append(out, who())
				}
				slices.Sort(out)
				return slices.Compact(out)
			}
			day := func() int { return []int{NoDay, rng.IntN(5), rng.IntN(300), 7}[rng.IntN(4)] }
			stances := []sayso.Stance{"asserts", "asserts", "asserts", "denies"}
			levels := []sayso.Level{"named_person", "unnamed_person"}
			err := s.Update(t.Context(), func(w Writer) error {
				for i := range 40 {
					id, d := fmt.Sprintf("%d", i), day()
					if _, err := putWith(w, id, 5); err != nil {
						return err
					}
					if err := w.PutKeys(KindStory, id, d, []uint64{5, uint64(i)}); err != nil {
						return err
					}
					var statements []Statement
					var events []Event
					for k := range 12 {
						statements = append(statements, Statement{Article: id, ID: fmt.Sprintf("a%d", k), Person: who(), About: some(), To: some(), Kind: "direct",
							Stance: stances[rng.IntN(4)], Level: levels[rng.IntN(2)], Day: d})
						events = append(events, Event{Article: id, ID: fmt.Sprintf("e%d", k), Type: []string{"AGREE", "ASSAULT"}[rng.IntN(2)], Status: "happened",
							Actors: some(), Recipients: some(), Day: day(), Said: d})
					}
					if err := w.PutStatements(id, statements); err != nil {
						return err
					}
					if err := w.PutEvents(id, events); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			pick := func(list ...string) string { return list[rng.IntN(len(list))] }
			err = s.View(t.Context(), func(r Reader) error {
				for range 150 {
					skip, limit := rng.IntN(30), 1+rng.IntN(40)
					f := StatementFilter{Person: pick("hub", "other", "one of 3"), Role: sayso.SaidRole(pick("", "by", "about", "to")), Stance: sayso.Stance(pick("", "", "denies")),
						Level: sayso.Level(pick("", "unnamed_person")), Article: pick("", "", "", "7")}
					if rng.IntN(4) == 0 {
						f.From, f.To = rng.IntN(7), 7+rng.IntN(100)
					}
					all, err := r.Statements(f, 0, 0)
					if err != nil {
						return err
					}
					part, err := r.Statements(f, skip, limit)
					if err != nil {
						return err
					}
					if want := cut(all, skip, limit); len(part) != len(want) || len(part) > 0 && !reflect.DeepEqual(part, want) {
						t.Fatalf("%+v, %d after %d:\n%v\nwant\n%v", f, limit, skip, part, want)
					}
					g := EventFilter{Actor: pick("", "hub", "other"), Recipient: pick("", "hub", "one of 3"), Type: pick("", "AGREE"), Article: pick("", "", "7")}
					events, err := r.Events(g, 0, 0)
					if err != nil {
						return err
					}
					some, err := r.Events(g, skip, limit)
					if err != nil {
						return err
					}
					if want := cut(events, skip, limit); len(some) != len(want) || len(some) > 0 && !reflect.DeepEqual(some, want) {
						t.Fatalf("%+v, %d after %d:\n%v\nwant\n%v", g, limit, skip, some, want)
					}
					hits, err := r.Near(KindStory, []uint64{5}, 0, 1000)
					if err != nil {
						return err
					}
					slices.SortFunc(hits, func(a, b Hit) int {
						return cmp.Or(cmp.Compare(uint32(a.Day), uint32(b.Day)), cmp.Compare(a.Ref, b.Ref))
					})
					first, err := r.Earliest(KindStory, 5, limit)
					if want := cut(hits, 0, limit); err != nil || !slices.Equal(first, want) {
						t.Fatalf("the first %d: %v, %v, want %v", limit, first, err, want)
					}
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

func cut[T any](list []T, skip, limit int) []T {
	list = list[min(skip, len(list)):]
	return list[:min(limit, len(list))]
}
