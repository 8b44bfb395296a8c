package store

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"sayso"
)

// scaleArticles is the size of the ledger that the benchmarks ask: as many articles as the corpus that Sayso is measured on.
// SAYSO_SCALE sets another.
const scaleArticles = 8712

// A corpus makes articles of about 1,000 words whose words are as unequally frequent as those of a language (Zipf), with the
// rows that reading one gives: some 600 keys, 15 statements, 8 events, 15 groups.
type corpus struct {
	rng  *rand.Rand
	zipf *rand.Zipf
}

func newCorpus() *corpus {
	rng := rand.New(rand.NewPCG(5, 6))
	return &corpus{rng: rng, zipf: rand.NewZipf(rng, 1.15, 8, 80_000)}
}

// word writes the n-th most frequent word in letters.
func zipfWord(n uint64) string {
	b := []byte{'q'}
	for n++; n > 0; n /= 20 {
		b = append(b, "bcdfghjklmnpqrstvwxz"[n%20], "aeiou"[n%5])
	}
	return string(b)
}

func (c *corpus) text() string {
	var b strings.Builder
	for w := range 900 + c.rng.IntN(200) {
		b.WriteString(zipfWord(c.zipf.Uint64()))
		switch {
		case w%45 == 44:
			b.WriteString(".\n\n")
		case w%15 == 14:
			b.WriteString(". ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// put puts the i-th article with its rows.
func (c *corpus) put(w Writer, i int) (textBytes int, err error) {
	id := fmt.Sprintf("%016x", uint64(i)*0x9e3779b97f4a7c15)
	day := 15000 + i/3
	text := c.text()
	a := &sayso.Article{ID: id, Title: text[:40], Publisher: "Post " + strconv.Itoa(i%20), Text: text}
	if _, _, err := w.PutArticle(a, ArticleInfo{Day: day}); err != nil {
		return 0, err
	}
	// A record repeats its article's words and is some six times as long.
	record := []byte(`{"attributions":[`)
	for k := range 60 {
		at := c.rng.IntN(len(text) - 300)
		record = fmt.Appendf(record, `{"id":"a%d","cue":{"start":%d,"end":%d},"content":{"start":%d,"end":%d,"text":%q},"stance":"asserts","level":"named_person","confidence":0.%d},`,
			k, at, at+5, at+6, at+270, text[at+6:at+270], c.rng.IntN(1000))
	}
	if err := w.PutRecord(Record{Article: id, Body: record}); err != nil {
		return 0, err
	}
	// Copies: keys that hardly anyone shares. Stories: words of the day. Claims: pairs of words, some of them common.
	if err := w.PutKeys(KindCopy, id, day, c.keys(115, 1<<40)); err != nil {
		return 0, err
	}
	if err := w.PutKeys(KindStory, id, day, c.keys(40, 20_000)); err != nil {
		return 0, err
	}
	statements := make([]Statement, 15)
	for k := range statements {
		at := c.rng.IntN(len(text) - 300)
		voice := fmt.Sprintf("%s/a%d", id, k)
		person := fmt.Sprintf("person-%d", int(math.Pow(c.rng.Float64(), 3)*20_000))
		statements[k] = Statement{ID: "a" + strconv.Itoa(k), Person: person, Name: "Some Name", About: []string{fmt.Sprintf("person-%d", c.rng.IntN(20_000))},
			Stance: []sayso.Stance{"asserts", "denies", "confirms"}[c.rng.IntN(3)], Level: []sayso.Level{"named_person", "unnamed_person"}[c.rng.IntN(2)],
			Kind: "indirect", Day: day, Start: at, End: at + 150, Content: text[at : at+150]}
		if err := w.PutKeys(KindClaim, voice, day, c.keys(30, 3_000_000)); err != nil {
			return 0, err
		}
		if err := w.PutGroup(KindClaim, Group{ID: voice, Title: text[at : at+80], Day: day, LastDay: day, Size: 1 + c.rng.IntN(3), Members: []string{voice}, Body: []byte(`{"wording":"` + text[at:at+150] + `"}`)}); err != nil {
			return 0, err
		}
	}
	if err := w.PutStatements(id, statements); err != nil {
		return 0, err
	}
	events := make([]Event, 8)
	for k := range events {
		events[k] = Event{ID: "v" + strconv.Itoa(k), Type: []string{"AGREE", "ASSAULT", "PROTEST"}[c.rng.IntN(3)], Status: "happened", Actors: []string{statements[k].Person},
			ActorCountries: []string{[]string{"SWE", "NOR", "DNK", "FIN"}[c.rng.IntN(4)]}, Day: day - c.rng.IntN(9), Said: day, End: 10, Words: "some words"}
	}
	if err := w.PutEvents(id, events); err != nil {
		return 0, err
	}
	return len(text), w.PutFinding(KindStory, id, record[:2000])
}

// keys draws n keys of 32 bits; the smaller the space, the more are shared.
func (c *corpus) keys(n int, space uint64) []uint64 {
	out := make([]uint64, n)
	for i := range out {
		out[i] = c.rng.Uint64N(space) * 0x9e3779b97f4a7c15 & math.MaxUint32
	}
	return out
}

// scaled makes the ledger of the benchmarks, once a run and place.
func scaled(b *testing.B, where string) Store {
	b.Helper()
	n := scaleArticles
	if s, err := strconv.Atoi(os.Getenv("SAYSO_SCALE")); err == nil {
		n = s
	}
	s := open(b, where, Options{Create: true})
	c := newCorpus()
	start, text := cpuTime(), 0
	for i := 0; i < n; {
		err := s.Update(b.Context(), func(w Writer) error {
			for end := min(n, i+64); i < end; i++ {
				size, err := c.put(w, i)
				if err != nil {
					return err
				}
				text += size
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	took := cpuTime() - start
	var counts Counts
	err := s.View(b.Context(), func(r Reader) (err error) { counts, err = r.Counts(); return err })
	if err != nil {
		b.Fatal(err)
	}
	fmt.Printf("%d articles, %.1f MB of text, put in %.2f ms of processor time an article; the store has %.1f × the text\n", n, float64(text)/1e6, took.Seconds()*1e3/float64(n), float64(counts.StoreBytes)/float64(text))
	return s
}

// BenchmarkScale asks a ledger of 8,712 articles. No question may take 50 ms. Beside the mean stand the greatest time and the mean of
// processor time, which on PostgreSQL is that of this side alone.
func BenchmarkScale(b *testing.B) {
	for _, l := range []string{"sqlite", "postgres"} {
		b.Run(l, func(b *testing.B) {
			where := filepath.Join(b.TempDir(), "ledger.db")
			if l == "postgres" {
				where = postgresPlace(b)
			}
			s := scaled(b, where)
			for _, q := range questions {
				b.Run(q.name, func(b *testing.B) {
					c := newCorpus()
					var most time.Duration
					first := cpuTime()
					for b.Loop() {
						start := time.Now()
						err := s.View(b.Context(), func(r Reader) error { return q.ask(c, r) })
						most = max(most, time.Since(start))
						if err != nil {
							b.Fatal(err)
						}
					}
					b.ReportMetric((cpuTime()-first).Seconds()*1000/float64(b.N), "cpu-ms/op")
					b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/op")
					b.ReportMetric(0, "ns/op")
					b.ReportMetric(float64(most.Microseconds())/1000, "max-ms")
				})
			}
		})
	}
}

// questions are what the ledger asks, the most expensive form of each among them.
var questions = []struct {
	name string
	ask  func(c *corpus, r Reader) error
}{
	{"near/copy", func(c *corpus, r Reader) error {
		_, err := r.Near(KindCopy, c.keys(115, 1<<40), NoDay, 1<<30)
		return err
	}},
	{"near/story", func(c *corpus, r Reader) error {
		day := 15000 + c.rng.IntN(2900)
		_, err := r.Near(KindStory, c.keys(40, 20_000), day-7, day+7)
		return err
	}},
	{"near/claim", func(c *corpus, r Reader) error {
		_, err := r.Near(KindClaim, c.keys(30, 3_000_000), NoDay, 1<<30)
		return err
	}},
	{"search/rare", func(c *corpus, r Reader) error { return search(r, zipfWord(20_000+c.rng.Uint64N(20_000))) }},
	{"search/common", func(c *corpus, r Reader) error { return search(r, zipfWord(c.rng.Uint64N(20))) }},
	{"search/three", func(c *corpus, r Reader) error {
		return search(r, zipfWord(c.rng.Uint64N(30))+" "+zipfWord(30+c.rng.Uint64N(300))+" "+zipfWord(c.rng.Uint64N(3000)))
	}},
	{"search/phrase", func(c *corpus, r Reader) error {
		return search(r, `"`+zipfWord(c.rng.Uint64N(10))+" "+zipfWord(c.rng.Uint64N(10))+`" -`+zipfWord(c.rng.Uint64N(10)))
	}},
	{"statements/person", func(c *corpus, r Reader) error {
		_, err := r.Statements(StatementFilter{Person: fmt.Sprintf("person-%d", c.rng.IntN(50))}, 0, 50)
		return err
	}},
	{"statements/all", func(c *corpus, r Reader) error {
		_, err := r.Statements(StatementFilter{}, 0, 50)
		return err
	}},
	{"statements/stance", func(c *corpus, r Reader) error {
		_, err := r.Statements(StatementFilter{Stance: "denies"}, 0, 50)
		return err
	}},
	{"statements/days", func(c *corpus, r Reader) error {
		_, err := r.Statements(StatementFilter{Level: "unnamed_person", Stance: "denies", From: 15000, To: 15900}, 0, 50)
		return err
	}},
	{"statements/far", func(c *corpus, r Reader) error {
		_, err := r.Statements(StatementFilter{}, 10_000, 50)
		return err
	}},
	{"events/type", func(c *corpus, r Reader) error {
		_, err := r.Events(EventFilter{Type: "AGREE", Status: []sayso.Status{"happened"}}, 0, 50)
		return err
	}},
	{"events/country", func(c *corpus, r Reader) error {
		_, err := r.Events(EventFilter{Actor: "SWE", Type: "PROTEST"}, 0, 50)
		return err
	}},
	{"groups", func(c *corpus, r Reader) error {
		_, err := r.Groups(KindClaim, GroupFilter{AtLeast: 2}, 0, 50)
		return err
	}},
	{"groups/words", func(c *corpus, r Reader) error {
		_, err := r.Groups(KindClaim, GroupFilter{Words: zipfWord(c.rng.Uint64N(200))}, 0, 50)
		return err
	}},
	{"groups/days", func(c *corpus, r Reader) error {
		_, err := r.Groups(KindClaim, GroupFilter{From: 15000, To: 15010}, 0, 50)
		return err
	}},
	{"articles", func(c *corpus, r Reader) error {
		_, err := r.Articles(ArticleFilter{Publisher: "Post 7"}, "", 50)
		return err
	}},
	{"article", func(c *corpus, r Reader) error {
		id := fmt.Sprintf("%016x", c.rng.Uint64N(100)*0x9e3779b97f4a7c15)
		if _, err := r.Article(id); err != nil {
			return err
		}
		_, err := r.Record(id)
		return err
	}},
	{"counts", func(c *corpus, r Reader) error {
		_, err := r.Counts()
		return err
	}},
}

func search(r Reader, query string) error {
	_, err := r.Search(query, 0, 20)
	return err
}
