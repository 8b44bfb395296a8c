package e2e

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// stepTime is how long one step of a browser may take on a busy machine.
const stepTime = time.Minute

// program is the binary under test, SAYSO or built once.
var program = sync.OnceValues(func() (string, error) {
	if path := os.Getenv("SAYSO"); path != "" {
		return path, nil
	}
	dir, err := os.MkdirTemp("", "sayso-e2e")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "sayso")
	build := exec.Command("go", "build", "-o", path, "./cmd/sayso")
	build.Dir = ".."
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// serve starts a desk over a new ledger of these files in a folder of its own and returns its address and the time from its
// start to its first page. It ends with the test.
func serve(t *testing.T, files ...string) (string, time.Duration) {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "serve", "--address", "127.0.0.1:0")
	cmd.Dir = t.TempDir()
	if len(files) > 0 {
		if out, err := exec.Command(path, append([]string{"add", "--ledger", filepath.Join(cmd.Dir, "sayso.db")}, files...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		if err := cmd.Wait(); err != nil && cmd.ProcessState.ExitCode() != 130 {
			t.Errorf("the desk ended with %v", err)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	base := strings.TrimSpace(line)
	if code, _ := get(t, base+"/"); code != http.StatusOK {
		t.Fatalf("the first page: %d", code)
	}
	return base, time.Since(start)
}

// get fetches a page as a reader without script does.
func get(t *testing.T, address string) (int, string) {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var b strings.Builder
	if _, err := bufio.NewReader(res.Body).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, b.String()
}

// A browser walks one desk and fails its test on any complaint of a page and any request to another host.
type browser struct {
	*testing.T
	base string
	ctx  context.Context
	// asked is an address whose answer is to be an error page; what the browser complains of it is no fault.
	asked atomic.Value
}

func open(t *testing.T, base string) *browser {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("no chromium here: ", err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.WindowSize(1400, 900))
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	b := &browser{T: t, base: base}
	ctx, end := chromedp.NewContext(alloc, chromedp.WithListener(b.heard))
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil { // the first call starts the browser: a deadline of its would end it
		t.Fatal(err)
	}
	b.ctx = ctx
	return b
}

// tab is another tab of the same browser.
func (b *browser) tab() *browser {
	ctx, end := chromedp.NewContext(b.ctx, chromedp.WithListener(b.heard))
	b.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil {
		b.Fatal(err)
	}
	return &browser{T: b.T, base: b.base, ctx: ctx}
}

func (b *browser) heard(ev any) {
	switch ev := ev.(type) {
	case *runtime.EventExceptionThrown:
		b.Errorf("a page threw: %s", ev.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		if asked, _ := b.asked.Load().(string); ev.Entry.Level == log.EntryLevelError && (asked == "" || ev.Entry.URL != asked) {
			b.Errorf("a page complained: %s %s", ev.Entry.Text, ev.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if ev.Type == "error" {
			b.Errorf("a page called console.error")
		}
	case *page.EventJavascriptDialogOpening:
		b.Errorf("a page opened a dialog: %s", ev.Message)
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(ev.Request.URL); err == nil && strings.HasPrefix(u.Scheme, "http") && !strings.HasPrefix(ev.Request.URL, b.base+"/") {
			b.Errorf("a page asked %s", ev.Request.URL)
		}
	}
}

// do takes steps on the page.
func (b *browser) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, stepTime)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.Fatalf("%s: %v", what, err)
	}
}

// follow takes a step that leads to another page, and waits for it.
func (b *browser) follow(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, stepTime)
	defer cancel()
	res, err := chromedp.RunResponse(ctx, steps...)
	if err != nil {
		b.Fatalf("%s: %v", what, err)
	}
	if res != nil && res.Status != http.StatusOK { // none: another place of the same page
		b.Fatalf("%s: %d", what, res.Status)
	}
}

// goTo opens a page of the desk.
func (b *browser) goTo(path string) {
	b.Helper()
	b.follow("open "+path, chromedp.Navigate(b.base+path))
}

// fails opens a page of the desk that is an error page.
func (b *browser) fails(path string) {
	b.Helper()
	b.expect(b.base + path)
	if status, err := b.respond(chromedp.Navigate(b.base + path)); err != nil || status < 400 {
		b.Fatalf("%s is no error: %v %v", path, status, err)
	}
}

// expect says which address is to be answered with an error; "" for none.
func (b *browser) expect(address string) { b.asked.Store(address) }

// respond takes a step that leads to another page, and says with what status that comes.
func (b *browser) respond(steps ...chromedp.Action[chromedp.Void]) (int, error) {
	ctx, cancel := context.WithTimeout(b.ctx, stepTime)
	defer cancel()
	res, err := chromedp.RunResponse(ctx, steps...)
	if err != nil || res == nil {
		return 0, err
	}
	return int(res.Status), nil
}

// eval asks the page.
func eval[T any](b *browser, expression string) T {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, stepTime)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return v
}

// texts are what the elements of a CSS selector say.
func (b *browser) texts(css string) []string {
	b.Helper()
	return eval[[]string](b, fmt.Sprintf("[...document.querySelectorAll(%q)].map(e => e.textContent)", css))
}
