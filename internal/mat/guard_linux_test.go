package mat

import (
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// guarded returns n zero numbers that end right before a page that may not be touched (atEnd) or start right after one.
// An access outside faults and ends the test.
func guarded[T any](t testing.TB, n int, atEnd bool) []T {
	t.Helper()
	var item T
	size, page := n*int(unsafe.Sizeof(item)), unix.Getpagesize()
	inner := (size + page - 1) / page * page
	b, err := unix.Mmap(-1, 0, inner+2*page, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.Munmap(b) })
	for _, p := range [][]byte{b[:page], b[page+inner:]} {
		if err := unix.Mprotect(p, unix.PROT_NONE); err != nil {
			t.Fatal(err)
		}
	}
	from := page
	if atEnd {
		from += inner - size
	}
	return unsafe.Slice((*T)(unsafe.Pointer(&b[from])), n)
}
