package export

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// shapes are the rules of a standard in JSON, as far as what is written here needs them: for each kind of object, its keys and
// what their values are. A key that is not named is forbidden, one with "!" must be there.
type shapes map[string]string

// The kinds of a value: "string", "count" (0, 1, 2 …), "uri" (RFC 3986), "iri" (RFC 3987), "time" (RFC 3339), "null",
// "=a|b" (one of these words), "@A|B" (an object of one of these kinds, by its type), "[…" (a list of …), "*…" (one or a list).
var valueForms = map[string]*regexp.Regexp{
	"uri":  reference(""),
	"iri":  reference(`\x{A0}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFEF}\x{10000}-\x{DFFFF}`),
	"time": regexp.MustCompile(`^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$`),
}

// reference is the grammar of RFC 3986, which RFC 3987 leaves as it is but for further letters.
func reference(letters string) *regexp.Regexp {
	char := `[A-Za-z0-9._~!$&'()*+,;=:@` + letters + `%s-]|%%[0-9A-Fa-f]{2}`
	path, query := fmt.Sprintf(char, "/"), fmt.Sprintf(char, "/?")
	return regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:(//(` + fmt.Sprintf(char, "") + `|\[[0-9A-Fa-f:.]+\])*)?(` + path + `)*(\?(` + query + `)*)?(#(` + query + `)*)?$`)
}

// faults holds a document against the shape of a kind.
func (s shapes) faults(data []byte, kind string) (out []string) {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return []string{err.Error()}
	}
	s.value("", v, "@"+kind, func(at, format string, args ...any) { out = append(out, at+": "+fmt.Sprintf(format, args...)) })
	slices.Sort(out)
	return out
}

func (s shapes) value(at string, v any, rule string, fault func(at, format string, args ...any)) {
	list, isList := v.([]any)
	if rest, many := strings.CutPrefix(rule, "["); many || isList && rule[0] == '*' {
		if !isList {
			fault(at, "%v is no list", v)
		}
		for i, v := range list {
			s.value(fmt.Sprintf("%s[%d]", at, i), v, strings.TrimPrefix(rest, "*"), fault)
		}
		return
	}
	rule = strings.TrimPrefix(rule, "*")
	words, isWords := v.(string)
	number, isNumber := v.(float64)
	switch {
	case rule[0] == '@':
		s.object(at, v, strings.Split(rule[1:], "|"), fault)
	case rule[0] == '=' && !(isWords && slices.Contains(strings.Split(rule[1:], "|"), words)),
		rule == "string" && !isWords, rule == "null" && v != nil, valueForms[rule] != nil && !(isWords && valueForms[rule].MatchString(words)),
		rule == "count" && !(isNumber && number >= 0 && number == float64(int(number))):
		fault(at, "%v is not %s", v, rule)
	}
}

func (s shapes) object(at string, v any, kinds []string, fault func(at, format string, args ...any)) {
	object, ok := v.(map[string]any)
	if !ok {
		fault(at, "%v is no object", v)
		return
	}
	kind := kinds[0]
	if len(kinds) > 1 {
		typ, _ := object["type"].(string)
		if kind, _ = object["@type"].(string); kind == "" {
			kind = typ
		}
		if !slices.Contains(kinds, kind) {
			fault(at, "type %q is none of %s", kind, kinds)
			return
		}
	}
	rules := map[string]string{}
	for pair := range strings.SplitSeq(s[kind], "·") {
		key, rule, _ := strings.Cut(strings.TrimSpace(pair), " ")
		name, must := strings.CutSuffix(key, "!")
		if _, there := object[name]; must && !there {
			fault(at, "%s has no %s", kind, name)
		}
		rules[name] = rule
	}
	for key, v := range object {
		if rule := rules[key]; rule != "" {
			s.value(at+"/"+key, v, rule, fault)
		} else if !strings.HasPrefix(key, "sayso:") || rules["ours"] == "" {
			fault(at, "%s is no property of %s", key, kind)
		}
	}
}

// TestShapes: the rules that the standards are held against find what is wrong.
func TestShapes(t *testing.T) {
	s := shapes{"A": "id! uri · n count · at time · sort =x|y · b *@A|B · list [string · none null · ours ours", "B": "type =B · name! string"}
	for _, c := range []struct{ in, want string }{
		{`{"id":"urn:a","n":3,"at":"2026-03-04T10:00:00Z","sort":"x","b":{"type":"B","name":"b"},"list":["c"],"none":null,"sayso:x":1}`, ""},
		{`{"id":"urn:a","b":[{"type":"B","name":"b"}]}`, ""},
		{`{}`, ": A has no id"},
		{`{"id":"https://fähre.example"}`, "/id: https://fähre.example is not uri"},
		{`{"id":"urn:20%"}`, "/id: urn:20% is not uri"},
		{`{"id":"urn:a","n":-1}`, "/n: -1 is not count"},
		{`{"id":"urn:a","n":"3"}`, "/n: 3 is not count"},
		{`{"id":"urn:a","at":"2026-03-04T10:00Z"}`, "/at: 2026-03-04T10:00Z is not time"},
		{`{"id":"urn:a","sort":"z"}`, "/sort: z is not =x|y"},
		{`{"id":"urn:a","b":{"type":"C"}}`, `/b: type "C" is none of [A B]`},
		{`{"id":"urn:a","b":[{"type":"B"}]}`, "/b[0]: B has no name"},
		{`{"id":"urn:a","list":"c"}`, "/list: c is no list"},
		{`{"id":"urn:a","none":""}`, "/none:  is not null"},
		{`{"id":"urn:a","other":1}`, ": other is no property of A"},
		{`[]`, ": [] is no object"},
	} {
		if got := strings.Join(s.faults([]byte(c.in), "A"), "; "); got != c.want {
			t.Errorf("%s: %q, want %q", c.in, got, c.want)
		}
	}
}
