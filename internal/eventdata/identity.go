package eventdata

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"sayso"
)

// id names an event among all articles: the article's id and the event's, with digits of the text's hash between them where the
// id itself is not from the hash. Articles may share an id, and ICEWS has shown what comes of ids that repeat.
func (r *row) id() string {
	a := r.rec.Article
	if strings.HasPrefix(a.SHA256, a.ID) {
		return a.ID + "-" + r.event.ID
	}
	return a.ID + "-" + a.SHA256[:min(8, len(a.SHA256))] + "-" + r.event.ID
}

// number is a positive number for one row: 53 bits, which R, pandas and JavaScript keep whole even as a floating-point number. It hangs on
// nothing but the article and the event.
func (r *row) number(p pair) string {
	key := fmt.Sprintf("%s\x00%s\x00%s\x00%s\x00%s", r.rec.Article.ID, r.rec.Article.SHA256, r.event.ID, p.from.key(), p.to.key())
	sum := sha256.Sum256([]byte(key))
	return strconv.FormatUint(binary.BigEndian.Uint64(sum[:8])>>11|1, 10)
}

func (p *party) key() string {
	if p == nil {
		return "-"
	}
	return p.span.String()
}

// coder says what coded the rows of a record.
func coder(e sayso.Engine) string {
	return strings.Join([]string{"sayso " + e.Version, e.Model, "lexicons " + e.Lexicons, Codebook}, "; ")
}
