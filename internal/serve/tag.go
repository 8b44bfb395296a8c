package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
)

// revalidated has a browser ask each time whether what it has is still so, and nobody on the way keep it: an answer may stand behind a token.
const revalidated = "private, no-cache"

// tagOf is the entity tag of an answer (RFC 9110, 8.8.3): a hash of its bytes, so an answer that is made again and is the same has the
// same tag. It is a weak one, for the same page comes packed and unpacked.
func tagOf(body []byte) string { return `W/` + strongTag(body) }

func strongTag(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

// has reports whether the one who asks has the answer of a tag already: If-None-Match (RFC 9110, 13.1.2), compared weakly. Our tags hold no
// comma, so one of others that does is only not found.
func has(r *http.Request, tag string) bool {
	for _, field := range r.Header.Values("If-None-Match") {
		for given := range strings.SplitSeq(field, ",") {
			given = strings.TrimSpace(given)
			if given == "*" || strings.TrimPrefix(given, "W/") == strings.TrimPrefix(tag, "W/") {
				return true
			}
		}
	}
	return false
}

// tagged answers with a tag, and with nothing but that where the one who asks has the answer already. The answer is made all the same: this
// is for what cannot be kept, or rests on more than its address and the ledger.
func (s *Server) tagged(make http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			make(w, r)
			return
		}
		made := &answer{header: http.Header{}, status: http.StatusOK}
		make(made, asGet(r))
		made.send(w, r)
	}
}

// asGet asks for the whole of what HEAD asks the head of, which is that of the answer to GET.
func asGet(r *http.Request) *http.Request {
	if r.Method == http.MethodGet {
		return r
	}
	get := r.WithContext(r.Context())
	get.Method = http.MethodGet
	return get
}

// unchanged answers that what the one who asks has is what would be answered: 304, if so.
func unchanged(w http.ResponseWriter, r *http.Request, tag string) bool {
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", revalidated)
	if !has(r, tag) {
		return false
	}
	for _, name := range []string{"Content-Type", "Content-Length", "Content-Disposition"} {
		w.Header().Del(name)
	}
	w.WriteHeader(http.StatusNotModified)
	return true
}

// staticTags are the tags of the desk's own files by name. They do not change while the program runs.
var staticTags = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	names, err := fs.Glob(staticFiles, "static/*")
	for _, name := range names {
		body, readErr := staticFiles.ReadFile(name)
		if err != nil || readErr != nil {
			panic("serve: a file of the program cannot be read") // it is part of the binary
		}
		out[path.Base(name)] = strongTag(body)
	}
	return out
})

// static serves a file of the desk: style and script, each by name only. The tag lets net/http answer 304, and it is the same for everybody.
func (s *Server) static(w http.ResponseWriter, r *http.Request) {
	name := path.Base(r.PathValue("name"))
	tag := staticTags()[name]
	if tag == "" {
		s.fail(w, r, http.StatusNotFound, "There is no such file", nil)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", tag)
	http.ServeFileFS(w, r, staticFiles, "static/"+name)
}
