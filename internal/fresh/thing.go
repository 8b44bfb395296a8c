package fresh

import (
	"hash/maphash"

	"sayso/internal/store"
)

// A thing is what can be looked up and changed, as a hash: two that meet in one number only make an answer be made again.
type thing uint64

// seed differs from run to run, so nobody can choose names that meet.
var seed = maphash.MakeSeed()

// Tables of things. Those that name a list are touched by every change of anything in it.
const (
	anything    = "anything"
	article     = "article"     // by id: the article, its text, its line in lists
	articles    = "articles"    // any list of articles
	record      = "record"      // by article
	finding     = "finding"     // by kind and ref
	keys        = "keys"        // by kind and ref
	refs        = "refs"        // by kind
	near        = "near"        // by kind, for people also by key
	links       = "links"       // by kind and ref
	member      = "member"      // by kind and ref: which group it is in
	under       = "under"       // by kind and name: which groups its refs "name/…" are in
	group       = "group"       // by kind and id
	groups      = "groups"      // by kind
	statements  = "statements"  // any list
	statementOf = "statementOf" // by article
	saidOf      = "saidOf"      // by heading
	events      = "events"      // any list
	eventOf     = "eventOf"     // by article
	tookOf      = "tookOf"      // by heading or country
	found       = "found"       // any search
	corrections = "corrections"
	setting     = "setting" // by name
	settings    = "settings"
)

func named(table string, kind store.Kind, name string) thing {
	var h maphash.Hash
	h.SetSeed(seed)
	_, _ = h.WriteString(table)
	_ = h.WriteByte(0)
	_ = h.WriteByte(byte(kind))
	_, _ = h.WriteString(name)
	return thing(h.Sum64())
}

func numbered(table string, kind store.Kind, key uint64) thing {
	var b [8]byte
	for i := range b {
		b[i] = byte(key >> (8 * i))
	}
	return named(table, kind, string(b[:]))
}

// only is a thing of which there is one.
func only(table string) thing { return named(table, 0, "") }

// ofKind is a thing of which there is one a kind.
func ofKind(table string, kind store.Kind) thing { return named(table, kind, "") }
