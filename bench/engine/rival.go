package main

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// The rivals run as processes that answer "LENGTH SEQUENCES" by CPU seconds. The prototype's program is laid over its
// module at build time, so that nothing is written to it and nothing of it is copied.
var (
	//go:embed prototype.go.txt
	prototypeProgram string
	//go:embed onnx.py
	onnxProgram string
)

type rival struct {
	in  io.WriteCloser
	out *bufio.Reader
	cmd *exec.Cmd
}

func (r *rival) encode(length, sequences int) (float64, error) {
	if _, err := fmt.Fprintln(r.in, length, sequences); err != nil {
		return 0, err
	}
	line, err := r.out.ReadString('\n')
	if err != nil {
		return 0, err
	}
	return strconv.ParseFloat(strings.TrimSpace(line), 64)
}

// startRivals starts what was asked for; stop ends it.
func startRivals(temp, prototype, python string) (all []*series, stop func(), err error) {
	var started []*rival
	stop = func() {
		for _, r := range started {
			r.in.Close()
			_ = r.cmd.Wait()
		}
	}
	if prototype == "" {
		return nil, stop, nil
	}
	program, err := buildPrototype(temp, prototype)
	if err != nil {
		return nil, stop, err
	}
	r, err := start(program)
	if err != nil {
		return nil, stop, err
	}
	started = append(started, r)
	all = append(all, &series{name: prototypeSentences, engine: r, length: sentence})
	if python == "" {
		return all, stop, nil
	}
	for length, name := range map[int]string{sentence: onnxSentences, window: onnxWindows} {
		r, err := startONNX(temp, prototype, python, length)
		if err != nil {
			return all, stop, err
		}
		started = append(started, r)
		all = append(all, &series{name: name, engine: r, length: length})
	}
	return all, stop, nil
}

func buildPrototype(temp, folder string) (string, error) {
	source, overlay := filepath.Join(temp, "main.go"), filepath.Join(temp, "overlay.json")
	program := filepath.Join(temp, "prototype")
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	place := filepath.Join(folder, "cmd", "rival", "main.go")
	text, err := json.Marshal(map[string]any{"Replace": map[string]string{place: source}})
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(source, []byte(prototypeProgram), 0o644); err != nil {
		return "", err
	}
	if err := os.WriteFile(overlay, text, 0o644); err != nil {
		return "", err
	}
	return program, goTool(folder, "build", "-overlay", overlay, "-o", program, "./cmd/rival")
}

// startONNX has the prototype write the graph found best for ONNX Runtime and starts it.
func startONNX(temp, prototype, python string, length int) (*rival, error) {
	graph := filepath.Join(temp, fmt.Sprintf("encoder%d.onnx", length))
	err := goTool(prototype, "run", "./cmd/mkonnx", "int8b", strconv.Itoa(layers), strconv.Itoa(length), graph)
	if err != nil {
		return nil, err
	}
	script := filepath.Join(temp, "onnx.py")
	if err := os.WriteFile(script, []byte(onnxProgram), 0o644); err != nil {
		return nil, err
	}
	return start(python, script, graph)
}

func goTool(folder string, arguments ...string) error {
	cmd := exec.Command("go", arguments...)
	cmd.Dir = folder
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

func start(name string, arguments ...string) (*rival, error) {
	cmd := exec.Command(name, arguments...)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &rival{in, bufio.NewReader(out), cmd}, cmd.Start()
}
