package eval

import "embed"

// ScoreFiles are the committed files of scores, testdata/*.scores.txt, for the page that tells how well the program does: the
// figures that people read are those that the commands have written.
//
//go:embed testdata/*.scores.txt
var ScoreFiles embed.FS
