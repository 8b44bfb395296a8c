// Command sayso reads news and says who said what, on whose word.
package main

import (
	"os"

	"sayso/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
