package cli

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/engine"
	"sayso/internal/fetch"
	"sayso/internal/fresh"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
	"sayso/internal/serve"
	"sayso/internal/store"
)

type serveOptions struct {
	ledgerFlags
	address, token, cert, key string
	fetch                     bool
	articleLimit              int
	hosts                     []string
}

func newServe(s *streams) *cobra.Command {
	var opts serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Open the desk: pages where every voice is one click from its words, and the API",
		Long: `Serve the pages and the API over a ledger, which is made if there is none. The address is this machine's own and nobody
else can reach it; on any other, --token is needed, and --tls-cert with --tls-key unless --token travels inside a tunnel of
your own. Nothing is fetched from elsewhere, but with --fetch the addresses that somebody gives on the first page: of the public internet only, as robots.txt allows.
` + ledgerHelp + exitCodes,
		Example: `  sayso serve
  sayso serve --ledger desk.db --address 127.0.0.1:8080
  sayso serve --fetch
  sayso serve --address 0.0.0.0:8443 --host desk.example.org --token "$TOKEN" --tls-cert cert.pem --tls-key key.pem`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runServe(cmd.Context(), s, opts) },
	}
	f := cmd.Flags()
	opts.addWhere(f)
	f.StringVar(&opts.address, "address", "127.0.0.1:7979", "`HOST:PORT` to listen on")
	f.StringSliceVar(&opts.hosts, "host", nil, "`NAME` under which the desk is asked, beside the address; may be repeated")
	f.StringVar(&opts.token, "token", "", "only who shows this `TOKEN` gets in")
	f.BoolVar(&opts.fetch, "fetch", false, "fetch the addresses that are given on the first page; nothing else ever uses a network")
	f.IntVar(&opts.articleLimit, "article-limit", ingest.WaitedFor>>20, "`MB` of text that one article given to the desk may have")
	f.StringVar(&opts.cert, "tls-cert", "", "certificate `FILE` (PEM); with --tls-key, serve HTTPS")
	f.StringVar(&opts.key, "tls-key", "", "key `FILE` (PEM)")
	return cmd
}

// complete names the first fault: an open door to other machines needs a lock.
func (o *serveOptions) complete() error {
	host, _, err := net.SplitHostPort(o.address)
	if err != nil {
		return usage("--address %s: HOST:PORT", o.address)
	}
	if (o.cert == "") != (o.key == "") {
		return usage("--tls-cert and --tls-key come together")
	}
	if !loopback(host) && o.token == "" {
		return usage("--address %s can be reached by other machines: --token is needed", o.address)
	}
	if o.articleLimit < 1 || o.articleLimit > ingest.MaxArticle>>20 {
		return usage("--article-limit %d: from 1 to %d", o.articleLimit, ingest.MaxArticle>>20)
	}
	if host != "" && !net.ParseIP(host).IsUnspecified() {
		o.hosts = append(o.hosts, host)
	}
	o.hosts = append(o.hosts, "localhost", "127.0.0.1", "::1")
	return nil
}

func loopback(host string) bool {
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Limits of one request, beside the size that package serve allows.
const (
	headerTime  = 10 * time.Second
	requestTime = 2 * time.Minute
	idleTime    = 2 * time.Minute
	goodbyeTime = 10 * time.Second // for requests under way when the desk closes
)

func runServe(ctx context.Context, s *streams, opts serveOptions) error {
	if err := opts.complete(); err != nil {
		return err
	}
	eng, err := engine.New(engine.Options{})
	if err != nil {
		return err
	}
	kept, err := store.Open(ctx, opts.place(), store.Options{Create: true})
	if err != nil {
		return err
	}
	noting := fresh.New(kept)
	l := ledger.New(noting, ledger.Options{Engine: eng})
	defer func() { _ = l.Close() }()
	if err := l.MoveLists(ctx); err != nil {
		return err
	}
	var client *fetch.Client
	if opts.fetch {
		client = fetch.New(fetch.Options{Limit: ingest.MaxArticle})
	}
	desk := serve.New(serve.Options{Fetch: client, Ledger: l, Fresh: noting, Engine: eng, ArticleLimit: opts.articleLimit << 20, Hosts: opts.hosts, Token: opts.token, Now: now, Explain: toDo})
	listener, err := net.Listen("tcp", opts.address)
	if err != nil {
		return &sayso.Error{Code: sayso.ErrUsage, Place: opts.address, Msg: "nothing can listen there", Err: err}
	}
	scheme := "http"
	server := &http.Server{
		Handler: desk.Handler(), ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, IdleTimeout: idleTime, MaxHeaderBytes: 64 << 10,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	if opts.cert != "" {
		pair, err := tls.LoadX509KeyPair(opts.cert, opts.key)
		if err != nil {
			return &sayso.Error{Code: sayso.ErrUsage, Place: opts.cert, Msg: "no certificate with its key", Err: err}
		}
		scheme = "https"
		listener = tls.NewListener(listener, &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}})
	}
	fmt.Fprintf(s.out, "%s://%s\n", scheme, listener.Addr())
	return untilStopped(ctx, server, listener)
}

// untilStopped serves until ctx ends, then lets requests under way finish.
func untilStopped(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	bye, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbyeTime)
	defer cancel()
	if err := server.Shutdown(bye); err != nil {
		return server.Close()
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// now is the clock of the desk's corrections.
func now() string { return time.Now().UTC().Format(time.RFC3339) }
