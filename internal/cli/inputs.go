package cli

import (
	"github.com/spf13/pflag"

	"sayso/internal/fetch"
	"sayso/internal/ingest"
)

// inputFlags are the flags of commands that read articles: what inputs may be and what is known of them.
type inputFlags struct {
	published string
	fetch     bool
	cache     string
}

func (o *inputFlags) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.published, "published", "", "publication `DATE` of articles that carry none, as 2025-08-09")
	f.BoolVar(&o.fetch, "fetch", false, "fetch the URLs among the inputs; nothing else ever uses a network")
	f.StringVar(&o.cache, "fetch-cache", "", "keep fetched pages in this `FOLDER`, to ask only whether they have changed")
}

// options checks the flags against the names of the inputs.
func (o *inputFlags) options(s *streams, names []string) (ingest.Options, error) {
	opts := ingest.Options{Stdin: s.in}
	if o.published != "" {
		date, err := ingest.Date(o.published)
		if err != nil {
			return opts, usage("--published: %v", err)
		}
		opts.Published = date
	}
	if o.cache != "" && !o.fetch {
		return opts, usage("--fetch-cache needs --fetch")
	}
	if o.fetch {
		opts.Fetch = fetch.New(fetch.Options{Limit: ingest.MaxArticle, Cache: o.cache})
		return opts, nil
	}
	for _, name := range names {
		if ingest.IsURL(name) {
			return opts, ingest.NeedsFetch(name)
		}
	}
	return opts, nil
}
