package pdf

import (
	"unicode/utf16"
)

// maxCmap bounds the codes of one table.
const maxCmap = 1 << 16

// readCmap reads a ToUnicode table (ISO 32000-1, 9.10.3): which text each code stands for.
func readCmap(data []byte) map[int]string {
	out := map[int]string{}
	l := &lexer{in: data}
	var operands array
	for len(out) < maxCmap {
		o, ok := l.next(0)
		if !ok {
			break
		}
		k, isKeyword := o.(keyword)
		if !isKeyword {
			operands = append(operands, o)
			continue
		}
		switch k {
		case "endbfchar":
			for i := 0; i+1 < len(operands); i += 2 {
				addCodes(out, operands[i], operands[i], operands[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(operands); i += 3 {
				addCodes(out, operands[i], operands[i+1], operands[i+2])
			}
		}
		operands = operands[:0]
	}
	return out
}

// addCodes enters a range of codes, whose texts are counted up from the first or listed.
func addCodes(out map[int]string, from, to, meaning any) {
	low, ok1 := from.(text)
	high, ok2 := to.(text)
	if !ok1 || !ok2 || len(low) == 0 || len(low) > 2 || len(high) != len(low) {
		return
	}
	first, last := number(low), number(high)
	switch m := meaning.(type) {
	case text:
		units := fromUTF16(string(m))
		for c := first; c <= last && len(units) > 0 && len(out) < maxCmap; c++ {
			out[c] = string(utf16.Decode(units))
			units[len(units)-1]++
		}
	case array:
		for i, one := range m {
			if s, ok := one.(text); ok && first+i <= last {
				out[first+i] = string(utf16.Decode(fromUTF16(string(s))))
			}
		}
	}
}

func number(code text) (n int) {
	for i := range len(code) {
		n = n<<8 | int(code[i])
	}
	return n
}

func fromUTF16(s string) (units []uint16) {
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return units
}
