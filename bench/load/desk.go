package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// client keeps a connection for every reader, as browsers do.
var client = &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 100},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// A desk is a running sayso serve.
type desk struct {
	cmd   *exec.Cmd
	base  string
	first time.Duration // from its start to its first page
}

func start(binary, ledger string) (*desk, error) {
	cmd := exec.Command(binary, "serve", "--ledger", ledger, "--address", "127.0.0.1:0")
	cmd.Stderr = os.Stderr
	begun := time.Now()
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return nil, errors.New("the desk does not start")
	}
	d := &desk{cmd: cmd, base: strings.TrimSpace(line)}
	code, _, err := ask(d.base + "/")
	if d.first = time.Since(begun); err == nil && code != http.StatusOK {
		err = fmt.Errorf("the first page is answered with %d", code)
	}
	return d, err
}

// kill ends the desk as a power cut does: nothing is finished or closed.
func (d *desk) kill() {
	_ = d.cmd.Process.Kill()
	_ = d.cmd.Wait()
}

// memory is what the desk holds of the machine's, in KB.
func (d *desk) memory() (int, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", d.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	m := regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(status)
	if m == nil {
		return 0, errors.New("the system does not tell how much memory the desk holds")
	}
	return strconv.Atoi(string(m[1]))
}

// processor is the processor time that the desk has taken since it started.
func (d *desk) processor() (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", d.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	// proc_pid_stat(5): behind the name in brackets, the 12th and 13th are ticks of a hundredth of a second.
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0, errors.New("the system does not tell how long the desk was busy")
	}
	user, errA := strconv.Atoi(fields[11])
	system, errB := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond, errors.Join(errA, errB)
}

// addresses are pages that readers open: every list, and what the lists and the first parts behind them lead to.
func (d *desk) addresses(parts int) (paths []string, articles int, err error) {
	more := regexp.MustCompile(`href="([^"]+)" rel="next"`)
	link := regexp.MustCompile(`href="(/(?:doc|claim|story|origin|who)/[^"#]*)`)
	queue := []string{"/", "/claims", "/stories", "/origins", "/who", "/events", "/search?q=president", "/search?q=%22white+house%22", "/log", "/method", "/verify"}
	for _, path := range queue {
		for part := 0; part < parts && path != ""; part++ {
			code, body, err := ask(d.base + path)
			if err != nil || code != http.StatusOK {
				return nil, 0, fmt.Errorf("%s: %d %w", path, code, err)
			}
			for _, m := range link.FindAllStringSubmatch(body, -1) {
				paths = append(paths, strings.ReplaceAll(m[1], "&amp;", "&"))
			}
			path = ""
			if m := more.FindStringSubmatch(body); m != nil {
				path = strings.ReplaceAll(m[1], "&amp;", "&")
			}
		}
	}
	slices.Sort(paths)
	paths = slices.Compact(paths)
	// The lists are opened as often as all single pages of one kind.
	for range max(1, len(paths)/40) {
		paths = append(paths, queue...)
	}
	_, body, err := ask(d.base + "/")
	if m := regexp.MustCompile(`articles</dt><dd>(\d+)`).FindStringSubmatch(body); m != nil {
		articles, _ = strconv.Atoi(m[1])
	}
	return paths, articles, err
}

// missing counts the ids whose records the desk does not have.
func (d *desk) missing(ids []string) (int, error) {
	lost := 0
	for _, id := range ids {
		code, body, err := ask(d.base + "/api/v1/articles/" + id + "/record")
		if err != nil {
			return 0, err
		}
		var rec struct {
			Article struct{ ID string }
		}
		if code != http.StatusOK || json.Unmarshal([]byte(body), &rec) != nil || rec.Article.ID != id {
			lost++
		}
	}
	return lost, nil
}

func ask(address string) (int, string, error) {
	res, err := client.Get(address)
	if err != nil {
		return 0, "", err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return res.StatusCode, string(body), err
}
