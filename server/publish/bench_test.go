package publish

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"kneadwise/server/httpd"
	"kneadwise/server/store/storetest"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/web"
)

// BenchmarkServed sets a published list, as the whole server sends it and logs
// it, beside a plain handler of net/http that sends the same bytes and headers
// from memory. Both answer on loopback over connections that stay open, in turns,
// so that what else the machine does burdens both; of the turns the middle one
// counts.
func BenchmarkServed(b *testing.B) {
	clock := storetest.NewClock()
	db := storetest.Open(b, storetest.SQLite(b, true), clock)
	s := open(b, db, b.TempDir(), clock)
	s.publish(clinic(b, db, heron), sample(b, heron))
	engine, err := httpd.New(httpd.Options{Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: time.Now})
	must(b, err)
	s.Routes(engine)
	ours := httptest.NewServer(engine)
	defer ours.Close()

	path := Prefix + heron + ".json"
	request := "GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n"
	first := dial(b, ours)
	answer := first.ask(b, request)
	body := first.body
	plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for name, values := range answer.Header {
			if name != "Date" {
				h[name] = values
			}
		}
		_, _ = w.Write(body)
	}))
	defer plain.Close()

	const rounds, asks = 21, 400
	var connections []*connection
	for _, server := range []*httptest.Server{ours, plain} {
		connections = append(connections, dial(b, server))
	}
	again := connections[1].ask(b, request)
	if len(again.Header) != len(answer.Header) || !bytes.Equal(connections[1].body, body) {
		b.Fatalf("the plain handler sends %v, ours %v", again.Header, answer.Header)
	}
	for b.Loop() {
		var took [2][]float64
		for range rounds {
			for i, c := range connections {
				begun := time.Now()
				for range asks {
					c.ask(b, request)
				}
				took[i] = append(took[i], time.Since(begun).Seconds())
			}
		}
		middle := func(all []float64) float64 { slices.Sort(all); return asks / all[rounds/2] }
		b.ReportMetric(middle(took[0]), "served/s")
		b.ReportMetric(middle(took[1]), "plain/s")
		b.ReportMetric(middle(took[0])/middle(took[1]), "of-plain")
	}
}

// A connection asks one thing after the other.
type connection struct {
	conn net.Conn
	from *bufio.Reader
	body []byte // of the last answer
}

func dial(b *testing.B, server *httptest.Server) *connection {
	conn, err := net.Dial("tcp", strings.TrimPrefix(server.URL, "http://"))
	must(b, err)
	b.Cleanup(func() { _ = conn.Close() })
	return &connection{conn: conn, from: bufio.NewReader(conn)}
}

func (c *connection) ask(b *testing.B, request string) *http.Response {
	_, err := io.WriteString(c.conn, request)
	must(b, err)
	answer, err := http.ReadResponse(c.from, nil)
	must(b, err)
	c.body, err = io.ReadAll(answer.Body)
	must(b, err)
	if answer.StatusCode != http.StatusOK || len(c.body) == 0 {
		b.Fatalf("%s, %d bytes", answer.Status, len(c.body))
	}
	return answer
}

// BenchmarkTenThousand makes the files of a state of 10,000 clinics, no two of
// them alike: its bundle alone, in all forms; and all that follows when one of the
// clinics publishes.
func BenchmarkTenThousand(b *testing.B) {
	s := source{chains: distinct(b, 10_000)}
	p := newPress()
	m := maker{source: s, before: new(Library), press: p}
	l, trouble, err := m.make(b.Context())
	if err != nil || len(trouble) > 0 {
		b.Fatal(err, trouble)
	}
	bundle := l.Bundles()[0]
	c := &s.chains[5000]
	next := *l.Lists()[5000].List
	next.Revision, next.Previous = 2, c.entries[0].sha256
	text := document.Canonical(&next)
	c.entries = append(c.entries, entry{number: 2, sha256: document.Digest(text), document: text})
	for b.Loop() {
		begun := time.Now()
		data, err := stateBundle(l.Lists())
		must(b, err)
		small := p.forms(data)
		b.ReportMetric(float64(time.Since(begun).Milliseconds()), "bundle-ms")
		b.ReportMetric(float64(len(small.brotli))/float64(bundle.Clinics), "brotli-bytes/clinic")

		var best bytes.Buffer
		w := brotli.NewWriterLevel(&best, 9)
		begun = time.Now()
		_, _ = w.Write(data)
		must(b, w.Close())
		b.ReportMetric(float64(time.Since(begun).Milliseconds()), "level-9-ms")
		b.ReportMetric(float64(best.Len())/float64(bundle.Clinics), "level-9-bytes/clinic")

		again := maker{source: s, before: l, press: p}
		begun = time.Now()
		if _, _, err := again.make(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(time.Since(begun).Milliseconds()), "publish-ms")
	}
}

// distinct are n clinics of one state with a first revision each, the same ones
// each time: the demonstration clinics with other names, prices and addresses.
func distinct(b *testing.B, n int) []chain {
	b.Helper()
	names, err := fs.Glob(web.Files(), "demo/*.json")
	must(b, err)
	var patterns []*pricelist.List
	for _, name := range names {
		patterns = append(patterns, sample(b, strings.TrimSuffix(strings.TrimPrefix(name, "demo/"), ".json")))
	}
	r := rand.New(rand.NewPCG(20261201, 3))
	dearer := func(s span.Span) span.Span {
		by := func(cents int64) int64 { return max(100, cents*int64(70+r.IntN(80))/100/100*100) }
		if s.Low == s.High {
			return span.Exact(by(s.Low))
		}
		return s
	}
	all := make([]chain, n)
	for i := range all {
		l := *patterns[i%len(patterns)]
		l.Revision, l.Previous = 1, ""
		l.Seller.ID = fmt.Sprintf("clinic-%05d", i)
		l.Name = fmt.Sprintf("Generated Clinic %d", i)
		l.Website = fmt.Sprintf("https://clinic-%d.example", i)
		l.BookingURL = l.Website + "/book"
		l.Locations = []pricelist.Location{{ID: "main", Name: "Main Street", City: "Spokane", State: "WA", Zip3: "992", Phone: fmt.Sprintf("+1-509-555-%04d", i%10_000)}}
		l.Seller.Services = slices.Clone(l.Seller.Services)
		for j := range l.Seller.Services {
			v := &l.Seller.Services[j]
			v.Price, v.FirstVisit = dearer(v.Price), dearer(v.FirstVisit)
		}
		l.Seller.Packages = slices.Clone(l.Seller.Packages)
		for j := range l.Seller.Packages {
			l.Seller.Packages[j].Price = dearer(l.Seller.Packages[j].Price)
		}
		l.Seller.Memberships = slices.Clone(l.Seller.Memberships)
		for j := range l.Seller.Memberships {
			l.Seller.Memberships[j].Fee = dearer(l.Seller.Memberships[j].Fee)
		}
		text, err := canonical(&l)
		if err != nil {
			b.Fatalf("%s: %v", l.Seller.ID, err)
		}
		all[i] = chain{clinicID: l.Seller.ID, slug: l.Seller.ID, entries: []entry{{number: 1, sha256: document.Digest(text), document: text}}}
	}
	return all
}
