package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"syscall"
	"time"

	"github.com/temoto/robotstxt"

	"sayso"
)

// agent is the name that robots.txt knows the program by; userAgent is what servers see.
const agent, userAgent = "Sayso", "Sayso/1 (reads single news pages that its user names)"

const maxRedirects = 5

// Options say what may be fetched. The zero value has the defaults in brackets.
type Options struct {
	Limit   int                   // bytes of one page, unpacked (64 MiB)
	Timeout time.Duration         // of one page with its redirects and robots.txt (30 s)
	Cache   string                // folder where pages are kept to ask only for changes; "" keeps none
	Allow   func(netip.Addr) bool // addresses that may be connected to (Public)
}

// A Client fetches pages. It may be used by several goroutines.
type Client struct {
	opts   Options
	http   *http.Client
	mu     sync.Mutex
	robots map[string]*robotstxt.RobotsData // by scheme and host
}

// A Page is what a server gave.
type Page struct {
	Body        []byte
	URL         string // where it came from in the end
	ContentType string
}

// New returns a client.
func New(opts Options) *Client {
	if opts.Limit == 0 {
		opts.Limit = 64 << 20
	}
	if opts.Timeout == 0 {
		opts.Timeout = 30 * time.Second
	}
	if opts.Allow == nil {
		opts.Allow = Public
	}
	c := &Client{opts: opts, robots: map[string]*robotstxt.RobotsData{}}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: c.control}
	c.http = &http.Client{
		// Without a proxy: through one, the address that is checked would be the proxy's.
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 20 * time.Second,
			MaxResponseHeaderBytes: 1 << 20, MaxIdleConns: 4, IdleConnTimeout: 10 * time.Second, ForceAttemptHTTP2: true,
		},
		CheckRedirect: c.checkRedirect,
	}
	return c
}

// control refuses an address at the moment it is connected to, so that no name can lead to one address when it is
// checked and to another when it is used.
func (c *Client) control(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil || !c.opts.Allow(ap.Addr()) {
		return notAllowed("%s is not an address of the public internet", address)
	}
	return nil
}

// Get fetches one page. Its error is an *sayso.Error without a place: ErrNotAllowed, ErrFetch, or ErrTooLarge.
func (c *Client) Get(address string) (*Page, error) {
	ctx, cancel := context.WithTimeout(context.Background(), c.opts.Timeout)
	defer cancel()
	u, err := url.Parse(address)
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrFetch, Msg: "not an address", Err: err}
	}
	if err := c.permitted(ctx, u); err != nil {
		return nil, err
	}
	kept := c.load(address)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrFetch, Msg: "not an address", Err: err}
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5")
	kept.ask(req)
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, coded(err)
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode == http.StatusNotModified && kept != nil:
		return kept.page(), nil
	case resp.StatusCode != http.StatusOK:
		return nil, &sayso.Error{Code: sayso.ErrFetch, Msg: "the server answered " + resp.Status + retry(resp)}
	}
	body, err := c.body(resp)
	if err != nil {
		return nil, err
	}
	p := &Page{Body: body, URL: resp.Request.URL.String(), ContentType: resp.Header.Get("Content-Type")}
	c.store(address, p, resp.Header)
	return p, nil
}

func retry(resp *http.Response) string {
	if after := resp.Header.Get("Retry-After"); after != "" {
		return fmt.Sprintf(" and asks to wait (Retry-After: %.40q)", after)
	}
	return ""
}

// body reads what a server sends, unpacked, up to the limit.
func (c *Client) body(resp *http.Response) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(resp.Body, int64(c.opts.Limit)+1))
	switch {
	case err != nil:
		return nil, coded(err)
	case len(body) > c.opts.Limit:
		return nil, &sayso.Error{Code: sayso.ErrTooLarge, Msg: fmt.Sprintf("more than %d bytes in one article", c.opts.Limit)}
	}
	return body, nil
}

func (c *Client) checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return &sayso.Error{Code: sayso.ErrFetch, Msg: fmt.Sprintf("more than %d redirects", maxRedirects)}
	}
	if req.URL.Path == robotsPath && via[0].URL.Path == robotsPath {
		return schemeOf(req.URL) // robots.txt may itself be elsewhere
	}
	return c.permitted(req.Context(), req.URL)
}

// schemeOf refuses what is not plain http or https.
func schemeOf(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return notAllowed("%q is neither http nor https", u.Scheme)
	case u.Host == "":
		return notAllowed("the address names no server")
	case u.User != nil:
		return notAllowed("the address carries a user name")
	}
	return nil
}

func notAllowed(format string, args ...any) *sayso.Error {
	return &sayso.Error{Code: sayso.ErrNotAllowed, Msg: fmt.Sprintf(format, args...)}
}

// coded takes our own error out of what net/http wraps around it.
func coded(err error) error {
	var own *sayso.Error
	if errors.As(err, &own) {
		return own
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err // the address is the place already
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return &sayso.Error{Code: sayso.ErrFetch, Msg: "the server did not answer in time"}
	}
	return &sayso.Error{Code: sayso.ErrFetch, Msg: "it could not be fetched", Err: err}
}
