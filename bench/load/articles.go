package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
)

// An article is what a writer pastes.
type article struct {
	Text, Title, Publisher, Published string
}

// readArticles reads articles as sayso takes them, one a line.
func readArticles(path string) (list []article, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		var a article
		if err := json.Unmarshal(s.Bytes(), &a); err != nil {
			return nil, err
		}
		if strings.TrimSpace(a.Text) != "" {
			list = append(list, a)
		}
	}
	if len(list) == 0 && s.Err() == nil {
		return nil, errors.New(path + " holds no articles")
	}
	return list, s.Err()
}
