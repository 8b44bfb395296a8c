package ingest

import (
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// walk yields the readable files of a folder and of the folders in it, sorted by name, and the folders that cannot
// be listed with their error. Hidden entries are left out, also the "._x.txt" that some systems leave on shared
// disks. Links to files are followed, links to folders are not, since they can run in circles.
func walk(dir string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) { walkInto(dir, yield) }
}

func walkInto(dir string, yield func(string, error) bool) bool {
	list, err := os.ReadDir(dir) // sorted
	if err != nil {
		return yield(dir, err)
	}
	for _, e := range list {
		path := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			if !walkInto(path, yield) {
				return false
			}
		case len(named(path)) > 0 && isFile(path):
			if !yield(path, nil) {
				return false
			}
		}
	}
	return true
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular() // what cannot be looked at is reported when it is opened
}

// Size returns how many bytes the named inputs hold and how many files they are, for a progress bar. known is false
// if an input's size cannot be told beforehand: standard input, a pipe.
func Size(names []string) (bytes int64, files int, known bool) {
	known = true
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case name == "-" || IsURL(name) || err == nil && !info.IsDir() && !info.Mode().IsRegular():
			known = false
		case err == nil && info.IsDir():
			for path := range walk(name) {
				bytes, files = bytes+sizeOf(path), files+1
			}
		default:
			bytes, files = bytes+sizeOf(name), files+1
		}
	}
	return bytes, files, known
}

func sizeOf(path string) int64 {
	if info, err := os.Stat(path); err == nil {
		return info.Size()
	}
	return 0 // reported when it is read
}
