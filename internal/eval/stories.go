package eval

import (
	"cmp"
	"context"
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"

	"sayso"
	"sayso/data"
	"sayso/internal/civil"
	"sayso/internal/story"
)

func storyMeasures() []measure {
	return []measure{
		{"bcubed", formPRF, "B³ (Bagga & Baldwin 1998): for each article, the share of its story that is of its event, and of its event that is in its story"},
		{"pairwise", formPRF, "pairs of articles in one story that are of one event"},
	}
}

// storyRow is a line of story_clusters_*.jsonl, or an article of which nobody has said what it is about.
type storyRow struct {
	ID      string `json:"dId"`
	PlainID string `json:"id"`
	Title   string `json:"title"`
	Text    string `json:"text"`
	Date    string `json:"date_publish"`
	Plain   string `json:"date"`
	URL     string `json:"url"`
	Domain  string `json:"source_domain"`
	Cluster *struct {
		Event json.RawMessage `json:"EventId"`
	} `json:"newsCluster"`
}

// readStories reads a corpus of articles grouped by events, one article a line. The day of publication is what counts;
// a date that cannot be read is none. Of plain articles, without newsCluster, event is "" and nothing can be scored.
func readStories(path string) ([]*document, error) {
	var docs []*document
	seen := map[string]bool{}
	err := eachLine(path, func(place string, line []byte) error {
		var row storyRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		row.ID, row.Date = cmp.Or(row.ID, row.PlainID), cmp.Or(row.Date, row.Plain)
		event := ""
		if row.Cluster != nil {
			event = string(row.Cluster.Event)
		}
		if row.ID == "" || row.Text == "" || row.Cluster != nil && (event == "" || event == "null") {
			return corpusError(place, "an article of a story needs dId or id, text and, if it has newsCluster, its EventId")
		}
		if len(docs) > 0 && (docs[0].event == "") != (event == "") {
			return corpusError(place, "either all articles have an event or none has")
		}
		if seen[row.ID] {
			return corpusError(place, "the id %s stands there twice", row.ID)
		}
		seen[row.ID] = true
		published := sayso.Published{Basis: sayso.BasisNone}
		if len(row.Date) >= 10 {
			published = sayso.Published{Value: row.Date[:10], Basis: sayso.BasisMetadata}
		}
		docs = append(docs, &document{place: place, event: event, article: &sayso.Article{ID: row.ID, Title: row.Title,
			Publisher: row.Domain, URL: row.URL, Published: published, Text: row.Text}})
		return nil
	})
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "no article")
	}
	return docs, err
}

// runStories reads the articles, makes stories of them as a ledger does, by keys, links and groups, and scores these. The
// articles are added in the order of the file and the other way round; stories that differ are a broken promise.
func runStories(ctx context.Context, o Options) (*Result, error) {
	docs, err := readStories(o.Path)
	if err != nil {
		return nil, err
	}
	if o.Read == nil {
		return nil, &sayso.Error{Code: sayso.ErrUsage, Msg: "stories are read from articles: there are no predictions to score"}
	}
	guesses, model, err := readAll(ctx, o, docs)
	if err != nil {
		return nil, err
	}
	rarity, err := story.LoadRarity(data.Rarity)
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrInternal, Msg: "the table of rarities cannot be read", Err: err}
	}
	items := make([]story.Item, len(docs))
	for i := range docs {
		items[i] = story.Features(guesses[i].record, rarity)
	}
	links := story.Links(items)
	stories := story.Group(items, links)
	slices.Reverse(items)
	if !reflect.DeepEqual(stories, story.Group(items, story.Links(items))) {
		return nil, &sayso.Error{Code: sayso.ErrInternal, Msg: "the stories depend on the order of adding"}
	}
	s := newSheet(storyMeasures())
	r := newResult(s, scoreStories(s, docs, stories))
	r.Task, r.File, r.Model = o.Task, filepath.Base(o.Path), model
	if docs[0].event != "" {
		r.Counts["events"], r.Counts["far_dates"] = countEvents(docs, items)
	}
	r.Counts["stories"], r.Counts["links"] = len(stories), len(links)
	for _, t := range stories {
		r.Counts["stories_of_one"] += int(one(len(t.Articles) == 1))
		r.Counts["largest"] = max(r.Counts["largest"], len(t.Articles))
		from, _ := civil.Parse(t.From)
		to, _ := civil.Parse(t.To)
		r.Counts["longest_days"] = max(r.Counts["longest_days"], to.Number()-from.Number())
	}
	return r, describe(r, o)
}

// far is how many days from the middle of its event an article's date is likely not its own.
const far = 60

// countEvents returns how many events there are, and how many articles lie far from the middle day of theirs.
func countEvents(docs []*document, items []story.Item) (events, away int) {
	event := map[string]string{}
	for _, d := range docs {
		event[d.article.ID] = d.event
	}
	days := map[string][]int{}
	for _, it := range items {
		ds := days[event[it.ID]]
		if it.Day != story.NoDay {
			ds = append(ds, it.Day)
		}
		days[event[it.ID]] = ds
	}
	for _, ds := range days {
		slices.Sort(ds)
		for _, d := range ds {
			if gap := d - ds[len(ds)/2]; max(gap, -gap) > far {
				away++
			}
		}
	}
	return len(days), away
}

// scoreStories scores each article by those it shares a story and an event with.
func scoreStories(s *sheet, docs []*document, stories []sayso.Story) []*marks {
	in := map[string]int{}
	for k, t := range stories {
		for _, id := range t.Articles {
			in[id] = k
		}
	}
	var all []*marks
	for _, d := range docs {
		both, together, gold := 0.0, 0.0, 0.0 // each counts the article itself
		for _, e := range docs {
			p, g := in[d.article.ID] == in[e.article.ID], d.event == e.event
			both, together, gold = both+one(p && g), together+one(p), gold+one(g)
		}
		m := newMarks(s)
		all = append(all, m)
		if d.event == "" {
			continue
		}
		m.n = 1
		m.add("bcubed", both/together, 1, both/gold, 1)
		m.add("pairwise", both-1, together-1, both-1, gold-1)
	}
	return all
}
