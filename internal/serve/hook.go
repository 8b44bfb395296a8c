package serve

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"

	"sayso"
	"sayso/internal/fetch"
	"sayso/internal/ledger"
)

// signatureHeader carries the HMAC-SHA256 of the body under the watch's secret, in hexadecimal after "sha256=".
const signatureHeader = "Sayso-Signature-256"

// A poster sends news to hooks. Public addresses only, and no redirect is followed: a hook must not be a way into the
// network behind the desk.
type poster struct {
	client *http.Client
	public func(netip.Addr) bool
}

// newPoster returns a poster that reaches the addresses that public allows; nil: those of the public internet.
func newPoster(public func(netip.Addr) bool) *poster {
	if public == nil {
		public = fetch.Public
	}
	p := &poster{public: public}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil || !public(at.Addr()) {
			return &sayso.Error{Code: sayso.ErrNotAllowed, Place: address, Msg: "a hook must have a public address"}
		}
		return nil
	}}
	p.client = &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return p
}

// tell posts what is new of every watch with a hook. What could not be posted comes again the next time.
func (s *Server) tell(ctx context.Context) error {
	list, err := s.Ledger.Watches(ctx)
	if err != nil {
		return err
	}
	var faults []error
	for _, w := range list {
		if w.Hook != "" {
			faults = append(faults, s.tellOne(ctx, w))
		}
	}
	return errors.Join(faults...)
}

func (s *Server) tellOne(ctx context.Context, w ledger.Watch) error {
	news, err := s.Ledger.Unposted(ctx, w)
	if err != nil || len(news.News) == 0 {
		return err
	}
	told := append([]ledger.News{}, news.News...)
	body, err := s.Ledger.Encode(ctx, news, sayso.OffsetsCodePoints)
	if err != nil {
		return err
	}
	if err := s.poster.post(ctx, w, body); err != nil {
		return err
	}
	return s.Ledger.Posted(ctx, w, told)
}

// post sends one signed body; anything but a 2xx is an error.
func (p *poster) post(ctx context.Context, w ledger.Watch, body []byte) error {
	u, err := url.Parse(w.Hook)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return &sayso.Error{Code: sayso.ErrNotAllowed, Place: w.Hook, Msg: "a hook is an address with http or https", Err: err}
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set(signatureHeader, "sha256="+signature(w.Secret, body))
	resp, err := p.client.Do(r)
	if err != nil {
		return &sayso.Error{Code: sayso.ErrFetch, Place: w.Hook, Msg: "news could not be posted", Err: err}
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode/100 != 2 {
		return &sayso.Error{Code: sayso.ErrFetch, Place: w.Hook, Msg: fmt.Sprintf("news were answered with %s", resp.Status)}
	}
	return nil
}

func signature(secret string, body []byte) string {
	m := hmac.New(sha256.New, []byte(secret))
	m.Write(body)
	return hex.EncodeToString(m.Sum(nil))
}
