package verify

import "testing"

func TestSameSpeaker(t *testing.T) {
	l := testLexicon(t)
	const text = "President Ilena Castrel spoke. Castrel left. The Health Ministry and Tobias Renn agreed. Ana Berg and Olaf Berg came."
	for _, c := range []struct {
		draft, source string
		want          Agreement
	}{
		{"Castrel", "President Ilena Castrel", SpeakerSame},
		{"Castrel", "President Ilena Castrel of Valmora", SpeakerSame},
		{"Ilena Castrel, the president,", "Castrel", SpeakerSame},
		{"Mr. Renn", "Tobias Renn", SpeakerSame},
		{"Renn", "Castrel", SpeakerOther},
		{"Ana Castrel", "Castrel", SpeakerOther}, // the source's is Ilena
		{"Ana Berg", "Berg", SpeakerUnclear},     // the source has two
		{"she", "Castrel", SpeakerUnclear},
		{"She", "Castrel", SpeakerUnclear},
		{"", "Castrel", SpeakerUnclear},
		{"the president", "Castrel", SpeakerUnclear},
		{"a spokesman for the Health Ministry", "Castrel", SpeakerUnclear},
		{"the company’s lawyers", "the company's lawyers", SpeakerSame},
		{"a spokesman", "an official", SpeakerUnclear},
		{"Castrel’s lawyer", "Castrel", SpeakerUnclear},
		{"the World Health Organization", "the WHO", SpeakerSame},
		{"WHO", "CNN", SpeakerOther},
		{"the White House", "Castrel", SpeakerUnclear},
		{"The White House", "the White House", SpeakerSame},
		{"the Ministry of Health", "the Ministry of Justice", SpeakerUnclear},
		{"press secretary Ana Holm", "White House press secretary Ana Holm", SpeakerSame},
	} {
		if got := l.SameSpeaker(c.draft, "", c.source, text); got != c.want {
			t.Errorf("%q, %q: %s, want %s", c.draft, c.source, got, c.want)
		}
	}
}
