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
		`{{if .Class}}<span class="{{.Class}}"{{if .Over}} data-s="{{.Over}}"{{end}}{{if .Who}} data-e="{{.Who}}"{{end}}>{{.Text}}</span>{{else}}{{.Text}}{{end}}{{end}}`
	tmpl := template.Must(template.New("").Parse(byTemplate))
	for _, pieces := range [][]export.Piece{
		nil,
		{{Text: "Nobody said <b>a word</b> & left."}},
		{{Text: `"It's" <script>alert(1)</script>`, Class: "m source", Over: "1 2", Who: "3", Opens: []export.Opener{{Number: 1, First: true}, {Number: 2}}}, {Text: "\x00 \u00a0 naïve\n"}},
		{{Text: "x", Class: `a" onclick="b`, Over: "<", Who: "'"}},
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
	if got := string(statusOptions()); !strings.HasPrefix(got, `<option value="happened">happened</option>`) || strings.Count(got, "<option") != len(statuses) {
		t.Error(got)
	}
}
