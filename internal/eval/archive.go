package eval

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/ulikunitz/xz"
)

// eachFile calls f with the files of a folder, or of a tar archive, by their names inside it.
func eachFile(path string, f func(name string, r io.Reader) error) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return eachInFolder(path, f)
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var in io.Reader = file
	switch {
	case strings.HasSuffix(path, ".xz"):
		in, err = xz.NewReader(file)
	case strings.HasSuffix(path, ".gz"):
		in, err = gzip.NewReader(file)
	}
	if err != nil {
		return err
	}
	for archive := tar.NewReader(in); ; {
		head, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if head.Typeflag == tar.TypeReg {
			if err := f(head.Name, archive); err != nil {
				return err
			}
		}
	}
}

func eachInFolder(dir string, f func(name string, r io.Reader) error) error {
	return fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		defer file.Close()
		return f(name, file)
	})
}

func unzip(packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(z, 64<<20))
}
