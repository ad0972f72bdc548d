package app

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"kneadwise/server/config"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
)

// controlling is the first character that a terminal obeys or that turns the
// direction of writing, or nothing. Lines may end.
func controlling(text string) string {
	for _, r := range text {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar || r == '\u2028' || r == '\u2029') {
			return fmt.Sprintf("%U", r)
		}
	}
	return ""
}

// commands that a terminal obeys: to clear it, to name its window, to hide what
// follows, to begin a line of one's own.
func escapes() []string {
	return []string{"\x1b[2J", "\x1b]0;owned\x07", "\u009b31m", "\r\x1b[K", "\b\b\b", "\x7f", "\u202e", "\u2066", "\u200b", "\u061c", "\U000e0041", "\nkneadwise: no faults"}
}

// ran runs the program and returns everything that it printed.
func ran(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	Run(t.Context(), args, nil, strings.NewReader(stdin), &out, &out)
	return out.String()
}

// What a document says cannot command the terminal of whoever checks it, nor can
// what its file is called.
func TestCheckPrintsPlainly(t *testing.T) {
	list := demonstration(t, "cedar-street-massage")
	valid := string(document.Canonical(&list))
	folder := t.TempDir()
	for _, evil := range escapes() {
		quoted := strings.NewReplacer("\n", `\n`, "\r", `\r`, "\b", `\b`, "\x1b", `\u001b`, "\x07", `\u0007`, "\x7f", `\u007f`).Replace(evil)
		for what, text := range map[string]string{
			"a field":          `{"` + quoted + `": 1}`,
			"a field of it":    strings.Replace(valid, `"clinic":{`, `"clinic":{"`+quoted+`":1,`, 1),
			"its name":         strings.Replace(valid, list.Name, quoted, 1),
			"its slug":         strings.Replace(valid, "cedar-street-massage", quoted, 1),
			"a service":        strings.ReplaceAll(valid, `"deep-60"`, `"`+quoted+`"`),
			"a modality":       strings.Replace(valid, `"modality":"deep_tissue"`, `"modality":"`+quoted+`"`, 1),
			"its format":       `{"format": "` + quoted + `"}`,
			"a request":        `{"format": "kneadwise.request/1", "` + quoted + `": "` + quoted + `"}`,
			"no JSON":          `{"a": ` + evil + `}`,
			"nothing but that": evil,
		} {
			for _, command := range []string{"check", "estimate"} {
				if said := ran(t, text, command); controlling(said) != "" || strings.Contains(said, "\nkneadwise: no faults") {
					t.Errorf("%s with %q as %s prints %s: %q", command, evil, what, controlling(said), said)
				}
			}
		}
		name := filepath.Join(folder, evil+".json")
		if err := os.WriteFile(name, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, command := range []string{"check", "estimate"} {
			for _, file := range []string{name, name + ".not"} {
				if said := ran(t, "", command, file); controlling(said) != "" || strings.Contains(said, "\nkneadwise: no faults") {
					t.Errorf("%s of a file called %q prints %s: %q", command, evil, controlling(said), said)
				}
			}
		}
		if said := ran(t, "", evil); controlling(said) != "" {
			t.Errorf("a command %q prints %s: %q", evil, controlling(said), said)
		}
	}
}

// Nor can a bill, or a quote of a request that is made into a paper.
func TestPapersPrintPlainly(t *testing.T) {
	const request = `{"as_of": "2026-12-01", "offers": {"own": [{"name": "NAME", "provider_type": "massage_therapist", "services": [{"id": "hour", "booked_minutes": 60, "price_cents": 9000}]}]}}`
	const bill = `{"format": "kneadwise.bill/1", "issued_by": "provider", "provider": "NAME", "lines": [{"date": "2026-12-01", "charge_cents": 9000, "note": "NOTE"}]}`
	folder := t.TempDir()
	for _, evil := range escapes() {
		quoted := strings.Trim(jsonQuoted(evil), `"`)
		for what, texts := range map[string][2]string{
			"a quote": {strings.Replace(request, "NAME", quoted, 1), bill},
			"a name":  {request, strings.Replace(bill, "NAME", quoted, 1)},
			"a note":  {request, strings.Replace(bill, "NOTE", quoted, 1)},
			"a field": {request, strings.Replace(bill, "format", quoted, 1)},
		} {
			file := filepath.Join(folder, "request.json")
			if err := os.WriteFile(file, []byte(texts[0]), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"check-bill", file, "-"}, {"questions", file}, {"gfe", file}} {
				if said := ran(t, texts[1], args...); controlling(said) != "" || strings.Contains(said, "\nkneadwise: no faults") {
					t.Errorf("%s with %q as %s prints %s: %q", args[0], evil, what, controlling(said), said)
				}
			}
		}
	}
}

// Nor can what a receipt says, wherever it says it.
func TestReplayPrintsPlainly(t *testing.T) {
	request := filepath.Join(t.TempDir(), "request.json")
	if err := os.WriteFile(request, []byte(`{"as_of": "2026-12-01", "offers": {"clinics": ["cedar-street-massage"]}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	valid := ran(t, "", "estimate", "--receipt", "-", "--embed", request)
	for _, evil := range escapes() {
		quoted := jsonQuoted(evil)
		for what, of := range map[string][2]string{
			"its format":        {`"kneadwise.receipt/1"`, quoted},
			"a field":           {`{"format":"kneadwise.receipt/1"`, `{` + quoted + `:1,"format":"kneadwise.receipt/1"`},
			"a version":         {`"version":"` + estimate.Version + `"`, `"version":` + quoted},
			"a slug":            {`{"slug":"cedar-street-massage"`, `{"slug":` + quoted},
			"whose prices":      {`"id":"cedar-street-massage","provider_type"`, `"id":` + quoted + `,"provider_type"`},
			"a way":             {`"ways":[{"kind":"cheapest"`, `"ways":[{"kind":` + quoted},
			"a rule":            {`"rule":"pay.first_visit"`, `"rule":` + quoted},
			"who pays":          {`"payer":"you"`, `"payer":` + quoted},
			"a day":             {`"ledger":[{"visit":0,"date":"2026-12-01"`, `"ledger":[{"visit":0,"date":` + quoted},
			"an input":          {`"inputs":[{"field":"services.first_visit_price_cents"`, `"inputs":[{"field":` + quoted},
			"a field of answer": {`"estimate":{"format":"kneadwise.estimate/1"`, `"estimate":{"format":"kneadwise.estimate/1",` + quoted + `:1`},
			"a note":            {`"notes":["pricelist.demonstration"`, `"notes":[` + quoted},
		} {
			if !strings.Contains(valid, of[0]) {
				t.Fatalf("no receipt has %s", of[0])
			}
			text := strings.Replace(valid, of[0], of[1], 1)
			for _, language := range []string{"en", "es"} {
				if said := ran(t, text, "replay", "--lang", language); controlling(said) != "" || strings.Contains(said, "\nkneadwise: no faults") {
					t.Errorf("%q as %s prints %s: %q", evil, what, controlling(said), said)
				}
			}
		}
	}
}

// Nor can what a stranger's server answers command the terminal of whoever
// verifies what it publishes.
func TestVerifyPrintsPlainly(t *testing.T) {
	g := fresh(t, config.Config{}, nil)
	for _, evil := range escapes() {
		line := strings.NewReplacer("\n", " ", "\r", " ").Replace(evil)
		for what, turn := range map[string]func(path string, header *string, body []byte) []byte{
			"its packing": func(_ string, h *string, b []byte) []byte { *h += "Content-Encoding: " + line + "\r\n"; return b },
			"a status":    func(_ string, h *string, b []byte) []byte { *h = "HTTP/1.1 " + line + "\r\n"; return b },
			"where it leads": func(_ string, h *string, b []byte) []byte {
				*h = "HTTP/1.1 302 " + line + "\r\nLocation: " + line + "\r\n"
				return b
			},
			"a field": func(_ string, _ *string, b []byte) []byte {
				return bytes.Replace(b, []byte(`{"format"`), []byte(`{"`+evil+`":1,"format"`), 1)
			},
			"a field, quoted": func(_ string, _ *string, b []byte) []byte {
				return bytes.Replace(b, []byte(`{"format"`), fmt.Appendf(nil, `{%s:1,"format"`, jsonQuoted(evil)), 1)
			},
			"a state": func(path string, _ *string, b []byte) []byte {
				if strings.HasSuffix(path, "manifest.json") {
					two := []rune(evil + "[[")[:2]
					return bytes.ReplaceAll(b, []byte("WA"), []byte(strings.Trim(jsonQuoted(string(two)), `"`)))
				}
				return b
			},
			"a state's bundle": func(path string, _ *string, b []byte) []byte {
				if strings.HasSuffix(path, ".kwb") {
					return bytes.ReplaceAll(b, []byte("WA"), []byte("\x1b["))
				}
				return b
			},
			"its slug": func(path string, _ *string, b []byte) []byte {
				return bytes.ReplaceAll(b, []byte("her-clinic"), []byte(strings.Trim(jsonQuoted((evil + "her-clinic")[:10]), `"`)))
			},
			"its format": func(_ string, _ *string, b []byte) []byte {
				return bytes.ReplaceAll(b, []byte("kneadwise."), []byte(strings.Trim(jsonQuoted(evil), `"`)))
			},
		} {
			at := g.imposed(t, turn)
			if said := ran(t, "", "verify", "--timeout", "20s", "http://"+at); controlling(said) != "" || strings.Contains(said, "\nkneadwise: no faults") {
				t.Errorf("%q as %s prints %s: %.300q", evil, what, controlling(said), said)
			}
		}
	}
}

func jsonQuoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r < ' ' || r >= 0x7f {
			for _, half := range encodedUTF16(r) {
				fmt.Fprintf(&b, `\u%04x`, half)
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String() + `"`
}

func encodedUTF16(r rune) []rune {
	if r < 0x10000 {
		return []rune{r}
	}
	r -= 0x10000
	return []rune{0xd800 + r>>10, 0xdc00 + r&0x3ff}
}

// imposed is a server that answers what the site does, turned: its bytes are
// written as they are, because no server of net/http would send them.
func (g *target) imposed(t *testing.T, turn func(path string, header *string, body []byte) []byte) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(func() { cancel(); l.Close() })
	go func() {
		for ctx.Err() == nil {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				r, err := http.ReadRequest(bufio.NewReader(conn))
				if err != nil {
					return
				}
				answer := httptest.NewRecorder()
				g.engine.ServeHTTP(answer, r)
				header := fmt.Sprintf("HTTP/1.1 %d Status\r\n", answer.Code)
				body := turn(r.URL.Path, &header, answer.Body.Bytes())
				_, _ = io.WriteString(conn, header+fmt.Sprintf("Connection: close\r\nContent-Length: %d\r\n\r\n", len(body)))
				_, _ = conn.Write(body)
			}()
		}
	}()
	return l.Addr().String()
}

// The log is lines of what can be read, in either form, whatever is asked for: no
// address begins a line of its own, or commands a terminal.
func TestTheLogIsPlain(t *testing.T) {
	for _, form := range []string{"text", "json"} {
		t.Run(form, func(t *testing.T) {
			g := fresh(t, config.Config{Log: form}, nil)
			at := g.listening(t, func(s *http.Server) { s.IdleTimeout, s.ReadTimeout = time.Second, time.Second })
			before := strings.Count(g.log.String(), "\n")
			asked := 0
			for _, evil := range append(escapes(), "\xff\xfe", "\x00", `" level=ERROR msg="forged`, "\r\n\r\ntime=now level=ERROR msg=forged") {
				for _, path := range []string{"/" + evil, "/clinics/" + evil, "/portal/c/" + evil + "/", "/embed/" + evil, "/prices/" + evil + ".json", "/clinics?state=" + evil} {
					head, query, _ := strings.Cut(path, "?")
					target := (&url.URL{Path: head, RawQuery: url.QueryEscape(query)}).String()
					g.get(t, target, g.cookies, "User-Agent", evil, "Referer", evil, "X-Request-Id", evil, "X-Forwarded-For", evil)
					asked++
				}
				form := url.Values{"sign-in-email": {evil + "@clinic.example"}, "sign-in-password": {evil}, evil: {evil}}
				g.post(t, "/portal/sign-in", form, nil)
				g.post(t, "/portal/c/her-clinic/profile", form, g.cookies)
				g.post(t, "/portal/c/her-clinic/publish", url.Values{"note": {evil}, "version": {evil}}, g.cookies)
				asked += 3
				raw(t, at, "GET /"+evil+" HTTP/1.1\r\nHost: "+evil+"\r\n"+evil+": "+evil+"\r\n\r\n") // refused before us, or not
			}
			said := g.log.String()
			if found := controlling(said); found != "" {
				for line := range strings.Lines(said) {
					if controlling(line) != "" {
						t.Fatalf("the log has %s in %q", found, line)
					}
				}
			}
			lines := 0
			for line := range strings.Lines(said) {
				if strings.Contains(line, `msg=request`) || strings.Contains(line, `"msg":"request"`) {
					lines++
				}
				if strings.HasPrefix(line, "time=now") || strings.HasPrefix(line, "kneadwise:") || form == "text" && !strings.HasPrefix(line, "time=") || form == "json" && !strings.HasPrefix(line, "{") {
					t.Errorf("the log has the line %q", line)
				}
			}
			if lines < asked || before > 0 && lines == 0 {
				t.Errorf("%d requests have %d lines", asked, lines)
			}
			for _, never := range []string{ana, passwords, "state="} {
				if strings.Contains(said, never) {
					t.Errorf("the log holds %q: %s", never, around100(said, never))
				}
			}
		})
	}
}
