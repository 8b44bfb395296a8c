package origin

import (
	"strings"
	"unicode"

	"sayso"
)

// Where credits stand: in so many paragraphs at the beginning and the end of a text.
const (
	headLines = 5
	tailLines = 6
	// maxDateline is how far into a paragraph a dateline may end, in bytes.
	maxDateline = 90
	// maxName is how many words the name of an agency has at most.
	maxName = 4
	// maxByline is how many words a byline has at most.
	maxByline = 14
)

// agencyOf returns the agency that a name is of, "" if it is of none.
func (f *Finder) agencyOf(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	if agency, ok := f.agencies[name]; ok {
		return agency
	}
	return f.agencies[strings.TrimPrefix(name, "the ")]
}

// creditsOf finds the agencies that an article credits.
func (f *Finder) creditsOf(it *Item) []Credit {
	var out []Credit
	for _, author := range it.Article.Authors {
		if agency := f.lastAgency(author); agency != "" {
			out = add(out, Credit{Agency: agency, Kind: sayso.ReasonByline})
		}
	}
	all := paragraphs(it.Article.Text)
	for i, s := range all {
		line := s.In(it.Article.Text)
		if i < headLines {
			if c, ok := f.dateline(line, s.Start); ok {
				out = add(out, c)
			} else if c, ok := f.byline(line, s); ok {
				out = add(out, c)
			}
		}
		if i < headLines || i >= len(all)-tailLines {
			out = f.creditLine(out, line, s.Start)
		}
	}
	return out
}

// add adds a credit unless the same agency has one of that kind.
func add(list []Credit, c Credit) []Credit {
	for _, o := range list {
		if o.Agency == c.Agency && o.Kind == c.Kind {
			return list
		}
	}
	return append(list, c)
}

// paragraphs returns the lines that are not blank, without the spaces around them.
func paragraphs(text string) (out []sayso.Span) {
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text) - start
		}
		line := text[start : start+end]
		left := strings.TrimLeftFunc(line, unicode.IsSpace)
		if left != "" {
			from := start + len(line) - len(left)
			out = append(out, sayso.Span{Start: from, End: from + len(strings.TrimRightFunc(left, unicode.IsSpace))})
		}
		start += end + 1
	}
	return out
}

// dateline finds "ALDER (Reuters) -" and "/PRNewswire/ --" at the beginning of a paragraph.
func (f *Finder) dateline(line string, at int) (Credit, bool) {
	head := line[:min(len(line), maxDateline)]
	for _, marks := range [...]string{"()", "//"} {
		open := strings.IndexByte(head, marks[0])
		if open < 0 {
			continue
		}
		size := strings.IndexByte(head[open+1:], marks[1])
		if size < 0 {
			continue
		}
		close := open + 1 + size
		behind := strings.TrimLeft(line[close+1:], " \u00a0")
		agency := f.lastAgency(head[open+1 : close])
		if agency != "" && dashBegins(behind) {
			return Credit{agency, sayso.ReasonDateline, sayso.Span{Start: at, End: at + close + 1}}, true
		}
	}
	return Credit{}, false
}

func dashBegins(s string) bool {
	for _, dash := range []string{"-", "–", "—", "―", "−"} {
		if strings.HasPrefix(s, dash) {
			return true
		}
	}
	return false
}

// byline finds "By Edda Lund, Associated Press" and a paragraph that is nothing but the name of an agency.
func (f *Finder) byline(line string, s sayso.Span) (Credit, bool) {
	bare := strings.Trim(line, "()[]|—–- ")
	agency := f.agencyOf(bare)
	if words := strings.Fields(bare); agency == "" && len(words) >= 2 && len(words) <= maxByline && strings.EqualFold(words[0], "by") {
		agency = f.lastAgency(bare)
	}
	return Credit{agency, sayso.ReasonByline, s}, agency != ""
}

// lastAgency returns the agency that a line ends with the name of, but for marks.
func (f *Finder) lastAgency(line string) string {
	words := strings.Fields(line)
	for n := min(maxName, len(words)); n > 0; n-- {
		name := strings.Trim(strings.Join(words[len(words)-n:], " "), "()[].,;:|/— ")
		if agency := f.agencyOf(name); agency != "" {
			return agency
		}
	}
	return ""
}

// creditLine adds the agencies that phrases of the table credit in a paragraph.
func (f *Finder) creditLine(out []Credit, line string, at int) []Credit {
	low := strings.ToLower(line)
	if len(low) != len(line) {
		return out // a letter of another length in lower case: positions would be off
	}
	for _, p := range f.credits {
		i := wordsAt(low, p.words)
		if i < 0 {
			continue
		}
		start, end := sentence(low, i)
		if strings.Contains(low[start:end], " said") {
			continue // it tells something
		}
		where := sayso.Span{Start: i + len(p.words), End: end}
		switch p.place {
		case "before":
			where = sayso.Span{Start: start, End: i}
		case "label":
			if strings.Trim(low[:i], " (*•—-") != "" || !strings.HasPrefix(low[where.Start:], ":") {
				continue
			}
		}
		for _, agency := range f.agenciesIn(where.In(line)) {
			out = add(out, Credit{agency, sayso.ReasonCredit, sayso.Span{Start: at + start, End: at + end}})
		}
	}
	return out
}

// wordsAt returns where words stand as words in a line, -1 if nowhere.
func wordsAt(line, words string) int {
	for from := 0; ; {
		i := strings.Index(line[from:], words)
		if i < 0 {
			return -1
		}
		i += from
		end := i + len(words)
		if (i == 0 || !isLetter(line[i-1])) && (end == len(line) || !isLetter(line[end])) {
			return i
		}
		from = end
	}
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// sentence returns the ends of the sentence of a line in lower case that holds the byte at i: stops with a space and a
// word of more than one letter before them.
func sentence(line string, i int) (start, end int) {
	end = len(line)
	for k := 2; k+1 < len(line); k++ {
		if line[k] != '.' || line[k+1] != ' ' || !isLetter(line[k-1]) || !isLetter(line[k-2]) {
			continue
		}
		if k >= i {
			return start, k + 1
		}
		start = k + 2
	}
	return start, end
}

// agenciesIn returns the agencies named in a stretch, in order. A name in capitals only counts so: "AP", not "ap".
func (f *Finder) agenciesIn(stretch string) (out []string) {
	words := strings.FieldsFunc(stretch, func(r rune) bool { return isGap(r) && r != '-' })
	for i := 0; i < len(words); i++ {
		for n := min(maxName, len(words)-i); n > 0; n-- {
			name := strings.Join(words[i:i+n], " ")
			name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
			agency := f.agencyOf(name)
			if agency == "" || !unicode.IsUpper(rune(name[0])) && name != "dpa" {
				continue
			}
			out = append(out, agency)
			i += n - 1
			break
		}
	}
	return out
}

// isGap parts words; apostrophes and hyphens go on one.
func isGap(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '-'
}
