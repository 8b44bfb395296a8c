package cli

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"sayso"
	"sayso/engine"
	"sayso/internal/ledger"
	"sayso/internal/mcp"
)

type mcpOptions struct {
	ledgerFlags
	address string
}

func newMCP(s *streams) *cobra.Command {
	var opts mcpOptions
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Answer language models by the Model Context Protocol, each answer with spans and hashes",
		Long: `Serve the tools read, verify, search, claim and who over a ledger, on standard input and output, or with --http on an
address of this machine. Nothing is added to the ledger or changed. Every answer has the spans it rests on and the hash of
each text they lie in, so that a model can quote only what exists.
` + ledgerHelp + exitCodes,
		Example: `  sayso mcp --ledger desk.db
  sayso mcp --ledger desk.db --http 127.0.0.1:7980`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runMCP(cmd.Context(), s, opts) },
	}
	opts.addWhere(cmd.Flags())
	cmd.Flags().StringVar(&opts.address, "http", "", "`HOST:PORT` of this machine to listen on (streamable HTTP), instead of standard input")
	return cmd
}

func runMCP(ctx context.Context, s *streams, opts mcpOptions) error {
	if host, _, err := net.SplitHostPort(opts.address); opts.address != "" && (err != nil || !loopback(host)) {
		return usage("--http %s: HOST:PORT of this machine, such as 127.0.0.1:7980", opts.address)
	}
	eng, err := engine.New(engine.Options{})
	if err != nil {
		return err
	}
	l, err := ledger.Open(ctx, opts.place(), ledger.Options{Engine: eng})
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	server := mcp.New(mcp.Options{Ledger: l, Engine: eng})
	if opts.address == "" {
		err := server.Run(ctx, &sdk.IOTransport{Reader: io.NopCloser(s.in), Writer: keptOpen{s.out}})
		if ctx.Err() != nil {
			return nil // ended by the user, as it is meant to
		}
		return err
	}
	listener, err := net.Listen("tcp", opts.address)
	if err != nil {
		return &sayso.Error{Code: sayso.ErrUsage, Place: opts.address, Msg: "nothing can listen there", Err: err}
	}
	handler := sdk.NewStreamableHTTPHandler(func(*http.Request) *sdk.Server { return server }, nil)
	guarded := http.NewCrossOriginProtection().Handler(handler) // a page in a browser is no client
	fmt.Fprintf(s.err, "http://%s\n", listener.Addr())
	return untilStopped(ctx, &http.Server{Handler: guarded, ReadHeaderTimeout: headerTime, IdleTimeout: idleTime,
		BaseContext: func(net.Listener) context.Context { return ctx }}, listener)
}

// keptOpen is standard output as a transport wants it; closing it is the program's end.
type keptOpen struct{ io.Writer }

func (keptOpen) Close() error { return nil }
