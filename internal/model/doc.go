// Package model reads the container that carries a trained model: a checked header in JSON and a table of tensors,
// laid out as the kernels want them and used in place, without a copy.
//
// A container is little-endian:
//
//	0   "SAYSOMDL"
//	8   uint32 format version, uint32 feature-set version
//	16  uint64 length of the JSON header
//	24  SHA-256 of everything from byte 56 on
//	56  JSON header, zeros up to a multiple of 64, then the tensors, each at a multiple of 64
//
// Tensor offsets count from the first byte after the padding.
package model
