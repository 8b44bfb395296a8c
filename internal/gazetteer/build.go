package gazetteer

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// A Row is a place for [Build]. Region and District are indexes into the rows of Build's argument, -1 for none.
type Row struct {
	ID               int
	Name             string
	Others           []string // other names
	Lat, Lon         float64
	Population       int
	Kind             Kind
	Country          int // index of its country's row
	Region, District int
	Code             string // of a country
}

// Build writes a gazetteer. Rows stand in the order of their kinds. A name longer than 255 bytes, or a row out of order,
// is an error.
func Build(rows []Row) ([]byte, error) {
	b := builder{rows: rows, at: map[string]uint32{}}
	for i, r := range rows {
		if i > 0 && r.Kind < rows[i-1].Kind {
			return nil, fmt.Errorf("row %d, %s: out of order", i, r.Name)
		}
		b.kinds[r.Kind]++
	}
	if b.kinds[Country] > math.MaxUint8 || b.kinds[Region] >= noDistrict || b.kinds[District] >= noDistrict {
		return nil, fmt.Errorf("too many divisions: %v", b.kinds)
	}
	for i := range rows {
		if err := b.add(i); err != nil {
			return nil, err
		}
	}
	return b.file(), nil
}

type entry struct{ hash, place, name uint32 }

type builder struct {
	rows    []Row
	kinds   [5]int
	records []byte
	entries []entry
	names   []byte
	at      map[string]uint32
}

func (b *builder) name(s string) (uint32, error) {
	if at, ok := b.at[s]; ok {
		return at, nil
	}
	if len(s) > math.MaxUint8 || s == "" {
		return 0, fmt.Errorf("%q cannot be stored", s)
	}
	at := uint32(len(b.names))
	b.names = append(append(b.names, byte(len(s))), s...)
	b.at[s] = at
	return at, nil
}

// add appends one record and its entries.
func (b *builder) add(i int) error {
	r := b.rows[i]
	at, err := b.name(r.Name)
	if err != nil {
		return fmt.Errorf("row %d: %w", i, err)
	}
	b.records = order.AppendUint32(b.records, uint32(r.ID))
	b.records = order.AppendUint32(b.records, uint32(int32(math.Round(r.Lat*1e5))))
	b.records = order.AppendUint32(b.records, uint32(int32(math.Round(r.Lon*1e5))))
	b.records = order.AppendUint32(b.records, at)
	b.records = order.AppendUint16(b.records, short(r.Population))
	if r.Kind == Country {
		b.records = append(b.records, r.Code[:2]...)
	} else {
		b.records = order.AppendUint16(b.records, division(r.Region, b.kinds[Country]))
	}
	b.records = order.AppendUint16(b.records, division(r.District, b.kinds[Country]+b.kinds[Region]))
	b.records = append(b.records, byte(r.Country), byte(r.Kind))

	seen := map[string]bool{}
	for k, name := range append([]string{r.Name}, r.Others...) {
		folded, place := Fold(name), uint32(i)
		if folded == "" || seen[folded] {
			continue
		}
		seen[folded] = true
		if k > 0 {
			place |= alternate
		}
		if at, err = b.name(name); err != nil {
			return fmt.Errorf("row %d: %w", i, err)
		}
		b.entries = append(b.entries, entry{hash(folded), place, at})
	}
	return nil
}

func division(index, first int) uint16 {
	if index < 0 {
		return noDistrict
	}
	return uint16(index - first)
}

// short keeps eleven bits of a number and its scale.
func short(n int) uint16 {
	shift := max(0, bits.Len(uint(n))-11)
	return uint16(n>>shift) | uint16(shift)<<11
}

func (b *builder) file() []byte {
	slices.SortFunc(b.entries, func(x, y entry) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.place&^alternate, y.place&^alternate), cmp.Compare(x.name, y.name))
	})
	out := append([]byte(magic), 0, 0)
	for _, n := range []int{b.kinds[Country], b.kinds[Region], b.kinds[District], len(b.rows), len(b.entries), len(b.names)} {
		out = order.AppendUint32(out, uint32(n))
	}
	out = append(out, make([]byte, headerSize-len(out))...)
	out = append(out, b.records...)
	next := 0
	for bucket := range directory {
		for next < len(b.entries) && int(b.entries[next].hash>>16) < bucket {
			next++
		}
		out = order.AppendUint32(out, uint32(next))
	}
	for _, e := range b.entries {
		for _, v := range []uint32{e.hash, e.place, e.name} {
			out = order.AppendUint32(out, v)
		}
	}
	return append(out, b.names...)
}
