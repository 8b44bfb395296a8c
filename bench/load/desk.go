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
	cmd  *exec.Cmd
	base string
}

func start(binary, ledger string) (*desk, error) {
	cmd := exec.Command(binary, "serve", "--ledger", ledger, "--address", "127.0.0.1:0")
	cmd.Stderr = os.Stderr
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
	return &desk{cmd, strings.TrimSpace(line)}, nil
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

// addresses are pages that readers open: every list, and what the lists lead to.
func (d *desk) addresses() (paths []string, articles int, err error) {
	link := regexp.MustCompile(`href="(/(?:doc|claim|story|origin|who)/[^"#]*)`)
	queue := []string{"/", "/claims", "/stories", "/origins", "/who", "/events", "/search?q=president", "/search?q=%22white+house%22", "/log", "/method", "/verify"}
	for _, path := range queue {
		code, body, err := ask(d.base + path)
		if err != nil || code != http.StatusOK {
			return nil, 0, fmt.Errorf("%s: %d %w", path, code, err)
		}
		for _, m := range link.FindAllStringSubmatch(body, -1) {
			paths = append(paths, strings.ReplaceAll(m[1], "&amp;", "&"))
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
