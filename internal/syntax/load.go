package syntax

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/nlp"
	"sayso/internal/reader"
	"sayso/internal/tag"
)

// settings are heads_config.syntax of the container's header.
type settings struct {
	Relations    []string             `json:"relations"`
	Inner        map[string][6]string `json:"inner"`
	SentenceBias float32              `json:"sentence_bias"`
	LemmaBonus   float32              `json:"lemma_bonus"`
}

// Load builds the head from a model container, its tag groups and the encoder's vocabulary. It is nil without an error if the model has no
// syntax; an error has the code ErrModel.
func Load(t mat.Tier, m *model.Model, tags *tag.Head, words *encoder.Vocabulary) (*Head, error) {
	if !m.Has("syntax.project.q") {
		return nil, nil
	}
	var config struct {
		Syntax settings `json:"syntax"`
	}
	if err := json.Unmarshal(m.Config, &config); err != nil {
		return nil, &sayso.Error{Code: sayso.ErrModel, Place: "heads_config", Msg: "the header cannot be read", Err: err}
	}
	h := &Head{tier: t, words: words, sentenceBias: config.Syntax.SentenceBias, lemmaBonus: config.Syntax.LemmaBonus}
	if err := h.loadWeights(m, len(config.Syntax.Relations)); err != nil {
		return nil, err
	}
	if err := h.loadGroups(tags); err != nil {
		return nil, err
	}
	return h, h.loadRelations(config.Syntax)
}

func (h *Head) loadWeights(m *model.Model, relations int) error {
	l := reader.Loader{Model: m}
	packed := l.Packed("syntax.project", mat.Width, projections*rank)
	h.arcMul, h.arcAdd = l.F32("syntax.arc.mul", 1, rank), l.F32("syntax.arc.add", 1, rank)
	h.arcDistance, h.arcRoot = l.F32("syntax.arc.distance", mat.PairBuckets, rank), l.F32("syntax.arc.root", rank)
	h.out, h.bias = l.F32("syntax.relation.out", relations, rank), l.F32("syntax.relation.bias", relations)
	h.relationDistance = l.F32("syntax.relation.distance", mat.PairBuckets, rank)
	if l.Err != nil {
		return l.Err
	}
	var err error
	if h.project, err = mat.NewLinear(h.tier, mat.Width, projections*rank, packed); err != nil {
		return damage("%v", err)
	}
	return nil
}

// loadGroups takes the tag groups and reads their labels.
func (h *Head) loadGroups(tags *tag.Head) error {
	for _, v := range []struct {
		name string
		to   *tag.Group
		most int
	}{
		{"join", &h.join, 3}, {"split", &h.split, 1 << 10}, {"sentence", &h.sentence, 2}, {"upos", &h.upos, 1 << 8},
		{"xpos", &h.xpos, 1<<8 - 1}, {"feats", &h.feats, 1<<16 - 1}, {"lemma", &h.lemma, 1 << 16},
	} {
		g, ok := tags.Group(v.name)
		if !ok || len(g.Labels) > v.most {
			return damage("a group %q of at most %d labels is wanted, there are %d", v.name, v.most, len(g.Labels))
		}
		*v.to = g
	}
	if got := strings.Join(h.join.Labels, " "); got != "word part inside" {
		return damage("labels of join are %q", got)
	}
	if len(h.sentence.Labels) != 2 {
		return damage("labels of sentence are %q", h.sentence.Labels)
	}
	h.inventory = &nlp.Inventory{XPOS: append([]string(nil), h.xpos.Labels...), Feats: append([]string(nil), h.feats.Labels...)}
	for _, name := range h.upos.Labels {
		p, ok := nlp.ParseUPOS(name)
		if !ok {
			return damage("no part of speech %q", name)
		}
		h.parts = append(h.parts, p)
	}
	for _, label := range h.split.Labels {
		places, err := parsePlaces(label)
		if err != nil {
			return err
		}
		h.places = append(h.places, places)
	}
	for _, label := range h.lemma.Labels {
		rule, err := parseRule(label)
		if err != nil {
			return err
		}
		h.rules = append(h.rules, rule)
	}
	return nil
}

// parsePlaces reads "2,1": words begin two letters and one letter before the token's end.
func parsePlaces(label string) (places []int, err error) {
	if label == "" {
		return nil, nil
	}
	for part := range strings.SplitSeq(label, ",") {
		k, err := strconv.Atoi(part)
		if err != nil || k < 1 || len(places) > 0 && k >= places[len(places)-1] {
			return nil, damage("split %q is no list of falling numbers", label)
		}
		places = append(places, k)
	}
	return places, nil
}

func (h *Head) loadRelations(s settings) error {
	h.rootLabel = -1
	for i, name := range s.Relations {
		r, ok := nlp.ParseRelation(name)
		if !ok {
			return damage("no relation %q", name)
		}
		if r == nlp.RelRoot {
			h.rootLabel = i
		}
		h.relations = append(h.relations, r)
	}
	if h.rootLabel < 0 || len(h.relations) < 2 {
		return damage("relations %q lack the root or any other", s.Relations)
	}
	h.foreign, h.noFeats = uint8(index(&h.inventory.XPOS, "FW")), uint16(index(&h.inventory.Feats, "_"))
	h.inner = make(map[string]inner, len(s.Inner))
	for _, key := range slices.Sorted(maps.Keys(s.Inner)) {
		row := s.Inner[key]
		w, err := h.parseInner(row)
		if err != nil || !utf8.ValidString(key) {
			return damage("inner word %q: %q is none", key, row)
		}
		h.inner[key] = w
	}
	return nil
}

func damage(format string, args ...any) error {
	return &sayso.Error{Code: sayso.ErrModel, Place: "model: syntax", Msg: fmt.Sprintf(format, args...)}
}
