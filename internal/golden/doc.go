// Package golden reads and runs golden documents: a text, and the attributions a reader must find in it, as a person
// writes them down and a reviewer diffs them. The format is described in testdata/golden/README.md. The function to
// run is an argument, so that the package knows no engine and the documents can test any.
package golden
