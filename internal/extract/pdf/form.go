package pdf

// form runs a form, content with a name that can be shown again.
func (p *painter) form(operands array, resources dict, depth int) error {
	if len(operands) == 0 || depth >= maxForms {
		return nil
	}
	key, _ := operands[0].(name)
	s, ok := p.get(p.dict(resources["XObject"])[key]).(stream)
	if !ok || p.get(s.dict["Subtype"]) != name("Form") {
		return nil
	}
	data, err := p.unpack(s)
	if err != nil {
		return err
	}
	saved, tm, tlm := p.state, p.text, p.line
	if m, ok := matrixOf(p.array(s.dict["Matrix"]), p.file); ok {
		p.state.ctm = m.times(p.state.ctm)
	}
	inner := p.dict(s.dict["Resources"])
	if inner == nil {
		inner = resources
	}
	marks := len(p.marks)
	err = p.content(data, inner, depth+1)
	for len(p.marks) > marks {
		p.endMark()
	}
	p.state, p.text, p.line = saved, tm, tlm
	return err
}

// beginMark and endMark keep count of marked content, to know whether an artifact is open: a running head, a page number.
func (p *painter) beginMark(operands array) {
	artifact := len(operands) > 0 && operands[0] == name("Artifact")
	if len(p.marks) < 10_000 {
		p.marks = append(p.marks, artifact)
		if artifact {
			p.artifacts++
		}
	}
}

func (p *painter) endMark() {
	n := len(p.marks) - 1
	if n < 0 {
		return
	}
	if p.marks[n] {
		p.artifacts--
	}
	p.marks = p.marks[:n]
}
