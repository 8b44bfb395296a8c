//go:build !linux

package mat

import "testing"

// guarded has no guard pages where they have not been written.
func guarded[T any](_ testing.TB, n int, _ bool) []T { return make([]T, n) }
