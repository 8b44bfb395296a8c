package serve

import (
	"encoding/csv"
	"encoding/xml"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
)

// TestMap: events whose words name a place are on the map, each a link to the words; the drawing is well-formed, and the coasts are where they should be.
func TestMap(t *testing.T) {
	s := opened(t, Options{}, &sayso.Article{ID: "brief", Title: "In brief", Text: "Zambian police arrested opposition leader Grace Mwale in Lusaka on Monday.\n\n" +
		"Brazil expelled two Malawian diplomats from Brasilia.\n\nThousands of people protested in Sydney on Saturday.\n"})
	code, page := get(t, s, "/events/map")
	if code != http.StatusOK {
		t.Fatalf("%d: %.300s", code, page)
	}
	begin, end := strings.Index(page, `<svg class="world"`), strings.Index(page, "</svg>")
	if begin < 0 || end < 0 {
		t.Fatalf("nothing is drawn:\n%s", page)
	}
	drawing := page[begin : end+len("</svg>")]
	for dec := xml.NewDecoder(strings.NewReader(drawing)); ; {
		if _, err := dec.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	links := regexp.MustCompile(`<a href="(/doc/[^"]+)" aria-label="([^"]+)"`).FindAllStringSubmatch(drawing, -1)
	if len(links) == 0 || len(links) != strings.Count(drawing, "<circle") {
		t.Errorf("%d links, %d marks", len(links), strings.Count(drawing, "<circle"))
	}
	for _, l := range links {
		if code, _ := get(t, s, strings.ReplaceAll(strings.TrimSuffix(l[1], "#here"), "&amp;", "&")); code != http.StatusOK {
			t.Errorf("%s: %d", l[1], code)
		}
	}
	if code, page := get(t, s, "/events/map?type=RETREAT&actor=ISL"); code != http.StatusOK || !strings.Contains(page, "nothing to draw") || strings.Contains(page, `<svg class="world"`) {
		t.Errorf("a map without a place: %d", code)
	}
	for _, ring := range strings.Split(strings.TrimSpace(data.Land), "\n")[1:] {
		if n := len(strings.Fields(ring)); n < 3 {
			t.Errorf("a ring of %d points", n)
		}
	}
	if coasts() == "" || strings.Contains(coasts(), "NaN") {
		t.Error("no coasts")
	}
}

// TestTold asks for what two origins tell: a copy is no second one, another paper's own report is.
func TestTold(t *testing.T) {
	report := func(id, publisher, day, text string) *sayso.Article {
		return &sayso.Article{ID: id, Title: "Storm Edda hits Lusaka", Publisher: publisher, Published: sayso.Published{Value: day, Basis: sayso.BasisGiven}, Text: text}
	}
	const first = `Zambian police arrested opposition leader Grace Mwale in Lusaka on Monday, her party said. Zambian police arrested her at the gate of the parliament.

The arrest of Grace Mwale came hours before a rally that the United Lakes Party had called in Lusaka. Hundreds of supporters waited at the stadium.`
	const other = `Police in Lusaka arrested Grace Mwale, the leader of the United Lakes Party, on Monday. Zambian police arrested opposition leader Grace Mwale as she left the parliament, a lawyer said.

A rally of the party at the stadium was called off. Supporters of Mwale burned tyres.`
	s := opened(t, Options{}, report("gazette", "The Gazette", "2024-03-05", first), report("herald", "Lakeside Herald", "2024-03-05", first+"\n\nThe Herald asked the police for comment."),
		report("courier", "The Courier", "2024-03-05", other))
	rows := func(query string) (out [][]string) {
		all, err := csv.NewReader(strings.NewReader(string(getAll(s, "/events.csv?"+query).body))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return all[1:]
	}
	two := rows("origins=2")
	seen := map[string]bool{}
	for _, row := range two {
		seen[row[0]] = true
	}
	if len(two) == 0 || len(two) >= len(rows("")) || !seen["courier"] || !seen["gazette"] {
		t.Errorf("told by two: %q\nof %q", two, rows(""))
	}
	if three := rows("origins=3"); len(three) > 0 {
		t.Errorf("a copy counts: %q", three)
	}
	if code, page := get(t, s, "/events?origins=2"); code != http.StatusOK || !strings.Contains(page, `>Origins</th>`) || !strings.Contains(page, `data-unit="origins">2</td>`) {
		t.Errorf("%d: the page does not say how many", code)
	}
	if _, body := get(t, s, "/api/v1/events?origins=2&limit=1"); !strings.Contains(body, `"origins":2`) {
		t.Errorf("%.400s", body)
	}
}
