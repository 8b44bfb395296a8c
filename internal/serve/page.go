package serve

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"

	"sayso"
	"sayso/internal/export"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// pages are the parsed templates by name: each is its own file within the frame.
type pages map[string]*template.Template

// parsePages reads the embedded templates; they are part of the program, so a fault in them stops it at once.
func parsePages() pages {
	out := pages{}
	names, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		base := strings.TrimSuffix(path.Base(name), ".html")
		if base == "frame" || strings.HasPrefix(base, "part_") {
			continue
		}
		t := template.Must(template.New("frame.html").Funcs(words).Funcs(looks).ParseFS(templateFiles, "templates/frame.html", "templates/part_*.html", name))
		out[base] = t
	}
	return out
}

// words are the functions of templates: everything from articles goes through safe, or comes in words of package export, which does the same.
var words = template.FuncMap{
	"safe":          safe,
	"parted":        parted,
	"visible":       func(s string) string { return clipped(export.Visible(s)) },
	"clipped":       clipped,
	"mixed":         mixed,
	"part":          url.PathEscape,
	"human":         func(s any) string { return strings.ReplaceAll(toText(s), "_", " ") },
	"to":            to,
	"marked":        marked,
	"statusOptions": statusOptions,
	"address":       address,
	"doors":         doors,
	"day":           func(date string) string { return date[:min(len(date), len("2006-01-02"))] },
	"named":         func(m map[string]articleLine, id string) articleLine { return m[id] },
	"share": func(k, n int) string {
		if n == 0 {
			return "none"
		}
		return fmt.Sprintf("%d %%", (200*k+n)/(2*n))
	},
	"percent": func(f float64) int { return int(f*100 + .5) },
	"plural": func(n int, one, many string) string {
		if n == 1 {
			return one
		}
		return many
	},
}

// A frame is what stands around every page.
type frame struct {
	Title string
	At    string // which entry of the menu is lit
	Page  any
}

// show renders a page to the end before a byte is sent, so that a fault never leaves half of one.
func (s *Server) show(w http.ResponseWriter, r *http.Request, status int, name string, f frame) {
	var b bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&b, "frame.html", f); err != nil {
		if name == "fault" { // the page that would say so
			http.Error(w, "the page could not be made: "+err.Error(), http.StatusInternalServerError)
			return
		}
		s.fail(w, r, http.StatusInternalServerError, "The page could not be made", &sayso.Error{Code: sayso.ErrInternal, Place: name, Err: err})
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(b.Bytes())
	}
}

// to is the address of some words, counted in code points.
func to(p sayso.Passage) string {
	if p.Start == p.End { // in the title, which is not in the text
		return "/doc/" + url.PathEscape(p.Article)
	}
	return fmt.Sprintf("/doc/%s?cp=%d-%d#here", url.PathEscape(p.Article), p.Start, p.End)
}
