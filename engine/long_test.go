package engine

import (
	"fmt"
	"strings"
	"testing"
)

// Reading takes time that grows as the length of the text, also where it is one paragraph of statements, pronouns, names that come once,
// quotations and bullets: of a text eight times as long about eight times as much. When every statement was held against every other
// it was fifteen. bench/long measures more shapes, longer ones and memory.
func TestTimeGrowsAsLength(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 160 KiB")
	}
	e := newEngine(t)
	text := func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			who := []string{"the mayor", "the ministry", strange(7*i + 11), "officials", "Captain " + strange(13*i+5)}[i%5]
			fmt.Fprintf(&b, "On Friday %s said that the army had attacked %s. He denied it. “We left port %d,” she said. They told reporters they did not know. ",
				who, strange(5*i+3), i)
		}
		return b.String()
	}
	took := func(n int) float64 {
		start := cpuTime()
		read(t, e, text(n))
		return cpuTime() - start
	}
	const short, times, bound = 16 << 10, 8, 12
	took(short) // fills what is kept between articles
	if one, many := took(short), took(short*times); many > bound*one {
		t.Errorf("%d KiB took %.2f s of processor time, %d KiB %.2f s", short>>10, one, short*times>>10, many)
	}
}

// strange writes a number as a name.
func strange(n int) string {
	word := ""
	for ; n > 0; n /= 12 {
		word += string("bcdfglmnprst"[n%12]) + string("aeiou"[n%5])
	}
	return strings.ToUpper(word[:1]) + word[1:]
}
