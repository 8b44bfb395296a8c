package ledger

import (
	"reflect"
	"slices"
	"sync"

	"sayso"
	"sayso/internal/correct"
	"sayso/internal/store"
)

// A logReader remembers the log that was read last: it only grows, so of a long one the last entry and those behind it are read. The
// zero value is ready for use, by several goroutines.
type logReader struct {
	mu      sync.Mutex
	entries []sayso.Correction
	log     *correct.Log
}

// readLog returns the log as it is in a transaction, in which nothing may have been appended to it yet: what is remembered must have
// been acknowledged. Nobody may alter its entries.
func (l *linker) readLog(r store.Reader) (*correct.Log, error) {
	k := &l.log
	k.mu.Lock()
	entries, log := k.entries, k.log
	k.mu.Unlock()
	more, ok, err := behind(r, entries)
	switch {
	case err != nil:
		return nil, err
	case ok && len(more) == 0 && log != nil:
		return log, nil
	case ok:
		entries = slices.Concat(entries, more)
	default: // the log of a state before that which is remembered
		if entries, _, err = behind(r, nil); err != nil {
			return nil, err
		}
	}
	log = correct.NewLog(entries)
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(entries) >= len(k.entries) {
		k.entries, k.log = entries, log
	}
	return log, nil
}

// behind returns the entries behind those that are known; ok is false if the last of these is not there.
func behind(r store.Reader, known []sayso.Correction) (more []sayso.Correction, ok bool, err error) {
	after := 0
	if ok = len(known) == 0; !ok {
		after = known[len(known)-1].Seq - 1
	}
	for c, err := range r.Corrections(after) {
		switch {
		case err != nil:
			return nil, false, err
		case ok:
			more = append(more, c)
		case reflect.DeepEqual(c, known[len(known)-1]):
			ok = true
		default:
			return nil, false, nil
		}
	}
	return more, ok, nil
}
