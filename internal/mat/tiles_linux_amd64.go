package mat

import "golang.org/x/sys/unix"

// allowTiles asks Linux for the use of AMX's tile registers, which a process must do once because they make its signal
// frames larger; asking again does no harm. It reports whether the kernel agreed.
func allowTiles() bool {
	const (
		requestPermission = 0x1023 // ARCH_REQ_XCOMP_PERM
		tileData          = 18
	)
	_, _, errno := unix.RawSyscall(unix.SYS_ARCH_PRCTL, requestPermission, tileData, 0)
	return errno == 0
}
