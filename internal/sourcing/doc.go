// Package sourcing says on whose word a statement rests: what sort of source it has (level), what the source does with it
// (stance), through whom it came (parent), to whom, by what channel, when, where and on what condition it was said, which
// statements are one speech told twice, and which facts of the writer have no source at all.
//
// The values are those of the record; the rules behind them are the house rules of news agencies on sourcing, put into
// tables under data/sourcing that a person can read and correct. Trees and names come from the model's layers; without
// them the rules see only the words next to a cue.
package sourcing
