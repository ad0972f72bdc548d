package cover_test

import (
	"flag"
	"os"
	"testing"
)

// TestMain asks more of the properties than rapid's hundred claims, because
// what they hold shows in few of them. -rapid.checks asks for another number.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "20000"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}
