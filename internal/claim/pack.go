package claim

import (
	"encoding/binary"
	"math"
	"strings"

	"sayso"
)

// packed is the first byte of the form that MarshalBinary writes, its version.
const packed = 1

// MarshalBinary packs a proposition for a store: a fifth of its JSON. The form is the package's own and begins with a version;
// all numbers are varints, all strings have their length before them. It never fails.
func (p *Proposition) MarshalBinary() ([]byte, error) {
	w := writer{buf: []byte{packed}}
	for _, s := range p.heading() {
		w.text(*s)
	}
	w.text(p.Words.Text)
	w.span(sayso.Span{Start: p.Words.Start, End: p.Words.End}, 0)
	from := p.Words.Start
	w.count(len(p.Chain))
	for _, s := range p.Chain {
		w.text(s)
	}
	w.count(len(p.Hedges))
	for _, h := range p.Hedges {
		w.span(sayso.Span{Start: h.Start, End: h.End}, from)
		w.text(h.Text)
	}
	w.count(len(p.Clauses))
	for i := range p.Clauses {
		c := &p.Clauses[i]
		w.count(c.Core + 1)
		w.flags(c.Negative, c.Open, c.Hedge, c.Vague, c.Nominal, c.Maybe, c.Subject)
		w.text(string(c.Kind))
		w.span(c.At, from)
	}
	w.count(len(p.Terms))
	for i := range p.Terms {
		t := &p.Terms[i]
		w.text(t.Lemma)
		w.text(t.Class)
		w.flags(t.Flip, t.Definite)
		w.count(index(roles, t.Role))
		w.count(index(names, t.Name))
		w.count(t.Clause)
		w.buf = binary.LittleEndian.AppendUint32(w.buf, math.Float32bits(t.Weight))
		w.span(t.At, from)
	}
	w.count(len(p.Amounts))
	for i := range p.Amounts {
		a := &p.Amounts[i]
		w.span(a.At, from)
		w.buf = binary.LittleEndian.AppendUint64(w.buf, math.Float64bits(a.Low))
		w.buf = binary.LittleEndian.AppendUint64(w.buf, math.Float64bits(a.High))
		w.buf = binary.LittleEndian.AppendUint64(w.buf, math.Float64bits(a.Told))
		w.flags(a.Exact, a.Change, a.Lost, a.Loose)
		w.text(a.Unit)
		w.text(a.Sort)
		w.text(a.Of)
		w.text(a.Said)
		w.text(strings.Join(a.Narrow, "\x00"))
		w.count(a.Clause)
	}
	w.count(len(p.Times))
	for i := range p.Times {
		w.span(p.Times[i].At, from)
		w.text(p.Times[i].Value)
		w.flags(p.Times[i].Full)
		w.count(p.Times[i].Clause)
	}
	w.flags(p.Pronouns, p.When)
	w.count(p.Negations)
	return w.buf, nil
}

var (
	roles = []Role{RoleCore, RoleAgent, RolePatient, RoleOther, RoleWithin}
	names = []NameOf{"", NamePerson, NamePlace, NameBody, NameOther}
)

func index[T comparable](of []T, v T) int {
	for i := range of {
		if of[i] == v {
			return i
		}
	}
	return 0
}

// heading is the strings that every proposition has.
func (p *Proposition) heading() []*string {
	return []*string{&p.Voice, &p.Article, &p.Attribution, &p.Answers, (*string)(&p.Stance), (*string)(&p.Relays), (*string)(&p.Kind), &p.Entity, &p.Name, (*string)(&p.Level), &p.Published, &p.Said}
}

// UnmarshalBinary reads what MarshalBinary wrote. What is no such thing, or of another version, is an error of code
// ErrStore; the proposition is then half filled.
func (p *Proposition) UnmarshalBinary(b []byte) error {
	*p = Proposition{}
	r := unpacker{buf: b}
	if len(b) == 0 || b[0] != packed {
		return &sayso.Error{Code: sayso.ErrStore, Msg: "not a proposition of this version"}
	}
	r.buf = b[1:]
	for _, s := range p.heading() {
		*s = r.text()
	}
	p.Words = sayso.Passage{Article: p.Article, Text: r.text()}
	s := r.span(0)
	p.Words.Start, p.Words.End = s.Start, s.End
	from := s.Start
	for n := r.count(); n > 0 && !r.bad; n-- {
		p.Chain = append(p.Chain, r.text())
	}
	for n := r.count(); n > 0 && !r.bad; n-- {
		s := r.span(from)
		p.Hedges = append(p.Hedges, sayso.Passage{Article: p.Article, Start: s.Start, End: s.End, Text: r.text()})
	}
	for n := r.count(); n > 0 && !r.bad; n-- {
		c := Clause{Core: r.count() - 1}
		f := r.flags()
		c.Negative, c.Open, c.Hedge, c.Vague, c.Nominal, c.Maybe, c.Subject = f&1 != 0, f&2 != 0, f&4 != 0, f&8 != 0, f&16 != 0, f&32 != 0, f&64 != 0
		c.Kind = sayso.ClaimKind(r.text())
		c.At = r.span(from)
		p.Clauses = append(p.Clauses, c)
	}
	for n := r.count(); n > 0 && !r.bad; n-- {
		t := Term{Lemma: r.text(), Class: r.text()}
		f := r.flags()
		t.Flip, t.Definite = f&1 != 0, f&2 != 0
		t.Role, t.Name = roles[min(r.count(), len(roles)-1)], names[min(r.count(), len(names)-1)]
		t.Clause = r.count()
		t.Weight = math.Float32frombits(uint32(r.fixed(4)))
		t.At = r.span(from)
		p.Terms = append(p.Terms, t)
	}
	for n := r.count(); n > 0 && !r.bad; n-- {
		a := Amount{At: r.span(from), Low: math.Float64frombits(r.fixed(8)), High: math.Float64frombits(r.fixed(8)), Told: math.Float64frombits(r.fixed(8))}
		f := r.flags()
		a.Exact, a.Change, a.Lost, a.Loose = f&1 != 0, f&2 != 0, f&4 != 0, f&8 != 0
		a.Unit, a.Sort, a.Of, a.Said = r.text(), r.text(), r.text(), r.text()
		if narrow := r.text(); narrow != "" {
			a.Narrow = strings.Split(narrow, "\x00")
		}
		a.Clause = r.count()
		p.Amounts = append(p.Amounts, a)
	}
	for n := r.count(); n > 0 && !r.bad; n-- {
		p.Times = append(p.Times, Moment{At: r.span(from), Value: r.text(), Full: r.flags() != 0, Clause: r.count()})
	}
	f := r.flags()
	p.Pronouns, p.When = f&1 != 0, f&2 != 0
	p.Negations = r.count()
	if r.bad || len(r.buf) > 0 || !p.consistent() {
		return &sayso.Error{Code: sayso.ErrStore, Msg: "a damaged proposition"}
	}
	return nil
}

// PackedVoice returns the voice of what MarshalBinary wrote without reading the rest, "" if it is no such thing.
func PackedVoice(b []byte) string {
	if len(b) == 0 || b[0] != packed {
		return ""
	}
	r := unpacker{buf: b[1:]}
	return r.text()
}

// consistent reports whether indexes point at what is there.
func (p *Proposition) consistent() bool {
	for i := range p.Clauses {
		if p.Clauses[i].Core >= len(p.Terms) {
			return false
		}
	}
	for i := range p.Terms {
		if p.Terms[i].Clause >= len(p.Clauses) {
			return false
		}
	}
	return p.Words.Start >= 0 && p.Words.End-p.Words.Start == len(p.Words.Text)
}

type writer struct{ buf []byte }

func (w *writer) count(n int) { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }

func (w *writer) text(s string) {
	w.count(len(s))
	w.buf = append(w.buf, s...)
}

// span writes a start, counted from a byte, and a length.
func (w *writer) span(s sayso.Span, from int) {
	w.buf = binary.AppendVarint(w.buf, int64(s.Start-from))
	w.count(s.Len())
}

func (w *writer) flags(set ...bool) {
	b := byte(0)
	for i, s := range set {
		if s {
			b |= 1 << i
		}
	}
	w.buf = append(w.buf, b)
}

type unpacker struct {
	buf []byte
	bad bool
}

func (r *unpacker) count() int {
	v, n := binary.Uvarint(r.buf)
	if n <= 0 || v > 1<<31 {
		r.bad, r.buf = true, nil
		return 0
	}
	r.buf = r.buf[n:]
	return int(v)
}

func (r *unpacker) text() string { return string(r.take(r.count())) }

func (r *unpacker) take(n int) []byte {
	if n > len(r.buf) {
		r.bad, r.buf = true, nil
		return nil
	}
	b := r.buf[:n]
	r.buf = r.buf[n:]
	return b
}

func (r *unpacker) span(from int) sayso.Span {
	v, n := binary.Varint(r.buf)
	if n <= 0 {
		r.bad, r.buf = true, nil
		return sayso.Span{}
	}
	r.buf = r.buf[n:]
	start := from + int(v)
	return sayso.Span{Start: start, End: start + r.count()}
}

func (r *unpacker) flags() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

// fixed reads n bytes, the least first.
func (r *unpacker) fixed(n int) (v uint64) {
	for i, b := range r.take(n) {
		v |= uint64(b) << (8 * i)
	}
	return v
}
