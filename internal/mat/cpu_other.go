//go:build !amd64

package mat

func fastest() Tier { return Plain }
