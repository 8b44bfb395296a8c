package copies

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
)

// A Furniture is a stretch that stands around articles and says nothing of this one: captions, pointers to other pages,
// who may print it, whom to follow, headings, which are often those of other articles. What two texts share of it makes
// neither a copy.
type Furniture struct {
	Span sayso.Span
	Kind sayso.PartKind // caption, pointer, note, credit or heading
}

// A Finder holds the tables of furniture. It is safe for use by several goroutines.
type Finder struct {
	phrases map[uint64][]phrase // by the hash of the first word
	reader  map[uint64]bool     // words that speak to the reader, by mixed hash
}

// A phrase is what gives furniture away.
type phrase struct {
	words []uint64
	kind  sayso.PartKind
	place place
}

// place says where a phrase must stand, and how far what it gives away reaches.
type place uint8

const (
	placeLabel  place = iota // begins a paragraph, with a mark behind it or nothing: the paragraph
	placeOpen                // begins a paragraph, with a mark behind it or no stop at the paragraph's end: the paragraph
	placeOpens               // begins a paragraph: the paragraph
	placeCloses              // ends a paragraph: its last sentence, or the paragraph if it is a caption
	placeHolds               // stands in a sentence: the sentence, or the paragraph if it is a caption
)

// New returns a Finder. It panics if the tables in the binary are broken, which a test sees.
func New() *Finder {
	f := &Finder{phrases: map[uint64][]phrase{}, reader: map[uint64]bool{}}
	for _, row := range table("copies/reader.tsv", "word", "example") {
		s := scanner{text: row[0]}
		s.next()
		f.reader[mix(s.hash)] = true
	}
	behind := map[string]place{"any": placeOpens, "mark": placeLabel, "end": placeLabel, "open": placeOpen}
	for _, row := range table("parts/openings.tsv", "opening", "kind", "behind", "example") {
		f.add(row[0], row[1], behind[row[2]])
	}
	for _, row := range table("parts/closings.tsv", "closing", "kind", "example") {
		f.add(row[0], row[1], placeCloses)
	}
	places := map[string]place{"label": placeLabel, "opens": placeOpens, "closes": placeCloses, "holds": placeHolds}
	for _, row := range table("copies/furniture.tsv", "phrase", "kind", "place", "example") {
		f.add(row[0], row[1], places[row[2]])
	}
	return f
}

func table(path string, columns ...string) [][]string {
	t, err := lexicon.Load(data.FS, path, columns...)
	if err != nil {
		panic(fmt.Sprintf("copies: %v", err))
	}
	return t.Rows
}

func (f *Finder) add(words, kind string, at place) {
	p := phrase{kind: sayso.PartKind(kind), place: at}
	for s := (scanner{text: words}); s.next(); {
		p.words = append(p.words, s.hash)
	}
	f.phrases[p.words[0]] = append(f.phrases[p.words[0]], p)
}

const (
	// maxFurniture is how long a paragraph of furniture is at most, in words, but for the captions of a whole gallery. From
	// a longer one a sentence is taken away.
	maxFurniture = 90
	// minBeside is how many words a text has at least beside the captions of a gallery in one paragraph.
	minBeside = 40
)

// A line is a paragraph while it is looked at.
type line struct {
	span  sayso.Span // without the spaces around it
	words []bare
}

// A bare is a word by position and unmixed hash.
type bare struct {
	start, end int32
	hash       uint64
}

// furniture finds the furniture among the words of a text, in text order.
func (f *Finder) furniture(text string, words []bare) (out []Furniture) {
	lines := linesOf(text, words)
	gallery, heads := galleries(lines), headings(text, lines)
	for i := range lines {
		before := len(out)
		if gallery[i] {
			out = append(out, Furniture{lines[i].span, sayso.PartCaption})
		} else if out = f.paragraph(out, text, &lines[i], len(words)); len(out) == before && heads[i] {
			out = append(out, Furniture{lines[i].span, sayso.PartHeading})
		}
	}
	return out
}

// linesOf returns the paragraphs that have words.
func linesOf(text string, words []bare) (out []line) {
	for start, at := 0, 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		from := at
		for at < len(words) && int(words[at].start) < end {
			at++
		}
		if at > from {
			out = append(out, line{trimmed(text, start, end), words[from:at]})
		}
		start = end + 1
	}
	return out
}

const (
	// minCaption is how many words a paragraph has at least to be a caption because it stands twice.
	minCaption = 8
	// maxBetween is how many paragraphs between two such captions are captions too.
	maxBetween = 2
)

// galleries marks the captions of picture galleries: pages that show a caption once below the picture and once to be
// opened give a paragraph twice, one right behind the other, which no writer does.
func galleries(lines []line) []bool {
	out := make([]bool, len(lines))
	last := -1
	for i := 1; i < len(lines); i++ {
		if len(lines[i].words) < minCaption || !sameWords(lines[i-1].words, lines[i].words) {
			continue
		}
		from := i - 1
		if last >= 0 && from-last-1 <= maxBetween {
			from = last + 1
		}
		for k := from; k <= i; k++ {
			out[k] = true
		}
		last = i
	}
	return out
}

const (
	// maxHeading is how long a paragraph is at most to be a heading, in words.
	maxHeading = 15
	// maxHeadings is the greatest part of the paragraphs that can be headings. Where more look like it the lines of the text
	// are wrapped, or it is a list or a poem.
	maxHeadings = 0.4
)

// headings marks the short paragraphs without a stop at their end: headings, and lists of other articles.
func headings(text string, lines []line) []bool {
	out := make([]bool, len(lines))
	n := 0
	for i, l := range lines {
		end := strings.TrimRight(l.span.In(text), "”’\"')]» ")
		if len(l.words) <= maxHeading && end != "" && !strings.ContainsAny(end[len(end)-1:], ".?!:,;") && !strings.HasSuffix(end, "…") {
			out[i] = true
			n++
		}
	}
	if float64(n) > maxHeadings*float64(len(lines)) {
		return make([]bool, len(lines))
	}
	return out
}

func sameWords(a, b []bare) bool {
	return slices.EqualFunc(a, b, func(x, y bare) bool { return x.hash == y.hash })
}

// trimmed is a stretch without the spaces at its ends.
func trimmed(text string, start, end int) sayso.Span {
	s := text[start:end]
	left := strings.TrimLeft(s, " \t\r")
	start += len(s) - len(left)
	return sayso.Span{Start: start, End: start + len(strings.TrimRight(left, " \t\r"))}
}

// paragraph adds the furniture of one paragraph, of a text of so many words: all of it, or sentences.
func (f *Finder) paragraph(out []Furniture, text string, p *line, total int) []Furniture {
	for _, ph := range f.phrases[p.words[0].hash] {
		if ph.place >= placeCloses || !ph.matches(p.words) || !ph.fits(text, p) {
			continue
		}
		if n := len(p.words); n <= maxFurniture || ph.kind == sayso.PartCaption && total-n >= minBeside {
			return append(out, Furniture{p.span, ph.kind})
		}
		out = sentence(out, text, p, 0, ph.kind)
		break
	}
	for i := range p.words {
		for _, ph := range f.phrases[p.words[i].hash] {
			switch {
			case ph.place < placeCloses || !ph.matches(p.words[i:]):
			case ph.place == placeCloses && i+len(ph.words) < len(p.words):
			case ph.kind == sayso.PartCaption && (len(p.words) <= maxFurniture || ph.place == placeHolds && total-len(p.words) >= minBeside):
				for n := len(out); n > 0 && p.span.Contains(out[n-1].Span); n-- {
					out = out[:n-1]
				}
				return append(out, Furniture{p.span, ph.kind})
			default:
				out = sentence(out, text, p, i, ph.kind)
			}
		}
	}
	return out
}

// sentence adds the sentence of a paragraph that holds word i.
func sentence(out []Furniture, text string, p *line, i int, kind sayso.PartKind) []Furniture {
	n := len(out)
	if n > 0 && int(p.words[i].start) < out[n-1].Span.End {
		return out
	}
	s := sentenceAround(text, p.span, int(p.words[i].start))
	if n > 0 {
		s.Start = max(s.Start, out[n-1].Span.End)
	}
	return append(out, Furniture{s, kind})
}

func (p *phrase) matches(words []bare) bool {
	if len(words) < len(p.words) {
		return false
	}
	for i, h := range p.words {
		if words[i].hash != h {
			return false
		}
	}
	return true
}

// fits reports whether what stands behind an opening phrase is what it asks for.
func (p *phrase) fits(text string, in *line) bool {
	if p.place == placeOpens {
		return true
	}
	rest := strings.TrimLeft(text[in.words[len(p.words)-1].end:in.span.End], " )]*")
	marked := rest == ""
	for _, mark := range []string{":", "|", "©", "- ", "– ", "— ", "-- ", "»", ">"} {
		marked = marked || strings.HasPrefix(rest, mark)
	}
	if marked || p.place == placeLabel {
		return marked
	}
	end := strings.TrimRight(in.span.In(text), "”’\"')]» ")
	return end == "" || !strings.ContainsAny(end[len(end)-1:], ".?!")
}

// sentenceAround returns the sentence of a paragraph that holds the byte at i, by the plainest of rules: a stop with a
// space and no small letter behind it. An abbreviation cuts it short, and then some of the furniture stays.
func sentenceAround(text string, in sayso.Span, i int) sayso.Span {
	s := in
	for k := i - 1; k > in.Start; k-- {
		if text[k] == ' ' && strings.IndexByte(".?!", text[k-1]) >= 0 && !small(text[k+1]) {
			s.Start = k + 1
			break
		}
	}
	for k := i; k+2 < in.End; k++ {
		if strings.IndexByte(".?!", text[k]) >= 0 && text[k+1] == ' ' && !small(text[k+2]) {
			s.End = k + 1
			break
		}
	}
	return s
}

func small(c byte) bool { return c >= 'a' && c <= 'z' }
