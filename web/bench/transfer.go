package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"slices"
	"sync/atomic"
)

var assetAddress = regexp.MustCompile(`/assets/[0-9A-Za-z.-]+`)

// later is the script that the page asks for when it has answered.
var later = regexp.MustCompile(`data-pictures="[^"]*"`)

// transfer counts what the server sends until the page can answer: the page and
// every asset that it names. The clinics' files and the pictures, which are asked
// for later, are none.
func transfer(ctx context.Context, root string, r *report) error {
	p, err := serve(ctx, root)
	if err != nil {
		return err
	}
	defer p.stop()
	var received atomic.Int64
	client := &http.Client{Transport: &http.Transport{
		DisableCompression: true,
		MaxConnsPerHost:    1,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := new(net.Dialer).DialContext(ctx, network, address)
			return counted{conn, &received}, err
		},
	}}
	defer client.CloseIdleConnections()

	page, err := fetch(ctx, client, p.address+"/", "identity")
	if err != nil {
		return err
	}
	received.Store(0)
	names := assetAddress.FindAllString(later.ReplaceAllString(page, ""), -1)
	slices.Sort(names)
	for _, path := range append([]string{"/"}, slices.Compact(names)...) {
		if _, err := fetch(ctx, client, p.address+path, "br, gzip"); err != nil {
			return err
		}
	}
	r.budget("all that is sent before the first answer, headers too", int(received.Load()), maxTransfer, inBytes)
	return nil
}

func fetch(ctx context.Context, client *http.Client, url, encoding string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return "", err
	}
	request.Header.Set("Accept-Encoding", encoding)
	answer, err := client.Do(request)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s has the status %s", url, answer.Status)
	}
	return string(body), err
}

// counted is a connection that adds up what it receives.
type counted struct {
	net.Conn
	received *atomic.Int64
}

func (c counted) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.received.Add(int64(n))
	return n, err
}
