// Package durable kills a process while it writes and publishes, again and
// again, and holds what is left to what had been acknowledged. A process that is
// killed loses nothing that it handed to the kernel, so for PostgreSQL the
// server is ended without farewell too; a disk that loses power is beyond a test,
// and is what synchronous=FULL and fsync are for, which other tests look at.
package durable

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

const rounds = 10

// enough is how long a process is left alive after the database went down.
const enough = 4 * time.Second

// The environment of a process that is to be killed.
const (
	victimDSN    = "KNEADWISE_VICTIM_DSN"
	victimFolder = "KNEADWISE_VICTIM_FOLDER"
	victimRound  = "KNEADWISE_VICTIM_ROUND"
)

func TestMain(m *testing.M) {
	if os.Getenv(victimDSN) == "" {
		os.Exit(m.Run())
	}
	if err := victim(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	_, _ = io.Copy(io.Discard, os.Stdin) // to be killed, or to end with the test
}

// A kind is one kind of write that is killed. More can join.
type kind struct {
	name string
	most int // of one round, by a process that is not killed before
	// do does them all and calls acknowledge after each that was. It has the
	// database and folder to itself, but for the other kinds.
	do func(ctx context.Context, p place, acknowledge func(id string)) error
	// check fails the test unless all that was acknowledged is there.
	check func(t *testing.T, p place, acknowledged []string)
}

var kinds = []kind{rows, publications}

// A place is where everything is that has to outlive the process.
type place struct {
	dsn    string
	folder string
	round  string
	db     *store.DB
}

// victim does all kinds at once, a line of standard output for each write.
func victim(ctx context.Context) error {
	p := place{dsn: os.Getenv(victimDSN), folder: os.Getenv(victimFolder), round: os.Getenv(victimRound)}
	var err error
	if p.db, err = store.Open(ctx, p.dsn, store.Options{Now: storetest.NewClock().Now}); err != nil {
		return err
	}
	ended := make(chan error, len(kinds))
	for _, k := range kinds {
		go func() {
			ended <- k.do(ctx, p, func(id string) { fmt.Println(k.name, id) })
		}()
	}
	for range kinds {
		if err := <-ended; err != nil {
			return err
		}
	}
	return nil
}

func TestNothingAcknowledgedIsLost(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		torment(t, storetest.SQLite(t, true), nil)
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		storetest.Told(t)
		t.Parallel()
		server, err := storetest.StartServer()
		if err != nil {
			t.Fatalf("this test needs PostgreSQL: %v", err)
		}
		t.Cleanup(func() {
			if err := server.End(); err != nil {
				t.Error(err)
			}
		})
		db := storetest.Open(t, server.DSN, storetest.NewClock())
		if err := db.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		torment(t, server.DSN, server.Crash)
	})
}

// torment kills one process after the other on the same data, by turns in the
// middle of each kind. With crash, every third is left alive and the database
// goes down under it.
func torment(t *testing.T, dsn string, crash func() error) {
	random := rand.New(rand.NewPCG(11, 4))
	folder := filepath.Join(t.TempDir(), "published")
	acknowledged := map[string][]string{}
	began := time.Now()
	for round := range rounds {
		watched := kinds[round%len(kinds)]
		fell := 1 + random.IntN(watched.most)
		delay := time.Duration(random.IntN(2000)) * time.Microsecond
		how := "killed"
		var under func() error
		if crash != nil && round%3 == 1 {
			how, under = "left alive as the server went down", crash
		}
		before := count(acknowledged)
		run(t, place{dsn: dsn, folder: folder, round: fmt.Sprint(round)}, watched, fell, delay, under, acknowledged)
		t.Logf("round %d: %s after %d %s, %d writes in all", round, how, fell, watched.name, count(acknowledged)-before)

		storetest.Intact(t, dsn)
		p := place{dsn: dsn, folder: folder, db: storetest.Open(t, dsn, storetest.NewClock())}
		for _, k := range kinds {
			k.check(t, p, acknowledged[k.name])
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	for _, k := range kinds {
		t.Logf("%s: %d acknowledged", k.name, len(acknowledged[k.name]))
		if len(acknowledged[k.name]) < 4*rounds {
			t.Errorf("%d %s were acknowledged in %d rounds: that proves little", len(acknowledged[k.name]), k.name, rounds)
		}
	}
	t.Logf("%d rounds took %v", rounds, time.Since(began).Round(time.Millisecond))
}

func count(acknowledged map[string][]string) (n int) {
	for _, all := range acknowledged {
		n += len(all)
	}
	return n
}

// run starts a process and kills it when so many writes of the watched kind were
// acknowledged, or instead does what is given and kills it when it has done all.
func run(t *testing.T, p place, watched kind, fell int, delay time.Duration, instead func() error, acknowledged map[string][]string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	child := exec.CommandContext(ctx, program)
	child.Env = append(child.Environ(), victimDSN+"="+p.dsn, victimFolder+"="+p.folder, victimRound+"="+p.round)
	var stderr strings.Builder
	child.Stderr = &stderr
	if _, err := child.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	stdout, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var written atomic.Int64
	reached := make(chan struct{}, watched.most+1)
	read := make(chan error, 1)
	go func() {
		lines := bufio.NewScanner(stdout)
		for lines.Scan() {
			name, id, _ := strings.Cut(lines.Text(), " ")
			acknowledged[name] = append(acknowledged[name], id)
			if name != watched.name {
				continue
			}
			if n := int(written.Add(1)); n == fell || n == watched.most {
				reached <- struct{}{}
			}
		}
		close(reached)
		read <- lines.Err()
	}()
	<-reached
	time.Sleep(delay)
	if instead != nil {
		if err := instead(); err != nil {
			t.Fatal(err)
		}
		for int(written.Load()) < watched.most {
			select {
			case _, alive := <-reached:
				if !alive {
					t.Fatalf("the process ended: %s", &stderr)
				}
			case <-time.After(enough): // what is not acknowledged is not done again
				written.Store(int64(watched.most))
			}
		}
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := <-read; err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
	if stderr.Len() > 0 {
		t.Errorf("the process said: %s", &stderr)
	}
}
