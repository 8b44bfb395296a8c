package sayso

import "fmt"

// A Span is a half-open range of bytes, [Start, End), in Article.Text, which is UTF-8. The zero Span is "no text".
// Code points and UTF-16 units exist only in exports: see [Mapper].
type Span struct {
	Start, End int
}

// Len returns the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// In returns the bytes of text the span covers. It panics, as a slice does, if the span lies outside text.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether every byte of t is in s. An empty t is contained where it stands.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Before orders spans by start, then by end: text order, and for nested spans the inner one first.
func (s Span) Before(t Span) bool {
	if s.Start != t.Start {
		return s.Start < t.Start
	}
	return s.End < t.End
}

// String prints the range for messages: "[12,20)".
func (s Span) String() string { return fmt.Sprintf("[%d,%d)", s.Start, s.End) }
