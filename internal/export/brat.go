package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"sayso"
)

// Brat writes a record as brat standoff (Stenetorp et al. 2012): the text as stored to txt, the annotations to ann. Spans
// are of type Cue, Source, Content and of the kinds of entities. A statement is an event with its cue for a trigger; one
// without a cue is joined by the relations SaidBy and Continues, since brat has no event without a trigger. Within leads to
// the statement around one. Positions are code points: brat knows no others. A span that crosses lines is written in
// fragments, for no fragment of brat holds a line end.
func Brat(txt, ann io.Writer, rec *sayso.Record) error {
	r, err := newRuler(rec, sayso.OffsetsCodePoints)
	if err != nil {
		return err
	}
	b := bratWriter{ruler: r, anchors: map[string]string{}}
	for i := range rec.Attributions {
		b.statement(&rec.Attributions[i])
	}
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		if from, to := b.anchors[a.ID], b.anchors[a.Parent]; from != "" && to != "" {
			b.relation("Within", from, to)
		}
	}
	for i := range rec.Entities {
		b.entity(&rec.Entities[i])
	}
	if b.spans > 0 {
		b.note("Provenance", "T1", runOf(rec).String()+"; offsets "+string(sayso.OffsetsCodePoints)+"; sha256 "+rec.Article.Identified().SHA256)
	}
	if r.err != nil {
		return r.err
	}
	if err := write(txt, []byte(rec.Article.Text)); err != nil {
		return err
	}
	return write(ann, b.out.Bytes())
}

// bratTypes are the types of entities. Their order is that of the configuration.
var bratTypes = []struct {
	kind sayso.EntityKind
	name string
}{
	{sayso.EntityPerson, "Person"}, {sayso.EntityOrganization, "Organization"}, {sayso.EntityPlace, "Place"},
	{sayso.EntityWork, "Work"}, {sayso.EntityGroup, "Group"}, {sayso.EntityOther, "Entity"},
}

func bratType(kind sayso.EntityKind) string {
	for _, t := range bratTypes {
		if t.kind == kind {
			return t.name
		}
	}
	return "Entity"
}

type bratWriter struct {
	*ruler
	out                                         bytes.Buffer
	spans, events, relations, attributes, notes int
	names                                       int
	anchors                                     map[string]string // by attribution: the span that stands for it
}

func (b *bratWriter) statement(a *sayso.Attribution) {
	subject, roles := "", []string{}
	cue := ""
	if a.Cue != nil {
		cue = b.textbound("Cue", *a.Cue)
	}
	sources := b.list("Source", a.Source)
	contents := b.list("Content", a.Content)
	switch {
	case cue != "":
		b.events++
		subject = fmt.Sprintf("E%d", b.events)
		roles = append(roles, numbered("Source", sources)...)
		roles = append(roles, numbered("Content", contents)...)
		fmt.Fprintf(&b.out, "%s\t%s\n", subject, strings.Join(append([]string{"Cue:" + cue}, roles...), " "))
		b.anchors[a.ID] = cue
	case len(contents) > 0:
		subject = contents[0]
		for _, c := range contents[1:] {
			b.relation("Continues", c, subject)
		}
		for _, s := range sources {
			b.relation("SaidBy", subject, s)
		}
		b.anchors[a.ID] = subject
	default:
		return // a source alone says nothing
	}
	for _, v := range [...][2]string{{"Kind", string(a.Kind)}, {"Level", string(a.Level)}, {"Stance", string(a.Stance)}} {
		if v[1] != "" {
			b.attributes++
			fmt.Fprintf(&b.out, "A%d\t%s %s %s\n", b.attributes, v[0], subject, v[1])
		}
	}
	if a.Speaker != nil {
		b.note("Speaker", subject, line(a.Speaker.Name))
	}
}

// numbered gives arguments of one role the names that brat wants: Content, Content2, Content3.
func numbered(role string, ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = role + ":" + id
		if i > 0 {
			out[i] = fmt.Sprintf("%s%d:%s", role, i+1, id)
		}
	}
	return out
}

func (b *bratWriter) entity(e *sayso.Entity) {
	var ids []string
	for _, m := range e.Mentions {
		ids = append(ids, b.textbound(bratType(e.Kind), m.Span))
	}
	if len(ids) == 0 {
		return
	}
	if len(ids) > 1 {
		fmt.Fprintf(&b.out, "*\tCoref %s\n", strings.Join(ids, " "))
	}
	b.note("Name", ids[0], line(e.Name))
	if e.Wikidata != "" {
		b.names++
		fmt.Fprintf(&b.out, "N%d\tReference %s Wikidata:%s\t%s\n", b.names, ids[0], line(e.Wikidata), line(e.Name))
	}
}

func (b *bratWriter) list(kind string, spans []sayso.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, b.textbound(kind, s))
	}
	return out
}

// textbound writes one span and returns its id.
func (b *bratWriter) textbound(kind string, s sayso.Span) string {
	b.spans++
	id := fmt.Sprintf("T%d", b.spans)
	var places, words []string
	for _, f := range fragments(b.text, s) {
		p := b.span(f)
		places = append(places, fmt.Sprintf("%d %d", p.Start, p.End))
		words = append(words, p.Text)
	}
	if len(places) == 0 && b.err == nil {
		b.err = &sayso.Error{Code: sayso.ErrInternal, Place: b.id, Msg: fmt.Sprintf("span %v holds nothing but white space", s)}
	}
	fmt.Fprintf(&b.out, "%s\t%s %s\t%s\n", id, kind, strings.Join(places, ";"), strings.Join(words, " "))
	return id
}

func (b *bratWriter) relation(kind, from, to string) {
	b.relations++
	fmt.Fprintf(&b.out, "R%d\t%s Arg1:%s Arg2:%s\n", b.relations, kind, from, to)
}

func (b *bratWriter) note(kind, target, text string) {
	b.notes++
	fmt.Fprintf(&b.out, "#%d\t%s %s\t%s\n", b.notes, kind, target, text)
}

// breaks are the characters that end a line or a cell for some reader of brat's files.
func breaks(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// fragments cuts a span where it holds line ends and tabs, which stay out.
func fragments(text string, s sayso.Span) []sayso.Span {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return []sayso.Span{s} // the ruler refuses it
	}
	var out []sayso.Span
	start := s.Start
	for i, r := range s.In(text) {
		if !breaks(r) {
			continue
		}
		if at := s.Start + i; at > start {
			out = append(out, sayso.Span{Start: start, End: at})
		}
		start = s.Start + i + len(string(r))
	}
	if s.End > start {
		out = append(out, sayso.Span{Start: start, End: s.End})
	}
	return out
}

// bratFolder writes two files for each record, and at the end what brat must know of the types beside them.
func bratFolder(create Create, _ string, _ Options) (Writer, error) {
	return &pairs{create: create, names: fileNames{}, pair: func(rec *sayso.Record) ([]pairFile, error) {
		var txt, ann bytes.Buffer
		err := Brat(&txt, &ann, rec)
		return []pairFile{{".txt", txt.Bytes()}, {".ann", ann.Bytes()}}, err
	}, last: pairFile{"annotation.conf", bratConfiguration()}}, nil
}

// bratConfiguration is the annotation.conf of a folder.
func bratConfiguration() []byte {
	var b bytes.Buffer
	b.WriteString("# Positions are Unicode code points of the .txt file. Codebook: " + Codebook + "\n[entities]\nSource\nContent\n")
	for _, t := range bratTypes {
		b.WriteString(t.name + "\n")
	}
	b.WriteString("\n[relations]\nSaidBy Arg1:Content, Arg2:Source\nContinues Arg1:Content, Arg2:Content\nWithin Arg1:<ANY>, Arg2:<ANY>\n" +
		"Coref Arg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n" +
		"\n[events]\nCue Source*:Source, Content*:Content\n\n[attributes]\n")
	for _, a := range [][2]string{{"Kind", "direct|indirect|mixed|none"},
		{"Level", strings.Join(levels(), "|")}, {"Stance", strings.Join(stances(), "|")}} {
		b.WriteString(a[0] + " Arg:<EVENT>|Content, Value:" + a[1] + "\n")
	}
	return b.Bytes()
}

func levels() []string {
	return texts(sayso.LevelNamedPerson, sayso.LevelNamedInstitution, sayso.LevelDocumentOrData, sayso.LevelNamedMedia, sayso.LevelUnnamedPerson,
		sayso.LevelUnnamedPlural, sayso.LevelUnexpressed)
}

func stances() []string {
	return texts(sayso.StanceAsserts, sayso.StanceConfirms, sayso.StanceDenies, sayso.StanceRejects, sayso.StanceDoesNotConfirm, sayso.StanceDeclinesComment,
		sayso.StanceNoResponse, sayso.StanceDemands, sayso.StanceAsks, sayso.StancePromises, sayso.StanceWarns, sayso.StanceExpects, sayso.StanceBelieves,
		sayso.StancePraises, sayso.StanceCriticises, sayso.StanceAlleges, sayso.StanceDecides)
}

func texts[S ~string](list ...S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
