package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
)

// An entry is a page as it was fetched last, with what its server wants to be asked by. It lies in a file of its own,
// named after the address it was asked by.
type entry struct {
	Address      string `json:"address"`
	URL          string `json:"url"`
	ContentType  string `json:"content_type"`
	ETag         string `json:"etag"`
	LastModified string `json:"last_modified"`
	Body         []byte `json:"body"`
	SHA256       string `json:"sha256"` // of Body, so that a file that was cut short is not used
}

func (c *Client) path(address string) string {
	sum := sha256.Sum256([]byte(address))
	return filepath.Join(c.opts.Cache, hex.EncodeToString(sum[:16])+".json")
}

// load returns what is kept of an address, nil if nothing is or the file is damaged.
func (c *Client) load(address string) *entry {
	if c.opts.Cache == "" {
		return nil
	}
	raw, err := os.ReadFile(c.path(address))
	if err != nil {
		return nil
	}
	var e entry
	if json.Unmarshal(raw, &e) != nil || e.Address != address || e.SHA256 != digest(e.Body) || len(e.Body) > c.opts.Limit {
		return nil
	}
	return &e
}

// ask makes a request a conditional one.
func (e *entry) ask(req *http.Request) {
	if e == nil {
		return
	}
	if e.ETag != "" {
		req.Header.Set("If-None-Match", e.ETag)
	}
	if e.LastModified != "" {
		req.Header.Set("If-Modified-Since", e.LastModified)
	}
}

func (e *entry) page() *Page { return &Page{Body: e.Body, URL: e.URL, ContentType: e.ContentType} }

// store keeps a page whose server says how to ask for changes. A cache that cannot be written costs time, not articles:
// the failure is left alone.
func (c *Client) store(address string, p *Page, head http.Header) {
	e := entry{address, p.URL, p.ContentType, head.Get("ETag"), head.Get("Last-Modified"), p.Body, digest(p.Body)}
	if c.opts.Cache == "" || e.ETag == "" && e.LastModified == "" {
		return
	}
	raw, err := json.Marshal(e)
	if err != nil || os.MkdirAll(c.opts.Cache, 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(c.opts.Cache, "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(raw)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), c.path(address))
	}
	if err != nil {
		os.Remove(f.Name())
	}
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
