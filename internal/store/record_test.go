package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"testing"

	"sayso"
)

// TestDictionaries sees that the dictionaries are those that ledgers have been compressed with: with another, every record of
// every ledger would be lost.
func TestDictionaries(t *testing.T) {
	for _, d := range []struct {
		name, want string
		content    []byte
	}{
		{"record-1.dict", "191a9dcef4f518e94c66ee91ab7a84125548d272e1100cbb95141228fe4b1743", sampleRecords},
		{"finding-1.dict", "39069e8e5401721f18ee22e45aeaf61844e6238dbc4702b2b7b38fe7a820bb7a", sampleFindings},
	} {
		if sum := sha256.Sum256(d.content); hex.EncodeToString(sum[:]) != d.want {
			t.Errorf("%s has changed: %x", d.name, sum)
		}
	}
}

// TestRecordSizes puts records of all sizes, also such as the dictionary has whole.
func TestRecordSizes(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "ledger.db"), Options{Create: true})
	bodies := [][]byte{{}, []byte("{}"), sampleRecords, bytes.Repeat(sampleRecords, 60), bytes.Repeat([]byte{0}, 3<<20)}
	for i, body := range bodies {
		id := numberedID(i)
		err := s.Update(t.Context(), func(w Writer) error {
			if _, _, err := w.PutArticle(&sayso.Article{ID: id, Text: id}, ArticleInfo{}); err != nil {
				return err
			}
			return w.PutRecord(Record{Article: id, Body: body})
		})
		if err != nil {
			t.Fatal(err)
		}
		err = s.View(t.Context(), func(r Reader) error {
			rec, err := r.Record(id)
			if err == nil && !bytes.Equal(rec.Body, body) {
				t.Errorf("record %d of %d bytes comes back with %d", i, len(body), len(rec.Body))
			}
			return err
		})
		if err != nil {
			t.Error(i, err)
		}
	}
}
