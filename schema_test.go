package sayso

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestRecordFollowsSchema holds what is written against record.schema.json, both the full record and the empty one.
func TestRecordFollowsSchema(t *testing.T) {
	raw, err := os.ReadFile("record.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var s schemaChecker
	if err := json.Unmarshal(raw, &s.root); err != nil {
		t.Fatal(err)
	}
	for _, rec := range []*Record{fullRecord(t), {Article: &Article{}}} {
		data, err := MarshalRecord(rec, MarshalOptions{WithText: true})
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			t.Fatal(err)
		}
		s.check(s.root, v, "record")
	}
	if len(s.faults) > 0 {
		t.Error(strings.Join(s.faults, "\n"))
	}
}

// A schemaChecker knows as much of JSON Schema as record.schema.json uses. A property the schema does not name is a
// fault here, so that no field can be written that it forgets.
type schemaChecker struct {
	root   map[string]any
	faults []string
}

func (c *schemaChecker) check(s map[string]any, v any, path string) {
	if ref, ok := s["$ref"].(string); ok {
		s = c.root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	if any, ok := s["anyOf"].([]any); ok && v != nil {
		s = any[0].(map[string]interface{})
		c.check(s, v, path)
		return
	} else if ok {
		return
	}
	if !typeFits(s["type"], v) {
		c.faults = append(c.faults, fmt.Sprintf("%s: %v is no %v", path, v, s["type"]))
		return
	}
	if enum, ok := s["enum"].([]any); ok && !slices.Contains(enum, v) {
		c.faults = append(c.faults, fmt.Sprintf("%s: %v is none of %v", path, v, enum))
	}
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			c.check(s["items"].(map[string]any), e, fmt.Sprintf("%s[%d]", path, i))
		}
	case map[string]any:
		c.object(s, v, path)
	}
}

func (c *schemaChecker) object(s map[string]any, v map[string]any, path string) {
	properties, _ := s["properties"].(map[string]any)
	required, _ := s["required"].([]any)
	for _, name := range required {
		if _, ok := v[name.(string)]; !ok {
			c.faults = append(c.faults, path+"."+name.(string)+" is missing")
		}
	}
	for name, e := range v {
		p, ok := properties[name].(map[string]any)
		if !ok {
			c.faults = append(c.faults, path+"."+name+" is not in the schema")
			continue
		}
		c.check(p, e, path+"."+name)
	}
}

func typeFits(types, v any) bool {
	list, ok := types.([]any)
	if !ok {
		list = []any{types}
	}
	is := map[bool]string{true: "null"}[v == nil]
	switch v := v.(type) {
	case bool:
		is = "boolean"
	case string:
		is = "string"
	case []any:
		is = "array"
	case map[string]any:
		is = "object"
	case float64:
		is = "number"
		if v == float64(int(v)) && slices.Contains(list, any("integer")) {
			is = "integer"
		}
	}
	return slices.Contains(list, any(is))
}
