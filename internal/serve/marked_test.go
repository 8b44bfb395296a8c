package serve

import (
	"html/template"
	"strings"
	"testing"

	"sayso/internal/export"
)

// TestMarked: what is written by hand is what a template would write, of texts that try to be more than text too.
func TestMarked(t *testing.T) {
	const byTemplate = `{{range .}}{{range .Opens}}<a class="n"{{if .First}} id="t{{.Number}}"{{end}} href="#s{{.Number}}" data-n="{{.Number}}" aria-label="statement {{.Number}}"></a>{{end}}` +
		`{{if .Class}}<span class="{{.Class}}"{{if .Over}} data-s="{{.Over}}"{{end}}{{if .Who}} data-e="{{.Who}}"{{end}}>{{.Stored}}</span>{{else}}{{.Stored}}{{end}}{{end}}`
	tmpl := template.Must(template.New("").Parse(byTemplate))
	for _, pieces := range [][]export.Piece{
		nil,
		{{Stored: "Nobody said <b>a word</b> & left."}},
		{{Stored: `"It's" <script>alert(1)</script>`, Class: "m source", Over: "1 2", Who: "3", Opens: []export.Opener{{Number: 1, First: true}, {Number: 2}}}, {Stored: " \u00a0 naïve\n"}},
		{{Stored: "x", Class: `a" onclick="b`, Over: "<", Who: "'"}},
	} {
		var want strings.Builder
		if err := tmpl.Execute(&want, pieces); err != nil {
			t.Fatal(err)
		}
		// The template writes + as a number, which reads the same.
		if got := string(marked(pieces)); got != want.String() {
			t.Errorf("%q\nand not\n%q", got, want.String())
		}
	}
	if got, want := string(marked([]export.Piece{{Stored: "a\x00\u202eb"}})), `a<span class="hidden-sign" data-char="00" title="control character (U+0000)">␀</span>`+
		`<span class="hidden-sign" data-char="E280AE" title="turns the direction of writing (U+202E)">&lt;U+202E&gt;</span>b`; got != want {
		t.Errorf("%q\nand not\n%q", got, want)
	}
	if got := string(statusOptions()); !strings.HasPrefix(got, `<option value="happened">happened</option>`) || strings.Count(got, "<option") != len(statuses) {
		t.Error(got)
	}
}
