package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A line is a stretch of text on one baseline, without a gap as wide as between columns.
type line struct {
	s                    string
	left, right, y, size float64
}

// A space is seen where glyphs stand apart by more than this part of their size. Fonts draw spaces a quarter wide;
// letters that are spaced out stand less than a tenth apart.
const spaceWidth = 0.15

// gather puts glyphs together as they follow each other in the file. A stretch ends where the baseline changes, or
// the next glyph stands further off than words do or far to the left.
func gather(glyphs []glyph) []line {
	var out []line
	var b strings.Builder
	var at line
	flush := func() {
		if at.s = strings.TrimSpace(b.String()); at.s != "" {
			out = append(out, at)
		}
		b.Reset()
	}
	for i, g := range glyphs {
		if i > 0 {
			gap := g.x - at.right
			sameLine := math.Abs(g.y-at.y) < 0.3*max(at.size, g.size)
			switch {
			case !sameLine || gap > max(at.size, g.size) || gap < -0.6*at.size:
				flush()
			case gap > spaceWidth*g.size && !endsInSpace(&b) && g.s != " ":
				b.WriteByte(' ')
			}
		}
		if b.Len() == 0 {
			if strings.TrimSpace(g.s) == "" {
				at.y, at.right, at.size = g.y, g.x+g.w, g.size
				continue
			}
			at = line{left: g.x, y: g.y, size: g.size}
		}
		b.WriteString(g.s)
		at.right = g.x + g.w
		at.size = max(at.size, g.size)
	}
	flush()
	return slices.CompactFunc(out, drawnTwice)
}

// drawnTwice tells letters drawn again a little aside, which makes them look bold.
func drawnTwice(a, b line) bool {
	return a.s == b.s && math.Abs(a.left-b.left) < 0.1*a.size && math.Abs(a.y-b.y) < 0.1*a.size
}

func endsInSpace(b *strings.Builder) bool {
	s := b.String()
	return s == "" || s[len(s)-1] == ' '
}

// maxLines is up to how many stretches a page is put in order; pages of tables beyond it are taken as they come.
const maxLines = 5000

// order puts stretches in the order of reading, by cutting the page again and again (Nagy and Seth's X-Y cut): where a
// gap runs through from top to bottom, the left is read before the right; else the widest gap across parts what is
// above from what is below, so that columns under a common headline are found.
func order(lines []line) []line {
	if len(lines) > maxLines {
		return lines
	}
	return cut(lines, 0)
}

func cut(lines []line, depth int) []line {
	if len(lines) < 2 || depth > maxNesting {
		return rows(lines)
	}
	if left, right, ok := columns(lines); ok {
		return append(cut(left, depth+1), cut(right, depth+1)...)
	}
	if above, below, ok := bands(lines); ok {
		return append(cut(above, depth+1), cut(below, depth+1)...)
	}
	return rows(lines)
}

// The least that a column has: lines, and its share of the width. A column of bullets or numbers is none.
const (
	columnLines = 3
	columnShare = 0.15
)

// columns cuts at the widest gap that runs through from top to bottom, if both sides are columns.
func columns(lines []line) (left, right []line, ok bool) {
	byLeft := slices.Clone(lines)
	slices.SortStableFunc(byLeft, func(a, b line) int { return cmp.Compare(a.left, b.left) })
	end := slices.MaxFunc(lines, func(a, b line) int { return cmp.Compare(a.right, b.right) }).right
	start, reach, best, at := byLeft[0].left, byLeft[0].right, 0.0, 0
	for i, l := range byLeft {
		gap := l.left - reach
		sides := min(reach-start, end-l.left) >= columnShare*(end-start) && min(i, len(lines)-i) >= columnLines
		if gap > 0.5*l.size && gap > best && sides {
			best, at = gap, i
		}
		reach = max(reach, l.right)
	}
	if at == 0 {
		return nil, nil, false
	}
	border := byLeft[at].left
	for _, l := range lines {
		if l.left < border {
			left = append(left, l)
		} else {
			right = append(right, l)
		}
	}
	return left, right, height(left) >= columnLines-1 && height(right) >= columnLines-1
}

// height is how far the first and the last baseline are apart, in the size of the type. One line of words that stand
// wide apart has none.
func height(lines []line) float64 {
	low, high := lines[0].y, lines[0].y
	for _, l := range lines {
		low, high = min(low, l.y), max(high, l.y)
	}
	return (high - low) / lines[0].size
}

// bands cuts at the widest gap between two rows.
func bands(lines []line) (above, below []line, ok bool) {
	byTop := slices.Clone(lines)
	slices.SortStableFunc(byTop, func(a, b line) int { return cmp.Compare(b.y, a.y) })
	best, at := 0.0, 0
	for i := 1; i < len(byTop); i++ {
		if gap := byTop[i-1].y - byTop[i].y - byTop[i].size; gap > best {
			best, at = gap, i
		}
	}
	if at == 0 {
		return nil, nil, false
	}
	return byTop[:at], byTop[at:], true
}

// rows sorts what is one column from top to bottom, and joins what stands on one baseline.
func rows(lines []line) []line {
	byTop := slices.Clone(lines)
	slices.SortStableFunc(byTop, func(a, b line) int { return cmp.Compare(b.y, a.y) })
	var out []line
	for i := 0; i < len(byTop); {
		n := i + 1
		for n < len(byTop) && math.Abs(byTop[n].y-byTop[i].y) < 0.3*max(byTop[i].size, byTop[n].size) {
			n++
		}
		row := byTop[i:n]
		slices.SortStableFunc(row, func(a, b line) int { return cmp.Compare(a.left, b.left) })
		joined := row[0]
		for _, l := range row[1:] {
			if l.left-joined.right > spaceWidth*l.size {
				joined.s += " "
			}
			joined.s += l.s
			joined.right, joined.size = max(joined.right, l.right), max(joined.size, l.size)
		}
		out = append(out, joined)
		i = n
	}
	return out
}
