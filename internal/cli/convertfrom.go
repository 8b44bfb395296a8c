package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ingest"
)

// annotated are the formats that also come in: the ending of their files, and how one becomes a record.
var annotated = map[string]struct {
	ending string
	read   func(name string) (*sayso.Record, error)
}{
	"citron": {".json", func(name string) (*sayso.Record, error) {
		data, err := readWhole(name)
		if err != nil {
			return nil, err
		}
		return named(name)(export.ReadCitron(data, name))
	}},
	"brat": {".ann", func(name string) (*sayso.Record, error) {
		ann, err := readWhole(name)
		if err != nil {
			return nil, err
		}
		txt, err := readWhole(strings.TrimSuffix(name, filepath.Ext(name)) + ".txt")
		if err != nil {
			return nil, err
		}
		return named(name)(export.ReadBrat(txt, ann, name))
	}},
}

// named calls an article whose file does not name it by the file, without folder and ending.
func named(name string) func(*sayso.Record, error) (*sayso.Record, error) {
	return func(rec *sayso.Record, err error) (*sayso.Record, error) {
		if err == nil && strings.HasPrefix(rec.Article.SHA256, rec.Article.ID) {
			rec.Article.ID = strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
		}
		return rec, err
	}
}

// readWhole reads a file of a bearable size.
func readWhole(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrRead, Place: name, Msg: "the file could not be read", Err: err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, ingest.MaxArticle+1))
	switch {
	case err != nil:
		return nil, &sayso.Error{Code: sayso.ErrRead, Place: name, Msg: "the file could not be read", Err: err}
	case len(data) > ingest.MaxArticle:
		return nil, &sayso.Error{Code: sayso.ErrTooLarge, Place: name, Msg: "the file is larger than an article may be"}
	}
	return data, nil
}

// annotations hands the records of annotated files to take.
func (o *convertOptions) annotations(ctx context.Context, s *streams, take func(*sayso.Record) error) (failed int, err error) {
	return eachAnnotated(ctx, s, o.from, o.names, func(_ string, rec *sayso.Record) error { return take(rec) })
}

// eachAnnotated hands the records of annotated files to take with the file's name, those of a folder in the order of their names. It returns
// how many files could not be read; each is reported.
func eachAnnotated(ctx context.Context, s *streams, from string, names []string, take func(name string, rec *sayso.Record) error) (failed int, err error) {
	form := annotated[from]
	one := func(name string) error {
		if ctx.Err() != nil {
			return &sayso.Error{Code: sayso.ErrInterrupted, Msg: "stopped by the user"}
		}
		rec, err := form.read(name)
		if err == nil {
			err = take(name, rec)
		}
		var coded *sayso.Error
		if errors.As(err, &coded) && coded.Code != sayso.ErrWrite {
			failed++
			s.say("%v", err)
			return nil
		}
		return err
	}
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil || !info.IsDir() {
			if err := one(name); err != nil {
				return failed, err
			}
			continue
		}
		err = filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != form.ending {
				return err
			}
			return one(path)
		})
		if err != nil {
			return failed, err
		}
	}
	return failed, nil
}
