package config

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSettingsComeFromFlagsThenTheEnvironment(t *testing.T) {
	for name, tt := range map[string]struct {
		args, environ []string
		want          Config
	}{
		"nothing said": {want: Config{Addr: "127.0.0.1:8080", DemoHost: "127.0.0.1:0", Data: "kneadwise-data", Log: "text"}},
		"flags": {
			args: []string{"--addr", ":80", "--public-url", "https://a.example", "--demo", "--demo-host", "localhost:7", "--data", "/srv", "--dsn", "postgres://h/n", "--log", "json", "--contact", "mailto:ask@a.example", "--trusted-proxies", "10.0.0.1"},
			want: Config{":80", "https://a.example", true, "localhost:7", "/srv", "postgres://h/n", "json", "mailto:ask@a.example", "10.0.0.1"},
		},
		"environment": {
			environ: []string{"KNEADWISE_ADDR=:81", "KNEADWISE_PUBLIC_URL=http://b.example:8", "KNEADWISE_DEMO=true", "KNEADWISE_DEMO_HOST=[::1]:8", "KNEADWISE_DATA=d", "KNEADWISE_DSN=postgresql://h/n", "KNEADWISE_LOG=json", "KNEADWISE_CONTACT=https://b.example/ask", "KNEADWISE_TRUSTED_PROXIES=::1"},
			want:    Config{":81", "http://b.example:8", true, "[::1]:8", "d", "postgresql://h/n", "json", "https://b.example/ask", "::1"},
		},
		"a flag wins": {
			args:    []string{"--addr=:80", "--demo=false"},
			environ: []string{"KNEADWISE_ADDR=:81", "KNEADWISE_DEMO=1"},
			want:    Config{Addr: ":80", DemoHost: "127.0.0.1:0", Data: "kneadwise-data", Log: "text"},
		},
		"empty variable": {
			environ: []string{"KNEADWISE_ADDR=", "KNEADWISE_DATA=", "KNEADWISE_LOG="},
			want:    Config{Addr: "127.0.0.1:8080", DemoHost: "127.0.0.1:0", Data: "kneadwise-data", Log: "text"},
		},
		"a variable of another app": {
			environ: []string{"ADDR=:9", "DEMO=x", "DATA=y", "LOG=z"},
			want:    Config{Addr: "127.0.0.1:8080", DemoHost: "127.0.0.1:0", Data: "kneadwise-data", Log: "text"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Parse(tt.args, tt.environ)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("config (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatCannotBeMeantIsRefused(t *testing.T) {
	for name, tt := range map[string]struct {
		args, environ []string
		says          string
	}{
		"address without a port":          {args: []string{"--addr", "localhost"}, says: "--addr"},
		"public address of a file":        {args: []string{"--public-url", "file:///etc"}, says: "--public-url"},
		"public address with a path":      {args: []string{"--public-url", "https://a.example/x"}, says: "no path"},
		"public address without a scheme": {args: []string{"--public-url", "a.example"}, says: "--public-url"},
		"unknown flag":                    {args: []string{"--port", "80"}, says: "port"},
		"a word":                          {args: []string{"demo"}, says: `"demo"`},
		"a file as a database":            {args: []string{"--dsn", "data/kneadwise.db"}, says: "--dsn is no address"},
		"a foreign page for everybody":    {args: []string{"--demo-host", "0.0.0.0:8081"}, says: "--demo-host"},
		"a foreign page without a port":   {args: []string{"--demo-host", "localhost"}, says: "--demo-host"},
		"a log of another form":           {args: []string{"--log", "xml"}, says: "neither text nor json"},
		"a mail address without a scheme": {args: []string{"--contact", "ask@a.example"}, says: "--contact"},
		"a script to ask":                 {args: []string{"--contact", "javascript:alert(1)"}, says: "--contact"},
		"nobody to mail to":               {args: []string{"--contact", "mailto:"}, says: "--contact"},
		"a proxy without an address":      {args: []string{"--trusted-proxies", "10.0.0.1, proxy.example"}, says: `"proxy.example" is neither`},
		"truth in the environment":        {environ: []string{"KNEADWISE_DEMO=perhaps"}, says: "KNEADWISE_DEMO is neither true nor false"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse(tt.args, tt.environ)
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("the error is %v, want one that says %q", err, tt.says)
			}
		})
	}
	if _, err := Parse([]string{"--help"}, nil); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("--help gives %v", err)
	}
}

func TestDataLieWhereTheyAreSaid(t *testing.T) {
	for want, c := range map[string]Config{
		"srv/kneadwise.db":   {Data: "srv"},
		"postgres://u:p@h/n": {Data: "srv", Database: "postgres://u:p@h/n"},
	} {
		if got := c.DSN(); got != want {
			t.Errorf("the database of %+v is %q, want %q", c, got, want)
		}
	}
	if got := (Config{Data: "srv", Database: "postgres://h/n"}).Published(); got != "srv/published" {
		t.Errorf("what is published lies in %q", got)
	}
}

func TestProxiesAreNetworks(t *testing.T) {
	got, err := Config{TrustedProxies: "10.1.2.3/8, 192.0.2.7,,2001:db8::1 , fd00::/8"}.Proxies()
	if want := "[10.0.0.0/8 192.0.2.7/32 2001:db8::1/128 fd00::/8]"; fmt.Sprint(got) != want || err != nil {
		t.Errorf("the networks are %v (%v), want %s", got, err, want)
	}
}

func TestEveryFieldIsFlagAndVariable(t *testing.T) {
	variables := map[string]bool{}
	config := reflect.TypeFor[Config]()
	for i := range config.NumField() {
		variables[Prefix+config.Field(i).Tag.Get("env")] = true
	}
	flags := map[string]bool{}
	Flags(new(Config)).VisitAll(func(f *flag.Flag) { flags[Variable(f.Name)] = true })
	if diff := cmp.Diff(variables, flags); diff != "" {
		t.Errorf("variables (-fields +flags):\n%s", diff)
	}
}

// The README is the operator's manual: a row a setting, with its default.
func TestReadmeNamesEverySetting(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(string(readme), "\n")
	Flags(new(Config)).VisitAll(func(f *flag.Flag) {
		start := "| `--" + f.Name + "` | `" + Variable(f.Name) + "` |"
		at := slices.IndexFunc(rows, func(row string) bool { return strings.HasPrefix(row, start) })
		if at < 0 {
			t.Errorf("the README has no row that begins with %s", start)
			return
		}
		if f.DefValue != "" && f.DefValue != "false" && !strings.Contains(rows[at], "`"+f.DefValue+"`") {
			t.Errorf("the README does not say that --%s is %s by default", f.Name, f.DefValue)
		}
	})
	for _, row := range rows {
		_, rest, found := strings.Cut(row, "`"+Prefix)
		if name, _, _ := strings.Cut(rest, "`"); found && !slices.ContainsFunc(flagNames(), func(f string) bool { return Variable(f) == Prefix+name }) {
			t.Errorf("the README names %s%s, which nothing reads", Prefix, name)
		}
	}
}

func flagNames() (names []string) {
	Flags(new(Config)).VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	return names
}
