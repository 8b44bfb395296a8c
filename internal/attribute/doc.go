// Package attribute finds who said what: cues are tagged, source and content are labelled relative to each cue, and
// the finds of all windows become attributions with kinds, parents and calibrated confidence.
//
// The scheme is Pareti's source, cue and content (2012) as PolNeAR annotates it (Newell et al. 2018); the model is
// described in docs/architecture.md and trained by train/sayso_train.
package attribute
