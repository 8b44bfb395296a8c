// Package cli is the command line: one file per command, flags, printing and exit codes, no linguistics.
//
// House rules for the terminal: results go to standard output, what people should know goes to standard error, in
// lower case, without a full stop, headed by "sayso:". Text that comes from articles and file names passes
// export.Visible before a person sees it.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"sayso"
	"sayso/internal/export"
)

// The exit codes of all commands, documented in every command's help.
const (
	exitDone        = 0
	exitPartial     = 1   // some input was not read, or another failure
	exitUsage       = 2   // the command line could not be understood
	exitInterrupted = 130 // stopped by the user (128 + SIGINT, as shells count)
)

const exitCodes = `
Exit codes:
  0    all was done
  1    some input could not be read, or the output not be written; each is named on standard error
  2    the command line could not be understood
  130  stopped by the user; what has been written is the beginning of the whole
`

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// exitError ends a command with a code, after it has said all there is to say.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// Main runs one command and returns its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // the second Ctrl-C ends the program at once
	s := &streams{stdin, stdout, stderr}
	root := newRoot(s)
	root.SetArgs(args)
	return s.exit(root.ExecuteContext(ctx))
}

func (s *streams) exit(err error) int {
	var code exitError
	var coded *sayso.Error
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &code):
		return int(code)
	}
	s.say("%v", err)
	if !errors.As(err, &coded) {
		return exitPartial
	}
	switch coded.Code {
	case sayso.ErrUsage:
		s.say("hint: sayso help shows the commands, sayso COMMAND --help the flags")
		return exitUsage
	case sayso.ErrInterrupted:
		return exitInterrupted
	}
	s.say("hint: sayso explain %s", coded.Code)
	return exitPartial
}

// say tells a person something on standard error.
func (s *streams) say(format string, args ...any) {
	fmt.Fprintf(s.err, "sayso: %s\n", export.Visible(fmt.Sprintf(format, args...)))
}

// usage is an error about the command line.
func usage(format string, args ...any) error {
	return &sayso.Error{Code: sayso.ErrUsage, Msg: fmt.Sprintf(format, args...)}
}
