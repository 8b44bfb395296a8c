package fetch

import (
	"context"
	"io"
	"net/http"
	"net/url"

	"github.com/temoto/robotstxt"

	"sayso"
)

const robotsPath = "/robots.txt"

// maxRobots is how much of a robots.txt is read; RFC 9309 asks for 500 KiB at least.
const maxRobots = 512 << 10

// permitted says whether an address may be fetched by its form and by its site's robots.txt.
func (c *Client) permitted(ctx context.Context, u *url.URL) error {
	if err := schemeOf(u); err != nil {
		return err
	}
	rules, err := c.rules(ctx, u)
	if err != nil {
		return err
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !rules.TestAgent(path, agent) {
		return notAllowed("robots.txt of %s forbids it", u.Host)
	}
	return nil
}

// rules returns a site's rules for this program, fetched once.
func (c *Client) rules(ctx context.Context, u *url.URL) (*robotstxt.RobotsData, error) {
	site := u.Scheme + "://" + u.Host
	c.mu.Lock()
	known := c.robots[site]
	c.mu.Unlock()
	if known != nil {
		return known, nil
	}
	rules, err := c.askRobots(ctx, site)
	if err == nil {
		c.mu.Lock()
		c.robots[site] = rules
		c.mu.Unlock()
	}
	return rules, err
}

// askRobots reads robots.txt as RFC 9309 says: none there (4xx) allows everything, a server in trouble (5xx) nothing.
func (c *Client) askRobots(ctx context.Context, site string) (*robotstxt.RobotsData, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, site+robotsPath, nil)
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrFetch, Msg: "not an address", Err: err}
	}
	req.Header.Set("User-Agent", userAgent)
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, coded(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots))
	if err != nil {
		return nil, coded(err)
	}
	rules, err := robotstxt.FromStatusAndBytes(resp.StatusCode, body)
	if err != nil { // lines that are no rules: what cannot be read forbids nothing
		rules, _ = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	return rules, nil
}
