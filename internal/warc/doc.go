// Package warc reads web archives (ISO 28500, "WARC 1.0" and "1.1"), plain or gzip, as a stream: one page after the
// other, in the memory of one. It gives what servers answered with status 200; requests, metadata, redirects and
// errors of servers, and records that only say "unchanged since" (revisit) are passed over.
package warc
