package cli

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"strconv"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts run the real Main with the real engine. What the model finds changes with the model, so they test what
// holds for any model; what a given record looks like is tested in package export.

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"sayso": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ESC", "\x1b")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"spans": scriptSpans, "many": scriptMany, "await": scriptAwait, "pack": scriptPack,
			"verified": scriptVerified, "code": scriptCode,
		},
	})
}

// scriptSpans: "spans UNIT N" holds every span of the N records on the last standard output, written with the text,
// against the text, and their unit against UNIT.
func scriptSpans(ts *testscript.TestScript, neg bool, args []string) {
	dec := json.NewDecoder(bytes.NewReader([]byte(ts.ReadFile("stdout"))))
	n := 0
	for ; dec.More(); n++ {
		var rec map[string]any
		ts.Check(dec.Decode(&rec))
		if rec["offsets"] != args[0] {
			ts.Fatalf("offsets %v", rec["offsets"])
		}
		checkSpans(ts, rec, rec["article"].(map[string]any)["text"].(string), args[0])
	}
	if strconv.Itoa(n) != args[1] {
		ts.Fatalf("%d records, want %s", n, args[1])
	}
}

func checkSpans(ts *testscript.TestScript, v any, text, unit string) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			checkSpans(ts, e, text, unit)
		}
	case map[string]any:
		if start, ok := v["start"].(float64); ok {
			if got := slice(text, int(start), int(v["end"].(float64)), unit); got != v["text"] {
				ts.Fatalf("%v: %q is not %q", v["start"], got, v["text"])
			}
			return
		}
		for _, e := range v {
			checkSpans(ts, e, text, unit)
		}
	}
}

func slice(text string, start, end int, unit string) string {
	switch unit {
	case "codepoints":
		return string([]rune(text)[start:end])
	case "utf16":
		return string(utf16.Decode(utf16.Encode([]rune(text))[start:end]))
	}
	return text[start:end]
}

// scriptMany: "many N DIR" makes N text files of different length.
func scriptMany(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Check(os.MkdirAll(ts.MkAbs(args[1]), 0o755))
	for i := range n {
		text := []byte("Article " + strconv.Itoa(i) + ".\n\n")
		text = append(text, bytes.Repeat([]byte("The mayor said on Friday that “the bridge stays shut”. "), i*7%20)...)
		ts.Check(os.WriteFile(ts.MkAbs(args[1]+"/"+strconv.Itoa(1000+i)+".txt"), text, 0o644))
	}
}

// scriptPack: "pack gzip FILE IN…" packs files one behind the other, each by itself, as web archives are; "pack zip FILE
// DIR" packs a folder.
func scriptPack(ts *testscript.TestScript, neg bool, args []string) {
	var out bytes.Buffer
	if args[0] == "zip" {
		w := zip.NewWriter(&out)
		ts.Check(w.AddFS(os.DirFS(ts.MkAbs(args[2]))))
		ts.Check(w.Close())
	} else {
		for _, name := range args[2:] {
			w := gzip.NewWriter(&out)
			_, err := w.Write([]byte(ts.ReadFile(name)))
			ts.Check(err)
			ts.Check(w.Close())
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), out.Bytes(), 0o644))
}

// scriptAwait: "await FILE" waits until FILE holds something.
func scriptAwait(ts *testscript.TestScript, neg bool, args []string) {
	for range 600 {
		if info, err := os.Stat(ts.MkAbs(args[0])); err == nil && info.Size() > 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("%s is still empty", args[0])
}
