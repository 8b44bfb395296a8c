package store

import (
	"context"
	"sync"
	"time"
)

// Foreign returns a number that is another one after another program has changed the ledger: as long as it stays, nothing was
// changed but by Updates of this Store. known is false where that cannot be told, which holds of PostgreSQL always, and of a file
// while an Update waits for its turn or is being committed, if that takes longer than a moment: then take it for changed.
//
// Only the writing connection can tell its own changes from those of others. While it is within a transaction nobody else
// writes, so what it said at the beginning holds.
func (s *database) Foreign(ctx context.Context) (n int64, known bool) {
	var c *conn
	for waited := time.Duration(0); ; waited += foreignStep {
		if n, held := s.others.held(); held {
			return n, true
		}
		select {
		case c = <-s.turn:
		case <-time.After(foreignStep):
			if waited < foreignWait && ctx.Err() == nil {
				continue
			}
			return 0, false
		}
		break
	}
	defer func() { s.turn <- c }()
	if c == nil {
		var err error
		if c, err = s.connectWriter(ctx); err != nil {
			return 0, false
		}
	}
	return s.foreignOn(ctx, c)
}

// How long Foreign waits for a commit to end, as most do in this time, and how often it looks.
const (
	foreignWait = 50 * time.Millisecond
	foreignStep = 2 * time.Millisecond
)

// foreignOn asks the writing connection. The numbers of two connections have nothing to do with each other, so each has a range of
// its own.
func (s *database) foreignOn(ctx context.Context, c *conn) (int64, bool) {
	n, known := s.d.foreign(ctx, c.sql)
	return s.others.connections<<32 + n, known
}

// connectWriter makes the writing connection. Whoever calls it has the turn.
func (s *database) connectWriter(ctx context.Context) (*conn, error) {
	s.others.connections++
	return s.connect(ctx, s.d.writer())
}

// others is what is known of other programs that write.
type others struct {
	connections int64 // that have written so far; guarded by the turn

	mu     sync.Mutex
	n      int64
	within bool // an Update is within its transaction, and n what it found
}

func (o *others) hold(n int64, known bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.n, o.within = n, known
}

func (o *others) release() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.within = false
}

func (o *others) held() (int64, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.n, o.within
}
