package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ingest"
)

// numbered yields n items and counts them.
func numbered(n int, given *atomic.Int64) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		for i := range n {
			given.Add(1)
			if !yield(ingest.Item{Size: i}) {
				return
			}
		}
	}
}

// slow reads some items later than the next ones, so that results come out of order.
func slow(_ context.Context, t *task) result {
	if t.number%997 == 0 {
		time.Sleep(time.Millisecond)
	}
	return result{size: t.item.Size, body: []byte(fmt.Sprint(t.number))}
}

// TestInOrder: the results come in the order of the items, and what is in memory does not grow with their number.
func TestInOrder(t *testing.T) {
	for _, jobs := range []int{1, 4, 16} {
		var given atomic.Int64
		written, most := 0, 0
		err := inOrder(t.Context(), jobs, numbered(100_000, &given), slow, func(r result) error {
			if r.size != written || string(r.body) != fmt.Sprint(written+1) {
				return fmt.Errorf("result %d has size %d, body %s", written, r.size, r.body)
			}
			most = max(most, int(given.Load())-written)
			written++
			return nil
		})
		if err != nil || written != 100_000 || most > 3*jobs+2 {
			t.Errorf("jobs %d: %d written, %d at a time, %v", jobs, written, most, err)
		}
	}
}

func TestInOrderStopsAtWriteError(t *testing.T) {
	var given atomic.Int64
	full := errors.New("disk full")
	err := inOrder(t.Context(), 4, numbered(1_000_000, &given), slow, func(r result) error {
		if r.size == 10 {
			return full
		}
		return nil
	})
	if err != full || given.Load() > 100 {
		t.Errorf("%v after %d items", err, given.Load())
	}
}

// TestInOrderStopsWhileWaiting: an input that gives nothing must not keep an interrupted program alive.
func TestInOrderStopsWhileWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	written := 0
	blocked := func(yield func(ingest.Item) bool) {
		yield(ingest.Item{})
		<-t.Context().Done() // ends after the test
	}
	err := inOrder(ctx, 2, blocked, slow, func(result) error {
		written++
		cancel()
		return nil
	})
	var coded *sayso.Error
	if !errors.As(err, &coded) || coded.Code != sayso.ErrInterrupted || written != 1 {
		t.Errorf("%v after %d results", err, written)
	}
}

// TestPanicIsReported: a broken invariant in one article is an error with its place, and the others are read.
func TestPanicIsReported(t *testing.T) {
	r := readOne(nil, nil)(t.Context(), &task{item: ingest.Item{Place: "x.txt", Article: &sayso.Article{}}})
	if r.err == nil || !strings.HasPrefix(r.err.Error(), "E011 x.txt: ") {
		t.Errorf("got %v", r.err)
	}
}

// TestPageSpills: a page too large for memory is the same page.
func TestPageSpills(t *testing.T) {
	var pages [2]string
	for i, memory := range []int{1 << 20, 100} {
		var b bytes.Buffer
		s := &pageSink{out: bufio.NewWriter(&b), page: export.NewHTML(), memory: memory}
		for n := range 50 {
			err := s.write(result{body: fmt.Appendf(nil, "<p>%d</p>", n), entry: export.Entry{Anchor: fmt.Sprint(n)}})
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := s.close(); err != nil {
			t.Fatal(err)
		}
		if (s.spill != nil) != (memory == 100) {
			t.Errorf("memory %d: spilled %v", memory, s.spill != nil)
		}
		pages[i] = b.String()
	}
	if pages[0] != pages[1] || strings.Count(pages[1], "<p>") < 50 {
		t.Errorf("pages differ:\n%s\n%s", pages[0], pages[1])
	}
}
