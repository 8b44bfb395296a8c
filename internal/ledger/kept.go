package ledger

import (
	"encoding/json"

	"sayso/internal/store"
)

// listOf reads a list that people only add to, kept beside the articles under a key; nil if nothing is kept.
func listOf[T any](r store.Reader, key string) (out []T, err error) {
	raw, err := r.Setting(key)
	if err != nil || raw == nil {
		return nil, err
	}
	return out, json.Unmarshal(raw, &out)
}

// addTo puts one more at the end of such a list.
func addTo[T any](w store.Writer, key string, list []T, more T) error {
	raw, err := json.Marshal(append(list, more))
	if err != nil {
		return err
	}
	return w.PutSetting(key, raw)
}
