package serve

// A sheet is the room that a drawing has: left of it stand labels, across it lies what is drawn. Each drawing is made for two, and the
// style shows the one that fits: made smaller for a telephone, its labels would be a millimetre high.
type sheet struct{ left, across int }

// The sheets are in the units of the drawing, which on a telephone are its pixels.
var (
	wideSheet   = sheet{92, 760}
	narrowSheet = sheet{80, 262}
	narrowWeeks = sheet{26, 320} // whose labels at the left are numbers
)

// drawings are one drawing on both sheets.
type drawings[T any] struct{ Wide, Narrow T }
