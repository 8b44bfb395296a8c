//go:build !linux

package store

// fillJob is for Linux, where a small file system can be had.
func fillJob(string) error { return nil }
