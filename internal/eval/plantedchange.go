package eval

import (
	"fmt"
	"strings"
	"unicode"

	"sayso/internal/verify"
)

// The planter's words for each kind of change, as pairs of what stands in the source and what is planted. More than one
// word may be planted for one.
var (
	plantTense = pairs(`is was; was is; are were; were are; has had; had has; have had; will would; would will; can could; could can;
		said says; says said; told tells; made makes; took takes; began begins; announced announces; reported reports;
		found finds; won wins; led leads; held holds; went goes; came comes; became becomes; met meets; gave gives;
		called calls; asked asks; showed shows; caused causes; started starts; ended ends; signed signs; used uses;
		was has_been; is will_be; are were; killed kills; added adds; claimed claims; helped helps; left leaves;
		saw sees; knew knows; thought thinks; wanted wants; going went; taking took; making made; gets got; know knew;
		think thought; want wanted; need needed; believe believed; works worked; lives lived; moved moves; played plays`)
	plantNumber = pairs(`two three; three four; four seven; five six; six nine; ten twelve; first second; million billion; billion million;
		hundred thousand; thousands millions; dozens hundreds; one two; is are; are is; was were; were was; has have;
		years year; days day; people person; officials official; men man; women woman; children child; countries country;
		groups group; months month; members member; countries country; city cities; year years; day days; team teams;
		report reports; area areas; case cases; state states; car cars; house houses; these this; this these; week weeks;
		party parties; company companies; student students; game games; attack attacks; election elections`)
	plantNegation = pairs(`is is_not; was was_not; are are_not; were were_not; will will_not; would would_not; can cannot; could couldn't;
		has has_not; have haven't; had had_not; is isn't; was wasn't; did didn't; with without; will won't; said never_said;
		be not_be; been not_been; do don't; some no; always never; everyone nobody; legal illegal; able unable;
		should should_not; may may_not`)
	// undone turns a denial round by taking it out.
	plantUndone = pairs(`not ; never ; cannot can; don't do; didn't did; isn't is; wasn't was; won't will; without with; no some; nothing everything; couldn't could`)
	plantAdded  = strings.Fields("really also deeply simply certainly merely openly truly surely gladly very just")
	// telling words are never taken for a name or put in by chance.
	telling = set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
		october november december mr mrs ms dr not never no none nobody nothing without neither nor cannot hardly barely
		two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty hundred thousand million billion
		first second third fourth fifth half once twice dozen zero hundreds thousands millions billions dozens quarter double
		triple have been being were would will shall could should might must does done had has was are`)
	deniers = set("not never no none nobody nothing nowhere neither nor without cannot hardly barely don't didn't isn't wasn't won't couldn't wouldn't doesn't haven't hasn't hadn't aren't weren't can't shouldn't")
)

func pairs(s string) map[string][]string {
	out := map[string][]string{}
	for pair := range strings.SplitSeq(s, ";") {
		from, to, _ := strings.Cut(strings.TrimSpace(strings.Join(strings.Fields(pair), " ")), " ")
		out[from] = append(out[from], strings.ReplaceAll(to, "_", " "))
	}
	return out
}

func set(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

func denies(words []string) bool {
	for _, w := range words {
		w = strings.ReplaceAll(strings.ToLower(coreOf(w)), "’", "'")
		if deniers[w] || strings.HasSuffix(w, "n't") {
			return true
		}
	}
	return false
}

// changed plants one change, or two of a kind.
func (p *planter) changed(n int) (planted, bool) {
	c, ok := p.plain(5+p.r.IntN(3), 25)
	if !ok {
		return planted{}, false
	}
	kinds := []verify.Kind{verify.KindTense, verify.KindNumber, verify.KindNegation, verify.KindName, verify.KindOther}
	kind := kinds[n%len(kinds)]
	words := c.words()
	was := c.words()
	if !p.change(kind, words, was, n) {
		return planted{}, false
	}
	if len(words) > 14 && p.r.IntN(3) == 0 {
		p.change(kind, words, was, n) // a second one if it can be had
	}
	text := strings.Join(strings.Fields(strings.Join(words, " ")), " ")
	return planted{kind: kind, text: text, article: c.article, span: c.span()}, text != strings.Join(c.words(), " ")
}

// change changes one word at some place where it can, of those that are as they were.
func (p *planter) change(kind verify.Kind, words, was []string, n int) bool {
	start := p.r.IntN(len(words))
	for k := range words {
		i := (start + k) % len(words)
		core := coreOf(words[i])
		if core == "" || words[i] != was[i] || i == 0 && kind == verify.KindName {
			continue
		}
		if to, ok := p.replacement(kind, words, i, n); ok {
			words[i] = to
			return true
		}
	}
	return false
}

func (p *planter) replacement(kind verify.Kind, words []string, i, n int) (string, bool) {
	core := coreOf(words[i])
	low := strings.ReplaceAll(core, "’", "'")
	switch kind {
	case verify.KindTense:
		return p.paired(plantTense, words[i], low)
	case verify.KindNumber:
		if to, ok := p.digits(core); ok {
			return withCore(words[i], to), true
		}
		return p.paired(plantNumber, words[i], low)
	case verify.KindNegation:
		if n%3 == 0 {
			return p.paired(plantUndone, words[i], low)
		}
		if i+1 < len(words) && denies(words[i+1:i+2]) {
			return "", false
		}
		return p.paired(plantNegation, words[i], low)
	case verify.KindName:
		if isCapitalised(core) && len(core) > 3 && p.lower[strings.ToLower(core)] == 0 && !telling[strings.ToLower(core)] && onlyLetters(core) {
			to := p.names[p.r.IntN(len(p.names))]
			return withCore(words[i], to), to != core && onlyLetters(core)
		}
	case verify.KindOther:
		return p.otherWord(words, i, n)
	}
	return "", false
}

func (p *planter) paired(list map[string][]string, token, core string) (string, bool) {
	to, ok := list[core]
	if !ok || token != coreOf(token) && strings.ContainsAny(token, "-–'’") {
		return "", false
	}
	return withCore(token, to[p.r.IntN(len(to))]), true
}

// digits makes another number of the same length.
func (p *planter) digits(core string) (string, bool) {
	if core[0] < '1' || core[0] > '9' || strings.IndexFunc(core, func(r rune) bool { return !unicode.IsDigit(r) && r != ',' && r != '.' }) >= 0 {
		return "", false
	}
	return fmt.Sprintf("%c%s", '1'+(core[0]-'1'+1+byte(p.r.IntN(8)))%9, core[1:]), true
}

// otherWord puts another word in, swaps two, adds one, or changes a mark inside.
func (p *planter) otherWord(words []string, i, n int) (string, bool) {
	core := coreOf(words[i])
	low := strings.ToLower(core)
	ordinary := core == low && len(core) >= 5 && onlyLetters(core) && !telling[core] && p.lower[core] > 2
	switch n / 5 % 5 {
	case 0, 1:
		to := p.common[p.r.IntN(len(p.common))]
		if !ordinary || to[:3] == core[:3] {
			return "", false
		}
		return withCore(words[i], to), true
	case 2: // two words change places
		if i+1 >= len(words) || words[i] != low || words[i+1] != strings.ToLower(words[i+1]) || !onlyLetters(words[i]) ||
			!onlyLetters(words[i+1]) || words[i] == words[i+1] || telling[low] || telling[words[i+1]] {
			return "", false
		}
		words[i+1], low = low, words[i+1]
		return low, true
	case 3:
		if i == 0 || i+1 >= len(words) || !onlyLetters(words[i]) {
			return "", false
		}
		return words[i] + " " + p.pick(plantAdded...), true
	}
	if i == 0 || i+1 >= len(words) || !onlyLetters(strings.TrimSuffix(words[i], ",")) {
		return "", false
	}
	if bare, ok := strings.CutSuffix(words[i], ","); ok {
		return bare + p.pick("", ";", "."), true
	}
	return words[i] + ",", true
}

func onlyLetters(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}
