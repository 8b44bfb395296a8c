package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"sayso"
)

// An ftmEntity is one entity of FollowTheMoney: every value is a list of strings.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// FollowTheMoney writes a record as entities of FollowTheMoney, one in a line: the Article, people and bodies that it names,
// a Mention of each, a Documentation for each statement of a named speaker, and an Event for each that happened or goes on.
// FollowTheMoney has no positions: a Documentation says in words where its own words stand, in unit.
func FollowTheMoney(w io.Writer, rec *sayso.Record, unit sayso.Offsets) error {
	return followTheMoney(w, rec, Options{Unit: unit})
}

func newFollowTheMoney(create Create, name string, opts Options) (Writer, error) {
	w, err := create(name)
	if err != nil {
		return nil, err
	}
	return &ftmFile{w, opts, map[string]*ftmEntity{}}, nil
}

type ftmFile struct {
	w    io.WriteCloser
	opts Options
	cast map[string]*ftmEntity // those whom opts.Who knows across articles, gathered from all of them
}

func (f *ftmFile) Write(rec *sayso.Record) error {
	list, err := ftmEntities(rec, f.opts)
	if err != nil {
		return err
	}
	across := map[string]bool{}
	for _, m := range cast(rec, f.opts) {
		across[ftmID(m.id)] = m.across
	}
	alone := list[:0]
	for _, e := range list {
		if !across[e.ID] {
			alone = append(alone, e)
		} else if have, ok := f.cast[e.ID]; ok {
			have.join(e)
		} else {
			f.cast[e.ID] = &e
		}
	}
	return writeEntities(f.w, alone)
}

// Close writes those who are in several articles, each once, and ends the file.
func (f *ftmFile) Close() error {
	var list []ftmEntity
	for _, id := range slices.Sorted(maps.Keys(f.cast)) {
		list = append(list, *f.cast[id])
	}
	err := writeEntities(f.w, list)
	if closing := f.w.Close(); err == nil {
		err = closing
	}
	return err
}

// join adds what another article says of the same one. A public body is an organization of which more is known.
func (e *ftmEntity) join(o ftmEntity) {
	if o.Schema == "PublicBody" && e.Schema == "Organization" {
		e.Schema = o.Schema
	}
	for name, values := range o.Properties {
		e.Properties[name] = unique(append(e.Properties[name], values...))
	}
}

func followTheMoney(w io.Writer, rec *sayso.Record, opts Options) error {
	list, err := ftmEntities(rec, opts)
	if err != nil {
		return err
	}
	return writeEntities(w, list)
}

func writeEntities(w io.Writer, list []ftmEntity) error {
	for _, e := range list {
		if err := writeJSON(w, e); err != nil {
			return err
		}
	}
	return nil
}

// ftmEntities are the entities that one record comes to.
func ftmEntities(rec *sayso.Record, opts Options) ([]ftmEntity, error) {
	r, err := newRuler(rec, opts.Unit)
	if err != nil {
		return nil, err
	}
	f := ftmWriter{ruler: r, rec: rec, key: articleKey(rec.Article), id: ftmID(articleKey(rec.Article)), members: cast(rec, opts)}
	f.article()
	for i := range rec.Entities {
		f.entity(f.members[rec.Entities[i].ID])
	}
	for i := range rec.Attributions {
		f.statement(&rec.Attributions[i])
	}
	for i := range rec.Events {
		f.event(&rec.Events[i])
	}
	return f.out, r.err
}

type ftmWriter struct {
	*ruler
	rec     *sayso.Record
	key, id string // of the article: among ours, and here
	members map[string]castMember
	out     []ftmEntity
}

// ftmID makes an id that FollowTheMoney takes: its ids hold letters, digits, dots and dashes only, and ours hold more.
func ftmID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return "sayso-" + hex.EncodeToString(sum[:16])
}

// add adds an entity. Values that are empty, and properties without any, are left out.
func (f *ftmWriter) add(id, schema string, properties map[string][]string) {
	for name, values := range properties {
		kept := []string{}
		for _, v := range values {
			shown := line(v)
			if name == "name" || name == "alias" {
				shown = or(bare(v), shown) // a name of nothing else keeps its signs, since a schema may want one
			}
			if v = ftmValue(name, shown); v != "" {
				kept = append(kept, v)
			}
		}
		if properties[name] = kept; len(kept) == 0 {
			delete(properties, name)
		}
	}
	f.out = append(f.out, ftmEntity{id, schema, properties})
}

// ftmValue cuts what is longer than FollowTheMoney takes, with "…" in its place: it refuses an entity over one value that is too long.
// An address cut short would be another: it is left out.
func ftmValue(property, v string) string {
	limit := 1024
	switch property {
	case "name", "alias":
		limit = 384
	case "location":
		limit = 250
	case "sourceUrl":
		limit = 4096
	case "summary", "description", "notes":
		limit = 65_000
	}
	if utf8.RuneCountInString(v) <= limit {
		return v
	}
	if property == "sourceUrl" {
		return ""
	}
	runes := []rune(v)
	return string(runes[:limit-1]) + "…"
}

func (f *ftmWriter) article() {
	a := f.rec.Article
	f.add(f.id, "Article", map[string][]string{"title": {a.Title}, "fileName": {a.Identified().ID}, "author": a.Authors, "publisher": {a.Publisher},
		"publishedAt": {utcTime(a.Published.Value)}, "sourceUrl": {webURL(a)}, "language": {threeLetters(a.Language)},
		"processingAgent": {runOf(f.rec).String()}, "notes": {"text sha256 " + a.Identified().SHA256}})
}

// threeLetters is a language as ISO 639-3 has it, "" if it is not known.
func threeLetters(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := t.Base()
	if code := base.ISO3(); code != "und" {
		return code
	}
	return ""
}

// twoLetters is a country as ISO 3166 alpha-2 has it, in small letters; "" if it is not known.
func twoLetters(code string) string {
	if code == "XKX" { // Kosovo: the code is not ISO's, but a user's own that all take
		return "xk"
	}
	r, err := language.ParseRegion(code)
	if err != nil || !r.IsCountry() {
		return ""
	}
	return strings.ToLower(r.String())
}

// schema is that of people and bodies with a name; "" for all others, which FollowTheMoney has no room for.
func (f *ftmWriter) schema(m castMember) string {
	switch {
	case m.Entity == nil || !named(m.Entity):
		return ""
	case m.Kind == sayso.EntityPerson:
		return "Person"
	case m.Kind == sayso.EntityOrganization && m.Sector == "GOV":
		return "PublicBody"
	case m.Kind == sayso.EntityOrganization:
		return "Organization"
	}
	return ""
}

func (f *ftmWriter) entity(m castMember) {
	schema := f.schema(m)
	if schema == "" {
		return
	}
	var names, aliases []string
	for _, x := range m.Mentions {
		if x.Form == sayso.FormName {
			names = append(names, f.span(x.Span).Text)
		}
	}
	for _, n := range names {
		if bare(n) != bare(m.name) {
			aliases = append(aliases, n)
		}
	}
	properties := map[string][]string{"name": {m.name}, "alias": unique(aliases), "country": {twoLetters(m.Country)}, "sourceUrl": {webURL(f.rec.Article)},
		"proof": {f.id}, "description": {m.Description}, "wikidataId": {strings.TrimPrefix(wikidataIRI(m.Entity), "http://www.wikidata.org/entity/")}}
	f.add(ftmID(m.id), schema, properties)
	f.add(ftmID(f.key+"/"+m.ID+".mention"), "Mention", map[string][]string{"document": {f.id}, "name": unique(names), "resolved": {ftmID(m.id)}, "detectedSchema": {schema},
		"contextCountry": {twoLetters(m.Country)}})
}

// unique keeps the first of equals.
func unique(list []string) (out []string) {
	seen := map[string]bool{}
	for _, s := range list {
		if s = or(bare(s), line(s)); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// statement links the speaker of a statement with the article that has it.
func (f *ftmWriter) statement(a *sayso.Attribution) {
	m, ok := speakerOf(f.members, a)
	if !ok || f.schema(m) == "" {
		return
	}
	var words, places []string
	for _, p := range f.spans(a.Content) {
		words = append(words, p.Text)
		places = append(places, fmt.Sprintf("%d-%d", p.Start, p.End))
	}
	where := ""
	if len(places) > 0 {
		where = fmt.Sprintf("words at %s (%s) of the text with sha256 %s", strings.Join(places, ", "), f.unit, f.rec.Article.Identified().SHA256)
	}
	f.add(ftmID(f.key+"/"+a.ID), "Documentation", map[string][]string{"document": {f.id}, "entity": {ftmID(m.id)}, "role": {"source: " + kindWords(a)},
		"summary": {strings.Join(words, " … ")}, "description": {where}, "recordId": {a.ID}, "sourceUrl": {webURL(f.rec.Article)}, "proof": {f.id},
		"publisher": {f.rec.Article.Publisher}})
}

// event writes what happened or goes on. What is only reported, denied, planned or ruled out is no Event: the schema has no
// word for it, and its readers would take it for one that happened.
func (f *ftmWriter) event(e *sayso.Event) {
	if !e.Status.Real() {
		return
	}
	parties := func(list []sayso.Participant) (ids []string) {
		for _, p := range list {
			if m, ok := f.members[p.Entity]; ok && f.schema(m) != "" {
				ids = append(ids, ftmID(m.id))
			}
		}
		return unique(ids)
	}
	date, place, country := "", "", ""
	for _, t := range f.rec.Times {
		if t.ID == e.Date && t.Type == sayso.TimeDate && t.Mod == "" && isDate(t.Value) {
			date = t.Value
		}
	}
	for _, p := range f.rec.Places {
		if p.ID == e.Place && p.Unresolved == "" {
			place, country = p.Name, twoLetters(p.Country)
		}
	}
	trigger := f.span(e.Trigger)
	f.add(ftmID(f.key+"/"+e.ID), "Event", map[string][]string{"name": {string(e.Type) + ": " + trigger.Text}, "organizer": parties(e.Actors), "involved": parties(e.Recipients),
		"date": {date}, "location": {place}, "country": {country}, "recordId": {e.ID}, "proof": {f.id}, "sourceUrl": {webURL(f.rec.Article)},
		"summary": {f.sentence(e.Trigger)}, "keywords": {"PLOVER " + string(e.Type), "status " + string(e.Status)}})
}

// isDate reports whether a value is a year, a month or a day.
func isDate(v string) bool {
	const digits = "0123456789"
	for i, r := range v {
		if (i == 4 || i == 7) != (r == '-') || r != '-' && !strings.ContainsRune(digits, r) {
			return false
		}
	}
	return len(v) == 4 || len(v) == 7 || len(v) == 10
}

// sentence returns the sentence around a span, "" if it stands in none.
func (f *ftmWriter) sentence(s sayso.Span) string {
	for _, v := range f.rec.Sentences {
		if v.Contains(s) {
			return f.span(v).Text
		}
	}
	return ""
}
