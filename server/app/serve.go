package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"kneadwise/server/config"
	"kneadwise/server/httpd"
)

const serveUsage = "[--addr HOST:PORT] [--public-url URL] [--demo]"

// farewell is how long a server that was told to end lets its answers finish.
const farewell = 10 * time.Second

// serve is the subcommand of that name. It ends when the process is told to.
func serve(ctx context.Context, p *process) error {
	settings, err := config.Parse(p.args, p.env)
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	if err != nil {
		return usageError{err}
	}
	log := slog.New(slog.NewTextHandler(p.stderr, nil))
	handler, err := site(settings, log)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", settings.Addr)
	if err != nil {
		return fmt.Errorf("couldn't listen: %w", err)
	}
	server := httpd.NewServer(handler, log)
	fmt.Fprintf(p.stdout, "listening on %s\n", address(listener.Addr()))

	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("the server stopped: %w", err)
	case <-ctx.Done():
	}
	stop() // a second signal ends the process at once
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		return errors.Join(fmt.Errorf("couldn't end every answer: %w", err), server.Close())
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// address is what to type into a browser. A server that listens everywhere is
// reached here by localhost.
func address(at net.Addr) string {
	if tcp, ok := at.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d", tcp.Port)
	}
	return "http://" + at.String()
}
