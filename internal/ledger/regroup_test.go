package ledger

import (
	"context"
	"fmt"
	"math/rand"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"sayso/internal/claim"
	"sayso/internal/store"
	"sayso/internal/story"
)

// What changes reach is found without looking at the rest: after each of many changes, the groups are those that dividing all
// links at once gives. Articles come in batches, some links are lost again.
func TestPartitionIsThatOfTheWhole(t *testing.T) {
	divide := map[store.Kind]func([]string, []store.Link) [][]string{
		store.KindStory: func(refs []string, near []store.Link) [][]string {
			var links []story.Link
			for _, l := range near {
				links = append(links, story.Link{A: l.A, B: l.B, Weight: l.Weight})
			}
			return story.Divide(refs, links)
		},
		store.KindClaim: func(refs []string, near []store.Link) [][]string {
			return withAlone(refs, claim.Group(claimLinks(near)))
		},
	}
	bodies := []string{linkJoint, linkJoint, linkJoint, linkJoint, linkTension, linkFirst, linkSecond}
	reached, all := 0, 0
	for seed := range int64(12) {
		for kind, divide := range divide {
			rng := rand.New(rand.NewSource(seed))
			st, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "p.db"), store.Options{Create: true})
			if err != nil {
				t.Fatal(err)
			}
			var refs []string
			var have []store.Link
			for round := range 14 {
				s := &session{touched: map[store.Kind]map[string]bool{}}
				var fresh []store.Link
				var lost string
				if round%4 == 3 {
					lost = refs[rng.Intn(len(refs))]
				}
				for range 1 + rng.Intn(8) {
					ref := fmt.Sprintf("%c%03d", 'a'+rng.Intn(26), len(refs))
					for i, other := range refs {
						if near := i%7 == len(refs)%7; near && rng.Intn(2) > 0 || rng.Intn(30) == 0 {
							l := store.Link{A: min(ref, other), B: max(ref, other), Weight: 0.11 + 0.5*rng.Float64()*rng.Float64()}
							if rng.Intn(60) == 0 {
								l.Weight = 1
							}
							if kind == store.KindClaim {
								l.Body = []byte(bodies[rng.Intn(len(bodies))])
							}
							fresh = append(fresh, l)
						}
					}
					refs = append(refs, ref)
					s.touch(kind, ref)
				}
				err := st.Update(context.Background(), func(w store.Writer) error {
					s.w = w
					if lost != "" {
						for _, l := range have {
							if l.A == lost || l.B == lost {
								s.touch(kind, l.A, l.B)
							}
						}
						have = slices.DeleteFunc(have, func(l store.Link) bool { return l.A == lost || l.B == lost })
						if err := w.DropLinks(kind, lost); err != nil {
							return err
						}
					}
					have = append(have, fresh...)
					if err := w.PutLinks(kind, fresh); err != nil {
						return err
					}
					p := s.partition(kind, divide)
					groups, err := p.anew(sorted(s.touched[kind]))
					if err != nil {
						return err
					}
					reached, all = reached+len(p.members), all+len(refs)
					changed, old := p.changed(groups)
					var keep []store.Group
					for _, g := range changed {
						if len(g) > 1 {
							keep = append(keep, store.Group{ID: g[0], Members: slices.Clone(g), Size: len(g)})
						}
					}
					return s.regroup(kind, old, keep)
				})
				if err != nil {
					t.Fatal(err)
				}
				var want, got [][]string
				for _, g := range divide(refs, have) {
					if len(g) > 1 {
						want = append(want, g)
					}
				}
				err = st.View(context.Background(), func(r store.Reader) error {
					groups, err := r.Groups(kind, store.GroupFilter{}, 0, 0)
					for _, g := range groups {
						m, err := r.Members(kind, g.ID)
						if err != nil {
							return err
						}
						got = append(got, m)
					}
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
				slices.SortFunc(want, slices.Compare)
				slices.SortFunc(got, slices.Compare)
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("kind %d, seed %d, round %d:\ngot  %v\nwant %v", kind, seed, round, got, want)
				}
			}
			if err := st.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if reached == all {
		t.Error("everything was looked at")
	}
}
