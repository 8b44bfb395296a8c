package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"
	"strings"
	"unicode/utf8"

	"sayso"
)

// more is what an article has beside its columns.
type more struct {
	Authors    []string          `json:",omitempty"`
	Warnings   []sayso.Warning   `json:",omitempty"`
	Extraction *sayso.Extraction `json:",omitempty"`
}

const infoColumns = "a.id, a.sha256, a.day, a.bytes, a.title, a.publisher, a.url, a.language, a.published, a.basis, a.raw_sha256, a.feed_source"

func (i *ArticleInfo) scan(scan func(...any) error, rest ...any) error {
	var sum []byte
	err := scan(append([]any{&i.ID, &sum, &i.Day, &i.Bytes, &i.Title, &i.Publisher, &i.URL, &i.Language, &i.Published.Value,
		&i.Published.Basis, &i.RawSHA256, &i.FeedSource}, rest...)...)
	i.SHA256 = hex.EncodeToString(sum)
	return err
}

// checksum covers all columns of an article but its number.
func (i *ArticleInfo) checksum(more string) int64 {
	var b []byte
	for _, s := range []string{i.ID, i.SHA256, i.Title, i.Publisher, i.URL, i.Language, i.Published.Value, string(i.Published.Basis), i.RawSHA256, i.FeedSource, more} {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	b = binary.AppendVarint(b, int64(i.Day))
	b = binary.AppendVarint(b, int64(i.Bytes))
	return int64(crc32.Checksum(b, castagnoli))
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// PutArticle implements [Writer].
func (v *view) PutArticle(a *sayso.Article, info ArticleInfo) (string, bool, error) {
	sum := sha256.Sum256([]byte(a.Text))
	digest := hex.EncodeToString(sum[:])
	if a.SHA256 != "" && a.SHA256 != digest {
		return "", false, &sayso.Error{Code: sayso.ErrRecord, Place: a.ID, Msg: "the article's hash is not that of its text"}
	}
	a = a.Identified()
	info.ID, info.SHA256, info.Title, info.Publisher, info.URL, info.Language = a.ID, digest, a.Title, a.Publisher, a.URL, a.Language
	info.Published, info.Bytes = a.Published, len(a.Text)
	var rest string
	if len(a.Authors) > 0 || len(a.Warnings) > 0 || a.Extraction != nil {
		b, err := json.Marshal(more{a.Authors, a.Warnings, a.Extraction})
		if err != nil {
			return "", false, &sayso.Error{Code: sayso.ErrInternal, Place: a.ID, Msg: "an article's details cannot be kept", Err: err}
		}
		rest = string(b)
	}
	if a.Extraction != nil {
		info.RawSHA256 = a.Extraction.SHA256
	}
	for _, s := range append([]string{a.ID, a.Title, a.Publisher, a.URL, a.Language, a.Published.Value, info.RawSHA256, info.FeedSource}, a.Authors...) {
		if strings.IndexByte(s, 0) >= 0 || !utf8.ValidString(s) {
			return "", false, &sayso.Error{Code: sayso.ErrNotText, Place: a.ID, Msg: "a zero byte, or what is not UTF-8, in an article's id, title or other details"}
		}
	}
	if !utf8.ValidString(a.Text) {
		return "", false, &sayso.Error{Code: sayso.ErrNotText, Place: a.ID, Msg: "the article's text is not UTF-8"}
	}
	if len(a.ID) > maxName {
		return "", false, &sayso.Error{Code: sayso.ErrNotText, Place: a.ID[:40] + "…", Msg: fmt.Sprintf("the article's id has %d bytes; %d are allowed", len(a.ID), maxName)}
	}
	kept, err := v.ArticleByHash(digest)
	if err != nil || kept != "" {
		return kept, false, err
	}
	if n, err := v.articleNumber(a.ID); err != nil {
		return "", false, err
	} else if n != 0 {
		return "", false, &sayso.Error{Code: sayso.ErrConflict, Place: a.ID, Msg: "another text is kept under this id"}
	}
	var n int64
	_, err = v.row("INSERT INTO article (id, sha256, day, bytes, title, publisher, url, language, published, basis, raw_sha256, feed_source, more, sum)"+
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n",
		[]any{info.ID, sum[:], info.Day, info.Bytes, info.Title, info.Publisher, info.URL, info.Language, info.Published.Value,
			string(info.Published.Basis), info.RawSHA256, info.FeedSource, rest, info.checksum(rest)}, &n)
	if err != nil {
		return "", false, v.s.fault(err)
	}
	if _, err := v.exec("INSERT INTO body (article, text) VALUES (?, ?)", n, []byte(a.Text)); err != nil {
		return "", false, v.s.fault(err)
	}
	parts := v.s.stems.parts(a.Title, a.Text)
	v.later(func() error { return v.s.d.putWords(v, n, parts) })
	return a.ID, true, nil
}

// maxName is the greatest length of an id in bytes; both databases index that much.
const maxName = 1000

// articleNumber returns the internal number of an article, 0 if there is none of this id.
func (v *view) articleNumber(id string) (n int64, err error) {
	_, err = v.row("SELECT n FROM article WHERE id = ?", []any{id}, &n)
	return n, v.s.fault(err)
}

// knownArticle is articleNumber for what must be there.
func (v *view) knownArticle(id string) (int64, error) {
	n, err := v.articleNumber(id)
	if err == nil && n == 0 {
		err = &sayso.Error{Code: sayso.ErrUnknown, Place: id, Msg: "the ledger has no such article"}
	}
	return n, err
}

// body returns the text of an article. One that is not what was put is an error.
func (v *view) body(n int64, id string) (string, error) {
	var text, want []byte
	ok, err := v.row("SELECT b.text, a.sha256 FROM article a JOIN body b ON b.article = a.n WHERE a.n = ?", []any{n}, &text, &want)
	if err != nil {
		return "", v.s.fault(err)
	}
	if !ok {
		want = nil
	}
	return v.asKept(text, hex.EncodeToString(want), id)
}

// asKept is a text, if it is the one with this hash.
func (v *view) asKept(text []byte, want, id string) (string, error) {
	if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != want {
		return "", v.s.damaged("the text of article %s is not the one that was kept", id)
	}
	return string(text), nil
}

// Article implements [Reader].
func (v *view) Article(id string) (*sayso.Article, error) {
	var (
		info ArticleInfo
		n    int64
		sum  int64
		rest string
	)
	found := false
	err := v.rows("SELECT "+infoColumns+", a.n, a.more, a.sum FROM article a WHERE a.id = ?", []any{id}, func(scan func(...any) error) error {
		found = true
		return info.scan(scan, &n, &rest, &sum)
	})
	if err != nil || !found {
		return nil, v.s.fault(err)
	}
	a, err := v.whole(&info, rest, sum)
	if err == nil {
		a.Text, err = v.body(n, id)
	}
	if err != nil {
		return nil, err
	}
	return a, nil
}

// whole is an article without its text, put together from its columns.
func (v *view) whole(info *ArticleInfo, rest string, sum int64) (*sayso.Article, error) {
	var m more
	if info.checksum(rest) != sum || rest != "" && json.Unmarshal([]byte(rest), &m) != nil {
		return nil, v.s.damaged("the title or another detail of article %s is not the one that was kept", info.ID)
	}
	return &sayso.Article{ID: info.ID, Title: info.Title, Publisher: info.Publisher, Authors: m.Authors, URL: info.URL, Language: info.Language,
		Published: info.Published, SHA256: info.SHA256, Warnings: m.Warnings, Extraction: m.Extraction}, nil
}

// Info implements [Reader].
func (v *view) Info(id string) (*ArticleInfo, error) {
	var info *ArticleInfo
	err := v.rows("SELECT "+infoColumns+" FROM article a WHERE a.id = ?", []any{id}, func(scan func(...any) error) error {
		info = &ArticleInfo{}
		return info.scan(scan)
	})
	return info, v.s.fault(err)
}

// ArticleByHash implements [Reader].
func (v *view) ArticleByHash(digest string) (id string, err error) {
	sum, err := hex.DecodeString(digest)
	if err != nil {
		return "", nil // no text has such a hash
	}
	_, err = v.row("SELECT id FROM article WHERE sha256 = ?", []any{sum}, &id)
	return id, v.s.fault(err)
}

// Articles implements [Reader].
func (v *view) Articles(f ArticleFilter, after string, limit int) ([]ArticleInfo, error) {
	where, args := []string{"1 = 1"}, []any{}
	if f.Publisher != "" {
		where, args = append(where, "a.publisher = ?"), append(args, f.Publisher)
	}
	if f.To != 0 || f.From != 0 {
		where, args = append(where, "a.day BETWEEN ? AND ?"), append(args, max(f.From, NoDay+1), until(f.To))
	}
	if after != "" {
		info, err := v.Info(after)
		if err != nil {
			return nil, err
		}
		if info == nil {
			return nil, &sayso.Error{Code: sayso.ErrUnknown, Place: after, Msg: "the ledger has no such article"}
		}
		where, args = append(where, "(a.day, a.id) > (?, ?)"), append(args, info.Day, info.ID)
	}
	var out []ArticleInfo
	err := v.rows("SELECT "+infoColumns+" FROM article a WHERE "+strings.Join(where, " AND ")+" ORDER BY a.day, a.id LIMIT ?",
		append(args, clampLimit(limit)), func(scan func(...any) error) error {
			var i ArticleInfo
			err := i.scan(scan)
			out = append(out, i)
			return err
		})
	return out, v.s.fault(err)
}

// clampLimit gives the greatest limit a meaning: 0 or less is all.
func clampLimit(limit int) int {
	if limit <= 0 {
		return math.MaxInt32
	}
	return limit
}

// until gives the end of a range of days; 0 is none.
func until(to int) int {
	if to == 0 {
		return math.MaxInt32
	}
	return to
}
