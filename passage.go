package sayso

// A Passage is a stretch of one of many articles, the form in which answers over a ledger point at words. Start and End
// count in the unit that the answer names; Text is what stands there. The zero Passage is "no words".
type Passage struct {
	Article string `json:"article"` // id
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
}

// PassageOf returns the passage of a that s covers, in bytes.
func PassageOf(a *Article, s Span) Passage {
	return Passage{Article: a.ID, Start: s.Start, End: s.End, Text: s.In(a.Text)}
}

// An Answer is something found across articles, all of whose positions can be counted in another unit.
type Answer interface {
	// Passages returns every passage of the answer, to be changed in place; their order is fixed.
	Passages() []*Passage
}

// Reframe counts the passages of an answer, which are in bytes, in unit. text returns the stored text of an article.
// A position that is not on a character boundary is an [*Error] with code [ErrOffset]; the answer is then half done.
func Reframe(answer Answer, unit Offsets, text func(article string) (string, error)) error {
	if unit == OffsetsBytes {
		return nil
	}
	mappers := map[string]*Mapper{}
	for _, p := range answer.Passages() {
		if p.Article == "" { // no words
			continue
		}
		m := mappers[p.Article]
		if m == nil {
			t, err := text(p.Article)
			if err != nil {
				return err
			}
			m = NewMapper(t)
			mappers[p.Article] = m
		}
		start, err := m.FromByte(unit, p.Start)
		if err != nil {
			return err
		}
		end, err := m.FromByte(unit, p.End)
		if err != nil {
			return err
		}
		p.Start, p.End = start, end
	}
	return nil
}
