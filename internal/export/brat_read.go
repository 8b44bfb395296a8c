package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sayso"
)

// ReadBrat reads an article and its annotations in brat standoff, as [Brat] writes them: events whose trigger is a Cue with
// arguments Source and Content, the relations SaidBy, Continues and Within, the attributes Kind, Level and Stance, groups of
// Coref. Types are told apart without regard to case; what else is in the file is passed over, as long as it is well formed.
// name is that of the annotations, for messages. Malformed input is an [*sayso.Error] with code [sayso.ErrFormat], or
// [sayso.ErrNotText], whose place says where: "gold.ann: line 7".
func ReadBrat(txt, ann []byte, name string) (*sayso.Record, error) {
	if !utf8.Valid(txt) || !utf8.Valid(ann) {
		return nil, &sayso.Error{Code: sayso.ErrNotText, Place: name, Msg: "text and annotations are UTF-8"}
	}
	b := bratReader{gold: newGold(name, string(txt), sayso.OffsetsCodePoints), lines: map[string]bratLine{}, notes: map[string]string{},
		values: map[string]map[string]string{}, groups: map[string]int{}}
	for i, l := range strings.Split(string(ann), "\n") {
		if l = strings.TrimSuffix(l, "\r"); l != "" {
			b.line(fmt.Sprintf("line %d", i+1), l)
		}
	}
	b.statements()
	b.within()
	b.entities()
	return b.finish()
}

// A bratLine is one annotation.
type bratLine struct {
	place  string // in the file
	id     string
	kind   string
	spans  []sayso.Span        // of a text-bound one
	args   map[string][]string // of an event or relation: role in lower case, without number
	target string              // of an attribute or note
	order  int
}

type bratReader struct {
	*gold
	lines  map[string]bratLine
	order  []string // ids, as they come
	values map[string]map[string]string
	notes  map[string]string // by kind and target
	coref  [][]string
	groups map[string]int // by text-bound: its group, from 1
	byCue  map[string]int // by text-bound: the attribution it stands for
}

// line takes one line apart.
func (b *bratReader) line(place, l string) {
	id, rest, tabbed := strings.Cut(l, "\t")
	if !tabbed || id == "" {
		b.fail(place, "an id, a tab and an annotation")
		return
	}
	data, tail, _ := strings.Cut(rest, "\t")
	fields := strings.Fields(data)
	if len(fields) == 0 {
		b.fail(place, "a type after the id")
		return
	}
	v := bratLine{place: place, id: id, kind: fields[0], order: len(b.order)}
	switch id[0] {
	case 'T':
		if v.kind, _, _ = strings.Cut(data, " "); v.kind == "" {
			b.fail(place, "a type before the positions")
			return
		}
		v.spans = b.textbound(place, data, tail)
	case 'E', 'R':
		v.kind, v.args = b.arguments(place, id[0], fields)
	case 'A', 'M', '#', 'N':
		if len(fields) < 2 {
			b.fail(place, "the id of what it is of")
			return
		}
		v.target = fields[1]
		switch id[0] {
		case '#':
			b.notes[fields[0]+" "+v.target] = tail
		case 'A', 'M':
			b.value(v.target, fields)
		}
	case '*':
		if strings.EqualFold(v.kind, "coref") {
			b.coref = append(b.coref, fields[1:])
			for _, t := range fields[1:] {
				b.groups[t] = len(b.coref)
			}
		}
		return // groups have no ids of their own
	default:
		return
	}
	if _, twice := b.lines[id]; twice {
		b.fail(place, "an id of its own, not "+id+" again")
		return
	}
	b.lines[id] = v
	b.order = append(b.order, id)
}

func (b *bratReader) value(target string, fields []string) {
	if len(fields) > 2 {
		if b.values[target] == nil {
			b.values[target] = map[string]string{}
		}
		b.values[target][strings.ToLower(fields[0])] = fields[2]
	}
}

// textbound reads "Content 10 20;22 30" with its words. Fragments that only line ends and tabs part are one span.
func (b *bratReader) textbound(place, data, words string) []sayso.Span {
	_, places, _ := strings.Cut(data, " ")
	var out []sayso.Span
	var said []string
	for part := range strings.SplitSeq(places, ";") {
		from, to, _ := strings.Cut(strings.TrimSpace(part), " ")
		start, err := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if err != nil || err2 != nil {
			b.fail(place, fmt.Sprintf("positions as 10 20;22 30, not %q", brief(places)))
			return nil
		}
		s := b.bytes(place, start, end)
		if s.Empty() {
			return nil
		}
		said = append(said, s.In(b.rec.Article.Text))
		if n := len(out); n > 0 && out[n-1].End <= s.Start && strings.IndexFunc(b.rec.Article.Text[out[n-1].End:s.Start], notBreak) < 0 {
			out[n-1].End = s.End
			continue
		}
		out = append(out, s)
	}
	if got := strings.Join(said, " "); words != "" && words != got {
		b.fail(place, fmt.Sprintf("the words there, %q, not %q", brief(got), brief(words)))
	}
	return out
}

func notBreak(r rune) bool { return !breaks(r) }

// arguments reads "Cue:T1 Source:T2 Content:T3 Content2:T4" of an event, "SaidBy Arg1:T1 Arg2:T2" of a relation.
func (b *bratReader) arguments(place string, sort byte, fields []string) (kind string, args map[string][]string) {
	args = map[string][]string{}
	if sort == 'R' {
		kind, fields = fields[0], fields[1:]
	}
	for _, f := range fields {
		role, id, ok := strings.Cut(f, ":")
		if !ok || id == "" || role == "" {
			b.fail(place, fmt.Sprintf("a role and an id, as Source:T2, not %q", brief(f)))
			return kind, args
		}
		role = strings.ToLower(role)
		if sort == 'E' {
			if kind == "" {
				kind = role
			}
			role = strings.TrimRight(role, "0123456789")
		}
		args[role] = append(args[role], id)
	}
	return kind, args
}

// spansOf returns the spans of text-bound annotations of a type.
func (b *bratReader) spansOf(place, kind string, ids []string) []sayso.Span {
	out := []sayso.Span{}
	for _, id := range ids {
		t, ok := b.lines[id]
		switch {
		case !ok || len(t.spans) == 0:
			b.fail(place, fmt.Sprintf("%s to be a span of the text", id))
		case !strings.EqualFold(t.kind, kind):
			b.fail(place, fmt.Sprintf("%s to be of type %s, not %s", id, kind, t.kind))
		}
		out = append(out, t.spans...)
	}
	return out
}

// statements makes the attributions: of events, and of contents that belong to none.
func (b *bratReader) statements() {
	b.byCue = map[string]int{}
	taken, continued, saidBy := map[string]bool{}, map[string][]string{}, map[string][]string{}
	for _, id := range b.order {
		l := b.lines[id]
		switch {
		case id[0] == 'E':
			for _, role := range []string{"source", "content"} {
				for _, t := range l.args[role] {
					taken[t] = true
				}
			}
		case id[0] == 'R' && strings.EqualFold(l.kind, "Continues"):
			from, to := b.pair(l)
			taken[from] = true
			continued[to] = append(continued[to], from)
		case id[0] == 'R' && strings.EqualFold(l.kind, "SaidBy"):
			from, to := b.pair(l)
			saidBy[from] = append(saidBy[from], to)
		}
	}
	for _, id := range b.order {
		l := b.lines[id]
		switch {
		case id[0] == 'E' && strings.EqualFold(l.kind, "Cue"):
			cue := b.spansOf(l.place, "Cue", l.args["cue"])
			if len(cue) != 1 || len(l.args["cue"]) != 1 {
				b.fail(l.place, "one cue in one piece")
				return
			}
			b.byCue[l.args["cue"][0]] = len(b.rec.Attributions)
			b.add(id, sayso.Attribution{Cue: &cue[0], Source: b.spansOf(l.place, "Source", l.args["source"]), Content: b.spansOf(l.place, "Content", l.args["content"])})
		case id[0] == 'T' && strings.EqualFold(l.kind, "Content") && !taken[id]:
			b.byCue[id] = len(b.rec.Attributions)
			b.add(id, sayso.Attribution{Source: b.spansOf(l.place, "Source", saidBy[id]), Content: b.spansOf(l.place, "Content", append([]string{id}, continued[id]...))})
		}
	}
}

// pair returns the two ends of a relation.
func (b *bratReader) pair(l bratLine) (from, to string) {
	one, two := l.args["arg1"], l.args["arg2"]
	if len(one) != 1 || len(two) != 1 {
		b.fail(l.place, "Arg1 and Arg2")
		return "", ""
	}
	return one[0], two[0]
}

func (b *bratReader) add(subject string, a sayso.Attribution) {
	v := b.values[subject]
	a.Kind, a.Level, a.Stance, a.Quotations = sayso.Kind(v["kind"]), sayso.Level(v["level"]), sayso.Stance(v["stance"]), []string{}
	place := b.lines[subject].place
	if !slices.Contains([]string{"", "direct", "indirect", "mixed", "none"}, v["kind"]) {
		b.fail(place, "a kind that the record has, not "+v["kind"])
	}
	if v["level"] != "" && !slices.Contains(levels(), v["level"]) {
		b.fail(place, "a level that the record has, not "+v["level"])
	}
	if v["stance"] != "" && !slices.Contains(stances(), v["stance"]) {
		b.fail(place, "a stance that the record has, not "+v["stance"])
	}
	if name := b.notes["Speaker "+subject]; name != "" {
		a.Speaker = &sayso.Speaker{Name: name}
	}
	b.attribution(a)
}

// within sets the parents.
func (b *bratReader) within() {
	for _, id := range b.order {
		l := b.lines[id]
		if id[0] != 'R' || !strings.EqualFold(l.kind, "Within") {
			continue
		}
		from, to := b.pair(l)
		child, ok := b.byCue[from]
		parent, ok2 := b.byCue[to]
		if !ok || !ok2 {
			b.fail(l.place, "two statements")
			return
		}
		b.rec.Attributions[child].Parent = b.rec.Attributions[parent].ID
	}
}

// entities makes those of the groups, and of mentions in none.
func (b *bratReader) entities() {
	made := map[int]bool{}
	for _, id := range b.order {
		l := b.lines[id]
		if id[0] != 'T' || entityKind(l.kind) == "" {
			continue
		}
		group := b.groups[id]
		if group > 0 && made[group] {
			continue
		}
		made[group] = true
		members := []string{id}
		if group > 0 {
			members = b.coref[group-1]
		}
		e := sayso.Entity{ID: "x" + strconv.Itoa(len(b.rec.Entities)+1), Kind: entityKind(l.kind)}
		for _, m := range members {
			t, ok := b.lines[m]
			if !ok || len(t.spans) == 0 {
				b.fail(l.place, m+" to be a span of the text")
				return
			}
			e.Mentions = append(e.Mentions, sayso.Mention{Span: t.spans[0]})
			e.Name = or(e.Name, b.notes["Name "+m])
		}
		b.entity(e)
	}
	names := map[string]string{}
	for _, e := range b.rec.Entities {
		names[e.Name] = e.ID
	}
	for i := range b.rec.Attributions {
		if s := b.rec.Attributions[i].Speaker; s != nil {
			s.Entity = names[s.Name]
		}
	}
}

func entityKind(name string) sayso.EntityKind {
	for _, t := range bratTypes {
		if strings.EqualFold(t.name, name) {
			return t.kind
		}
	}
	return ""
}
