package config

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestAPasswordIsNeverShown(t *testing.T) {
	for dsn, shown := range map[Secret]string{
		"postgres://dana:s3cret@db.example:5432/prices":          "postgres://db.example:5432/prices",
		"postgres://db.example/prices?user=dana&password=s3cret": "postgres://db.example/prices",
		"postgres://dana:s3cret@[::1:x/prices":                   "(not shown)",
		"host=db.example password=s3cret":                        "(not shown)",
	} {
		c := Config{Database: dsn}
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("started", "config", c, "dsn", c.Database)
		slog.New(slog.NewJSONHandler(&log, nil)).Info("started", "config", c, "dsn", c.Database)
		encoded, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		usage := ""
		if f := Flags(&c).Lookup("dsn"); f != nil {
			usage = f.DefValue
		}
		for _, text := range []string{fmt.Sprint(c), fmt.Sprintf("%+v", c), fmt.Sprintf("%#v", c), fmt.Sprintf("%v", &c), fmt.Sprintf("%s %q", dsn, dsn), log.String(), string(encoded), usage} {
			if strings.Contains(text, "s3cret") || strings.Contains(text, "dana") {
				t.Errorf("%q is shown in %q", "s3cret", text)
			}
		}
		if got := c.Database.String(); got != shown {
			t.Errorf("shown as %q, want %q", got, shown)
		}
	}
}
