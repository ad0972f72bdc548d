package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"

	"kneadwise/server/config"
	"kneadwise/server/httpd"
)

// showHost serves the demonstration's foreign web site beside the real one, on a
// port and so an origin of its own, and prints where. The returned function ends
// it. Without the demonstration it does nothing.
func showHost(ctx context.Context, settings config.Config, at net.Addr, stdout io.Writer, log *slog.Logger) (stop func(), err error) {
	if !settings.Demo {
		return func() {}, nil
	}
	origin := settings.PublicURL
	if origin == "" {
		origin = address(at)
	}
	handler, err := hostSite(origin)
	if err != nil {
		return nil, err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", settings.DemoHost)
	if err != nil {
		return nil, fmt.Errorf("couldn't listen for the demonstration's foreign page (--demo-host): %w", err)
	}
	server := httpd.NewServer(handler, log)
	fmt.Fprintf(stdout, "a clinic's own page with the calculator is at %s\n", address(listener.Addr()))
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("the demonstration's foreign page stopped", slog.Any("error", err))
		}
	}()
	return func() { _ = server.Close() }, nil // it holds nothing that could be lost
}
