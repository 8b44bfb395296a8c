package interchange

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/store"
)

// small is an export with a row of most tables.
const small = `{"type":"ledger","schema":"sayso.ledger/1"}
{"type":"setting","name":"colour","value":"Ymx1ZQ=="}
{"type":"article","id":"a","sha256":"","title":"A title","publisher":"","authors":["Ana Lund"],"url":"","language":"en","published":"2026-03-02","published_basis":"metadata","day":20514,"feed_source":"","extractor":"","media_type":"","raw_sha256":"","warnings":[],"text":"Lund said no."}
{"type":"statement","article":"a","id":"a1","person":"person/lund@a","name":"Lund","about":[],"to":[],"kind":"indirect","stance":"asserts","level":"named_person","day":20514,"start":0,"end":12,"content":"10-12","shown":"{\"in\":[0,13]}"}
{"type":"ref","kind":4,"ref":"person/lund@a","day":-2147483648,"keys":[7,18446744073709551615],"finding":"e30="}
{"type":"ref","kind":4,"ref":"person/lund@b","day":3,"keys":[7],"finding":""}
{"type":"link","kind":4,"a":"person/lund@a","b":"person/lund@b","weight":0.25,"body":"e30="}
{"type":"group","kind":4,"id":"person/lund@a","title":"Lund","day":-2147483648,"last_day":-2147483648,"size":1,"members":["person/lund@a"],"body":"e30="}
{"type":"correction","seq":1,"entry":"{\"seq\":1,\"who\":\"w\",\"when\":\"2026-03-02T00:00:00Z\",\"why\":\"y\",\"do\":\"undo\",\"what\":{},\"undoes\":0}"}
`

// FuzzReadJSONL: whatever the bytes, an import ends with a coded error and nothing kept, or with a ledger whose export can be
// imported again and gives the same bytes.
func FuzzReadJSONL(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(small[:len(small)/2]))
	f.Add([]byte(strings.Replace(small, `"seq":1,"entry"`, `"seq":2,"entry"`, 1)))
	f.Add([]byte(`{"type":"ledger","schema":"sayso.ledger/9"}` + "\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		ctx := context.Background()
		open := func(name string) store.Store {
			s, err := store.Open(ctx, filepath.Join(t.TempDir(), name), store.Options{Create: true})
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		s := open("one.db")
		defer s.Close()
		if err := ReadJSONL(ctx, s, bytes.NewReader(in), "in"); err != nil {
			var coded *sayso.Error
			if !errors.As(err, &coded) {
				t.Errorf("an error without a code: %v", err)
			}
			empty := open("two.db")
			defer empty.Close()
			var was, is bytes.Buffer
			if err := errors.Join(WriteJSONL(ctx, empty, &was), WriteJSONL(ctx, s, &is)); err != nil || !bytes.Equal(was.Bytes(), is.Bytes()) {
				t.Errorf("something was kept of a bad export: %q, %v", is.Bytes(), err)
			}
			return
		}
		var first, second bytes.Buffer
		if err := WriteJSONL(ctx, s, &first); err != nil {
			t.Fatal(err)
		}
		again := open("two.db")
		defer again.Close()
		if err := ReadJSONL(ctx, again, bytes.NewReader(first.Bytes()), "again"); err != nil {
			t.Fatalf("%v\n%s", err, first.Bytes())
		}
		if err := WriteJSONL(ctx, again, &second); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%v\nfirst  %s\nsecond %s", err, first.Bytes(), second.Bytes())
		}
	})
}

// The small export is accepted as it is and comes out as it went in.
func TestSmall(t *testing.T) {
	ctx := context.Background()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "s.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := ReadJSONL(ctx, s, strings.NewReader(small), "small"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := WriteJSONL(ctx, s, &out); err != nil {
		t.Fatal(err)
	}
	got, want := strings.Split(out.String(), "\n"), strings.Split(small, "\n")
	for i := range want {
		if i >= len(got) || !strings.HasPrefix(want[i], `{"type":"article"`) && !strings.HasPrefix(want[i], `{"type":"correction"`) && got[i] != want[i] {
			t.Errorf("line %d\ngot  %s\nwant %s", i+1, got[min(i, len(got)-1)], want[i])
		}
	}
}
