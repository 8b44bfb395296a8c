package serve

import "fmt"

// toText is a value of a template as text: enums of the record are strings of their own types.
func toText(v any) string { return fmt.Sprint(v) }
