package ledger

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sayso"
)

// kills is how often TestKilled kills a program that adds; scripts that look longer say more.
var kills = flag.Int("kills", 10, "how often TestKilled kills")

// childVariable has the test binary add articles to the ledger it names, as a program that can be killed.
const childVariable = "SAYSO_TEST_LEDGER"

func TestMain(m *testing.M) {
	if path := os.Getenv(childVariable); path != "" {
		child(path)
		return
	}
	flag.Parse()
	os.Exit(m.Run())
}

// child adds the articles and names each that has been acknowledged.
func child(path string) {
	e, err := reader()
	if err != nil {
		fmt.Println("fault:", err)
		return
	}
	l, err := Open(context.Background(), path, Options{Engine: e, Create: true})
	if err != nil {
		fmt.Println("fault:", err)
		return
	}
	l.batch = 3
	_, err = l.Add(context.Background(), items(manyArticles(&testing.T{})), AddOptions{Jobs: 2, Took: func(a Added) {
		if a.Err != nil {
			fmt.Println("fault:", a.Err)
			return
		}
		fmt.Println("took", a.Article)
	}})
	if err != nil {
		fmt.Println("fault:", err)
	}
	l.Close()
	fmt.Println("done")
}

// manyArticles are the ten and two more of each, whose texts differ in a sentence.
func manyArticles(t testing.TB) []*sayso.Article {
	var out []*sayso.Article
	for n := range 3 {
		for _, a := range ten(t) {
			b := *a
			if n > 0 {
				b.ID = fmt.Sprintf("%s-%d", a.ID, n)
				b.Text += fmt.Sprintf("\nThis is edition %d of the paper.\n", n)
			}
			out = append(out, &b)
		}
	}
	return out
}

// A program that is killed while it adds loses nothing that it acknowledged; started again it goes on, and in the end the ledger
// is the one that was never disturbed.
func TestKilled(t *testing.T) {
	whole := open(t)
	whole.batch = 7
	add(t, whole, AddOptions{}, manyArticles(t)...)
	want := export(t, whole)
	random := rand.New(rand.NewPCG(1, 2))
	path := filepath.Join(t.TempDir(), "killed.db")
	acknowledged := map[string]bool{}
	for n := 0; n < *kills; {
		done := runChild(t, path, acknowledged, random)
		if !done {
			n++
		}
		l, err := Open(context.Background(), path, Options{Create: true})
		if err != nil {
			t.Fatalf("after kill %d: %v", n, err)
		}
		for id := range acknowledged {
			if _, err := l.Record(context.Background(), id); err != nil {
				t.Fatalf("kill %d: %s was acknowledged: %v", n, id, err)
			}
		}
		if done {
			same(t, "after kills", export(t, l), want)
			path, acknowledged = filepath.Join(t.TempDir(), "killed.db"), map[string]bool{}
		}
		l.Close()
	}
	for !runChild(t, path, acknowledged, nil) {
		t.Fatal("a run that is not killed does not end")
	}
	l, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	same(t, "in the end", export(t, l), want)
}

// runChild runs the program and kills it some time after some acknowledgement; random nil lets it live. It reports whether it
// had ended by itself.
func runChild(t *testing.T, path string, acknowledged map[string]bool, random *rand.Rand) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), childVariable+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	after := -1
	if random != nil {
		after = random.IntN(12)
		if after == 0 { // before anything is acknowledged
			time.AfterFunc(time.Duration(random.IntN(400))*time.Millisecond, func() { cmd.Process.Kill() })
		}
	}
	done := false
	s := bufio.NewScanner(out)
	for n := 0; s.Scan(); {
		switch line := s.Text(); {
		case strings.HasPrefix(line, "fault:"):
			t.Error(line)
		case line == "done":
			done = true
		case strings.HasPrefix(line, "took "):
			acknowledged[strings.TrimPrefix(line, "took ")] = true
			if n++; n == after {
				time.AfterFunc(time.Duration(random.IntN(60))*time.Millisecond, func() { cmd.Process.Kill() })
			}
		}
	}
	cmd.Wait() // killed, mostly
	return done
}

// Two programs that add to one ledger at a time take turns; together they make the ledger that one would have made.
func TestTwoWriters(t *testing.T) {
	one := open(t)
	list := manyArticles(t)
	add(t, one, AddOptions{}, list...)
	path := filepath.Join(t.TempDir(), "two.db")
	var wait sync.WaitGroup
	var sums [2]Sums
	for i, part := range [2][]*sayso.Article{list[:20], list[10:]} {
		l, err := Open(context.Background(), path, Options{Engine: testEngine(t), Create: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		l.batch = 4
		wait.Go(func() {
			var err error
			if sums[i], err = l.Add(context.Background(), items(part), AddOptions{}); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if n := sums[0].New + sums[1].New; n != len(list) || sums[0].Known+sums[1].Known != 10 {
		t.Errorf("%+v", sums)
	}
	l, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	same(t, "two writers", export(t, l), export(t, one))
}

// When the user stops, what has been read is kept, and Add says so.
func TestInterrupted(t *testing.T) {
	l, list := open(t), ten(t)
	l.batch = 2
	ctx, cancel := context.WithCancel(context.Background())
	sums, err := l.Add(ctx, items(list), AddOptions{Took: func(Added) { cancel() }})
	if err == nil || !strings.Contains(err.Error(), "E012") {
		t.Errorf("%+v, %v", sums, err)
	}
	n, err := l.Counts(context.Background())
	if err != nil || n.Articles != sums.New || n.Articles < 2 || n.Articles == len(list) {
		t.Errorf("%d articles, %+v, %v", n.Articles, sums, err)
	}
	add(t, l, AddOptions{}, list...)
	whole := open(t)
	add(t, whole, AddOptions{}, list...)
	same(t, "went on", export(t, l), export(t, whole))
}
