package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"kneadwise/server/fault"
)

// A reader reads the files of a static set, each by its path without a slash
// before it, and holds their compressed forms to them.
type reader interface {
	read(ctx context.Context, path string, most int64) ([]byte, error)
}

var (
	errMissing = errors.New("it is missing")
	errSpent   = errors.New("all files together are longer than is read: nothing else was looked at")
)

func errLong(most int64) error {
	return fmt.Errorf("it is longer than the %d bytes that are read", most)
}

func errForm(name string) error {
	return fmt.Errorf("its %s form does not hold the same bytes", name)
}

// A budget is how many bytes may still be read.
type budget struct{ left atomic.Int64 }

// all reads a whole file that has at most so many bytes.
func (b *budget) all(from io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(from, most+1))
	if b.left.Add(-int64(len(data))) < 0 {
		return nil, errSpent
	}
	if err != nil {
		return nil, fmt.Errorf("it cannot be read: %w", err)
	}
	if int64(len(data)) > most {
		return nil, errLong(most)
	}
	return data, nil
}

// VerifyFolder verifies the static set in a folder: every file that the manifest
// names, the hashes of all of them, and each clinic's chain back to its first
// revision or to a withdrawal. It returns Invalid if there is no such folder, and
// the error of ctx. What is wrong with the files is in the report.
func VerifyFolder(ctx context.Context, dir string, limits Limits) (Report, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Report{}, &fault.Error{Kind: fault.Invalid, Message: "there is no such folder", Cause: err}
	}
	defer root.Close()
	limits = limits.filled()
	from := &folderReader{root: root}
	from.left.Store(limits.Total)
	return verify(ctx, from, limits)
}

// A folderReader reads no file outside of its folder, wherever links lead.
type folderReader struct {
	root *os.Root
	budget
}

func (r *folderReader) read(_ context.Context, path string, most int64) ([]byte, error) {
	data, err := r.one(path, most)
	if err != nil {
		return nil, err
	}
	for _, form := range []struct {
		ending, name string
		opens        func(form, data []byte) bool
	}{{gzipEnding, "gzip", opensGzip}, {brotliEnding, "brotli", opensBrotli}} {
		packed, err := r.one(path+form.ending, most)
		if errors.Is(err, errMissing) {
			continue
		}
		if err == nil && !form.opens(packed, data) {
			err = errForm(form.name)
		}
		if err != nil {
			return nil, err
		}
	}
	return data, nil
}

func (r *folderReader) one(path string, most int64) ([]byte, error) {
	info, err := r.root.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errMissing
	case err != nil:
		return nil, fmt.Errorf("it cannot be read: %w", err)
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a file")
	}
	file, err := r.root.Open(path)
	if err != nil {
		return nil, fmt.Errorf("it cannot be read: %w", err)
	}
	defer file.Close()
	return r.all(file, most)
}

// requestTimeout bounds one request of VerifyURL.
const requestTimeout = time.Minute

// VerifyURL is VerifyFolder for a static set that is served below an address of
// http or https. Each file is read as it is and as a browser would read it. It
// returns Invalid if the address is none.
func VerifyURL(ctx context.Context, address string, client *http.Client, limits Limits) (Report, error) {
	base, err := url.Parse(address)
	if err != nil || base.Scheme != "https" && base.Scheme != "http" || base.Host == "" || base.User != nil || base.RawQuery != "" || base.Fragment != "" {
		return Report{}, fault.New(fault.Invalid, "it is no address of http or https")
	}
	limits = limits.filled()
	own := *client
	own.Timeout = requestTimeout
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	from := &urlReader{base: base, client: &own}
	from.left.Store(limits.Total)
	return verify(ctx, from, limits)
}

type urlReader struct {
	base   *url.URL
	client *http.Client
	budget
}

func (r *urlReader) read(ctx context.Context, path string, most int64) ([]byte, error) {
	data, _, err := r.fetch(ctx, path, "identity", most)
	if err != nil {
		return nil, err
	}
	packed, encoding, err := r.fetch(ctx, path, "br, gzip", most)
	if err != nil {
		return nil, err
	}
	same := false
	switch encoding {
	case "br":
		same = opensBrotli(packed, data)
	case "gzip":
		same = opensGzip(packed, data)
	case "", "identity":
		encoding, same = "plain", string(packed) == string(data)
	}
	if !same {
		return nil, errForm(clip(encoding))
	}
	return data, nil
}

// fetch asks for a file in one form. A tombstone may have the status 410, or 200
// from a server of plain files.
func (r *urlReader) fetch(ctx context.Context, path, accept string, most int64) (data []byte, encoding string, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, r.base.JoinPath(path).String(), nil)
	if err != nil {
		return nil, "", err
	}
	request.Header.Set("Accept-Encoding", accept)
	answer, err := r.client.Do(request)
	if err != nil {
		return nil, "", fmt.Errorf("it cannot be fetched: %w", err)
	}
	defer answer.Body.Close()
	switch answer.StatusCode {
	case http.StatusOK, http.StatusGone:
	case http.StatusNotFound:
		return nil, "", errMissing
	default:
		return nil, "", fmt.Errorf("the server answers with %d", answer.StatusCode)
	}
	data, err = r.all(answer.Body, most)
	encoding = strings.ToLower(answer.Header.Get("Content-Encoding"))
	if err == nil && accept == "identity" && encoding != "" && encoding != "identity" {
		err = fmt.Errorf("the server packs it as %s, though it was asked not to", clip(encoding))
	}
	if err == nil && answer.StatusCode == http.StatusGone && (encoding == "" || encoding == "identity") && !isTombstone(data) {
		err = errors.New("the server says that it is gone, and sends no tombstone")
	}
	return data, encoding, err
}
