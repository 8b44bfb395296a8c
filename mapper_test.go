package sayso

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// TestMapperUnits has one character of each UTF-8 length, so that the three units differ at every place.
func TestMapperUnits(t *testing.T) {
	m := NewMapper("a é€😀z")
	for _, c := range []struct{ bytes, points, units int }{
		{0, 0, 0}, {1, 1, 1}, {2, 2, 2}, {4, 3, 3}, {7, 4, 4}, {11, 5, 6}, {12, 6, 7},
	} {
		for unit, want := range map[Offsets]int{OffsetsBytes: c.bytes, OffsetsCodePoints: c.points, OffsetsUTF16: c.units} {
			if got, err := m.FromByte(unit, c.bytes); err != nil || got != want {
				t.Errorf("FromByte(%s, %d) = %d, %v; want %d", unit, c.bytes, got, err, want)
			}
			if got, err := m.ToByte(unit, want); err != nil || got != c.bytes {
				t.Errorf("ToByte(%s, %d) = %d, %v; want %d", unit, want, got, err, c.bytes)
			}
		}
	}
}

func TestMapperRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		call func(*Mapper) (int, error)
	}{
		{"byte inside é", func(m *Mapper) (int, error) { return m.FromByte(OffsetsCodePoints, 1) }},
		{"byte before the text", func(m *Mapper) (int, error) { return m.FromByte(OffsetsBytes, -1) }},
		{"byte after the text", func(m *Mapper) (int, error) { return m.FromByte(OffsetsUTF16, 7) }},
		{"half of a UTF-16 pair", func(m *Mapper) (int, error) { return m.ToByte(OffsetsUTF16, 2) }},
		{"code point after the text", func(m *Mapper) (int, error) { return m.ToByte(OffsetsCodePoints, 3) }},
		{"negative code point", func(m *Mapper) (int, error) { return m.ToByte(OffsetsCodePoints, -1) }},
		{"byte inside 😀", func(m *Mapper) (int, error) { return m.ToByte(OffsetsBytes, 3) }},
	} {
		_, err := c.call(NewMapper("é😀"))
		var coded *Error
		if !errors.As(err, &coded) || coded.Code != ErrOffset {
			t.Errorf("%s: got %v, want %s", c.name, err, ErrOffset)
		}
	}
}

// TestMapperLarge converts positions all over a 10 MB text both ways, in linear time: a converter that counts from
// the start each time would need an hour.
func TestMapperLarge(t *testing.T) {
	text := strings.Repeat("Señor Müller said: “naïve 😀”. ", 10<<20/38)
	m := NewMapper(text)
	start, points, units := time.Now(), 0, 0
	for i, r := range text {
		if points%7 == 0 {
			checkPlace(t, m, i, points, units)
		}
		points++
		units += utf16.RuneLen(r)
	}
	checkPlace(t, m, len(text), points, units)
	t.Logf("%d bytes, %d positions in %v", len(text), points, time.Since(start))
}

func checkPlace(t *testing.T, m *Mapper, at, points, units int) {
	t.Helper()
	p, err := m.FromByte(OffsetsCodePoints, at)
	u, err2 := m.FromByte(OffsetsUTF16, at)
	back, err3 := m.ToByte(OffsetsCodePoints, points)
	back2, err4 := m.ToByte(OffsetsUTF16, units)
	if err := errors.Join(err, err2, err3, err4); err != nil || p != points || u != units || back != at || back2 != at {
		t.Fatalf("byte %d: got %d points, %d units, back %d and %d, %v; want %d, %d", at, p, u, back, back2, err, points, units)
	}
}

// FuzzMapper holds the table against plain counting at every byte of any text.
func FuzzMapper(f *testing.F) {
	f.Add("plain")
	f.Add("é😀\u0301 “x” 𝔘")
	f.Add(strings.Repeat("é", 200) + strings.Repeat("😀", 100) + "x")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		m := NewMapper(text)
		points, units := 0, 0
		for i := 0; i <= len(text); i++ {
			if i < len(text) && !utf8.RuneStart(text[i]) {
				if _, err := m.FromByte(OffsetsUTF16, i); err == nil {
					t.Fatalf("byte %d is inside a character and was accepted", i)
				}
				continue
			}
			checkPlace(t, m, i, points, units)
			if r, n := utf8.DecodeRuneInString(text[i:]); n > 0 {
				points++
				units += utf16.RuneLen(r)
			}
		}
		if m.Len(OffsetsCodePoints) != utf8.RuneCountInString(text) || m.Len(OffsetsUTF16) != len(utf16.Encode([]rune(text))) {
			t.Fatalf("Len = %d points, %d units", m.Len(OffsetsCodePoints), m.Len(OffsetsUTF16))
		}
	})
}
