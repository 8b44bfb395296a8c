package sayso

// A Note is what an editor may want to look at: a fact about how the text is sourced and the rule of news agencies that
// asks about it, never a verdict. Its code is explained by "sayso explain CODE". Notes are made only if they are asked for.
type Note struct {
	Code    Code
	Span    Span
	Message string
}
