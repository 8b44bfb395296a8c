package encoder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Piece is one word piece of a text: its vocabulary id and the bytes [Start, End) of the original text it stands
// for, dropped controls and stripped accents included.
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
		if c := text[i]; c < utf8.RuneSelf {
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				t.put(rune(c), i, i+1)
			case 'A' <= c && c <= 'Z':
				t.put(rune(c)+'a'-'A', i, i+1)
			case c == ' ' || c == '\n' || c == '\t' || c == '\r':
				dst = t.flush(dst)
			case c < ' ' || c == 0x7f: // controls vanish without splitting the word
			default:
				dst = t.mark(dst, rune(c), i, i+1)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		dst = t.wide(dst, text[i:i+n], r, i)
		i += n
	}
	return t.flush(dst)
}

// wide handles one rune outside ASCII, s, which stands at byte i.
func (t *WordPiece) wide(dst []Piece, s string, r rune, i int) []Piece {
	switch {
	case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
		return t.flush(dst)
	case r == utf8.RuneError || isOther(r):
		return dst
	case isIdeograph(r):
		return t.mark(dst, r, i, i+len(s))
	}
	t.nfd = norm.NFD.AppendString(t.nfd[:0], s)
	for d := t.nfd; len(d) > 0; {
		q, n := utf8.DecodeRune(d)
		d = d[n:]
		switch {
		case unicode.Is(unicode.Mn, q):
			if k := len(t.to); k > 0 { // a combining mark belongs to the letter it stands on
				t.to[k-1] = int32(i + len(s))
			}
		case isPunctuation(q): // a rune may decompose to a mark: U+037E is ";"
			dst = t.mark(dst, q, i, i+len(s))
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

// mark ends the word before and emits r as a word of its own.
func (t *WordPiece) mark(dst []Piece, r rune, from, to int) []Piece {
	dst = t.flush(dst)
	t.put(r, from, to)
	return t.flush(dst)
}

// flush emits the pieces of the gathered word.
func (t *WordPiece) flush(dst []Piece) []Piece {
	w := t.word
	if len(w) == 0 {
		return dst
	}
	defer t.reset()
	if id, ok := t.v.first[string(w)]; ok {
		return append(dst, Piece{id, t.from[0], t.to[len(w)-1], false})
	}
	whole := Piece{t.v.unknown, t.from[0], t.to[len(w)-1], false}
	if utf8.RuneCount(w) > maxWordRunes {
		return append(dst, whole)
	}
	n, pieces := len(dst), t.v.first
	for s := 0; s < len(w); pieces = t.v.rest {
		id, e := longest(pieces, w, s)
		if e == s {
			return append(dst[:n], whole)
		}
		dst = append(dst, Piece{id, t.from[s], t.to[e-1], s > 0})
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

// isOther is BERT's "control": every rune of Unicode's category C, unassigned ones included.
func isOther(r rune) bool {
	return unicode.Is(unicode.C, r) || !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z)
}

// isPunctuation is BERT's notion: all of ASCII's marks, "$" and "+" among them, and Unicode's category P.
func isPunctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.IsPunct(r)
}

// isIdeograph is BERT's "Chinese character": the CJK ideograph blocks, not kana or hangul.
func isIdeograph(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || 0x20000 <= r && r <= 0x2A6DF ||
		0x2A700 <= r && r <= 0x2B73F || 0x2B740 <= r && r <= 0x2B81F || 0x2B820 <= r && r <= 0x2CEAF ||
		0xF900 <= r && r <= 0xFAFF || 0x2F800 <= r && r <= 0x2FA1F
}
