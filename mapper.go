package sayso

import (
	"fmt"
	"sort"
	"sync"
	"unicode/utf8"
)

// Offsets is a unit in which positions in a text are counted, always from 0.
type Offsets string

// The units.
const (
	OffsetsBytes      Offsets = "bytes"      // of UTF-8: Go, Rust, C; the frame of every Span
	OffsetsCodePoints Offsets = "codepoints" // Unicode code points: Python, brat, most corpora
	OffsetsUTF16      Offsets = "utf16"      // UTF-16 code units: JavaScript, Java, the DOM
)

// Valid reports whether o is one of the three units.
func (o Offsets) Valid() bool {
	return o == OffsetsBytes || o == OffsetsCodePoints || o == OffsetsUTF16
}

// mapperStep is the distance in bytes between two rows of a Mapper's table: a conversion scans at most this much.
const mapperStep = 128

// A Mapper converts positions in one text between bytes, code points and UTF-16 units. It is the only converter in
// the program. The table is made at the first conversion that needs one, in one pass, so a text of n bytes costs
// O(n) once and O(log n) for each conversion; a text in ASCII costs no table. A Mapper may be shared by goroutines.
type Mapper struct {
	text  string
	once  sync.Once
	ascii bool
	rows  []mapperRow // rows[i] counts what stands before byte i*mapperStep
	total mapperRow
}

// A mapperRow counts the characters that start before some byte. 64-bit text sizes are not needed: a text is
// limited to 2 GiB.
type mapperRow struct{ points, units int32 }

// NewMapper returns a Mapper for text, which must be valid UTF-8.
func NewMapper(text string) *Mapper { return &Mapper{text: text} }

// FromByte converts a byte position into unit. A position outside the text or inside a character is an [*Error]
// with code [ErrOffset].
func (m *Mapper) FromByte(unit Offsets, at int) (int, error) {
	if at < 0 || at > len(m.text) || at < len(m.text) && !utf8.RuneStart(m.text[at]) {
		return 0, m.fault(OffsetsBytes, at)
	}
	if unit == OffsetsBytes || m.isASCII() {
		return at, nil
	}
	i := at / mapperStep
	row := m.rows[i]
	for _, b := range []byte(m.text[i*mapperStep : at]) {
		row.add(b)
	}
	return row.in(unit), nil
}

// ToByte converts a position in unit into bytes. A position outside the text, or between the two halves of a UTF-16
// pair, is an [*Error] with code [ErrOffset].
func (m *Mapper) ToByte(unit Offsets, at int) (int, error) {
	if unit == OffsetsBytes || m.isASCII() {
		if at < 0 || at > len(m.text) || at < len(m.text) && !utf8.RuneStart(m.text[at]) {
			return 0, m.fault(unit, at)
		}
		return at, nil
	}
	if at < 0 || at > m.total.in(unit) {
		return 0, m.fault(unit, at)
	}
	// The last row that counts fewer than at, or exactly at, is where the scan starts.
	i := sort.Search(len(m.rows), func(i int) bool { return m.rows[i].in(unit) > at }) - 1
	row, b := m.rows[i], i*mapperStep
	for b < len(m.text) && row.in(unit) < at {
		row.add(m.text[b])
		b++
	}
	for b < len(m.text) && !utf8.RuneStart(m.text[b]) {
		b++ // the rest of the character counted last
	}
	if row.in(unit) != at {
		return 0, m.fault(unit, at)
	}
	return b, nil
}

// Len returns the length of the text in unit.
func (m *Mapper) Len(unit Offsets) int {
	if unit == OffsetsBytes || m.isASCII() {
		return len(m.text)
	}
	return m.total.in(unit)
}

// isASCII reports whether all units are the same, and makes the table if they are not.
func (m *Mapper) isASCII() bool {
	m.once.Do(m.index)
	return m.ascii
}

func (m *Mapper) index() {
	m.ascii = true
	for i := 0; i < len(m.text) && m.ascii; i++ {
		m.ascii = m.text[i] < utf8.RuneSelf
	}
	if m.ascii {
		return
	}
	m.rows = make([]mapperRow, 0, len(m.text)/mapperStep+1)
	for i := 0; i < len(m.text); i++ {
		if i%mapperStep == 0 {
			m.rows = append(m.rows, m.total)
		}
		m.total.add(m.text[i])
	}
	if len(m.text)%mapperStep == 0 {
		m.rows = append(m.rows, m.total)
	}
}

// add counts the character that starts with b, if one does: every byte but 10xxxxxx starts one, and those from
// 11110000 up start one outside the basic plane, two UTF-16 units.
func (r *mapperRow) add(b byte) {
	if b&0xC0 == 0x80 {
		return
	}
	r.points++
	r.units++
	if b >= 0xF0 {
		r.units++
	}
}

func (r mapperRow) in(unit Offsets) int {
	if unit == OffsetsUTF16 {
		return int(r.units)
	}
	return int(r.points)
}

func (m *Mapper) fault(unit Offsets, at int) error {
	return &Error{Code: ErrOffset, Msg: fmt.Sprintf("%d %s is no character boundary of the text (%d bytes)", at, unit, len(m.text))}
}
