package factuality

// Fold reduces the operators of a path, from the innermost outwards, to one: what the words say of the event when all is taken
// together. "Did not rule out an attack" leaves it possible; "denied planning an attack" is a denial.
func Fold(ops []Operator) Kind {
	kind := None
	for i := 0; i < len(ops); {
		level := ops[i].Level
		var here []Operator
		for ; i < len(ops) && ops[i].Level == level; i++ {
			here = append(here, ops[i])
		}
		kind = over(besides(here, kind), kind)
	}
	return kind
}

// besides reduces operators that stand side by side: "may not", "will never", "did not plan". inner is what they are about.
func besides(ops []Operator, inner Kind) Kind {
	negated, kind, modal := false, None, ""
	for _, o := range ops {
		switch {
		case o.Kind == Negation:
			negated = !negated
		case kind == None || rank(o.Kind) > rank(kind):
			kind, modal = o.Kind, o.Row
		}
	}
	if !negated {
		return kind
	}
	switch kind {
	case None, Reported, Ongoing, Attempted:
		return Negation
	case Planned:
		return RuledOut
	case Possible:
		if modal == "can" || modal == "could" || modal == "able" || modal == "allow" || modal == "permit" {
			return RuledOut
		}
		return Possible
	case Unrealised: // "did not fail to"
		return None
	case Denied, RuledOut: // "did not deny", "has not ruled out"
		return Possible
	case Demanded: // "should not", "did not ask for"
		return Hypothetical
	}
	return kind
}

// rank orders kinds that stand side by side: the one that takes most away goes first.
func rank(k Kind) int {
	switch k {
	case Hypothetical:
		return 6
	case Denied, RuledOut, Unrealised:
		return 5
	case Demanded:
		return 4
	case Planned, Possible:
		return 3
	case Attempted, Reported:
		return 2
	case Ongoing:
		return 1
	}
	return 0
}

// over reduces an operator over what it governs.
func over(outer, inner Kind) Kind {
	switch {
	case outer == None || outer == Ongoing && inner != None:
		return inner
	case inner == None || inner == Ongoing || inner == Reported || inner == Attempted && outer != Possible && outer != Planned:
		return outer
	case inner == Negation:
		switch outer {
		case Planned, Demanded, Possible: // "threatened not to", "asked not to", "may not"
			return map[Kind]Kind{Planned: RuledOut, Demanded: RuledOut, Possible: Possible}[outer]
		case Negation, Denied, Unrealised: // "denied that nobody was hurt"
			return Possible
		case Reported, Attempted:
			return Negation
		}
		return outer
	}
	switch outer {
	case Hypothetical, Denied, RuledOut, Unrealised:
		return outer
	case Negation: // "no plans to attack", "no possibility of an attack"
		if inner == Planned || inner == Possible || inner == Attempted {
			return RuledOut
		}
		return inner
	}
	return inner
}
