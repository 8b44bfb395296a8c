package serve

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ledger"
)

// excerptIn are the parameters of an export of chosen articles.
type excerptIn struct {
	Unit
	Days
	Format string `path:"format" enum:"record,citron,brat,annotations,ninjs,schema,prov,ftm,gexf,memo,memo-pdf,csv,parquet" doc:"as sayso export --to has it"`
	Only   string `query:"article" doc:"only the article of this id"`
	Story  string `query:"story" doc:"only articles of this story, by its id or an article in it"`
	Origin string `query:"origin" doc:"only copies of one origin, likewise"`
	Claim  string `query:"claim" doc:"only articles with a voice on this claim, by its id or any of its voices"`
	Person string `query:"person" doc:"only articles that mention this person or body, by id or a name that only one goes by"`
	Search string `query:"search" doc:"only articles with these words, as the search takes them"`
}

func (in *excerptIn) choice() ledger.Choice {
	return ledger.Choice{Range: in.stretch(), Article: in.Only, Story: in.Story, Origin: in.Origin, Claim: in.Claim, Person: in.Person, Search: in.Search}
}

// excerptPage sends the records of chosen articles in a format of other programs. The choice is that of the API; "events" in it
// says that all else is a choice of events as the page of events has it: the articles of its rows are meant.
func (s *Server) excerptPage(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	f, ok := export.FormatOf(q.Get("format"))
	if !ok {
		s.fail(w, r, http.StatusBadRequest, "There is no such format", &sayso.Error{Code: sayso.ErrUsage, Place: q.Get("format"), Msg: "no format"})
		return
	}
	c := ledger.Choice{Article: q.Get("article"), Story: q.Get("story"), Origin: q.Get("origin"), Claim: q.Get("claim"), Person: q.Get("person"), Search: q.Get("search")}
	if q.Get("events") != "" {
		events := eventQuery(q)
		c.Events = &events
	} else {
		c.Range = ledger.Range{From: q.Get("from"), To: q.Get("to")}
	}
	file, err := s.excerpt(r.Context(), f, "", c)
	if err != nil {
		s.fail(w, r, http.StatusBadRequest, "The articles could not be exported", err)
		return
	}
	defer file.remove()
	q.Del("format")
	w.Header().Set("Content-Type", file.mediaType)
	w.Header().Set("Content-Disposition", `attachment; filename="sayso`+chosenName(q)+file.ending+`"`)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", strconv.FormatInt(file.size, 10))
	_, _ = io.Copy(w, file) // a reader who went away is no fault of the desk
}

const excerptPath = apiRoot + "/export/{format}"

// apiExcerpt is the same for programs.
func (s *Server) apiExcerpt(a huma.API) {
	op := huma.Operation{OperationID: "export", Method: http.MethodGet, Path: excerptPath, Summary: "Records of chosen articles, corrections applied, in a format of other programs",
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusServiceUnavailable}}
	content := map[string]*huma.MediaType{}
	for _, f := range export.Formats() {
		mediaType, _ := excerptType(f)
		content[mediaType] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	}
	op.Responses = map[string]*huma.Response{"200": {Description: "documents one a line, one document of all, or several files as a ZIP", Content: content}}
	huma.Register(a, op, func(ctx context.Context, in *excerptIn) (*huma.StreamResponse, error) {
		f, _ := export.FormatOf(in.Format) // the description lets no other through
		unit := sayso.Offsets(in.Offsets)
		if !slices.Contains(f.Units, unit) && unit == sayso.OffsetsCodePoints {
			unit = "" // nobody asked
		}
		file, err := s.excerpt(ctx, f, unit, in.choice())
		if err != nil {
			return nil, problem(err)
		}
		return &huma.StreamResponse{Body: func(c huma.Context) {
			defer file.remove()
			c.SetHeader("Content-Type", file.mediaType)
			c.SetHeader("Content-Length", strconv.FormatInt(file.size, 10))
			_, _ = io.Copy(c.BodyWriter(), file)
		}}, nil
	})
}

// An excerptFile is an export that is whole, on the disk.
type excerptFile struct {
	*os.File
	size              int64
	mediaType, ending string
}

func (f *excerptFile) remove() {
	_ = f.Close()
	_ = os.RemoveAll(filepath.Dir(f.Name()))
}

// excerpt makes an export whole before a byte of it is sent, so that a fault is a fault and no half file. It waits on the disk: a ledger
// may be larger than the memory.
func (s *Server) excerpt(ctx context.Context, f export.Format, unit sayso.Offsets, c ledger.Choice) (*excerptFile, error) {
	dir, err := os.MkdirTemp("", "sayso-export-")
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrWrite, Msg: "the export could not be written", Err: err}
	}
	file, err := s.excerptIn(ctx, dir, f, unit, c)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return file, nil
}

func (s *Server) excerptIn(ctx context.Context, dir string, f export.Format, unit sayso.Offsets, c ledger.Choice) (*excerptFile, error) {
	whole, err := os.Create(filepath.Join(dir, "whole"))
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrWrite, Msg: "the export could not be written", Err: err}
	}
	out := &excerptFile{File: whole}
	out.mediaType, out.ending = excerptType(f)
	err = s.Ledger.Excerpt(ctx, c, func(e *ledger.Excerpt) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		opts := export.Options{Unit: unit, Who: e.Who}
		if !f.Folder {
			w, err := f.Stream(whole, opts)
			if err != nil {
				return err
			}
			return errors.Join(e.Each(w.Write), w.Close())
		}
		return zipped(whole, filepath.Join(dir, "files"), func(create export.Create) error {
			w, err := f.Files(create, opts)
			if err != nil {
				return err
			}
			return errors.Join(e.Each(w.Write), w.Close())
		})
	})
	if err == nil {
		if out.size, err = whole.Seek(0, io.SeekCurrent); err == nil {
			_, err = whole.Seek(0, io.SeekStart)
		}
	}
	if err != nil {
		return nil, errors.Join(err, whole.Close())
	}
	return out, nil
}

// zipped has files written into a folder, for several may be open at once, and then packs them in the order of their making.
func zipped(w io.Writer, folder string, write func(export.Create) error) error {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	var names []string
	err := write(func(name string) (io.WriteCloser, error) {
		names = append(names, name)
		return os.Create(filepath.Join(folder, name))
	})
	z := zip.NewWriter(w)
	for _, name := range names {
		if err == nil {
			err = packed(z, folder, name)
		}
	}
	if err != nil {
		return err
	}
	return z.Close()
}

func packed(z *zip.Writer, folder, name string) error {
	from, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }()
	to, err := z.Create(name)
	if err == nil {
		_, err = io.Copy(to, from)
	}
	return err
}

// excerptType is of what type a format's export of many articles is, and how its file ends: documents of single articles stand one a line.
func excerptType(f export.Format) (mediaType, ending string) {
	switch {
	case f.Folder:
		return "application/zip", "." + f.Name + ".zip"
	case !f.Whole || f.Name == "ftm":
		return "application/jsonl", "." + f.Name + ".jsonl"
	}
	return f.MediaType, f.Extension
}

// A door leads to an export.
type door struct{ Name, About, Address string }

// doors are the ways out for what a choice names: "story", its id; without an id, for all articles.
func doors(kind, id string) []door { return doorsOf(url.Values{kind: {id}}) }

func doorsOf(choice url.Values) (out []door) {
	for _, f := range export.Formats() {
		q := url.Values{}
		for name, values := range choice {
			if name != "skip" && values[0] != "" {
				q[name] = values
			}
		}
		q.Set("format", f.Name)
		out = append(out, door{f.Name, f.About, "/export?" + q.Encode()})
	}
	return out
}
