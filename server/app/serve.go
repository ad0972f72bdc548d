package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"kneadwise/server/config"
	"kneadwise/server/httpd"
)

const serveUsage = "[--addr HOST:PORT] [--public-url URL] [--data DIR | --dsn DSN] [--contact ADDRESS] [--trusted-proxies ADDRESSES] [--log text|json] [--demo] [--demo-host HOST:PORT]"

// farewell is how long a server that was told to end lets its answers finish.
const farewell = 10 * time.Second

// pollEvery is how long it may take until a server shows what another process
// published. To ask is one row.
const pollEvery = 2 * time.Second

// serve is the subcommand of that name. It ends when the process is told to.
func serve(ctx context.Context, p *process) (err error) {
	settings, err := config.Parse(p.args, p.env)
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	if err != nil {
		return usageError{err}
	}
	log := logger(settings, p.stderr)
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	db, err := openData(ctx, settings, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	site, err := newSite(ctx, settings, db, log)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", settings.Addr)
	if err != nil {
		return fmt.Errorf("couldn't listen: %w", err)
	}
	fmt.Fprintf(p.stdout, "listening on %s\n", address(listener.Addr()))
	hide, err := showHost(ctx, settings, listener.Addr(), p.stdout, log)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer hide()
	tell(p.stdout, address(listener.Addr()), site.owner)

	ticks := time.NewTicker(pollEvery)
	defer ticks.Stop()
	polling, rest := context.WithCancel(ctx)
	var background sync.WaitGroup
	background.Go(func() { site.publisher.Poll(polling, ticks.C) })
	defer background.Wait() // before the database is closed
	defer rest()
	return answerUntil(ctx, stop, httpd.NewServer(site.engine, log), listener)
}

// answerUntil serves until ctx ends, and lets the answers under way finish. A
// second signal then ends the process at once.
func answerUntil(ctx context.Context, stop func(), server *http.Server, listener net.Listener) error {
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("the server stopped: %w", err)
	case <-ctx.Done():
	}
	stop()
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

// logger writes a line a record, in the form that the operator wants.
func logger(settings config.Config, to io.Writer) *slog.Logger {
	if settings.Log == "json" {
		return slog.New(slog.NewJSONHandler(to, nil))
	}
	return slog.New(slog.NewTextHandler(to, nil))
}

// address is what to type into a browser. A server that listens everywhere is
// reached here by localhost.
func address(at net.Addr) string {
	if tcp, ok := at.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d", tcp.Port)
	}
	return "http://" + at.String()
}
