// Package mat holds the numeric kernels of the reading encoder, each in three tiers: AVX-512 with VNNI (and its matrix
// product once more for AMX's tiles), AVX2, and plain Go for every other machine. The plain Go of this package is the specification: every tier gives the same bits, so that
// a record does not change with the CPU it was made on.
//
// Three rules make that possible. Integer products are exact (activations have seven bits, so that AVX2's pairwise
// multiply never saturates), hence their order is free. Float steps are separate multiplications and additions, never
// fused; the explicit float32(a*b) of this package forbids the compiler to fuse them on arm64. Float sums run in
// sixteen partial lanes, as the widest register does, and end in one fixed tree (see sumTree).
//
// All numbers are finite by contract: the model container refuses others, and no kernel makes one from sane weights.
package mat
