package claim

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// links reads "a-b **, c>b, a/d": the second is a silence, c, that answers b, the third two that are apart.
func links(s string) (out []Link) {
	for l := range strings.SplitSeq(s, ",") {
		ends, score, _ := strings.Cut(strings.TrimSpace(l), " ")
		a, b, answers := strings.Cut(ends, ">")
		isApart := false
		if !answers {
			if a, b, isApart = strings.Cut(ends, "/"); !isApart {
				a, b, _ = strings.Cut(ends, "-")
			}
		}
		link := Link{A: a, B: b, Answers: answers, Apart: isApart, Score: float64(len(score))}
		out = append(out, link)
	}
	return out
}

func TestGroup(t *testing.T) {
	for _, c := range []struct{ name, links, want string }{
		{"two", "a-b", "a b"},
		{"all linked", "a-b, b-c, a-c", "a b c"},
		{"a chain is cut where it is weakest", "a-b **, b-c *, c-d **", "a b|c d"},
		{"three of four pairs are enough", "a-b **, c-d **, a-c *, b-d *, a-d *", "a b c d"},
		{"half of the pairs are not", "a-b **, c-d **, a-c *, b-d *", "a b|c d"},
		{"a chain of three is cut", "a-b **, b-c *", "a b"},
		{"two that are apart are never of one", "a-b **, b-c *, a/c", "a b"},
		{"links do not outweigh a pair that is apart", "a-b **, c-d **, a-c *, b-d *, b-c *, a/d", "a b|c d"},
		{"a silence goes where its answer is", "a-b, x>b", "a b x"},
		{"a silence makes a claim of two", "x>b", "b x"},
		{"a silence joins no groups", "a-b, c-d, x>b, x>d", "a b x|c d"},
	} {
		in := links(c.links)
		for n := range 20 {
			rand.New(rand.NewPCG(1, uint64(n))).Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
			if k := n % len(in); !in[k].Answers {
				in[k].A, in[k].B = in[k].B, in[k].A
			}
			var got []string
			for _, g := range Group(in) {
				got = append(got, strings.Join(g, " "))
			}
			if want := strings.Split(c.want, "|"); !slices.Equal(got, want) {
				t.Fatalf("%s: %v, want %v, for %v", c.name, got, want, in)
			}
		}
	}
}

// Groups do not depend on the order of links, whatever they are, and what is linked to nothing else stays in its component.
func TestGroupOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		var in []Link
		for range 30 {
			a, b := r.IntN(16), r.IntN(16)
			if a != b {
				in = append(in, Link{A: string(rune('a' + a)), B: string(rune('a' + b)), Score: float64(r.IntN(3)), Apart: r.IntN(9) == 0})
			}
		}
		want := Group(in)
		r.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
		if got := Group(in); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, then %v", want, got)
		}
	}
}
