package ninjs

import (
	"strings"
	"testing"

	"sayso"
	"sayso/internal/extract"
	"sayso/internal/extract/extracttest"
)

const version1 = `{"uri": "http://agency.example/items/7", "type": "text", "versioncreated": "2025-03-04T16:05:06+02:00",
	"firstcreated": "2025-03-03T09:00:00Z", "language": "en-GB", "headline": "Minister  rejects\nthe plan",
	"byline": "By Renée Okafor", "copyrightholder": "Example Agency",
	"body_text": "One paragraph. “No,” she said.", "body_xhtml": "<p>One paragraph.</p><p>“No,” she\n said.</p>",
	"associations": {"picture": {"uri": "x", "body_text": "a caption"}}}`

const version3 = `{"uri": "urn:newsml:agency.example:7", "versionCreated": "2025-03-04T16:05:06Z", "embargoed": "2025-03-05T06:00:00Z",
	"headlines": [{"role": "short", "value": "No"}, {"role": "main", "value": "Minister rejects the plan"}], "by": "Renée Okafor",
	"bodies": [{"contentType": "text/plain", "value": "plain"}, {"contentType": "text/html", "value": "<p>“No,”</p><p>she said.</p>"}]}`

func TestExtract(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"version 1", version1, "http://agency.example/items/7|Minister rejects the plan|Renée Okafor|Example Agency|en-GB|2025-03-04T16:05:06+02:00|One paragraph.\n\n“No,” she said."},
		{"version 3, under embargo", version3, "|Minister rejects the plan|Renée Okafor|||2025-03-05T06:00:00Z|“No,”\n\nshe said."},
		{"plain", `{"uri": "u", "body_text": "One.\r\n\r\nTwo."}`, "||||||One.\n\nTwo."},
		{"plain, version 2", `{"uri": "u", "bodies": [3, {"value": "One."}]}`, "||||||One."},
		{"fields of other types", `{"uri": 7, "headline": [], "headlines": {}, "byline": null, "body_text": "One."}`, "||||||One."},
	} {
		d, err := Extractor{}.Extract([]byte(c.in), extract.Hint{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := strings.Join([]string{d.URL, d.Title, strings.Join(d.Authors, ","), d.Publisher, d.Language, d.Published, d.Text}, "|")
		if got != c.want || len(d.Warnings) > 0 {
			t.Errorf("%s:\n got %s\nwant %s\n%v", c.name, got, c.want, d.Warnings)
		}
	}
	d, err := Extractor{}.Extract([]byte(`{"versioncreated": "yesterday", "body_text": "One."}`), extract.Hint{})
	if err != nil || d.Published != "" || len(d.Warnings) != 1 || d.Warnings[0].Code != sayso.WarnDate {
		t.Errorf("a date that is none: %+v, %v", d, err)
	}
}

func TestBroken(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     sayso.Code
	}{
		{"a picture", `{"uri": "u", "type": "picture", "description_text": "A man."}`, sayso.ErrNoArticle},
		{"an event without any body", `{"uri": "u", "body_text": " "}`, sayso.ErrNoArticle},
		{"cut short", version1[:len(version1)-9], sayso.ErrFormat},
		{"a list", "[1]", sayso.ErrFormat},
		{"nothing", "", sayso.ErrFormat},
		{"nested without end", strings.Repeat(`{"a":`, 1_000_000), sayso.ErrFormat},
		{"nested and closed", `{"bodies":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + "}", sayso.ErrFormat},
	} {
		if got := extracttest.Code(t, Extractor{}, []byte(c.in), uint64(8*len(c.in)+1<<20)); got != c.want {
			t.Errorf("%s: %q, want %s", c.name, got, c.want)
		}
	}
}

func TestLooks(t *testing.T) {
	for in, want := range map[string]bool{version1: true, version3: true, `{"text": "a", "url": "u"}`: false, `{"uri": "u"}`: false, "": false} {
		if got := Looks([]byte(in)); got != want {
			t.Errorf("%.40s: %v", in, got)
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add([]byte(version1))
	f.Add([]byte(version3))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Looks(raw)
		extracttest.Check(t, Extractor{}, raw)
	})
}
