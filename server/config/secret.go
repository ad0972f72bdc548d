package config

import (
	"log/slog"
	"net/url"
)

// A Secret is the address of a database, which may hold a password. Printed or
// logged, by itself or within a Config, it shows the host and the database
// alone.
type Secret string

// String is what may be shown.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	u, err := url.Parse(string(s))
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		return "(not shown)"
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

// GoString is what %#v may show.
func (s Secret) GoString() string { return s.String() }

// LogValue is what a log may show.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText is what JSON may show.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Set takes the value of a flag.
func (s *Secret) Set(value string) error {
	*s = Secret(value)
	return nil
}
