// Package tag gives labels to tokens: several groups of labels (parts of speech, where sentences begin, names …) side by
// side, scored by one linear map over the encoder's states and decoded group by group. train/HEADS.md has the numbers.
package tag
