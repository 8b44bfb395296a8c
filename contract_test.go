package sayso

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite record.schema.json")

// A field is one row of a table of docs/record.md, or one field of a wire type.
type field struct{ name, kind, what string }

// docTables reads the tables of docs/record.md by the heading they stand under, in lower case.
func docTables(t *testing.T) map[string][]field {
	raw, err := os.ReadFile("docs/record.md")
	if err != nil {
		t.Fatal(err)
	}
	tables, heading := map[string][]field{}, ""
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if h, ok := strings.CutPrefix(line, "## "); ok {
			heading = strings.ToLower(h)
		}
		if line == "| field | type | what |" {
			tables[heading] = []field{}
		}
		cells := strings.Split(strings.Trim(line, "|"), " | ")
		if name := strings.TrimSpace(cells[0]); len(cells) == 3 && strings.HasPrefix(name, "`") && tables[heading] != nil {
			tables[heading] = append(tables[heading], field{strings.Trim(name, "`"), cells[1], strings.TrimSpace(cells[2])})
		}
	}
	return tables
}

// wireTables describes the wire types in the words of docs/record.md.
func wireTables() map[string][]field {
	tables := map[string][]field{}
	addWire(tables, reflect.TypeFor[wireRecord]())
	return tables
}

func addWire(tables map[string][]field, t reflect.Type) {
	name := wireName(t)
	if tables[name] != nil {
		return
	}
	tables[name] = []field{}
	for f := range t.Fields() {
		tag, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		kind := wireKind(f.Type)
		if option == "omitempty" {
			kind = strings.TrimSuffix(kind, " or null") + ", only with `--with-text`"
		}
		tables[name] = append(tables[name], field{name: tag, kind: kind})
		if e := element(f.Type); e.Kind() == reflect.Struct {
			addWire(tables, e)
		}
	}
}

func element(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}

func wireName(t reflect.Type) string { return strings.ToLower(strings.TrimPrefix(t.Name(), "wire")) }

func wireKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return wireKind(t.Elem()) + " or null"
	case reflect.Slice:
		return "list of " + wireKind(t.Elem())
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int:
		return "integer"
	case reflect.Float64:
		return "number"
	}
	return wireName(t)
}

// TestDocument fails when a field is missing on either side, stands at another place, or has another type.
func TestDocument(t *testing.T) {
	doc, wire := docTables(t), wireTables()
	for name, fields := range wire {
		got := doc[name]
		if got == nil {
			t.Errorf("docs/record.md has no table under %q", name)
		}
		for i := range max(len(fields), len(got)) {
			if i >= len(got) || i >= len(fields) || got[i].name != fields[i].name || got[i].kind != fields[i].kind {
				t.Errorf("%s, row %d: docs/record.md and wire.go differ: %+v, %+v", name, i+1, rowAt(got, i), rowAt(fields, i))
				break
			}
		}
	}
	for name := range doc {
		if wire[name] == nil {
			t.Errorf("docs/record.md: no wire type for the table under %q", name)
		}
	}
}

func rowAt(rows []field, i int) field {
	if i < len(rows) {
		return rows[i]
	}
	return field{}
}

// enums lists the string constants of the package by their type, in the order of the files.
func enums(t *testing.T) map[string][]any {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]any{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || spec.Type == nil || len(spec.Values) != 1 {
				return true
			}
			id, isName := spec.Type.(*ast.Ident)
			lit, isLit := spec.Values[0].(*ast.BasicLit)
			if isName && isLit && lit.Kind == token.STRING {
				value, _ := strconv.Unquote(lit.Value)
				out[id.Name] = append(out[id.Name], value)
			}
			return true
		})
	}
	return out
}

// TestDocumentValues: every value of an enum stands in the document. Codes and stances have lists of their own.
func TestDocumentValues(t *testing.T) {
	raw, err := os.ReadFile("docs/record.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range []string{"Offsets", "Basis", "QuotationKind", "Kind", "Level", "Stance", "EventType", "EventBasis", "Status", "Certainty", "Polarity"} {
		for _, v := range enums(t)[typ] {
			if !bytes.Contains(raw, []byte("`"+v.(string)+"`")) {
				t.Errorf("docs/record.md does not name the %s %q", typ, v)
			}
		}
	}
}

// schema makes the JSON Schema of the record from the wire types and the words of docs/record.md.
func schema(t *testing.T) []byte {
	doc, values, defs := docTables(t), enums(t), map[string]any{}
	var object func(reflect.Type) map[string]any
	var typed func(reflect.Type) map[string]any
	typed = func(t reflect.Type) map[string]any {
		switch t.Kind() {
		case reflect.Pointer:
			return nullableSchema(typed(t.Elem()))
		case reflect.Slice:
			return map[string]any{"type": "array", "items": typed(t.Elem())}
		case reflect.Struct:
			if defs[wireName(t)] == nil {
				defs[wireName(t)] = true // it may contain itself
				defs[wireName(t)] = object(t)
			}
			return map[string]any{"$ref": "#/$defs/" + wireName(t)}
		case reflect.String:
			if list := values[t.Name()]; t.Name() != "Code" && len(list) > 0 {
				return map[string]any{"type": "string", "enum": list}
			}
		}
		return map[string]any{"type": wireKind(t)}
	}
	object = func(t reflect.Type) map[string]any {
		properties, required := map[string]any{}, []string{}
		for f := range t.Fields() {
			name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
			p := typed(f.Type)
			if option == "omitempty" {
				p = typed(f.Type.Elem())
			} else {
				required = append(required, name)
			}
			if i := slices.IndexFunc(doc[wireName(t)], func(r field) bool { return r.name == name }); i >= 0 {
				p["description"] = strings.ReplaceAll(doc[wireName(t)][i].what, "`", "")
			}
			properties[name] = p
		}
		return map[string]any{"type": "object", "properties": properties, "required": required}
	}
	root := object(reflect.TypeFor[wireRecord]())
	root["properties"].(map[string]any)["schema"].(map[string]any)["const"] = SchemaVersion
	root["$schema"], root["$id"], root["$defs"] = "https://json-schema.org/draft/2020-12/schema", SchemaVersion, defs
	root["title"] = "What Sayso reads from one article. Made from wire.go and docs/record.md by go test . -run Schema -update"
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func nullableSchema(s map[string]any) map[string]any {
	if s["$ref"] != nil {
		return map[string]any{"anyOf": []any{s, map[string]any{"type": "null"}}}
	}
	s["type"] = []any{s["type"], "null"}
	if list, ok := s["enum"].([]any); ok {
		s["enum"] = append(slices.Clone(list), nil)
	}
	return s
}

func TestSchema(t *testing.T) {
	want := schema(t)
	if *update {
		if err := os.WriteFile("record.schema.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile("record.schema.json"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("record.schema.json is not what the types and docs/record.md say (%v): go test . -run Schema -update", err)
	}
}
