package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/call"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire"
)

// ear keeps the messages that pass between the page and its Worker. The driver
// puts it in, whom the page's policy does not bind.
const ear = `
if (globalThis.heard) return;
const heard = globalThis.heard = { open: 0, asked: 0, request: "", reply: "", ranking: "", ranked: "", rankings: 0, bundles: [] };
const text = (bytes) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));
const orders = new WeakMap(); // by Worker, then by the number of the call
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (order, ...rest) {
	if (!orders.has(this)) {
		orders.set(this, new Map());
		this.addEventListener("message", ({ data }) => {
			heard.open--;
			const { op, bytes } = orders.get(this).get(data.id) ?? {};
			if (op === 1 && data.bytes) [heard.request, heard.reply] = [text(bytes), text(data.bytes)];
			if (op === 5) heard.ranking = text(bytes);
			if ((op === 5 || op === 6) && data.bytes) heard.ranked = text(data.bytes);
		});
	}
	orders.get(this).set(order.id, { op: order.op, bytes: order.bytes?.slice() });
	heard.open++;
	if (order.op === 1) heard.asked++;
	if (order.op === 5) heard.rankings++;
	if (order.op === 2) heard.bundles.push(text(order.bytes));
	return post.call(this, order, ...rest);
};`

func (v *visit) listen() {
	v.Helper()
	v.must(v.page.Eval(v.ctx, ear, nil))
}

// answered is the page's last question and what it was told, as the native
// engine understands both.
type answered struct {
	Request  *estimate.Request
	Estimate *estimate.Estimate
}

// total is the sum over all.
func (a answered) total() span.Money { return a.Estimate.Total }

// settle waits until no question is open; then what was answered is drawn.
func (v *visit) settle() {
	v.Helper()
	v.waitFor(`(await new Promise((done) => setTimeout(done, 40)), heard.open === 0)`)
}

// answer gives the page's last question and answer once it rests. The answer has
// to be the native engine's to the byte, and the sums on the page have to be
// those of the answer.
func (v *visit) answer() answered {
	v.Helper()
	v.settle()
	var heard struct{ Request, Reply []byte }
	v.must(v.page.Eval(v.ctx, `heard`, &heard))
	if len(heard.Request) == 0 {
		v.Fatal("the page has asked nothing yet")
	}
	v.takeBundles()
	if native := v.desk.Call(call.OpEstimate, heard.Request); !bytes.Equal(native, heard.Reply) {
		_, faults, err := wire.ReadReply(heard.Reply)
		v.Fatalf("the page was answered %d bytes (faults %v, %v), the native engine says %d others", len(heard.Reply), faults, err, len(native))
	}
	request, faults := wire.ReadRequest(heard.Request)
	if len(faults) > 0 {
		v.Fatalf("the page asked what is no request: %v", faults)
	}
	found, faults, err := wire.ReadReply(heard.Reply)
	if err != nil || len(faults) > 0 {
		v.Fatalf("the page was answered %v, %v", faults, err)
	}
	v.shows(found)
	return answered{request, found}
}

// takeBundles hands the native engine what the page handed to its own.
func (v *visit) takeBundles() {
	v.Helper()
	for _, bundle := range look[[][]byte](v, fmt.Sprintf(`heard.bundles.slice(%d)`, v.handed)) {
		v.desk.Call(call.OpBundle, bundle)
		v.handed++
	}
}

// moves does something and gives the answer after it, which has to be another.
func (v *visit) moves(what string, act func()) answered {
	v.Helper()
	before := look[string](v, `heard.reply`)
	act()
	after := v.answer()
	if look[string](v, `heard.reply`) == before {
		v.Errorf("the answer did not change by %s", what)
	}
	return after
}

// says holds the page's answer against the estimate of a request that the test
// wrote itself, for the same day: to the cent and to the last explanation.
func (v *visit) says(got answered, request string) {
	v.Helper()
	want, faults := document.ReadRequest([]byte(request))
	if len(faults) > 0 {
		v.Fatal(document.Sentence(faults[0]))
	}
	want.AsOf = v.today()
	found, faults := estimate.Run(want, demonstration(v.T))
	if len(faults) > 0 {
		v.Fatal(document.Sentence(faults[0]))
	}
	if bytes.Equal(document.WriteEstimate(&found), document.WriteEstimate(got.Estimate)) {
		return
	}
	v.Errorf("the page's answer is not that to the request of the test: total %v, want %v\nasked (-want +got):\n%s",
		got.Estimate.Total, found.Total, cmp.Diff(lines(document.WriteRequest(want)), lines(document.WriteRequest(got.Request))))
}

func (v *visit) today() civil.Date {
	now := time.Now()
	day, _ := civil.Make(now.Year(), int(now.Month()), now.Day())
	return day
}

func lines(text []byte) []string {
	var indented bytes.Buffer
	if err := json.Indent(&indented, text, "", " "); err != nil {
		return []string{string(text)}
	}
	return strings.Split(indented.String(), "\n")
}

// shows compares every sum on the page with the estimate.
func (v *visit) shows(e *estimate.Estimate) {
	v.Helper()
	seen := look[struct {
		Stop, Results bool
		Card, Line    string
		Big           string
		Offers        map[int]string
		Best, Compare []string
		Columns       []int // the offer of each cell of Compare
		Visits        []string
		Course        string
		Stops, Plain  []string // what stopping after each visit comes to, this way and with nothing paid ahead
	}](v, `
const all = (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent);
return {
	Stop: document.querySelector("#sum").classList.contains("stop"),
	Results: document.querySelector("#results").childElementCount > 0,
	Card: all("#sum")[0], Big: all("#sum-big")[0], Line: all("#sumline b")[0],
	Offers: Object.fromEntries([...document.querySelectorAll("li.offer")].map((li) =>
		[li.dataset.offer, li.querySelector(".offer-head .figure")?.textContent ?? ""])),
	Best: all("[data-key=best] .pair .figure"),
	Compare: all("table.compare tbody tr:nth-child(2) td"),
	Columns: [...document.querySelectorAll("table.compare thead th")].map((th) => Number(th.dataset.offer)),
	Visits: all("#visits summary .amount.you"),
	Course: all("#visits > dl .total dd")[0] ?? "",
	Stops: all("[data-key=stop] tbody td:nth-child(2)"), Plain: all("[data-key=stop] tbody td:nth-child(3)"),
}`)
	if e.Screen.Replace {
		if !seen.Stop || seen.Results || strings.Contains(seen.Card+seen.Line, "$") {
			v.Errorf("a sign replaces the plan, yet the page shows %q, %q (results %t)", seen.Card, seen.Line, seen.Results)
		}
		return
	}
	if seen.Stop {
		v.Error("nothing replaces the plan, yet the card tells her to stop")
	}
	if e.Best < 0 {
		if strings.Contains(seen.Big, "$") {
			v.Errorf("there is no price, yet the page shows %q", seen.Big)
		}
		return
	}
	v.same("the big number", seen.Big, e.Total)
	v.same("the line that stays", seen.Line, e.Total)
	for i := range e.Offers {
		if ways := e.Offers[i].Ways; len(ways) > 0 {
			v.same("the offer "+e.Offers[i].ID, seen.Offers[i], ways[0].Total)
		} else if seen.Offers[i] != "" {
			v.Errorf("the offer %s has no price, yet the page shows %q", e.Offers[i].ID, seen.Offers[i])
		}
	}
	if len(seen.Offers) != len(e.Offers) {
		v.Errorf("%d offers are shown, there are %d", len(seen.Offers), len(e.Offers))
	}
	if len(e.Offers) > 1 {
		if len(seen.Best) != 2 {
			v.Fatalf("the best ways are shown as %q", seen.Best)
		}
		v.same("the cheapest", seen.Best[0], e.Total)
		v.same("the cheapest with nothing paid ahead", seen.Best[1], e.Unprepaid)
	}
	v.sideBySide(e, seen.Compare, seen.Columns)
	v.addsUp(e, seen.Visits, seen.Course)
	v.stops(e, seen.Course, seen.Stops, seen.Plain)
	v.follows(e, seen.Course)
}

// stops holds what stopping after each visit comes to against a case of the sum
// that is shown: where that pays ahead it is said, and else it is not.
func (v *visit) stops(e *estimate.Estimate, course string, stops, plain []string) {
	v.Helper()
	like := func(cells []string, w *estimate.Way) bool {
		return slices.ContainsFunc(w.Cases, func(c estimate.Case) bool {
			return slices.EqualFunc(cells, c.Stops, func(cell string, cost money.Amount) bool { return slices.Equal(amounts(cell), []money.Amount{cost}) })
		})
	}
	for i := range e.Offers {
		ways := e.Offers[i].Ways
		at := slices.IndexFunc(ways, func(w estimate.Way) bool { return w.Kind == estimate.Unprepaid })
		if at < 0 {
			continue
		}
		for _, c := range ways[0].Cases {
			if !slices.Equal(amounts(course), []money.Amount{c.Total}) {
				continue
			}
			if c.PaidAhead == 0 && len(stops) == 0 || c.PaidAhead > 0 && like(stops, &ways[0]) && like(plain, &ways[at]) {
				return
			}
		}
	}
	v.Errorf("of stopping early the page says %q, and with nothing paid ahead %q", stops, plain)
}

// sideBySide compares the first line of the table: what each offer of hers and
// each clinic comes to. Each stands in one column, whichever.
func (v *visit) sideBySide(e *estimate.Estimate, cells []string, columns []int) {
	v.Helper()
	var want []int
	for i := range e.Offers {
		if o := &e.Offers[i]; o.Kind != estimate.Regional && len(o.Ways) > 0 {
			want = append(want, i)
		}
	}
	if len(want) < 2 {
		want = nil // nothing to compare
	}
	if !slices.Equal(slices.Sorted(slices.Values(columns)), want) || len(cells) != len(want) {
		v.Errorf("the offers %v stand side by side with %d totals, there are %v", columns, len(cells), want)
		return
	}
	for at, i := range columns {
		v.same("a total side by side", cells[at], e.Offers[i].Ways[0].Total)
	}
}

// addsUp adds what she pays from visit to visit: it is the sum below them, and
// one of the sums that the engine worked out.
func (v *visit) addsUp(e *estimate.Estimate, visits []string, course string) {
	v.Helper()
	var sum money.Amount
	for _, line := range visits {
		for _, amount := range amounts(line) {
			if strings.Contains(line, "-$") { // what comes back
				amount = -amount
			}
			sum += amount
		}
	}
	if below := amounts(course); len(below) != 1 || below[0] != sum {
		v.Errorf("the visits add up to %d cents, and below them stands %q", sum, course)
	}
	for i := range e.Offers {
		for _, way := range e.Offers[i].Ways {
			if slices.ContainsFunc(way.Cases, func(c estimate.Case) bool { return c.Total == sum }) {
				return
			}
		}
	}
	v.Errorf("the visits add up to %d cents, which no way to pay comes to", sum)
}

// same compares a range as it is written, in either language.
func (v *visit) same(what, shown string, want span.Money) {
	v.Helper()
	ends := []money.Amount{want.Low}
	if want.High != want.Low {
		ends = append(ends, want.High)
	}
	if got := amounts(shown); !slices.Equal(got, ends) {
		v.Errorf("%s is shown as %q, and is %d to %d cents", what, shown, want.Low, want.High)
	}
}

var amount = regexp.MustCompile(`\$([0-9,]+)(?:\.([0-9]{2}))?`)

// amounts reads all amounts of a text, in cents.
func amounts(text string) []money.Amount {
	var all []money.Amount
	for _, found := range amount.FindAllStringSubmatch(text, -1) {
		whole, err := strconv.ParseInt(strings.ReplaceAll(found[1], ",", ""), 10, 64)
		if err != nil {
			continue
		}
		cents, _ := strconv.ParseInt("0"+found[2], 10, 64)
		all = append(all, money.Amount(whole*100+cents))
	}
	return all
}
