package store_test

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

// bouncer starts pgbouncer before a server, so that each transaction may get
// another of its two connections, and returns the DSN.
func bouncer(t *testing.T) string {
	t.Helper()
	storetest.Told(t)
	program, err := exec.LookPath("pgbouncer")
	if err != nil {
		if program, err = exec.LookPath("/usr/sbin/pgbouncer"); err != nil {
			t.Fatal("this test needs pgbouncer: \".ci/install test\" installs it")
		}
	}
	server, err := storetest.StartServer()
	if err != nil {
		t.Fatalf("this test needs PostgreSQL: %v", err)
	}
	t.Cleanup(func() {
		if err := server.End(); err != nil {
			t.Error(err)
		}
	})
	at, err := url.Parse(server.DSN)
	if err != nil {
		t.Fatal(err)
	}
	folder, err := os.MkdirTemp("", "kneadwise-bouncer.")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o777); err != nil { // it may run as another user
		t.Fatal(err)
	}
	users := filepath.Join(folder, "users")
	settings := filepath.Join(folder, "settings")
	for name, text := range map[string]string{
		users: `"postgres" ""` + "\n",
		settings: fmt.Sprintf("[databases]\npostgres = host=%s\n[pgbouncer]\nlisten_addr =\nunix_socket_dir = %s\nlisten_port = 6432\n"+
			"auth_type = trust\nauth_file = %s\npool_mode = transaction\ndefault_pool_size = 2\n", at.Query().Get("host"), folder, users),
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	as := []string{}
	if os.Getuid() == 0 {
		as = []string{"-u", "postgres"} // it refuses root
	}
	// It ends with its standard input, however this process ends.
	cmd := exec.Command("sh", append([]string{"-c", `"$@" >/dev/null 2>&1 </dev/null & read -r _; kill $!`, "sh", program, settings}, as...)...)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stdin.Close()
		_ = cmd.Wait() // its status is that of what it ended
	})
	return "postgres://postgres@/postgres?sslmode=disable&port=6432&host=" + folder
}

func TestStatementsGoThroughAPooler(t *testing.T) {
	dsn := bouncer(t)
	var db *store.DB
	for tries := 0; ; tries++ {
		var err error
		db, err = store.Open(t.Context(), dsn, store.Options{Now: storetest.NewClock().Now})
		if err == nil {
			break
		}
		if fault.KindOf(err) != fault.Busy || tries > 100 {
			t.Fatal(err)
		}
		time.Sleep(50 * time.Millisecond)
	}
	defer db.Close()
	numbered(t, db)
	var all sync.WaitGroup
	for writer := range 8 {
		all.Go(func() {
			for i := range 25 {
				name := fmt.Sprintf("%d-%d", writer, i)
				err := db.Write(t.Context(), func(tx *store.Tx) error {
					_, err := tx.Exec(`INSERT INTO numbered (name, number, seen) VALUES (?, ?, ?)`, name, i, tx.Now())
					return err
				})
				if err == nil {
					err = db.Read(t.Context(), func(tx *store.Tx) error {
						return tx.Get(new(store.Time), `SELECT seen FROM numbered WHERE name = ?`, name)
					})
				}
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}
	all.Wait()
	if n := number(t, db, `SELECT count(*) FROM numbered`); n != 200 {
		t.Errorf("%d of 200 rows are there", n)
	}
}
