package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"
)

// A parcel is an asset with its hash and its compressed forms.
type parcel struct {
	asset
	sha256 string
	brotli []byte
	gzip   []byte
}

// pack compresses each asset as far as it goes. That takes seconds for the
// engine, so the results stay in .cache/build under the hash of what they hold,
// and those that no asset of this run has are removed.
func pack(ctx context.Context, root string, assets []asset) ([]parcel, error) {
	cache := filepath.Join(root, ".cache", "build")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return nil, fmt.Errorf("couldn't make the cache of compressed files: %w", err)
	}
	used := map[string]bool{}
	var packed []parcel
	for _, a := range assets {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		sum := sha256.Sum256(a.data)
		p := parcel{asset: a, sha256: hex.EncodeToString(sum[:])}
		var err error
		if p.brotli, err = cached(cache, p.sha256+".br", used, func() ([]byte, error) { return toBrotli(a.data) }); err != nil {
			return nil, err
		}
		if p.gzip, err = cached(cache, p.sha256+".gz", used, func() ([]byte, error) { return toGzip(a.data) }); err != nil {
			return nil, err
		}
		packed = append(packed, p)
	}
	return packed, keepOnly(cache, used)
}

// cached returns the file of that name in the folder, made first where it is
// not there.
func cached(folder, name string, used map[string]bool, form func() ([]byte, error)) ([]byte, error) {
	used[name] = true
	path := filepath.Join(folder, name)
	data, err := os.ReadFile(path)
	if err == nil {
		return data, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("couldn't read the cache of compressed files: %w", err)
	}
	if data, err = form(); err != nil {
		return nil, err
	}
	return data, replace(path, data)
}

func toBrotli(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	if _, err := w.Write(data); err != nil {
		return nil, fmt.Errorf("couldn't compress: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("couldn't compress: %w", err)
	}
	return out.Bytes(), nil
}

func toGzip(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, fmt.Errorf("couldn't compress: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("couldn't compress: %w", err)
	}
	return out.Bytes(), nil
}
