package nlp

// A UPOS is a universal part of speech of Universal Dependencies 2. The zero value is none.
type UPOS uint8

// The parts of speech.
const (
	ADJ UPOS = iota + 1
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var uposNames = [...]string{"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
	"PUNCT", "SCONJ", "SYM", "VERB", "X"}

// String returns the name of the part of speech, "_" for none.
func (p UPOS) String() string { return uposNames[p] }

// ParseUPOS returns the part of speech of this name.
func ParseUPOS(name string) (p UPOS, ok bool) {
	for i, n := range uposNames {
		if i > 0 && n == name {
			return UPOS(i), true
		}
	}
	return 0, false
}
