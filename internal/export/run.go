package export

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"sayso"
	"sayso/internal/plover"
)

// Codebook names the rules by which the statements and events of records are coded: the contract of the record, and PLOVER
// with the decisions where its manual contradicts itself. Every export carries it.
const Codebook = sayso.SchemaVersion + "; " + plover.Codebook

// A run says what made a record: the program, its model and its tables, and by which codebook.
type run struct {
	ID       string `json:"run"` // of all the others: equal runs have equal ids
	Version  string `json:"version"`
	Model    string `json:"model"`
	Lexicons string `json:"lexicons"`
	Codebook string `json:"codebook"`
}

func runOf(rec *sayso.Record) run {
	e := rec.Engine
	sum := sha256.Sum256([]byte(strings.Join([]string{e.Version, e.Model, e.Lexicons, Codebook}, "\x00")))
	return run{hex.EncodeToString(sum[:8]), e.Version, e.Model, e.Lexicons, Codebook}
}

// String is the run on one line for people.
func (r run) String() string {
	return line(strings.Join([]string{"Sayso " + r.Version, "model " + or(r.Model, "none"), "lexicons " + or(r.Lexicons, "none"), "codebook " + r.Codebook}, "; "))
}
