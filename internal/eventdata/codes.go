package eventdata

import (
	"io/fs"

	"sayso"
	"sayso/internal/lexicon"
	"sayso/internal/plover"
)

// Codebook names the rules by which rows are coded.
const Codebook = plover.Codebook

// A country is what the lists call one country; "" where a list has no code for it.
type country struct{ plover, cameo, fips, cow, name string }

// An act is a code of CAMEO with its score on Goldstein's scale and its title.
type act struct{ code, goldstein, text string }

// A sector is what CAMEO and ICEWS call a sector of PLOVER; "" where they have none.
type sector struct{ cameo, icews string }

// Codes translate PLOVER's codes and ISO's into those of the older sets. They are immutable.
type Codes struct {
	countries map[string]country
	acts      map[string]act
	sectors   map[string]sector
}

// LoadCodes reads the tables codes/*.tsv of fsys. Errors name file, line and row.
func LoadCodes(fsys fs.FS) (*Codes, error) {
	c := &Codes{countries: map[string]country{}, acts: map[string]act{}, sectors: map[string]sector{}}
	countries, err := lexicon.Load(fsys, "codes/countries.tsv", "code", "plover", "cameo", "fips", "cow", "name")
	if err != nil {
		return nil, err
	}
	for _, r := range countries.Rows {
		c.countries[r[0]] = country{r[1], r[2], known(r[3]), known(r[4]), r[5]}
	}
	acts, err := lexicon.Load(fsys, "codes/cameo.tsv", "event", "cameo", "goldstein", "text")
	if err != nil {
		return nil, err
	}
	for _, r := range acts.Rows {
		c.acts[r[0]] = act{r[1], r[2], r[3]}
	}
	sectors, err := lexicon.Load(fsys, "codes/sectors.tsv", "sector", "cameo", "icews")
	if err != nil {
		return nil, err
	}
	for _, r := range sectors.Rows {
		c.sectors[r[0]] = sector{known(r[1]), known(r[2])}
	}
	return c, nil
}

// known turns the tables' sign for nothing into nothing.
func known(field string) string {
	if field == "-" {
		return ""
	}
	return field
}

// act returns the code of CAMEO nearest to an event: that of its mode, else of its type within a context, else of its type.
func (c *Codes) act(e *sayso.Event) act {
	if a, ok := c.acts[string(e.Type)+"."+string(e.Mode)]; ok {
		return a
	}
	for _, about := range e.Contexts {
		if a, ok := c.acts[string(e.Type)+"+"+string(about)]; ok {
			return a
		}
	}
	return c.acts[string(e.Type)]
}

// root is the first level of a code of CAMEO: two digits.
func (a act) root() string { return a.code[:min(2, len(a.code))] }

// base is the second level: three digits, or all there are.
func (a act) base() string { return a.code[:min(3, len(a.code))] }

// quad is GDELT's class of a code, which follows from its root alone and so is not always PLOVER's.
func (a act) quad() string {
	switch root := a.root(); {
	case root <= "05":
		return "1"
	case root <= "08":
		return "2"
	case root <= "13":
		return "3"
	}
	return "4"
}
