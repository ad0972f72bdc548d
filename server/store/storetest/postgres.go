package storetest

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"kneadwise/migrations"
)

// Variable names the environment variable with the DSN of a PostgreSQL server
// on which databases may be made.
const Variable = "KNEADWISE_TEST_POSTGRES"

// patience is how long the server may take for one database, on a busy machine.
const patience = 2 * time.Minute

//go:embed postgres.sh
var script string

// A Server is a PostgreSQL server that was started for tests.
type Server struct {
	// DSN is that of its first database.
	DSN    string
	stdin  io.WriteCloser
	stdout *bufio.Reader
	cmd    *exec.Cmd
}

// StartServer starts a server with PostgreSQL's own settings, and with those
// that args add ("-c", "fsync=off"). It ends by End, and with this process
// however that ends.
func StartServer(args ...string) (*Server, error) {
	cmd := exec.Command("sh", append([]string{"-c", script, "postgres.sh"}, args...)...)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewReader(stdout)
	dsn, err := lines.ReadString('\n')
	if err != nil {
		err = cmd.Wait() // the end of its words, too
		return nil, errors.Join(errors.New(strings.TrimSpace(stderr.String())), err)
	}
	return &Server{DSN: strings.TrimSpace(dsn), stdin: stdin, stdout: lines, cmd: cmd}, nil
}

// Crash ends the server without any farewell, as if it had been killed, starts
// it again on the same data, and returns when it answers.
func (s *Server) Crash() error {
	if _, err := io.WriteString(s.stdin, "crash\n"); err != nil {
		return err
	}
	_, err := s.stdout.ReadString('\n')
	return err
}

// End ends the server and removes what it stored.
func (s *Server) End() error { return errors.Join(s.stdin.Close(), s.cmd.Wait()) }

// shared is the server of this process, started by the first test that wants it
// and held here: were it collected, its pipe would close and end it.
var shared = sync.OnceValues(func() (*Server, error) {
	if dsn := os.Getenv(Variable); dsn != "" {
		return &Server{DSN: dsn}, nil
	}
	return StartServer()
})

// Told ends a test that only PostgreSQL can pass, where tests were told to do
// without it: by the value "none", as "make quick" does, and never because it is
// missing.
func Told(t testing.TB) {
	t.Helper()
	if os.Getenv(Variable) == "none" {
		t.Skipf("%s tells tests to do without PostgreSQL", Variable)
	}
}

// Postgres returns the DSN of a database that is dropped when the test ends.
func Postgres(t testing.TB, migrated bool) string {
	t.Helper()
	Told(t)
	running, err := shared()
	if err != nil {
		t.Fatalf("this test needs PostgreSQL: %v", err)
	}
	server := running.DSN
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	from := "template1"
	if migrated {
		if from, err = postgresTemplate(ctx, server); err != nil {
			t.Fatalf("couldn't make a PostgreSQL database: %v", err)
		}
	}
	name := "test_" + strings.ToLower(rand.Text())
	if err := administer(ctx, server, "CREATE DATABASE "+name+" TEMPLATE "+from); err != nil {
		t.Fatalf("couldn't make a PostgreSQL database: %v", err)
	}
	t.Cleanup(func() {
		if err := administer(context.WithoutCancel(ctx), server, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Errorf("couldn't drop the test's database: %v", err)
		}
	})
	return Named(server, name)
}

// Named is the DSN of another database of the same server.
func Named(dsn, database string) string {
	u, err := url.Parse(dsn)
	if err != nil {
		panic("storetest: " + Variable + " is no address")
	}
	u.Path = "/" + database
	return u.String()
}

// postgresTemplate makes the migrated database that others are copied from, if
// no process has made it yet. Its name changes with the migrations.
func postgresTemplate(ctx context.Context, server string) (name string, err error) {
	digest, err := migrationsDigest()
	if err != nil {
		return "", err
	}
	name = "kneadwise_" + digest[:16]
	admin, err := pgx.Connect(ctx, server)
	if err != nil {
		return "", err
	}
	defer admin.Close(context.WithoutCancel(ctx))
	// The lock ends with the connection.
	if _, err := admin.Exec(ctx, "SELECT pg_advisory_lock(hashtext($1))", name); err != nil {
		return "", err
	}
	var made bool
	if err := admin.QueryRow(ctx, "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)", name).Scan(&made); err != nil || made {
		return name, err
	}
	unfinished := name + "_unfinished"
	for _, statement := range []string{"DROP DATABASE IF EXISTS " + unfinished + " WITH (FORCE)", "CREATE DATABASE " + unfinished} {
		if _, err := admin.Exec(ctx, statement); err != nil {
			return "", err
		}
	}
	if err := migrate(Named(server, unfinished)); err != nil {
		return "", err
	}
	_, err = admin.Exec(ctx, fmt.Sprintf("ALTER DATABASE %s RENAME TO %s", unfinished, name))
	return name, err
}

func migrationsDigest() (string, error) {
	hash := sha256.New()
	names, err := fs.Glob(migrations.Files, "*.sql")
	if err != nil {
		return "", err
	}
	for _, name := range names {
		text, err := migrations.Files.ReadFile(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(hash, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

func administer(ctx context.Context, server, statement string) error {
	admin, err := pgx.Connect(ctx, server)
	if err != nil {
		return err
	}
	defer admin.Close(context.WithoutCancel(ctx))
	_, err = admin.Exec(ctx, statement)
	return err
}
