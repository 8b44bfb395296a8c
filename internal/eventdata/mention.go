package eventdata

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sayso"
)

// mentionColumns are the 16 of GDELT 2.0's files of mentions, which have no header either.
var mentionColumns = strings.Fields("GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID " +
	"Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone MentionDocTranslationInfo Extras")

// mentions writes a row for the trigger and each later mention, under the numbers of the rows of events. Extras says what coded them.
func (w *Writer) mentions(r *row) (rows []numbered, left string, err error) {
	if r.day == "" {
		return nil, LeftDay, nil
	}
	f := r.frame
	kind, source := mentionSource(r.rec.Article)
	for _, p := range r.pairs() {
		id := r.number(p)
		for _, m := range append([]sayso.Span{r.event.Trigger}, r.event.Mentions...) {
			n := slices.IndexFunc(r.rec.Sentences, func(s sayso.Span) bool { return s.Contains(m) })
			cells := []string{id, w.opts.Added, w.opts.Added, kind, source, or(r.rec.Article.URL, r.rec.Article.ID), strconv.Itoa(n + 1),
				f.inSentence(r.rec, n, p.from), f.inSentence(r.rec, n, p.to), strconv.Itoa(f.at(m.Start)), "1", percent(r.event.Confidence),
				strconv.Itoa(f.mapper.Len(sayso.OffsetsCodePoints)), "", "", coder(r.rec.Engine)}
			rows = append(rows, numbered{id, line(cells)})
		}
	}
	return rows, "", f.err
}

// inSentence is where a party stands in the article, -1 if that is not in the sentence of the mention.
func (f *framer) inSentence(rec *sayso.Record, sentence int, p *party) string {
	if p == nil || sentence < 0 || !rec.Sentences[sentence].Contains(p.span) {
		return "-1"
	}
	return strconv.Itoa(f.at(p.span.Start))
}

// mentionSource is the type of a mention, 1 for the web and 2 for a mere citation, and the name of its source.
func mentionSource(a *sayso.Article) (kind, name string) {
	if u, err := url.Parse(a.URL); err == nil && u.Host != "" {
		return "1", strings.TrimPrefix(u.Hostname(), "www.")
	}
	return "2", a.Publisher
}

// percent is GDELT's confidence: tens from 10 to 100; nothing if it was not measured.
func percent(p float64) string {
	if p == 0 {
		return ""
	}
	return strconv.Itoa(max(10, 10*int(math.Round(p*10))))
}
