package story

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"testing"
)

// The vector read from what is kept of an article is that of the article.
func TestVectorOfKeptItem(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for n := range 40 {
		it := Item{ID: "n", Day: rng.Intn(9000), Terms: Terms{}}
		if n == 1 {
			it.Day = NoDay
		}
		for i := range n {
			it.Terms = append(it.Terms, Term{Stem: fmt.Sprintf("stem%02d", i), Weight: kept(rng.Float64()), Class: Class(rng.Intn(32)),
				Start: 7 * i, End: 7*i + 6, Text: fmt.Sprintf("Stem%02d", i)})
		}
		body, err := json.Marshal(it)
		if err != nil {
			t.Fatal(err)
		}
		var got Vector
		if err := json.Unmarshal(body, &got); err != nil {
			t.Fatal(err)
		}
		if want := it.Vector(); !reflect.DeepEqual(got, want) {
			t.Fatalf("%d terms: %v, want %v", n, got, want)
		}
	}
	var v Vector
	if json.Unmarshal([]byte(`{"day":1,"terms":"a 1 0"}`), &v) == nil {
		t.Error("a term without a word was read")
	}
}
