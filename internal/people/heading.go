package people

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"sayso"
)

// A Heading is all items that a name files under one id, the unit of grouping. Its id begins with "person/" or "body/"; one
// that ends in "@" and an article is a surname or a kind of body that this article alone does not explain; one with "~" was
// taken apart by hand. Its JSON is what a store keeps. The zero value is ready for Add once ID is set or left "".
type Heading struct {
	ID       string           `json:"id"`
	Kind     sayso.EntityKind `json:"kind"`
	Name     string           `json:"name"`   // as the most careful of its items writes it
	Person   Name             `json:"person"` // of a person
	Trade    string           `json:"trade"`
	Country  string           `json:"country"` // of the id; "" if none is known
	Offices  []string         `json:"offices"` // classes of telling titles, sorted
	Short    []string         `json:"short"`   // other names that an article explains, sorted
	Articles int              `json:"articles"`
}

// HeadingKey is the key of a heading's items in a store.
func HeadingKey(id string) uint64 { return key("heading", id) }

// key hashes what two have in common, so that what is of another sort never meets it.
func key(parts ...string) uint64 {
	h := fnv.New64a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

func kindOf(k sayso.EntityKind) string {
	if k == sayso.EntityPerson {
		return "person/"
	}
	return "body/"
}

// NewHeading returns the heading of an item with nothing but it, filed under id: it.Heading, or it.Alone() where a correction
// says so.
func NewHeading(it *Item, id string) *Heading {
	h := &Heading{ID: id}
	h.Add(it)
	return h
}

// Add takes an item in. Items may come in any order, each once. It reports whether anything but the count changed.
func (h *Heading) Add(it *Item) (changed bool) {
	h.Articles++
	if h.Kind == "" {
		h.Kind, h.Person, h.Trade = it.Kind, it.Person, it.Trade
		if h.ID == "" {
			h.ID = it.Heading
		}
		if !strings.ContainsAny(h.ID, "~") {
			if at := strings.LastIndexByte(h.ID, ','); at >= 0 && len(h.ID)-at == 4 && strings.ToUpper(h.ID[at:]) == h.ID[at:] {
				h.Country = h.ID[at+1:]
			}
		}
		changed = true
	}
	if plainer(it.Person, h.Person) {
		h.Person, changed = it.Person, true
	}
	if h.Name == "" || better(it.Name, h.Name) {
		h.Name, changed = it.Name, true
	}
	for _, t := range it.Titles {
		if t.Telling() {
			changed = insert(&h.Offices, t.Class) || changed
		}
	}
	for _, s := range it.Short {
		changed = insert(&h.Short, s) || changed
	}
	return changed
}

// plainer orders ways to cut one name: “Kim Jong-un” and “Kim Jong Un” have the same id.
func plainer(a, b Name) bool {
	if len(a.Middle) != len(b.Middle) {
		return len(a.Middle) < len(b.Middle)
	}
	return a.full()+"|"+a.Family < b.full()+"|"+b.Family
}

// better orders ways to write one name: not all in capitals, with more letters, fewer capitals, then by the alphabet.
func better(a, b string) bool {
	loudA, loudB := strings.ToUpper(a) == a, strings.ToUpper(b) == b
	switch {
	case loudA != loudB:
		return loudB
	case len(a) != len(b):
		return len(a) > len(b)
	case capitals(a) != capitals(b):
		return capitals(a) < capitals(b)
	}
	return a < b
}

func capitals(s string) (n int) {
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

func insert(set *[]string, s string) bool {
	i, there := slices.BinarySearch(*set, s)
	if !there {
		*set = slices.Insert(*set, i, s)
	}
	return !there
}

// Bound reports whether the heading is of one article only: a surname alone, a kind of body without its country, or an item
// that a correction took out.
func (h *Heading) Bound() bool { return strings.ContainsAny(h.ID, "@~") }

// name is the part of the id that the name is.
func (h *Heading) name() string {
	id := h.ID[strings.IndexByte(h.ID, '/')+1:]
	if at := strings.IndexAny(id, ",@~"); at >= 0 {
		id = id[:at]
	}
	return id
}

// Keys returns what another heading of the same person or body has in common with this one, sorted. Headings of one article
// have none: only [SameStory] and corrections join them. The keys of a heading grow with its items.
func (f *Finder) Keys(h *Heading) []uint64 {
	var keys []uint64
	switch {
	case h.Bound():
	case h.Kind == sayso.EntityPerson:
		n := h.Person
		if n.Given != "" {
			for _, g := range f.tables.fullGiven(n.Given) {
				keys = append(keys, key("given", g, n.Family, n.Suffix))
			}
		}
		for _, office := range h.Offices {
			keys = append(keys, key("office", office, n.Family))
			if n.Given != "" && f.tables.first[n.Given] == "" {
				keys = append(keys, key("office", office, n.Given)) // President Xi Jinping
			}
		}
	default:
		keys = append(keys, key("body", h.name()))
		for _, s := range h.Short {
			keys = append(keys, key("body", slug(s)))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
