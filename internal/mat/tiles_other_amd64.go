//go:build amd64 && !linux

package mat

// allowTiles reports that tiles are not used: other systems have other ways to ask for them.
func allowTiles() bool { return false }
