package store

import (
	"fmt"
	"maps"
	"reflect"
	"testing"

	"sayso"
)

// TestSeveral: what is asked of many at once is what is asked of each, more of them than one query takes as well.
func TestSeveral(t *testing.T) {
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			s := open(t, l.where(t), Options{Create: true})
			const n = severalAtOnce + 9
			var ids, voices, groups []string
			err := s.Update(t.Context(), func(w Writer) error {
				for i := range n {
					id := fmt.Sprintf("a%d", i)
					if _, err := putWith(w, id, 7); err != nil {
						return err
					}
					ids, voices = append(ids, id), append(voices, id+"/a1")
					if i%3 == 0 {
						groups = append(groups, "g"+id)
						if err := w.PutGroup(KindClaim, Group{ID: "g" + id, Title: "T", Size: 2, Day: i, Body: []byte(id), Members: []string{id + "/a1", id + "/a1/2", id + "x/a9"}}); err != nil {
							return err
						}
					}
				}
				return w.PutGroup(KindStory, Group{ID: "other", Members: []string{"a3/a1"}})
			})
			if err != nil {
				t.Fatal(err)
			}
			err = s.View(t.Context(), func(r Reader) error {
				asked := append([]string{"nobody", "a1", "a1"}, ids...)
				texts, err := r.Texts(asked)
				if err != nil {
					return err
				}
				infos, err := r.Infos(asked)
				if err != nil {
					return err
				}
				for _, id := range ids {
					a, err := r.Article(id)
					if err != nil || !reflect.DeepEqual(a, texts[id]) {
						t.Errorf("%+v, %+v %v", a, texts[id], err)
					}
					info, err := r.Info(id)
					if err != nil || !reflect.DeepEqual(info, infos[id]) {
						t.Errorf("%+v, %+v %v", info, infos[id], err)
					}
				}
				if len(texts) != n || len(infos) != n {
					t.Errorf("%d texts, %d lines", len(texts), len(infos))
				}
				of, err := r.GroupsOf(KindClaim, append(voices, "nobody/a1"))
				if err != nil {
					return err
				}
				for _, v := range voices {
					g, err := r.GroupOf(KindClaim, v)
					if got, ok := of[v]; err != nil || got != g || ok != (g != "") {
						t.Errorf("%s: %q, %q %v", v, got, g, err)
					}
				}
				by, err := r.GroupsBy(KindClaim, append(groups, "none"))
				if err != nil || len(by) != len(groups) {
					t.Errorf("%d groups %v", len(by), err)
				}
				for _, id := range groups {
					if g, err := r.Group(KindClaim, id); err != nil || !reflect.DeepEqual(g, by[id]) {
						t.Errorf("%+v, %+v %v", g, by[id], err)
					}
				}
				// Not those of another article whose name goes on, and not those of another kind.
				under, err := r.GroupsUnder(KindClaim, []string{"a3", "a4", "none"})
				if want := map[string]string{"a3/a1": "ga3", "a3/a1/2": "ga3"}; err != nil || !maps.Equal(under, want) {
					t.Errorf("%v %v", under, err)
				}
				under, err = r.GroupsUnder(KindClaim, ids)
				if len(under) != 2*len(groups) {
					t.Errorf("%d under %d articles", len(under), n)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// TestShown: what the ledger wants shown of a row comes back with it, also with a hit.
func TestShown(t *testing.T) {
	for _, l := range ledgers {
		t.Run(l.name, func(t *testing.T) {
			s := open(t, l.where(t), Options{Create: true})
			err := s.Update(t.Context(), func(w Writer) error {
				if _, err := putWith(w, "one"); err != nil {
					return err
				}
				if err := w.PutStatements("one", []Statement{{ID: "a1", Name: "Ada", Stance: sayso.StanceDenies, Level: sayso.LevelNamedPerson, End: 8, Shown: `{"cue":[4,8]}`}}); err != nil {
					return err
				}
				return w.PutEvents("one", []Event{{ID: "e1", End: 3, Shown: "é"}})
			})
			if err != nil {
				t.Fatal(err)
			}
			err = s.View(t.Context(), func(r Reader) error {
				said, errA := r.Statements(StatementFilter{}, 0, 0)
				events, errB := r.Events(EventFilter{}, 0, 0)
				found, errC := r.Search("text", 0, 0)
				if errA != nil || errB != nil || errC != nil || len(said) != 1 || len(events) != 1 || len(found) != 1 {
					t.Fatal(said, events, found, errA, errB, errC)
				}
				if said[0].Shown != `{"cue":[4,8]}` || events[0].Shown != "é" {
					t.Errorf("%q %q", said[0].Shown, events[0].Shown)
				}
				h := found[0].Statement
				if h == nil || h.ID != "a1" || h.Name != "Ada" || h.Stance != sayso.StanceDenies || h.Level != sayso.LevelNamedPerson || h.Shown != said[0].Shown {
					t.Errorf("%+v", h)
				}
				if want := [][2]int{{4, 8}}; !reflect.DeepEqual(found[0].Lit, want) {
					t.Errorf("%v", found[0].Lit)
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}
