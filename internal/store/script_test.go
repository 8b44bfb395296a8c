package store

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"sayso"
)

// A script is a file of commands with what they must answer, the same for both databases:
//
//	near story 1,2 from=2024-03-01
//	----
//	one 2024-03-02 2
//
// Lines between the command and ---- are its input; the answer ends with an empty line. A line that begins with # is a
// comment. SAYSO_UPDATE=1 writes the answers anew, to be read before they are kept.
type script struct {
	t *testing.T
	s Store
	// What the command says: its words, name=value pairs, and the lines below it.
	words []string
	named map[string]string
	input string
}

// runScript runs all commands of a file on one ledger.
func runScript(t *testing.T, s Store, path string) {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	lines := strings.Split(string(b), "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if line == "" || line[0] == '#' {
			out.WriteString(line + "\n")
			continue
		}
		first, begin := i, i+1
		for i < len(lines) && lines[i] != "----" {
			i++
		}
		if i == len(lines) {
			t.Fatalf("%s:%d: no ---- behind %q", path, first+1, line)
		}
		c := script{t: t, s: s, input: strings.Join(lines[begin:i], "\n")}
		c.parse(line)
		var want strings.Builder
		for i++; i < len(lines) && lines[i] != ""; i++ {
			want.WriteString(lines[i] + "\n")
		}
		got := c.run()
		if got != want.String() && os.Getenv("SAYSO_UPDATE") == "" {
			t.Errorf("%s:%d: %s\ngot:\n%swant:\n%s", path, first+1, line, got, want.String())
		}
		out.WriteString(strings.Join(lines[first:begin], "\n") + "\n")
		if c.input != "" {
			out.WriteString(c.input + "\n")
		}
		out.WriteString("----\n" + got + "\n")
	}
	if os.Getenv("SAYSO_UPDATE") != "" {
		if err := os.WriteFile(path, []byte(strings.TrimRight(out.String(), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// parse takes a line apart: words, and name=value, where a value may be a Go string.
func (c *script) parse(line string) {
	c.named = map[string]string{}
	for rest := strings.TrimSpace(line); rest != ""; rest = strings.TrimSpace(rest) {
		name := ""
		if n, after, ok := strings.Cut(rest, "="); ok && !strings.ContainsAny(n, " \"`") {
			name, rest = n, after
		}
		value, err := strconv.QuotedPrefix(rest)
		if err != nil {
			value, _, _ = strings.Cut(rest, " ")
			rest = rest[len(value):]
		} else {
			rest = rest[len(value):]
			value, _ = strconv.Unquote(value)
		}
		if name != "" {
			c.named[name] = value
		} else {
			c.words = append(c.words, value)
		}
	}
}

// run does one command and returns its answer, with an error as its last line.
func (c *script) run() string {
	var out strings.Builder
	do := commands[c.words[0]]
	if do == nil {
		c.t.Fatalf("%s is no command", c.words[0])
	}
	c.words = c.words[1:]
	var err error
	if do.write != nil {
		err = c.s.Update(c.t.Context(), func(w Writer) error { return do.write(c, w, &out) })
	} else {
		err = c.s.View(c.t.Context(), func(r Reader) error { return do.read(c, r, &out) })
	}
	var coded *sayso.Error
	switch {
	case errors.As(err, &coded):
		fmt.Fprintf(&out, "%s %s\n", coded.Code, coded.Msg)
	case err != nil:
		fmt.Fprintf(&out, "an error without a code: %v\n", err)
	}
	return out.String()
}

func (c *script) word(i int) string {
	if i < len(c.words) {
		return c.words[i]
	}
	return ""
}

var kinds = map[string]Kind{"copy": KindCopy, "story": KindStory, "claim": KindClaim, "person": KindPerson}

// kind reads the first word.
func (c *script) kind() Kind {
	k, ok := kinds[c.word(0)]
	if !ok {
		c.t.Fatalf("%q is no kind", c.word(0))
	}
	return k
}

// day reads a date as days from 1970-01-01; "" is none.
func (c *script) day(name string, none int) int {
	s := c.named[name]
	if s == "" {
		return none
	}
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		c.t.Fatal(err)
	}
	return int(d.Unix() / 86400)
}

func dateOf(day int) string {
	if day == NoDay {
		return "-"
	}
	return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)
}

func (c *script) number(name string, none int) int {
	s := c.named[name]
	if s == "" {
		return none
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		c.t.Fatal(err)
	}
	return n
}

// list reads texts with commas between.
func (c *script) list(name string) []string {
	if c.named[name] == "" {
		return nil
	}
	return strings.Split(c.named[name], ",")
}

// keys reads numbers with commas between.
func (c *script) keys(s string) []uint64 {
	var out []uint64
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) {
		n, err := strconv.ParseUint(f, 0, 64)
		if err != nil {
			c.t.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

// each reads a further command from every line of the input.
func (c *script) each(f func(line *script)) {
	for _, l := range strings.Split(c.input, "\n") {
		if l != "" {
			line := &script{t: c.t}
			line.parse(l)
			f(line)
		}
	}
}
