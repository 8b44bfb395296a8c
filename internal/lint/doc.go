// Package lint holds the rules of the house that a compiler does not know, as tests over the source files of the main
// module: who may import whom, comments on packages, lengths of files, headers of generated files, order of lexicons,
// and a place for every package in docs/architecture.md.
//
// The tests parse the files themselves. One that asked the go command would be answered from the test cache after a
// rule had been broken.
package lint
