package sayso

// A Warning says what could not be read, with a stable code ("sayso explain CODE") and the place it concerns. A
// malformed article yields warnings in its record, never an error and never a silent loss.
type Warning struct {
	Code    Code
	Span    Span // zero if it concerns the whole article
	Message string
}
