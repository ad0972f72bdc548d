// Package config says what an operator can set. Each setting is a flag and an
// environment variable: --public-url and KNEADWISE_PUBLIC_URL are the same one,
// and a flag that is given wins over the variable. No setting has to be given:
// the zero Config serves the calculator on this machine alone.
package config

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/caarlos0/env/v11"
)

// Prefix stands before the name of every environment variable.
const Prefix = "KNEADWISE_"

// DefaultAddr is where a server listens that was told nothing, DefaultData where
// it keeps its data.
const (
	DefaultAddr = "127.0.0.1:8080"
	DefaultData = "kneadwise-data"
	DefaultLog  = "text"
)

// Config is what one server was told.
type Config struct {
	// Addr is the host and port to listen on; empty means DefaultAddr, port 0
	// any that is free.
	Addr string `env:"ADDR"`
	// PublicURL is the address under which visitors reach the server, as
	// https://prices.example without a path. Where it is https the server
	// tells browsers never to come without it. Empty: not known.
	PublicURL string `env:"PUBLIC_URL"`
	// Demo adds the invented clinics.
	Demo bool `env:"DEMO"`
	// DemoHost is the host and port of the demonstration's foreign page, which
	// carries the calculator as a clinic's site does; on this machine alone.
	// Empty means any free port.
	DemoHost string `env:"DEMO_HOST"`
	// Data is the folder for everything that is kept; empty means DefaultData.
	Data string `env:"DATA"`
	// Database is the address of a PostgreSQL server, as
	// postgres://user:password@host/name. Empty: an SQLite file in Data.
	Database Secret `env:"DSN"`
	// Log is the form of the log's lines: "text", or "json" for machines. Empty
	// means DefaultLog.
	Log string `env:"LOG"`
	// Contact is whom clinics ask for an account: a mail address as
	// mailto:ask@prices.example, or a page as https://prices.example/ask. Empty:
	// the page says to ask the people who run the site.
	Contact string `env:"CONTACT"`
	// TrustedProxies are the proxies before the server, as addresses or
	// networks with commas between, such as 10.0.0.0/8. From them alone the
	// address of a client is taken out of X-Forwarded-For. Empty: none.
	TrustedProxies string `env:"TRUSTED_PROXIES"`
}

// DSN is where the database is: an address of PostgreSQL or the path of a file.
func (c Config) DSN() string {
	if c.Database != "" {
		return string(c.Database)
	}
	return filepath.Join(c.Data, "kneadwise.db")
}

// Published is the folder of the files that everybody may read.
func (c Config) Published() string { return filepath.Join(c.Data, "published") }

// Parse reads the settings of one server from its arguments, and what these do
// not say from the environment. Its errors are for the operator to read; an
// error of flag.ErrHelp asks for the usage alone.
func Parse(args []string, environ []string) (Config, error) {
	c, err := Environment(environ)
	if err != nil {
		return Config{}, err
	}
	flags := Flags(&c)
	if err := flags.Parse(args); err != nil {
		return Config{}, err
	}
	if flags.NArg() > 0 {
		return Config{}, fmt.Errorf("%q is not a setting; each begins with --", flags.Arg(0))
	}
	return c, c.check()
}

// Environment reads the settings from the environment alone. A command that
// needs only some of them adds flags of its own.
func Environment(environ []string) (Config, error) {
	var c Config
	if err := env.ParseWithOptions(&c, env.Options{Prefix: Prefix, Environment: env.ToMap(environ)}); err != nil {
		return Config{}, fmt.Errorf("couldn't read the environment: %w", plain(err))
	}
	return c, nil
}

// Flags returns the flags that fill c, with what c holds as their defaults.
func Flags(c *Config) *flag.FlagSet {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	if c.Addr == "" {
		c.Addr = DefaultAddr
	}
	flags.StringVar(&c.Addr, "addr", c.Addr, "`host:port` to listen on; port 0 takes any that is free")
	flags.StringVar(&c.PublicURL, "public-url", c.PublicURL, "`URL` under which visitors reach this server, such as https://prices.example")
	flags.BoolVar(&c.Demo, "demo", c.Demo, "add the demonstration clinics, which are invented")
	if c.DemoHost == "" {
		c.DemoHost = "127.0.0.1:0"
	}
	flags.StringVar(&c.DemoHost, "demo-host", c.DemoHost, "`host:port` of the demonstration's foreign page, on this machine alone; port 0 takes any that is free")
	if c.Log == "" {
		c.Log = DefaultLog
	}
	flags.StringVar(&c.Log, "log", c.Log, "`form` of the log's lines: text, or json for machines")
	DataFlags(flags, c)
	flags.StringVar(&c.Contact, "contact", c.Contact, "whom clinics ask for an account: a mail `address` as mailto:ask@prices.example, or a page that begins with https://")
	flags.StringVar(&c.TrustedProxies, "trusted-proxies", c.TrustedProxies, "`addresses` or networks of the proxies before this server, with commas between; only they may say from where a request comes")
	return flags
}

// DataFlags adds the flags that say where the data are. Every command that
// touches the data takes these two.
func DataFlags(flags *flag.FlagSet, c *Config) {
	if c.Data == "" {
		c.Data = DefaultData
	}
	flags.StringVar(&c.Data, "data", c.Data, "`folder` for everything that is kept")
	flags.Var(&c.Database, "dsn", "`address` of a PostgreSQL server, postgres://user:password@host/name; without it the data are in one file of the folder")
}

// Variable returns the environment variable of a flag.
func Variable(flag string) string {
	return Prefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// Secure tells whether visitors come by https.
func (c Config) Secure() bool { return strings.HasPrefix(c.PublicURL, "https://") }

// Proxies returns the networks of TrustedProxies.
func (c Config) Proxies() ([]netip.Prefix, error) {
	var all []netip.Prefix
	for one := range strings.SplitSeq(c.TrustedProxies, ",") {
		one = strings.TrimSpace(one)
		if one == "" {
			continue
		}
		network, err := netip.ParsePrefix(one)
		if address, alone := netip.ParseAddr(one); alone == nil {
			network, err = address.Prefix(address.BitLen())
		}
		if err != nil {
			return nil, fmt.Errorf("--trusted-proxies: %q is neither an address nor a network such as 10.0.0.0/8", one)
		}
		all = append(all, network.Masked())
	}
	return all, nil
}

func (c Config) check() error {
	if _, _, err := net.SplitHostPort(c.Addr); err != nil {
		return fmt.Errorf("--addr %q is not a host and a port such as %s", c.Addr, DefaultAddr)
	}
	if host, _, err := net.SplitHostPort(c.DemoHost); err != nil || !loopback(host) {
		return fmt.Errorf("--demo-host %q is not a host of this machine alone and a port, such as 127.0.0.1:8081", c.DemoHost)
	}
	if at, mail := strings.CutPrefix(c.Contact, "mailto:"); mail && !strings.Contains(at, "@") || !mail && c.Contact != "" && !strings.HasPrefix(c.Contact, "https://") {
		return fmt.Errorf("--contact %q is neither mailto: and a mail address nor a page that begins with https://", c.Contact)
	}
	if c.Log != "text" && c.Log != "json" {
		return fmt.Errorf("--log %q is neither text nor json", c.Log)
	}
	if err := c.CheckData(); err != nil {
		return err
	}
	if _, err := c.Proxies(); err != nil {
		return err
	}
	return c.CheckPublicURL()
}

// loopback tells whether a host is this machine alone.
func loopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// CheckPublicURL refuses what cannot be the address of a server.
func (c Config) CheckPublicURL() error {
	if c.PublicURL == "" {
		return nil
	}
	u, err := url.Parse(c.PublicURL)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.Path != "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("--public-url %q is not an address such as https://prices.example: http or https and a host, no path", c.PublicURL)
	}
	return nil
}

// CheckData refuses what the flags of DataFlags cannot mean.
func (c Config) CheckData() error {
	if at := string(c.Database); at != "" && !strings.HasPrefix(at, "postgres://") && !strings.HasPrefix(at, "postgresql://") {
		return errors.New("--dsn is no address such as postgres://user:password@host/name")
	}
	return nil
}

// plain takes the library's name for a struct field out of its errors and puts
// the variable there.
func plain(err error) error {
	var all env.AggregateError
	if !errors.As(err, &all) {
		return err
	}
	var words []error
	for _, one := range all.Errors {
		var wrong env.ParseError
		if errors.As(one, &wrong) && wrong.Name == "Demo" {
			one = fmt.Errorf("%sDEMO is neither true nor false", Prefix)
		}
		words = append(words, one)
	}
	return errors.Join(words...)
}
