package serve

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"path"
	"strings"
)

// maxBody is the most bytes a request may bring: an archive of articles, not a disk.
const maxBody = 64 << 20

// policy lets a page use its own files and nothing else: no inline script, no frame, no other place to send a form to.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; " +
	"frame-ancestors 'none'; base-uri 'none'"

// guard puts the limits before everything: who may ask, under which name, from which page, and how much.
func (s *Server) guard(next http.Handler) http.Handler {
	h := http.MaxBytesHandler(next, maxBody)
	elsewhere := http.NewCrossOriginProtection() // a form on another site cannot correct anything here (CSRF)
	elsewhere.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !reads(r) {
			http.Error(w, "a request from another site changes nothing here", http.StatusForbidden)
			return
		}
		s.fail(w, r, http.StatusForbidden, "A form on another site changes nothing here", nil)
	}))
	h = elsewhere.Handler(h)
	h = s.known(s.allowed(h))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for k, v := range map[string]string{
			"Content-Security-Policy":      policy,
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			w.Header().Set(k, v)
		}
		h.ServeHTTP(w, r)
	})
}

// known refuses requests under a name that is not this server's.
func (s *Server) known(next http.Handler) http.Handler {
	names := s.Hosts
	if len(names) == 0 {
		names = []string{"localhost", "127.0.0.1", "::1"}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		host = strings.Trim(strings.ToLower(host), "[]")
		for _, name := range names {
			if n, _, err := net.SplitHostPort(name); err == nil {
				name = n
			}
			if host == strings.Trim(strings.ToLower(name), "[]") {
				next.ServeHTTP(w, r)
				return
			}
		}
		http.Error(w, "this server does not answer under the name "+host, http.StatusMisdirectedRequest)
	})
}

// tokenCookie keeps the token of a browser that has shown it once.
const tokenCookie = "sayso-token"

// allowed asks for the token, if there is one: in the header Authorization: Bearer …, in the cookie, or once as ?token=….
func (s *Server) allowed(next http.Handler) http.Handler {
	if s.Token == "" {
		return next
	}
	want := sha256.Sum256([]byte(s.Token))
	right := func(given string) bool {
		got := sha256.Sum256([]byte(given))
		return subtle.ConstantTimeCompare(got[:], want[:]) == 1
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && right(bearer) {
			next.ServeHTTP(w, r)
			return
		}
		if c, err := r.Cookie(tokenCookie); err == nil && right(c.Value) {
			next.ServeHTTP(w, r)
			return
		}
		if given := r.URL.Query().Get("token"); r.Method == http.MethodGet && given != "" && right(given) {
			http.SetCookie(w, &http.Cookie{Name: tokenCookie, Value: given, Path: "/", HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteStrictMode})
			u := *r.URL
			q := u.Query()
			q.Del("token") // it must not stay in the address bar
			u.RawQuery = q.Encode()
			http.Redirect(w, r, u.RequestURI(), http.StatusSeeOther)
			return
		}
		if r.Method == http.MethodGet && path.Dir(r.URL.Path) == "/static" { // how a page looks is no secret, and the page below needs it
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("WWW-Authenticate", "Bearer")
		if reads(r) {
			s.fail(w, r, http.StatusUnauthorized, "This desk asks for its token", nil)
			return
		}
		http.Error(w, "a token is needed: open the address once with ?token=…, or send Authorization: Bearer …", http.StatusUnauthorized)
	})
}
