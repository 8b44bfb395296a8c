package encoder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Piece is one word piece of a text: its vocabulary id and the bytes [Start, End) of the original text it stands
// for. Runes that BERT drops are inside when they stand within the piece and outside at its ends: controls, soft hyphens
// and combining marks of their own ("e" + U+0301).
type Piece struct {
	ID         int32
	Start, End int32
	Cont       bool // continues a word ("##ing")
}

// maxWordRunes is the length above which BERT's tokenizer gives up on a word and emits one [UNK].
const maxWordRunes = 100

// A Vocabulary maps word pieces to ids. It is immutable after NewVocabulary and may be shared.
type Vocabulary struct {
	first, rest map[string]int32 // words and word starts; continuations without "##"
	unknown     int32
}

// Has reports whether a word, in lower case, is a piece of its own: one of the commonest words of English, their
// forms and many names.
func (v *Vocabulary) Has(word string) bool {
	_, ok := v.first[word]
	return ok
}

// NewVocabulary reads a BERT vocab.txt: one piece a line, the line number is its id.
func NewVocabulary(vocab string) *Vocabulary {
	n := strings.Count(vocab, "\n") + 1
	v := &Vocabulary{first: make(map[string]int32, n), rest: make(map[string]int32, n/4)}
	id := int32(0)
	for line := range strings.SplitSeq(vocab, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if cont, ok := strings.CutPrefix(line, "##"); ok && cont != "" {
			v.rest[cont] = id
		} else if line != "" {
			v.first[line] = id
		}
		id++
	}
	v.unknown = v.first["[UNK]"]
	return v
}

// A WordPiece turns text into pieces: BERT's basic tokenizer (controls dropped, lower case, accents stripped, marks
// and ideographs apart) and greedy longest-match pieces, with the ids and offsets of the reference implementation.
// One difference is wanted: "[MASK]" in a text is five ordinary characters and a word, never a special piece, since
// news text must not steer the model. A WordPiece owns a buffer; use one per goroutine.
type WordPiece struct {
	v        *Vocabulary
	word     []byte  // the normalised word being gathered
	from, to []int32 // source bytes of each of its bytes
	nfd      []byte
}

// NewWordPiece returns a tokenizer over v.
func NewWordPiece(v *Vocabulary) *WordPiece { return &WordPiece{v: v} }

// Append adds the pieces of text to dst. Text must be valid UTF-8 and shorter than 2 GiB.
func (t *WordPiece) Append(dst []Piece, text string) []Piece {
	t.reset()
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(text[i:])
			dst = t.wide(dst, text[i:i+n], r, i)
			i += n
			continue
		}
		switch ascii[c] {
		case letter:
			if len(t.word) == 0 {
				if end := plainWord(text, i); end > i {
					dst = t.plain(dst, text[i:end], i)
					i = end
					continue
				}
			}
			t.put(rune(lower(c)), i, i+1)
		case space:
			dst = t.flush(dst)
		case mark:
			dst = t.flush(dst)
			dst = t.plain(dst, text[i:i+1], i)
		}
		i++
	}
	return t.flush(dst)
}

// The classes of an ASCII character. Controls, the zero class, vanish without splitting a word.
const (
	letter = 1 + iota // digits too
	space
	mark
)

// ascii is the class of each ASCII character.
var ascii = func() (class [utf8.RuneSelf]uint8) {
	for c := range class {
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9':
			class[c] = letter
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			class[c] = space
		case c > ' ' && c < 0x7f:
			class[c] = mark
		}
	}
	return class
}()

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// plainWord returns the end of the ASCII word that starts at i, or i if what follows could belong to it.
func plainWord(text string, i int) int {
	for j := i; j < len(text); j++ {
		c := text[j]
		if c >= utf8.RuneSelf || ascii[c] == 0 {
			return i
		}
		if ascii[c] != letter {
			return j
		}
	}
	return len(text)
}

// plain emits the pieces of an ASCII word that stands at byte at: most of news, and no offsets to keep.
func (t *WordPiece) plain(dst []Piece, word string, at int) []Piece {
	w := t.word[:0]
	for i := range len(word) {
		w = append(w, lower(word[i]))
	}
	t.word = w[:0]
	n := len(dst)
	dst = t.cut(dst, w)
	for i := n; i < len(dst); i++ {
		dst[i].Start += int32(at)
		dst[i].End += int32(at)
	}
	return dst
}

// Dashes, curly quotation marks and the ellipsis, nearly all that news has outside ASCII, are a block of marks that
// decompose to nothing.
const firstMark, lastMark = '\u2010', '\u2027'

// wide handles one rune outside ASCII, s, which stands at byte i.
func (t *WordPiece) wide(dst []Piece, s string, r rune, i int) []Piece {
	switch {
	case firstMark <= r && r <= lastMark:
		return t.single(dst, r, i, i+len(s))
	case unicode.Is(dropped, r): // U+0085 and U+FFFD among them
		return dst
	case unicode.IsSpace(r):
		return t.flush(dst)
	case isIdeograph(r): // a compatibility ideograph still decomposes
		return t.flush(t.decompose(t.flush(dst), s, i))
	}
	return t.decompose(dst, s, i)
}

// decompose gathers the canonical decomposition of the rune s at byte i, its accents stripped.
func (t *WordPiece) decompose(dst []Piece, s string, i int) []Piece {
	t.nfd = norm.NFD.AppendString(t.nfd[:0], s)
	for d := t.nfd; len(d) > 0; {
		q, n := utf8.DecodeRune(d)
		d = d[n:]
		switch {
		case unicode.Is(nonspacing, q): // in no piece, as in the reference; package token gives it to its word
		case isPunctuation(q): // a rune may decompose to a mark: U+037E is ";"
			dst = t.single(dst, q, i, i+len(s))
		default:
			t.put(unicode.ToLower(q), i, i+len(s))
		}
	}
	return dst
}

func (t *WordPiece) reset() { t.word, t.from, t.to = t.word[:0], t.from[:0], t.to[:0] }

func (t *WordPiece) put(r rune, from, to int) {
	n := len(t.word)
	t.word = utf8.AppendRune(t.word, r)
	for range t.word[n:] {
		t.from = append(t.from, int32(from))
		t.to = append(t.to, int32(to))
	}
}

// single ends the word before and emits r as a word of its own.
func (t *WordPiece) single(dst []Piece, r rune, from, to int) []Piece {
	dst = t.flush(dst)
	t.put(r, from, to)
	return t.flush(dst)
}

// flush emits the pieces of the gathered word.
func (t *WordPiece) flush(dst []Piece) []Piece {
	if len(t.word) == 0 {
		return dst
	}
	n := len(dst)
	dst = t.cut(dst, t.word)
	for i := n; i < len(dst); i++ {
		dst[i].Start, dst[i].End = t.from[dst[i].Start], t.to[dst[i].End-1]
	}
	t.reset()
	return dst
}

// cut appends the pieces of the normalised word w, longest first; Start and End are bytes of w.
func (t *WordPiece) cut(dst []Piece, w []byte) []Piece {
	whole := Piece{t.v.unknown, 0, int32(len(w)), false}
	if id, ok := t.v.first[string(w)]; ok {
		whole.ID = id
		return append(dst, whole)
	}
	if utf8.RuneCount(w) > maxWordRunes {
		return append(dst, whole)
	}
	n, pieces := len(dst), t.v.first
	for s := 0; s < len(w); pieces = t.v.rest {
		id, e := longest(pieces, w, s)
		if e == s {
			return append(dst[:n], whole)
		}
		dst = append(dst, Piece{id, int32(s), int32(e), s > 0})
		s = e
	}
	return dst
}

// longest finds the longest piece that starts at s; it returns e == s if there is none.
func longest(pieces map[string]int32, w []byte, s int) (id int32, e int) {
	for e = len(w); e > s; {
		if id, ok := pieces[string(w[s:e])]; ok {
			return id, e
		}
		_, n := utf8.DecodeLastRune(w[s:e])
		e -= n
	}
	return 0, s
}

// isPunctuation is BERT's notion: all of ASCII's marks, "$" and "+" among them, and the category P of its day.
func isPunctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.Is(punctuation, r)
}

// isIdeograph is BERT's "Chinese character": the CJK ideograph blocks, not kana or hangul. The reference
// leaves out the first 256 of extension E, 2B820 to 2B91F, by a slip that ids have to share.
func isIdeograph(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || 0x20000 <= r && r <= 0x2A6DF ||
		0x2A700 <= r && r <= 0x2B73F || 0x2B740 <= r && r <= 0x2B81F || 0x2B920 <= r && r <= 0x2CEAF ||
		0xF900 <= r && r <= 0xFAFF || 0x2F800 <= r && r <= 0x2FA1F
}
