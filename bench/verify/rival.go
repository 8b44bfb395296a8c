package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"log"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"sayso"
)

//go:embed rival.py
var rivalScript string

// rapidfuzz has RapidFuzz look for every quotation of the draft in a sample of the articles, evenly taken, and returns
// its CPU seconds and the bytes it went through.
func rapidfuzz(python string, draft *sayso.Record, articles []*sayso.Article, sample int) (seconds float64, size int) {
	var work struct {
		Quotations []string `json:"quotations"`
		Texts      []string `json:"texts"`
	}
	for _, q := range draft.Quotations {
		work.Quotations = append(work.Quotations, q.Inner.In(draft.Article.Text))
	}
	for i := range sample {
		a := articles[i*len(articles)/sample]
		work.Texts = append(work.Texts, a.Text)
		size += len(a.Text)
	}
	input, err := json.Marshal(work)
	if err != nil {
		log.Fatal(err)
	}
	cmd := exec.Command(python, "-c", rivalScript)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		log.Fatal("rapidfuzz: ", err)
	}
	if seconds, err = strconv.ParseFloat(strings.TrimSpace(string(out)), 64); err != nil {
		log.Fatal(err)
	}
	return seconds, size
}
