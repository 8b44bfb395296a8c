package store

import "encoding/json"

// listText and textList write and read a column that holds a list of texts: JSON, or nothing for an empty list.
func listText(list []string) string {
	if len(list) == 0 {
		return ""
	}
	b, _ := json.Marshal(list) // a list of strings has a JSON
	return string(b)
}

func textList(text string) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	var list []string
	err := json.Unmarshal([]byte(text), &list)
	return list, err
}
