//go:build !unix

package engine

import "time"

var started = time.Now()

// cpuTime is wall time where processor time cannot be had.
func cpuTime() float64 { return time.Since(started).Seconds() }
