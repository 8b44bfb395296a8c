// Package fetch gets single pages and feeds from the web, when a user asks for them by name. It is the only part of
// Sayso that uses a network. It goes to public addresses only, asks robots.txt first, takes no more than a limit and no
// longer than a time, follows redirects under the same rules, and asks a server again only whether a page has changed.
package fetch
