package claim

import (
	"reflect"
	"testing"

	"sayso"
)

const packedText = "Two officials said on Monday that more than 40 of the 60 ships had reportedly left Port Sael on 3 March 2024. Mayor Greta Holm denied that any ship left. " +
	"Seizures fell by more than a third, the Harbour Courier reported. The ministry declined to comment."

func TestPack(t *testing.T) {
	ps := propositions(t, New(Options{}), &sayso.Article{ID: "x", Text: packedText, Published: sayso.Published{Value: "2024-03-04", Basis: sayso.BasisGiven}})
	kinds := [5]int{}
	for i := range ps {
		b, err := ps[i].MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var got Proposition
		if err := got.UnmarshalBinary(b); err != nil {
			t.Fatal(err)
		}
		if v := PackedVoice(b); v != ps[i].Voice {
			t.Errorf("the voice %q, want %q", v, ps[i].Voice)
		}
		if !reflect.DeepEqual(got, ps[i]) {
			t.Errorf("packed and unpacked:\n%+v\n%+v", got, ps[i])
		}
		for k, n := range []int{len(got.Hedges), len(got.Clauses), len(got.Terms), len(got.Amounts), len(got.Times)} {
			kinds[k] += n
		}
		for n := range b {
			if err := got.UnmarshalBinary(b[:n]); err == nil {
				t.Fatalf("%d of %d bytes are taken for a whole", n, len(b))
			}
		}
	}
	for k, n := range kinds {
		if n == 0 {
			t.Errorf("the text shows nothing of part %d", k)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	for _, p := range propositions(f, New(Options{}), &sayso.Article{ID: "x", Text: packedText}) {
		b, _ := p.MarshalBinary()
		f.Add(b)
	}
	finder := New(Options{})
	f.Fuzz(func(t *testing.T, b []byte) {
		var p Proposition
		if p.UnmarshalBinary(b) != nil {
			return
		}
		finder.Judge(&p, &p)
		p.Keys()
		finder.Build(Input{Voices: []*Proposition{&p, &p}})
	})
}
