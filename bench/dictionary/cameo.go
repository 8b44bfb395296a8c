package main

import "strings"

// root is the class of PLV that a code of CAMEO belongs to; "" for one that PLOVER drops. It follows PLOVER's table where that and its
// manual agree, and docs/decisions/0020 elsewhere; a verdict of guilt (116) is ACCUSE, as PLV has it.
func (c *coder) root(code string) string {
	for _, r := range []struct{ prefix, root string }{
		{"1712", "ASSAULT"}, {"175", "ASSAULT"}, {"191", "COERCE"}, {"192", "COERCE"},
		{"03", "AGREE"}, {"04", "CONSULT"}, {"05", "SUPPORT"}, {"06", "COOPERATE"}, {"07", "AID"}, {"08", "YIELD"}, {"09", "ACCUSE"}, {"10", "REQUEST"},
		{"11", "ACCUSE"}, {"12", "REJECT"}, {"13", "THREATEN"}, {"14", "PROTEST"}, {"15", "MOBILIZE"}, {"16", "SANCTION"}, {"17", "COERCE"},
		{"18", "ASSAULT"}, {"19", "ASSAULT"}, {"20", "ASSAULT"},
	} {
		if strings.HasPrefix(code, r.prefix) {
			return r.root
		}
	}
	if c.appeals && strings.HasPrefix(code, "02") {
		return "REQUEST"
	}
	return ""
}
