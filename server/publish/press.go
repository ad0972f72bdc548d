package publish

import (
	"bytes"
	"compress/gzip"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
)

// Compression runs while a clinic waits for her publication. For a state of
// 10,000 clinics brotli's level 9 saves 0.1 % of what level 5 makes, and takes
// two to three times as long.
const (
	brotliLevel = 5
	gzipLevel   = gzip.DefaultCompression
)

// forms are compressed forms of a file: nil where one would not be shorter.
type forms struct{ gzip, brotli []byte }

// A press compresses; many may use it at once.
type press struct{ gzips, brotlis sync.Pool }

func newPress() *press {
	return &press{
		gzips: sync.Pool{New: func() any {
			w, err := gzip.NewWriterLevel(io.Discard, gzipLevel)
			if err != nil {
				panic(err) // the level is one that the package names
			}
			return w
		}},
		brotlis: sync.Pool{New: func() any { return brotli.NewWriterLevel(io.Discard, brotliLevel) }},
	}
}

// A squeezer is a writer that can be used again.
type squeezer interface {
	io.WriteCloser
	Reset(io.Writer)
}

func (p *press) forms(data []byte) forms {
	return forms{gzip: squeeze(&p.gzips, data), brotli: squeeze(&p.brotlis, data)}
}

func squeeze(pool *sync.Pool, data []byte) []byte {
	w := pool.Get().(squeezer)
	defer pool.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	// Writing to memory does not fail.
	_, _ = w.Write(data)
	_ = w.Close()
	if out.Len() >= len(data) {
		return nil
	}
	return bytes.Clone(out.Bytes())
}

// opens tells whether a compressed form holds exactly data.
func opensGzip(form, data []byte) bool {
	r, err := gzip.NewReader(bytes.NewReader(form))
	return err == nil && holds(r, data)
}

func opensBrotli(form, data []byte) bool {
	return holds(brotli.NewReader(bytes.NewReader(form)), data)
}

// holds reads at most one byte more than data has: a form may claim to hold any
// amount.
func holds(r io.Reader, data []byte) bool {
	got, err := io.ReadAll(io.LimitReader(r, int64(len(data))+1))
	return err == nil && bytes.Equal(got, data)
}
