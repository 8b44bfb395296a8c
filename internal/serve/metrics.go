package serve

import (
	"context"
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"sayso/internal/ledger"
)

// metrics are what /metrics tells a Prometheus: requests by route and status, how long they took, and what the ledger holds.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
}

func newMetrics(l *ledger.Ledger) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "sayso_requests_total", Help: "Requests by route and status."}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "sayso_request_seconds", Help: "How long requests took, by route.",
			Buckets: []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10, 60}}, []string{"route"}),
	}
	m.registry.MustRegister(m.requests, m.seconds, &holdings{ledger: l, things: prometheus.NewDesc("sayso_ledger_things", "What the ledger holds, by kind.", []string{"kind"}, nil)})
	return m
}

// handler answers with everything that was counted.
func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// counted counts the requests that reach next. It stands right before the routes, which tell by the request which of them
// it was; a stream that stays open is not timed.
func (m *metrics) counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := &seen{ResponseWriter: w, status: http.StatusOK}
		var took float64
		timer := prometheus.NewTimer(prometheus.ObserverFunc(func(seconds float64) { took = seconds }))
		next.ServeHTTP(s, r)
		timer.ObserveDuration()
		route := r.Pattern
		if route == "" {
			route = "none"
		}
		m.requests.WithLabelValues(route, strconv.Itoa(s.status)).Inc()
		if r.URL.Path != apiRoot+"/progress" {
			m.seconds.WithLabelValues(route).Observe(took)
		}
	})
}

// A seen response remembers its status. It can be flushed as the one beneath it.
type seen struct {
	http.ResponseWriter
	status int
	began  bool
}

func (s *seen) WriteHeader(status int) {
	if !s.began {
		s.status, s.began = status, true
	}
	s.ResponseWriter.WriteHeader(status)
}

func (s *seen) Write(b []byte) (int, error) {
	s.began = true
	return s.ResponseWriter.Write(b)
}

// Flush implements [http.Flusher], which the stream of progress needs.
func (s *seen) Flush() {
	if f, ok := s.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}

// Unwrap is for http.ResponseController.
func (s *seen) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// holdings asks the ledger what it holds, each time somebody looks.
type holdings struct {
	ledger *ledger.Ledger
	things *prometheus.Desc
}

func (h *holdings) Describe(out chan<- *prometheus.Desc) { out <- h.things }

func (h *holdings) Collect(out chan<- prometheus.Metric) {
	c, err := h.ledger.Counts(context.Background())
	if err != nil {
		out <- prometheus.NewInvalidMetric(h.things, err)
		return
	}
	for _, k := range []struct {
		kind string
		n    int
	}{{"articles", c.Articles}, {"origins", c.Origins}, {"statements", c.Statements}, {"claims", c.Claims}, {"stories", c.Stories}, {"people", c.People}} {
		out <- prometheus.MustNewConstMetric(h.things, prometheus.GaugeValue, float64(k.n), k.kind)
	}
}
