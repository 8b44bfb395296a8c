// Command gen writes the assembly of package mat: every kernel once for AVX-512 with VNNI and once for AVX2, from one
// description wherever the two differ in nothing but the register width, and the product once more for AMX. The plain Go of package mat is the
// specification; see its comments for what the kernels compute.
//
//	cd gen && go run . -out ../internal/mat/kernels_amd64.s -stubs ../internal/mat/kernels_amd64.go -pkg mat
package main

import "github.com/mmcloughlin/avo/build"

func main() {
	makeConstants()
	for _, s := range []*isa{{wide: true}, {}} {
		product(s)
		addNorm(s)
		quantise(s)
		gelu(s)
		top(s)
		packQueries(s)
		packKeys(s)
		packValues(s)
		scores(s)
		softmax(s)
		mix(s)
		pairScore(s)
	}
	productTiles()
	build.Generate()
}
