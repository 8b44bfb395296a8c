package sourcing

// closest is how many bytes may lie between a source and its cue: a comma and a space.
const closest = 2

// swallow draws a content that is but the source of another statement on to that statement's end: what is reported is the statement, not who
// made it ("after reports that the prime minister, Tobias Renn, approved a secret order").
func (s *scene) swallow() {
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.Cue == nil || len(a.Content) == 0 {
			continue
		}
		last := &a.Content[len(a.Content)-1]
		for _, j := range s.near.sources.At(last.Start) {
			b := &s.attrs[j]
			if i == int(j) || b.Cue == nil || len(b.Source) != 1 || len(b.Content) == 0 || b.Source[0] != *last {
				continue
			}
			end := b.Content[len(b.Content)-1].End
			if gap := b.Cue.Start - last.End; gap >= 0 && gap <= closest && end > last.End && a.Cue.End <= last.Start {
				last.End = end
				s.reach(i)
				if b.Parent == "" {
					b.Parent = a.ID
				}
				break
			}
		}
	}
}
