package export

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sayso"
)

// A gexfGraph is a network in GEXF 1.3: nodes are who speaks and who is spoken of, a directed edge leads from a speaker to
// somebody whom the content of a statement mentions. The edges of one stance are one, its weight the number of statements.
type gexfGraph struct {
	XMLName xml.Name  `xml:"http://gexf.net/1.3 gexf"`
	Version string    `xml:"version,attr"`
	Meta    gexfMeta  `xml:"meta"`
	Graph   gexfInner `xml:"graph"`
}

type gexfMeta struct {
	Creator     string `xml:"creator"`
	Keywords    string `xml:"keywords"`
	Description string `xml:"description"`
}

type gexfInner struct {
	Mode       string           `xml:"mode,attr"`
	Directed   string           `xml:"defaultedgetype,attr"`
	Attributes []gexfAttributes `xml:"attributes"`
	Nodes      gexfNodes        `xml:"nodes"`
	Edges      gexfEdges        `xml:"edges"`
}

type gexfAttributes struct {
	Class string          `xml:"class,attr"`
	List  []gexfAttribute `xml:"attribute"`
}

type gexfAttribute struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

type gexfNodes struct {
	Count int        `xml:"count,attr"`
	List  []gexfNode `xml:"node"`
}

type gexfEdges struct {
	Count int        `xml:"count,attr"`
	List  []gexfEdge `xml:"edge"`
}

type gexfNode struct {
	ID     string      `xml:"id,attr"`
	Label  string      `xml:"label,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

type gexfEdge struct {
	ID     string      `xml:"id,attr"`
	Source string      `xml:"source,attr"`
	Target string      `xml:"target,attr"`
	Kind   string      `xml:"kind,attr,omitempty"`
	Weight int         `xml:"weight,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

type gexfValue struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

// The attributes of nodes and edges, by their ids.
var (
	gexfNodeAttributes = []gexfAttribute{{"kind", "kind", "string"}, {"country", "country", "string"}, {"sector", "sector", "string"},
		{"wikidata", "wikidata", "string"}, {"statements", "statements made", "integer"}, {"articles", "articles", "integer"}}
	gexfEdgeAttributes = []gexfAttribute{{"stance", "stance", "string"}, {"statements", "ids of the statements", "string"}}
)

// network gathers the graph of all records. What it writes does not depend on their order.
type network struct {
	out   io.WriteCloser
	opts  Options
	runs  map[string]run
	nodes map[string]*networkNode
	edges map[networkKey][]string // ids of statements
}

type networkNode struct {
	id, label, kind, country, sector, wikidata string
	statements, articles                       map[string]bool // ids
}

type networkKey struct{ from, to, stance string }

func newGEXF(create Create, name string, opts Options) (Writer, error) {
	out, err := create(name)
	if err != nil {
		return nil, err
	}
	return &network{out: out, opts: opts, runs: map[string]run{}, nodes: map[string]*networkNode{}, edges: map[networkKey][]string{}}, nil
}

// GEXF writes the network of records: who says something about whom. Without opts.Who the entities of each article are nodes
// of their own, for the same name in two articles may be two people.
func GEXF(w io.Writer, recs []*sayso.Record, opts Options) error {
	n, err := newGEXF(func(string) (io.WriteCloser, error) { return keepOpen{w}, nil }, "", opts)
	if err != nil {
		return err
	}
	for _, rec := range recs {
		if err := n.Write(rec); err != nil {
			return err
		}
	}
	return n.Close()
}

func (n *network) Write(rec *sayso.Record) error {
	made := runOf(rec)
	n.runs[made.ID] = made
	key, members := articleKey(rec.Article), cast(rec, n.opts)
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		from := n.speaker(rec, key, members, a)
		if from == "" {
			continue
		}
		for _, id := range aboutWhom(rec, a) {
			to := n.node(key, members[id])
			if from == to {
				continue // of himself, by another name
			}
			k := networkKey{from, to, string(a.Stance)}
			n.edges[k] = append(n.edges[k], key+"/"+a.ID)
		}
	}
	return nil
}

// speaker returns the node of who makes a statement: an entity, or the words of a source that is none ("port records"); ""
// if no source is expressed.
func (n *network) speaker(rec *sayso.Record, key string, members map[string]castMember, a *sayso.Attribution) string {
	id := ""
	if m, ok := speakerOf(members, a); ok {
		id = n.node(key, m)
	} else if words := speaker(rec, a); words != "" {
		id = key + "/" + a.ID + ".source"
		n.nodes[id] = &networkNode{id: id, label: words, kind: "words", articles: map[string]bool{key: true}, statements: map[string]bool{}}
	}
	if id != "" {
		n.nodes[id].statements[key+"/"+a.ID] = true
	}
	return id
}

// node returns the id of a member's node. What the articles say of one differently is settled by order of the words, so that
// the order of the articles does not matter.
func (n *network) node(key string, m castMember) string {
	v := n.nodes[m.id]
	if v == nil {
		v = &networkNode{id: m.id, label: line(m.name), articles: map[string]bool{}, statements: map[string]bool{}}
		n.nodes[m.id] = v
	}
	v.articles[key] = true
	for _, f := range []struct {
		have *string
		new  string
	}{{&v.label, line(m.name)}, {&v.kind, string(m.Kind)}, {&v.country, m.Country}, {&v.sector, m.Sector}, {&v.wikidata, m.Wikidata}} {
		if f.new != "" && (*f.have == "" || f.new < *f.have) {
			*f.have = f.new
		}
	}
	return m.id
}

func (n *network) Close() error {
	g := gexfGraph{Version: "1.3", Graph: gexfInner{Mode: "static", Directed: "directed",
		Attributes: []gexfAttributes{{"node", gexfNodeAttributes}, {"edge", gexfEdgeAttributes}}}}
	var made []string
	for _, id := range slices.Sorted(maps.Keys(n.runs)) {
		made = append(made, n.runs[id].String())
	}
	g.Meta = gexfMeta{"Sayso", "quotations, attribution", "Who says something about whom. No positions. Made by: " + strings.Join(made, "; and ")}
	for _, id := range slices.Sorted(maps.Keys(n.nodes)) {
		v := n.nodes[id]
		g.Graph.Nodes.List = append(g.Graph.Nodes.List, gexfNode{line(v.id), v.label, values("kind", v.kind, "country", v.country, "sector", v.sector,
			"wikidata", v.wikidata, "statements", strconv.Itoa(len(v.statements)), "articles", strconv.Itoa(len(v.articles)))})
	}
	keys := slices.SortedFunc(maps.Keys(n.edges), func(a, b networkKey) int {
		return cmp.Or(strings.Compare(a.from, b.from), strings.Compare(a.to, b.to), strings.Compare(a.stance, b.stance))
	})
	for i, k := range keys {
		ids := n.edges[k]
		slices.Sort(ids)
		ids = slices.Compact(ids) // an article that came twice says nothing twice
		g.Graph.Edges.List = append(g.Graph.Edges.List, gexfEdge{fmt.Sprintf("s%d", i+1), line(k.from), line(k.to), line(k.stance), len(ids),
			values("stance", line(k.stance), "statements", line(strings.Join(ids, " ")))})
	}
	g.Graph.Nodes.Count, g.Graph.Edges.Count = len(g.Graph.Nodes.List), len(g.Graph.Edges.List)
	body, err := xml.MarshalIndent(g, "", " ")
	if err != nil {
		err = &sayso.Error{Code: sayso.ErrInternal, Msg: "the network has no XML form", Err: err}
	} else {
		err = write(n.out, append(append([]byte(xml.Header), body...), '\n'))
	}
	if closing := n.out.Close(); err == nil {
		err = closing
	}
	return err
}

// values lists attributes by id and value; empty ones are left out.
func values(pairs ...string) (out []gexfValue) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, gexfValue{pairs[i], pairs[i+1]})
		}
	}
	return out
}
