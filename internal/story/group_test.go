package story

import (
	"cmp"
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"slices"
	"testing"
)

// naive clusters by the definition: in each round all means are added up anew.
func naive(items []Item, links []Link) [][]string {
	items = slices.Clone(items)
	slices.SortFunc(items, earlier)
	weight := map[[2]string]float64{}
	for _, l := range links {
		if l.Weight >= LinkFrom {
			weight[[2]string{min(l.A, l.B), max(l.A, l.B)}] = l.Weight
		}
	}
	var clusters [][]string
	for _, it := range items {
		clusters = append(clusters, []string{it.ID})
	}
	for {
		best, at := mergeFrom-1e-12, [2]int{-1, -1}
		for i := range clusters {
			for j := range i {
				sum := 0.0
				for _, a := range clusters[i] {
					for _, b := range clusters[j] {
						sum += weight[[2]string{min(a, b), max(a, b)}]
					}
				}
				if mean := sum / float64(len(clusters[i])*len(clusters[j])); mean > best+1e-12 {
					best, at = mean, [2]int{j, i}
				}
			}
		}
		if at[0] < 0 {
			return clusters
		}
		clusters[at[0]] = append(clusters[at[0]], clusters[at[1]]...)
		clusters = slices.Delete(clusters, at[1], at[1]+1)
	}
}

// random returns articles in knots of a few that are alike, with some links between the knots.
func random(rng *rand.Rand, n int) (items []Item, links []Link) {
	for i := range n {
		items = append(items, Item{ID: fmt.Sprintf("n%02d", i), Day: rng.Intn(40)})
		if rng.Intn(8) == 0 {
			items[i].Day = NoDay
		}
		for j := range i {
			if i%5 == j%5 && rng.Intn(2) == 0 || rng.Intn(12) == 0 {
				links = append(links, Link{A: items[j].ID, B: items[i].ID, Weight: 0.05 + 0.6*rng.Float64()})
			}
		}
	}
	return items, links
}

// The clusters are those of the definition, and their order that of their first articles.
func TestGroupIsAverageLinkage(t *testing.T) {
	for seed := range int64(60) {
		items, links := random(rand.New(rand.NewSource(seed)), 24)
		var got [][]string
		for _, s := range Group(items, links) {
			got = append(got, slices.Sorted(slices.Values(s.Articles)))
		}
		want := naive(items, links)
		for _, c := range want {
			slices.Sort(c)
		}
		by := func(a, b []string) int { return cmp.Compare(a[0], b[0]) }
		slices.SortFunc(got, by)
		slices.SortFunc(want, by)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: %v, want %v", seed, got, want)
		}
	}
}

// Neither the order of the items, nor that of the links or their ends, nor whether components are grouped one by one or
// together changes a story.
func TestGroupDependsOnTheSetAlone(t *testing.T) {
	for seed := range int64(40) {
		rng := rand.New(rand.NewSource(seed))
		items, links := random(rng, 30)
		want := Group(items, links)
		for range 5 {
			rng.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
			rng.Shuffle(len(links), func(i, j int) { links[i], links[j] = links[j], links[i] })
			for i := range links {
				if rng.Intn(2) == 0 {
					links[i].A, links[i].B = links[i].B, links[i].A
				}
			}
			if got := Group(items, links); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: %v, want %v", seed, got, want)
			}
		}
		var apart [][]string
		for _, component := range components(items, links) {
			for _, s := range Group(component, links) {
				apart = append(apart, s.Articles)
			}
		}
		var together [][]string
		for _, s := range want {
			together = append(together, s.Articles)
		}
		by := func(a, b []string) int { return cmp.Compare(a[0], b[0]) }
		slices.SortFunc(apart, by)
		slices.SortFunc(together, by)
		if !reflect.DeepEqual(apart, together) {
			t.Fatalf("seed %d: by components %v, together %v", seed, apart, together)
		}
	}
}

func components(items []Item, links []Link) [][]Item {
	of := map[string]string{}
	for _, it := range items {
		of[it.ID] = it.ID
	}
	for range items {
		for _, l := range links {
			if l.Weight >= LinkFrom {
				m := min(of[l.A], of[l.B])
				of[l.A], of[l.B] = m, m
			}
		}
	}
	var out [][]Item
	at := map[string]int{}
	for _, it := range items {
		k, ok := at[of[it.ID]]
		if !ok {
			k = len(out)
			at[of[it.ID]] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], it)
	}
	return out
}

// A chain in which each article is like the next only does not become one story.
func TestChainParts(t *testing.T) {
	var items []Item
	var links []Link
	for i := range 12 {
		items = append(items, Item{ID: fmt.Sprintf("c%02d", i), Day: i})
		if i > 0 {
			links = append(links, Link{A: items[i-1].ID, B: items[i].ID, Weight: 0.2})
		}
	}
	for _, s := range Group(items, links) {
		if len(s.Articles) > 4 {
			t.Errorf("a chain of %d: %v", len(s.Articles), s.Articles)
		}
	}
}

// A copy stays with its origin, whatever else each is like, and whatever their dates.
func TestCopyJoinsItsOrigin(t *testing.T) {
	items := []Item{{ID: "a", Day: 1}, {ID: "b", Day: 300}, {ID: "c", Day: 300}, {ID: "d", Day: 301}, {ID: "e", Day: 302}}
	links := []Link{{A: "b", B: "a", Weight: 1}, {A: "b", B: "c", Weight: 0.9}, {A: "b", B: "d", Weight: 0.9}, {A: "d", B: "c", Weight: 0.9}}
	got := Group(items, links)
	if len(got) != 2 || !slices.Equal(got[0].Articles, []string{"a", "b", "c", "d"}) || got[0].ID != "a" || got[1].ID != "e" {
		t.Errorf("%+v", got)
	}
}

// Time wears common words off soon, rare ones slowly, and beyond the window nothing is alike.
func TestTimeWearsOff(t *testing.T) {
	at := func(day int, class Class) Item {
		return Item{Day: day, Terms: []Term{{Stem: "x", Weight: 1, Class: class}}}
	}
	for _, c := range []struct {
		days  int
		class Class
		want  float64
	}{{0, 0, 1}, {5, 0, 1}, {15, 0, 0.5}, {25, 0, 0.25}, {90, 0, math.Exp2(-8.5)}, {91, 0, 0}, {91, Rare, 0}, {65, Rare, math.Exp2(-0.5)},
		{0, Actor | Name, actorsMost}, {0, Place | Name, placesMost}} {
		if got := Weight(at(100, c.class), at(100+c.days, c.class)); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%d days, class %d: %v, want %v", c.days, c.class, got, c.want)
		}
	}
	if a, b := Weight(at(NoDay, 0), at(7, 0)), Weight(at(0, 0), at(15, 0)); a != b {
		t.Errorf("without a date %v, a fortnight apart %v", a, b)
	}
}

// BenchmarkGroup groups as many articles as eight years of one desk, each with some seven links within a few weeks.
func BenchmarkGroup(b *testing.B) {
	rng := rand.New(rand.NewSource(1))
	var items []Item
	var links []Link
	for i := range 8712 {
		items = append(items, Item{ID: fmt.Sprintf("n%05d", i), Day: i / 3})
		for range 7 {
			if j := i - 1 - rng.Intn(60); j >= 0 {
				links = append(links, Link{A: items[j].ID, B: items[i].ID, Weight: LinkFrom + 0.3*rng.Float64()*rng.Float64()})
			}
		}
	}
	b.ResetTimer()
	for b.Loop() {
		Group(items, links)
	}
}
