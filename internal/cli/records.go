package cli

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/pflag"

	"sayso"
	"sayso/engine"
	"sayso/internal/ingest"
)

// recordFlags are the flags of commands that work on the events of records: of those in the inputs, and of articles read on the way.
type recordFlags struct {
	inputFlags
	jobs   int
	model  string
	status string
	output string

	names    []string
	statuses []sayso.Status // nil: happened and ongoing
	inputs   ingest.Options
}

// recordInputs is the part of the help that says what the inputs are.
const recordInputs = `Inputs are records as "sayso read --format jsonl --with-text" writes them, or articles as "sayso read" takes them, which are
read on the way.`

func (o *recordFlags) addFlags(f *pflag.FlagSet) {
	o.addReading(f)
	f.StringVar(&o.status, "status", "happened,ongoing", "take events of this `STATUS`; several apart by commas, all for every one")
}

// addReading adds the flags of commands that take records whole.
func (o *recordFlags) addReading(f *pflag.FlagSet) {
	o.inputFlags.addFlags(f)
	o.status = "all"
	f.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "articles read at the same time")
	f.StringVar(&o.model, "model", "", modelUsage)
	f.StringVar(&o.output, "output", "", "write to `FILE` instead of standard output; it appears when all is done")
}

// complete checks the flags and names the first fault.
func (o *recordFlags) complete(s *streams, names []string) (err error) {
	o.names = names
	if o.jobs < 1 {
		return usage("--jobs %d: at least 1", o.jobs)
	}
	if o.statuses, err = parseStatuses(o.status); err != nil {
		return err
	}
	o.inputs, err = o.options(s, names)
	return err
}

var allStatuses = []sayso.Status{sayso.StatusHappened, sayso.StatusOngoing, sayso.StatusReportedOnly, sayso.StatusDenied, sayso.StatusRuledOut,
	sayso.StatusPlanned, sayso.StatusPossible, sayso.StatusHypothetical, sayso.StatusDidNotHappen, sayso.StatusDemanded}

func parseStatuses(list string) (out []sayso.Status, err error) {
	if list == "all" {
		return allStatuses, nil
	}
	for name := range strings.SplitSeq(list, ",") {
		s := sayso.Status(strings.TrimSpace(name))
		if !s.Valid() {
			return nil, usage("--status %s: one of %s, all", name, joinStatuses(allStatuses))
		}
		out = append(out, s)
	}
	return out, nil
}

func joinStatuses(list []sayso.Status) string {
	var out []string
	for _, s := range list {
		out = append(out, string(s))
	}
	return strings.Join(out, ", ")
}

// onlyReal reports whether every status asked for is one of what happened.
func (o *recordFlags) onlyReal() bool {
	return !slices.ContainsFunc(o.statuses, func(s sayso.Status) bool { return !s.Real() })
}

// records hands the record of every input to take, in their order. It returns how many could not be read; each is reported.
func (o *recordFlags) records(ctx context.Context, s *streams, take func(*sayso.Record) error) (failed int, err error) {
	load := sync.OnceValues(func() (*engine.Engine, error) { return engineOf(o.model) })
	t := tally{say: s.say, sink: recordSink(take)}
	t.bar = newProgress(s, readOptions{output: o.output, names: o.names, inputs: o.inputs})
	err = inOrder(ctx, o.jobs, ingest.Articles(o.names, o.inputs), recordOf(load), t.take)
	t.bar.done()
	return t.failed, err
}

// recordSink takes records one at a time.
type recordSink func(*sayso.Record) error

func (s recordSink) write(r result) error { return s(r.record) }

func (s recordSink) close() error { return nil }

// recordOf returns the work of one worker: the record of the input, or the reading of its article. The engine is loaded when an article
// comes.
func recordOf(load func() (*engine.Engine, error)) func(context.Context, *task) result {
	return func(ctx context.Context, t *task) result {
		if t.item.Err != nil || t.item.Record != nil {
			return result{size: t.item.Size, err: t.item.Err, record: t.item.Record}
		}
		eng, err := load()
		if err != nil {
			return result{size: t.item.Size, err: err}
		}
		return readRecord(ctx, eng, t)
	}
}

func readRecord(ctx context.Context, eng *engine.Engine, t *task) (r result) {
	r.size = t.item.Size
	defer func() {
		if fault := recover(); fault != nil { // as in readOne
			r.err = &sayso.Error{Code: sayso.ErrInternal, Place: t.item.Place, Msg: fmt.Sprintf("reading failed: %v", fault)}
		}
	}()
	if r.record, r.err = eng.Read(ctx, t.item.Article); r.err != nil {
		r.err = fmt.Errorf("%s: %w", t.item.Place, r.err)
	}
	return r
}

// unread ends a command whose inputs could not all be read.
func unread(s *streams, failed int) error {
	if failed == 0 {
		return nil
	}
	s.say("%s could not be read; what is in them is not counted", countOf(failed, "input"))
	s.say("hint: sayso explain CODE tells what a code means and what to do")
	return exitError(exitPartial)
}
