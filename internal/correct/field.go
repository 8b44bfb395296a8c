package correct

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/plover"
)

// A Corrector knows which values fields can have. It is immutable and safe for several goroutines.
type Corrector struct {
	ontology  *plover.Ontology
	countries map[string]bool
}

// New returns a Corrector with the tables of package data.
func New() *Corrector {
	c := &Corrector{plover.New(), map[string]bool{}}
	table, err := lexicon.Load(data.FS, "places/countries.tsv", "code", "lat", "lon", "code3", "name", "capital", "names", "demonyms", "example")
	if err != nil {
		panic("correct: " + err.Error()) // it is part of the binary and tested
	}
	for _, row := range table.Rows {
		c.countries[row[3]] = true
	}
	return c
}

// The values that a field can have where they are few.
var (
	levels = []sayso.Level{sayso.LevelNamedPerson, sayso.LevelNamedInstitution, sayso.LevelDocumentOrData, sayso.LevelNamedMedia, sayso.LevelUnnamedPerson,
		sayso.LevelUnnamedPlural, sayso.LevelUnexpressed}
	stances = []sayso.Stance{sayso.StanceAsserts, sayso.StanceConfirms, sayso.StanceDenies, sayso.StanceRejects, sayso.StanceDoesNotConfirm, sayso.StanceDeclinesComment,
		sayso.StanceNoResponse, sayso.StanceDemands, sayso.StanceAsks, sayso.StancePromises, sayso.StanceWarns, sayso.StanceExpects, sayso.StanceBelieves,
		sayso.StancePraises, sayso.StanceCriticises, sayso.StanceAlleges, sayso.StanceDecides}
	kinds       = []sayso.Kind{sayso.KindDirect, sayso.KindIndirect, sayso.KindMixed, sayso.KindNone}
	entityKinds = []sayso.EntityKind{sayso.EntityPerson, sayso.EntityOrganization, sayso.EntityPlace, sayso.EntityWork, sayso.EntityGroup, sayso.EntityOther}
	claimKinds  = []sayso.ClaimKind{sayso.ClaimFact, sayso.ClaimForecast, sayso.ClaimWish, sayso.ClaimOpinion}
)

// Fields returns the names of the fields that a correction can set of a kind of thing, in the order of messages. "source" and
// what follows it take ranges of bytes of the stored text, "12-40" or "12-40,52-60"; "" is none.
func Fields(kind sayso.TargetKind) []string {
	switch kind {
	case sayso.TargetAttribution:
		return []string{"kind", "level", "stance", "speaker", "parent", "source", "cue", "content", "addressee", "medium", "time", "place", "terms"}
	case sayso.TargetEvent:
		return []string{"type", "mode", "status", "actors", "recipients"}
	case sayso.TargetEntity:
		return []string{"name", "kind", "description", "country", "sector", "wikidata"}
	case sayso.TargetClaim:
		return []string{"kind"}
	}
	return nil
}

var wikidata = regexp.MustCompile(`^Q[1-9][0-9]*$`)

// field says what is wrong with a value, "" if nothing is.
func (c *Corrector) field(kind sayso.TargetKind, name, value string) string {
	if !slices.Contains(Fields(kind), name) {
		return fmt.Sprintf("%s has no field %q to be set; there are %s", kind, name, strings.Join(Fields(kind), ", "))
	}
	switch string(kind) + "." + name {
	case "attribution.kind":
		return oneOf(value, kinds)
	case "attribution.level":
		return oneOf(value, levels)
	case "attribution.stance":
		return oneOf(value, stances)
	case "attribution.parent":
		if value != "" {
			return `the parent is "" for the article itself; another attribution is named by its words`
		}
	case "event.type":
		return oneOf(sayso.EventType(value), c.ontology.Names())
	case "event.mode":
		if value != "" && !slices.ContainsFunc(c.ontology.Names(), func(t sayso.EventType) bool { return c.ontology.HasMode(t, sayso.Mode(value)) }) {
			return fmt.Sprintf("there is no mode %q", value)
		}
	case "event.status":
		if !sayso.Status(value).Valid() {
			return fmt.Sprintf("there is no status %q", value)
		}
	case "entity.kind":
		return oneOf(value, entityKinds)
	case "claim.kind":
		return oneOf(value, claimKinds)
	case "entity.name":
		if strings.TrimSpace(value) == "" {
			return "a name is not empty"
		}
	case "entity.country":
		if value != "" && !c.countries[value] {
			return fmt.Sprintf("there is no country %q: ISO 3166 with three letters", value)
		}
	case "entity.sector":
		if value != "" && !c.ontology.HasSector(value) {
			return fmt.Sprintf("there is no sector %q of PLOVER", value)
		}
	case "entity.wikidata":
		if value != "" && !wikidata.MatchString(value) {
			return fmt.Sprintf("%q is no id of Wikidata, such as Q42", value)
		}
	case "entity.description", "attribution.speaker":
	default:
		if _, err := spans(value); err != nil {
			return err.Error()
		}
	}
	return ""
}

func oneOf[A, B ~string](value A, values []B) string {
	if slices.Contains(values, B(value)) {
		return ""
	}
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return fmt.Sprintf("%q is none of %s", value, strings.Join(names, ", "))
}

// spans reads "12-40,52-60", ranges of bytes in text order that do not overlap.
func spans(value string) ([]sayso.Span, error) {
	if value == "" {
		return nil, nil
	}
	var out []sayso.Span
	for _, part := range strings.Split(value, ",") {
		from, to, ok := strings.Cut(strings.TrimSpace(part), "-")
		start, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if !ok || err1 != nil || err2 != nil || start < 0 || end <= start || len(out) > 0 && start < out[len(out)-1].End {
			return nil, fmt.Errorf("%q is no range of bytes such as 12-40, or several in order", value)
		}
		out = append(out, sayso.Span{Start: start, End: end})
	}
	return out, nil
}
