// Package encoder is the shared reading encoder: BERT's uncased WordPiece with byte offsets, and a six-layer
// transformer (Devlin et al. 2019; the base is MiniLM, Wang et al. 2020) on int8 kernels from package mat. It
// receives tensors as slices and knows nothing of the container they come from.
package encoder
