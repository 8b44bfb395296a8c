package cli

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"

	"sayso/internal/ingest"
)

// Below both there is no progress bar: it would be gone before it is read.
const (
	barFiles = 10
	barBytes = 2 << 20
)

// A progress bar counts bytes of input, which tell the time left better than files do, and names articles. The nil
// value shows nothing.
type progress struct {
	bar      *progressbar.ProgressBar
	articles int
}

// newProgress returns a bar if a person looks at standard error, the results do not run through the same terminal,
// and there is much to read.
func newProgress(s *streams, o readOptions) *progress {
	if !isTerminal(s.err) || o.output == "" && isTerminal(s.out) {
		return nil
	}
	size, files, known := ingest.Size(o.names)
	if known && files <= barFiles && size <= barBytes {
		return nil
	}
	if !known {
		size = -1 // a spinner with the rate
	} else if o.inputs.Shards > 1 {
		size /= int64(o.inputs.Shards)
	}
	p := &progress{bar: progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(s.err),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(200*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
	p.bar.RenderBlank()
	return p
}

func (p *progress) add(size int) {
	if p == nil {
		return
	}
	p.articles++
	p.bar.Describe(fmt.Sprintf("%d articles", p.articles))
	p.bar.Add(size)
}

// clear makes room for a message; the next add draws the bar again.
func (p *progress) clear() {
	if p != nil {
		p.bar.Clear()
	}
}

func (p *progress) done() {
	if p != nil {
		p.bar.Finish()
		p.bar.Clear()
	}
}
