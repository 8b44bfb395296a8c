package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"sayso"
)

// Some tests need a second process: this binary again, told by the environment what to do.
func TestMain(m *testing.M) {
	if job := os.Getenv("SAYSO_STORE_CHILD"); job != "" {
		if err := childJobs[job](os.Getenv("SAYSO_STORE_AT")); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

var childJobs = map[string]func(where string) error{
	// write puts one article after the other until it is killed, and says of each when it has been acknowledged.
	"write": func(where string) error { return writeOn(where, 1<<30) },
	"some":  func(where string) error { return writeOn(where, 25) },
	// hold begins an Update and ends it when its input ends.
	"hold": func(where string) error {
		s, err := Open(context.Background(), where, Options{Create: true})
		if err != nil {
			return err
		}
		err = s.Update(context.Background(), func(w Writer) error {
			if err := w.PutSetting("held", nil); err != nil {
				return err
			}
			fmt.Println("holding")
			_, err := io.Copy(io.Discard, os.Stdin)
			return err
		})
		return errors.Join(err, s.Close())
	},
	"fill": fillJob,
}

// child starts this binary again to do a job; its lines of output come through the scanner.
func child(t *testing.T, job, where string, env ...string) (*exec.Cmd, io.WriteCloser, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), append(env, "SAYSO_STORE_CHILD="+job, "SAYSO_STORE_AT="+where)...)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, in, bufio.NewScanner(out)
}

// writeOn puts n articles more into a ledger, each with all that hangs on it in one Update, and prints the number of each
// after it has been acknowledged. Several processes may do so at once.
func writeOn(where string, n int) error {
	s, err := Open(context.Background(), where, Options{Create: true, Wait: time.Minute})
	if err != nil {
		return err
	}
	for range n {
		i, err := putNext(s, 20)
		if err != nil {
			return errors.Join(err, s.Close())
		}
		fmt.Println(i)
	}
	return s.Close()
}

// putNext puts the next article in one Update.
func putNext(s Store, lines int) (i int, err error) {
	err = s.Update(context.Background(), func(w Writer) error {
		last, err := w.Setting("last")
		if err != nil {
			return err
		}
		i, _ = strconv.Atoi(string(last))
		i++
		return errors.Join(putNumbered(w, i, lines), w.PutSetting("last", []byte(strconv.Itoa(i))))
	})
	return i, err
}

func numberedID(i int) string { return fmt.Sprintf("n%05d", i) }

// numberedText is the text of the i-th article; no two lines of any are the same.
func numberedText(i, lines int) string {
	var b strings.Builder
	for j := range lines {
		fmt.Fprintf(&b, "Line %d of article %d says that gate %d was opened by keeper %d.\n", j, i, i*31+j, i*17%101+j)
	}
	return b.String()
}

// putNumbered puts the i-th article with all that may hang on one.
func putNumbered(w Writer, i, lines int) error {
	id := numberedID(i)
	a := &sayso.Article{ID: id, Title: fmt.Sprintf("Article %d", i), Publisher: "Lock Post", Text: numberedText(i, lines)}
	if _, _, err := w.PutArticle(a, ArticleInfo{Day: i}); err != nil {
		return err
	}
	keys := make([]uint64, 40)
	for k := range keys {
		keys[k] = uint64(i*k) * 0x9e3779b97f4a7c15
	}
	_, err := w.PutCorrection(sayso.Correction{Who: "keeper", Why: id})
	return errors.Join(
		w.PutRecord(Record{Article: id, Body: []byte(`{"id":"` + id + `"}`)}),
		w.PutKeys(KindStory, id, i, keys),
		w.PutFinding(KindStory, id, []byte(id)),
		w.PutStatements(id, []Statement{{ID: "a1", Person: "keeper", Day: i, End: 10}}),
		w.PutEvents(id, []Event{{ID: "v1", ActorCountries: []string{"SWE"}, Day: i, End: 4}}),
		w.PutLinks(KindStory, []Link{{A: numberedID(i - 1), B: id, Weight: 1}}),
		w.PutGroup(KindStory, Group{ID: id, Title: "Gates", Members: []string{id}}),
		err)
}

// checkNumbered sees that the i-th article is there with all that hangs on it, or else that none of it is.
func checkNumbered(r Reader, i, lines int, must bool) error {
	id := numberedID(i)
	a, err := r.Article(id)
	if err != nil {
		return err
	}
	there := a != nil
	if must && !there {
		return fmt.Errorf("article %d was acknowledged and is lost", i)
	}
	if there && a.Text != numberedText(i, lines) {
		return fmt.Errorf("article %d has another text", i)
	}
	rec, err1 := r.Record(id)
	_, keys, err2 := r.Keys(KindStory, id)
	said, err3 := r.Statements(StatementFilter{Article: id}, 0, 0)
	took, err4 := r.Events(EventFilter{Article: id}, 0, 0)
	group, err5 := r.GroupOf(KindStory, id)
	found, err6 := r.Finding(KindStory, id)
	near, err7 := r.Near(KindStory, []uint64{uint64(i*3) * 0x9e3779b97f4a7c15}, i, i)
	if err := errors.Join(err1, err2, err3, err4, err5, err6, err7); err != nil {
		return err
	}
	if (rec != nil) != there || (len(keys) > 0) != there || (len(said) == 1) != there || (len(took) == 1) != there || (group != "") != there || (found != nil) != there || (len(near) == 1) != there {
		return fmt.Errorf("article %d is there in part: %t %t %d %d %d %q %q %d", i, there, rec != nil, len(keys), len(said), len(took), group, found, len(near))
	}
	return nil
}
