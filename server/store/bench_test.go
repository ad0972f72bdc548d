package store_test

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

// BenchmarkAcknowledgedWrites counts transactions that are on the disk: a row
// inserted by each, on the databases side by side, by one writer and by eight.
func BenchmarkAcknowledgedWrites(b *testing.B) {
	for _, dialect := range []store.Dialect{store.SQLite, store.PostgreSQL} {
		for _, writers := range []int{1, 8} {
			b.Run(fmt.Sprintf("%s/%d", dialect, writers), func(b *testing.B) {
				dsn := ""
				if dialect == store.SQLite {
					dsn = storetest.SQLite(b, true)
				} else {
					dsn = storetest.Postgres(b, true)
				}
				db := storetest.Open(b, dsn, storetest.NewClock())
				var next atomic.Int64
				began := time.Now()
				b.ResetTimer()
				ended := make(chan error, writers)
				for range writers {
					go func() {
						for {
							n := next.Add(1)
							if n > int64(b.N) {
								ended <- nil
								return
							}
							err := db.Write(b.Context(), func(tx *store.Tx) error {
								_, err := tx.Exec(`INSERT INTO signing_keys (kid, secret, created_at) VALUES (?, ?, ?)`, fmt.Sprint(n), "x", tx.Now())
								return err
							})
							if err != nil {
								ended <- err
								return
							}
						}
					}()
				}
				for range writers {
					if err := <-ended; err != nil {
						b.Error(err)
					}
				}
				b.ReportMetric(float64(b.N)/time.Since(began).Seconds(), "writes/s")
			})
		}
	}
}
