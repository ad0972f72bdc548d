package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/document"
	"kneadwise/web/e2e/browser"
)

// The files that the page makes are those that the command line makes of the same
// request, and its receipt is one that the command line can ask again.
func TestFilesAreThoseOfTheCommandLine(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		if b.Name() != browser.Chromium { // one page is enough, and WebKit's driver clicks in no second one
			v := arrive(t, b, s, "/")
			v.keepFiles()
			v.saysPackage()
			v.agrees("en")
			v.clean()
			return
		}
		for name, said := range map[string]func(*visit){
			"nothing said": func(v *visit) {},
			"a package":    (*visit).saysPackage,
			"a membership": (*visit).saysMembership,
			"an insurer":   (*visit).saysInsurer,
			"an account":   (*visit).saysAccount,
		} {
			t.Run(name, func(t *testing.T) {
				v := arrive(t, b, s, "/")
				v.keepFiles()
				said(v)
				v.agrees("en")
				v.clean()
			})
		}
		t.Run("in Spanish", func(t *testing.T) {
			v := arrive(t, b, s, "/es/")
			v.keepFiles()
			v.saysPackage()
			v.agrees("es")
			v.clean()
		})
	})
}

func (v *visit) saysPackage() {
	v.Helper()
	v.unfold("quotes")
	v.write("own[0].name", `=Main "Street", Massage; 1`)
	v.write("own[0].price", "90")
	v.choose("own[0].has:package")
	v.write("own[0].package.visits", "10")
	v.write("own[0].package.price", "600.50")
	v.pick("own[0].package.expires", "after_purchase")
	v.write("own[0].package.months", "6")
}

func (v *visit) saysMembership() {
	v.Helper()
	v.unfold("quotes")
	v.write("own[0].name", "Club")
	v.choose("own[0].has:membership")
	v.write("own[0].membership.fee", "69")
	v.between("own[0].price", "80", "95")
	v.write("own[0].membership.member_price", "75")
}

// saysInsurer is a plan that pays back what she laid out.
func (v *visit) saysInsurer() {
	v.Helper()
	v.unfold("quotes")
	v.write("own[0].price", "120")
	v.unfold("part-benefit")
	v.choose("benefit.pays:yes")
	v.choose("benefit.by:massage_therapist")
	v.choose("benefit.network:in")
	v.choose("benefit.prescription:yes")
	v.write("benefit.deductible", "200")
	v.write("benefit.deductible_met", "50")
	v.choose("benefit.share:coinsurance")
	v.write("benefit.coinsurance", "20")
	v.between("benefit.allowed", "60", "80")
}

func (v *visit) saysAccount() {
	v.Helper()
	v.unfold("quotes")
	v.write("own[0].price", "100")
	v.unfold("part-accounts")
	v.choose("accounts.kind:fsa")
	v.choose("accounts.letter:yes")
	v.write("accounts.fsa.left", "600")
	v.write("accounts.fsa.election", "1200")
	v.write("accounts.fsa.run_out", "90")
	v.choose("accounts.fsa.leftover:none")
	v.unfold("part-tax")
	v.pick("tax.status", "single")
	v.write("tax.income", "60000")
	v.write("tax.wages", "70000")
}

// keepFiles keeps what the page hands to the browser as files, and lets none of it
// reach this machine's disk.
func (v *visit) keepFiles() {
	v.Helper()
	v.must(v.page.Eval(v.ctx, `
const made = new Map(), make = URL.createObjectURL;
globalThis.kept = {};
URL.createObjectURL = (blob) => { const url = make.call(URL, blob); made.set(url, blob); return url; };
HTMLAnchorElement.prototype.click = function () { kept[this.download] = made.get(this.href); };`, nil))
}

// file presses the button of a file and gives what it holds, under its name.
func (v *visit) file(kind string) (name, text string) {
	v.Helper()
	v.must(v.page.Eval(v.ctx, `kept = {}`, nil))
	v.click(fmt.Sprintf("[data-file=%s]", kind))
	var found struct{ Name, Text string }
	v.must(v.page.Eval(v.ctx, `const [[Name, blob] = []] = Object.entries(kept); return { Name, Text: blob && new TextDecoder("utf-8", { ignoreBOM: true }).decode(await blob.arrayBuffer()) };`, &found))
	if said := v.text("#carry-files-status"); found.Name == "" || !strings.Contains(said, found.Name) {
		v.Errorf("the file %s is called %q, and the page says %q", kind, found.Name, said)
	}
	return found.Name, found.Text
}

// packageName is what the command line calls a package: the page does not.
var packageName = regexp.MustCompile(`( of the package| del paquete) [“«][^”»]*[”»]`)

// agrees holds the page's files to those of the command line.
func (v *visit) agrees(language string) {
	v.Helper()
	v.unfold("carry-files")
	v.asksAgain()
	got := v.answer()
	request := document.WriteRequest(got.Request)
	unfolded := strings.NewReplacer("\r\n ", "")
	regional := got.Estimate.Offers[got.Estimate.Best].Kind.Code() == "regional"

	_, calendar := v.file("calendar")
	want := packageName.ReplaceAllString(unfolded.Replace(v.command(request, "ics", "--lang", language)), "$1")
	if regional { // the page says of which region
		want = strings.ReplaceAll(want, "Prices of the region", "Any place in the United States")
	}
	if diff := cmp.Diff(strings.Split(want, "\r\n"), strings.Split(unfolded.Replace(calendar), "\r\n")); diff != "" {
		v.Errorf("the page's calendar (-command line +page):\n%s", diff)
	}
	for line := range strings.SplitSeq(calendar, "\r\n") {
		if len(line) > 75 {
			v.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	for _, table := range []string{"visits", "ledger"} {
		name, text := v.file(table)
		text, marked := strings.CutPrefix(text, "\ufeff")
		want := v.command(request, "csv", "--what", table, "--lang", language)
		if table == "ledger" { // what a package is called, again
			want = regexp.MustCompile(`,[\w-]*\r\n`).ReplaceAllString(want, "\r\n")
			text = regexp.MustCompile(`,\w*\r\n`).ReplaceAllString(text, "\r\n")
		}
		if diff := cmp.Diff(want, text); diff != "" || !marked || !strings.HasSuffix(name, ".csv") {
			v.Errorf("%s, marked as UTF-8: %t (-command line +page):\n%s", name, marked, diff)
		}
	}
	_, receipt := v.file("receipt")
	v.replays(receipt)
}

// command asks the program on the command line.
func (v *visit) command(input []byte, args ...string) string {
	v.Helper()
	out, err := v.commandFor(input, args...)
	v.must(err)
	return out
}

func (v *visit) commandFor(input []byte, args ...string) (string, error) {
	v.Helper()
	program, err := built()
	v.must(err)
	cmd := exec.CommandContext(v.ctx, program, args...)
	cmd.Env = withoutSettings(cmd.Environ())
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.Output()
	return string(out), err
}

// replays asks a receipt again on the command line, as it is and altered.
func (v *visit) replays(receipt string) {
	v.Helper()
	path := filepath.Join(v.TempDir(), "receipt.json")
	v.must(os.WriteFile(path, []byte(receipt), 0o600))
	if out, err := v.commandFor(nil, "replay", path); err != nil || !strings.Contains(out, "agree") {
		v.Errorf("the page's receipt is answered with %q, %v", out, stderr(err))
	}
	var held map[string]any
	v.must(json.Unmarshal([]byte(receipt), &held))
	if main := look[map[string]string](v, `({ ...document.querySelector("#main").dataset })`); cmp.Diff(held["engine"], any(map[string]any{"version": main["answers"], "module_sha256": main["moduleSha256"]})) != "" {
		v.Errorf("the receipt names the engine %v", held["engine"])
	}
	reply, _ := held["reply"].(string)
	agreed := 0
	for _, at := range []int{len(reply) / 3, len(reply) / 2, len(reply) * 2 / 3} {
		at &^= 1
		altered := strings.Replace(receipt, reply, reply[:at]+flipped(reply[at])+reply[at+1:], 1)
		v.must(os.WriteFile(path, []byte(altered), 0o600))
		if out, err := v.commandFor(nil, "replay", path); err == nil {
			agreed++
			v.Logf("altered at %d of %d: %s", at, len(reply), out)
		}
	}
	if agreed == 3 {
		v.Error("no receipt whose answer was altered is found out")
	}
}

// flipped is another hexadecimal digit.
func flipped(digit byte) string {
	if digit == 'f' {
		return "0"
	}
	return "f"
}

// stderr is what a command said of an error.
func stderr(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return string(exit.Stderr)
	}
	return fmt.Sprint(err)
}

// A receipt of clinics that were compared names their lists, and is asked again
// where they are at hand.
func TestReceiptOfClinics(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.write("place", "Washington")
		v.fetchClinics()
		v.choose("clinics:cedar-street-massage")
		v.keepFiles()
		v.unfold("carry-files")
		v.answer()
		_, receipt := v.file("receipt")
		if !strings.Contains(receipt, `"cedar-street-massage"`) {
			t.Errorf("the receipt names no list: %.300s", receipt)
		}
		v.replays(receipt)
		path := filepath.Join(t.TempDir(), "receipt.json")
		v.must(os.WriteFile(path, []byte(receipt), 0o600))
		others := t.TempDir()
		list, err := os.ReadFile("../demo/kettle-lane-massage.json")
		v.must(err)
		v.must(os.WriteFile(filepath.Join(others, "other.json"), list, 0o600))
		if _, err := v.commandFor(nil, "replay", "--prices", others, path); err == nil || !strings.Contains(stderr(err), "cedar-street-massage") {
			t.Errorf("without the list the receipt is answered with %s", stderr(err))
		}
		v.clean()
	})
}

// A file is handed over as it is: nothing is refused, and nothing is asked for.
func TestFilesAreHandedOver(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.unfold("carry-files")
		for _, kind := range []string{"calendar", "visits", "ledger", "receipt"} {
			v.click(fmt.Sprintf("[data-file=%s]", kind))
			v.waitFor(`document.querySelector("#carry-files-status").textContent !== ""`)
		}
		v.clean()
	})
}
