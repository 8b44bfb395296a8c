package engine

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/mat"
	"sayso/internal/model"
)

// Info says what an Engine is made of, for "sayso version".
type Info struct {
	Version  string        // of the program, from its build
	Model    string        // name, version and hash of the model container
	Lexicons []LexiconInfo // in the order of their names
	Layers   []string      // what the model reads beside attributions: LayerSyntax, LayerNames, LayerTimes
	Tier     string        // which kernels run on this CPU: "amx", "avx512", "avx2" or "plain"
}

// LexiconInfo names one lexicon file and its hash.
type LexiconInfo struct{ Name, SHA256 string }

// checksumAt is where a container keeps the SHA-256 of its body, which model.Open has just verified.
const checksumAt = 24

func newInfo(m *model.Model, container string, t mat.Tier) Info {
	return Info{
		Version:  version(),
		Model:    fmt.Sprintf("%s/%s sha256:%x", m.Header.Name, m.Header.Version, container[checksumAt:checksumAt+8]),
		Lexicons: tables(),
		Tier:     t.String(),
	}
}

// Info returns what the Engine is made of.
func (e *Engine) Info() Info { return e.info }

// Engine is what records made by this Engine carry.
func (i Info) Engine() sayso.Engine {
	return sayso.Engine{Version: i.Version, Model: i.Model, Lexicons: i.lexicons()}
}

// lexicons is one hash over all of them, as records carry it.
func (i Info) lexicons() string {
	var all strings.Builder
	for _, l := range i.Lexicons {
		all.WriteString(l.Name + " " + l.SHA256 + "\n")
	}
	return "sha256:" + hash(all.String())[:16]
}

// tables lists the lexicons inside the binary.
func tables() []LexiconInfo {
	var out []LexiconInfo
	err := fs.WalkDir(data.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(data.FS, path)
		out = append(out, LexiconInfo{path, hash(string(text))})
		return err
	})
	if err != nil {
		panic("engine: embedded lexicons cannot be read: " + err.Error()) // they are part of the binary
	}
	return out
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// version is what the build knows of itself: a release tag, or the commit with "+dirty" if it was changed.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
