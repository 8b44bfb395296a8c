package eval

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"sayso"
)

// corpusError is a fault of an evaluation file.
func corpusError(place, format string, args ...any) error {
	return &sayso.Error{Code: sayso.ErrCorpus, Place: place, Msg: fmt.Sprintf(format, args...)}
}

func readError(path string, err error) error {
	return &sayso.Error{Code: sayso.ErrRead, Place: path, Msg: "cannot read", Err: err}
}

// eachLine calls f with every non-blank line of a JSONL file, gzipped if its name ends in .gz, and the line's place
// ("file:12"). It stops at the first error.
func eachLine(path string, f func(place string, line []byte) error) error {
	return eachBareLine(path, func(place string, line []byte) error {
		if len(strings.TrimSpace(string(line))) == 0 {
			return nil
		}
		return f(place, line)
	})
}

// eachBareLine is eachLine with the blank lines.
func eachBareLine(path string, f func(place string, line []byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return readError(path, err)
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(file)
		if err != nil {
			return readError(path, err)
		}
		defer z.Close()
		r = z
	}
	lines := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return readError(path, err)
		}
		last := err == io.EOF
		if err := f(fmt.Sprintf("%s:%d", path, n), line); err != nil {
			return err
		}
		if last {
			return nil
		}
	}
}

// decode parses one JSON value strictly enough to tell a wrong file from an empty one.
func decode(place string, data []byte, v any) error {
	if err := json.Unmarshal(data, v); err != nil {
		return &sayso.Error{Code: sayso.ErrCorpus, Place: place, Msg: "not the expected JSON", Err: err}
	}
	return nil
}

// digest returns the SHA-256 of a file as stored (compressed, if it is), in lower-case hexadecimal.
func digest(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", readError(path, err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", readError(path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// folderDigest returns the SHA-256 over the digests and names of the gold files of a folder, in order of name.
func folderDigest(path string) (string, error) {
	paths, err := goldPaths(path)
	if err != nil {
		return "", err
	}
	return filesDigest(paths)
}

// filesDigest returns the SHA-256 over the digests and names of files, in the order given.
func filesDigest(paths []string) (string, error) {
	h := sha256.New()
	for _, p := range paths {
		d, err := digest(p)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s  %s\n", d, filepath.Base(p))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
