package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"

	"sayso/internal/verify"
)

// The parts of SARIF 2.1.0 (OASIS, 2020) that are written, in its own names.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string    `json:"id"`
		Short   sarifText `json:"shortDescription"`
		Default struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		ID       int `json:"id,omitempty"`
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region sarifRegion `json:"region"`
		} `json:"physicalLocation"`
		Message *sarifText `json:"message,omitempty"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn,omitempty"`
		EndLine     int        `json:"endLine,omitempty"`
		EndColumn   int        `json:"endColumn,omitempty"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
)

const sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"

// SARIF writes a log in the Static Analysis Results Interchange Format 2.1.0: one result for each quotation that does
// not pass, with the places in the sources as related locations. Columns count code points.
func (r *Report) SARIF(w io.Writer, version string) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "sayso verify", Version: version}
	for _, g := range verify.Grades() {
		rule := sarifRule{ID: g.String(), Short: sarifText{"The quotation is graded " + label(g) + "."}}
		rule.Default.Level = sarifLevel(g)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.What == verify.Quotation && !r.passes(f) {
			run.Results = append(run.Results, r.sarif(f))
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

func sarifLevel(g verify.Grade) string {
	if g >= verify.Changed {
		return "error"
	}
	return "warning"
}

func (r *Report) sarif(f *verify.Finding) sarifResult {
	text := f.Span.In(r.Draft.Article.Text)
	sum := sha256.Sum256([]byte(text))
	out := sarifResult{RuleID: f.Grade.String(), RuleIndex: int(f.Grade), Level: sarifLevel(f.Grade),
		Message:      sarifText{"“" + flat(text) + "” " + r.sentence(f) + "."},
		Locations:    []sarifLocation{sarifPlace(r.Draft, verify.Place{Span: f.Span}, 0)},
		Fingerprints: map[string]string{"quotation/v1": hex.EncodeToString(sum[:16])}}
	for i, p := range f.Places {
		at := sarifPlace(r.Sources[p.Source], p, i+1)
		at.Message = &sarifText{"the source"}
		if f.Grade == verify.NotFound {
			at.Message.Text = "the nearest passage"
		}
		out.Related = append(out.Related, at)
	}
	return out
}

func sarifPlace(s verify.Source, p verify.Place, id int) sarifLocation {
	g := regionOf(s, p)
	out := sarifLocation{ID: id}
	out.Physical.Artifact.URI = (&url.URL{Path: filepath.ToSlash(g.file)}).String()
	out.Physical.Region = sarifRegion{StartLine: g.line, Snippet: &sarifText{p.Span.In(s.Article.Text)}}
	if !g.inRow {
		out.Physical.Region.StartColumn, out.Physical.Region.EndLine = g.column, g.endLine
		out.Physical.Region.EndColumn = g.endColumn
	}
	return out
}
