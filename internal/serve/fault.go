package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"sayso"
)

// A fault is a page that says what went wrong, what to do, and where to go from there.
type fault struct {
	Words, Code, Detail string
	Title, ToDo         string // of the code, as sayso explain has it
	Status              int
	Form                bool // a form led here: what was typed is still in it
	Token               bool // a token is asked for
	Ways                []way
}

// StatusText is the status in words.
func (f fault) StatusText() string { return http.StatusText(f.Status) }

// A way leads back to something that is there.
type way struct{ Words, Address string }

// statusOf is the status of a code where a request is to blame, or the ledger is busy; 0 for any other.
func statusOf(code sayso.Code) int {
	switch code {
	case sayso.ErrUnknown:
		return http.StatusNotFound
	case sayso.ErrTooLarge:
		return http.StatusRequestEntityTooLarge
	case sayso.ErrBusy, sayso.ErrFull:
		return http.StatusServiceUnavailable
	}
	return 0
}

// fail shows that something went wrong, with its code if it has one.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, status int, words string, err error) {
	f := fault{Words: words, Form: r.Method == http.MethodPost, Token: status == http.StatusUnauthorized}
	var coded *sayso.Error
	if errors.As(err, &coded) {
		f.Code, f.Detail = string(coded.Code), strings.TrimLeft(strings.TrimPrefix(coded.Error(), string(coded.Code)), ": ")
		if own := statusOf(coded.Code); own != 0 {
			status = own
		}
		if s.Explain != nil {
			f.Title, f.ToDo = s.Explain(f.Code)
		}
	} else if err != nil {
		f.Detail = err.Error()
	}
	f.Status = status
	if status != http.StatusUnauthorized {
		f.Ways = ways(r, status)
	}
	s.show(w, r, status, "fault", frame{Title: words, Page: f})
}

// lists are the pages that list what stands under an address, by its first part.
var lists = map[string]way{
	"doc": {"The newest articles", "/"}, "claim": {"All claims", "/claims"}, "claims": {"All claims", "/claims"}, "story": {"All stories", "/stories"}, "stories": {"All stories", "/stories"},
	"origin": {"All origins", "/origins"}, "origins": {"All origins", "/origins"}, "who": {"All people and bodies", "/who"}, "events": {"All events", "/events"}, "events.csv": {"All events", "/events"},
	"feed": {"All watches", "/watch"}, "watch": {"All watches", "/watch"}, "review": {"Review", "/review"}, "compare": {"All comparisons", "/compare"}, "log": {"All corrections", "/log"},
	"verify": {"Check quotations", "/verify"}, "export": {"The newest articles", "/"},
}

// ways are where to go from a fault: the list of what was asked for, the same without a choice that could not be made, a search for a name
// that nothing has, the first page.
func ways(r *http.Request, status int) (out []way) {
	parts := strings.SplitN(strings.Trim(r.URL.Path, "/"), "/", 2)
	list, known := lists[parts[0]]
	if known && (len(parts) > 1 || r.URL.RawQuery == "" || list.Address != r.URL.Path) {
		out = append(out, list)
	}
	if r.Method == http.MethodGet && status == http.StatusBadRequest && r.URL.RawQuery != "" && !strings.HasSuffix(r.URL.Path, "export") {
		out = append(out, way{"This page without the choice", r.URL.EscapedPath()})
	}
	if known && status == http.StatusNotFound && len(parts) > 1 && len(parts[1]) <= 100 {
		name := parts[1]
		if i := strings.LastIndexByte(name, '/'); i >= 0 {
			name = name[i+1:]
		}
		out = append(out, way{"Search for “" + name + "”", "/search?" + url.Values{"q": {name}}.Encode()})
	}
	if list.Address != "/" {
		out = append(out, way{"The first page", "/"})
	}
	return out
}

// caught answers a request whose handler has broken off with a fault of the program: one request, and not the desk.
func (s *Server) caught(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			broken := recover()
			if broken == nil {
				return
			}
			if broken == http.ErrAbortHandler {
				panic(broken)
			}
			err := &sayso.Error{Code: sayso.ErrInternal, Place: r.URL.Path, Msg: fmt.Sprint(broken)}
			if strings.HasPrefix(r.URL.Path, apiRoot+"/") {
				problemFor(w, http.StatusInternalServerError, err.Error())
				return
			}
			s.fail(w, r, http.StatusInternalServerError, "This page failed", err)
		}()
		next.ServeHTTP(w, r)
	})
}

// problemFor answers a program (RFC 9457).
func problemFor(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(huma.ErrorModel{Title: http.StatusText(status), Status: status, Detail: detail})
}

// reads reports whether a person's browser asks, and not a program.
func reads(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "text/html") && !strings.HasPrefix(r.URL.Path, apiRoot+"/")
}
