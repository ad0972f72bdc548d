package e2e

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kneadwise/web"
)

// A policy stops neither navigation nor WebRTC, nor requests to our own address,
// and what could be stored is not its matter either. So the scripts that ship are
// read: what follows has no place in them, whatever it is used for. The rules are
// coarse on purpose. A script that needs one of these words for something
// harmless has to say so in permitted, in full.
var refused = []struct {
	why     string
	pattern *regexp.Regexp
}{
	{"opens another address", regexp.MustCompile(`\blocation\b|\b(?:window|self|globalThis|top|parent)\s*\.\s*open\b|(?:^|[^.\w$])open\s*\(|\bnavigation\s*\.|\bnavigate\b|\bopener\b`)},
	{"changes the address or the history", regexp.MustCompile(`\b(?:pushState|replaceState)\b`)},
	{"follows a link by itself", regexp.MustCompile(`\.\s*click\s*\(|\bdispatchEvent\b|\.\s*href\s*=[^=]|["']?\bping["']?\s*:|["']prefetch|["']preload|["']prerender|speculationrules`)},
	{"sends a form", regexp.MustCompile(`\bsubmit\b|\brequestSubmit\b|\bformaction\b|\bformAction\b|\.\s*action\b|["']action["']|\bFormData\b`)},
	{"makes the page refresh itself", regexp.MustCompile(`(?i)http-?equiv|["']refresh`)},
	{"loads something by an element", regexp.MustCompile(`(?i)["'](?:i?frame|img|image|script|link|form|meta|base|embed|video|audio|track|portal|fencedframe)["']|createElement(?:NS)?\s*\(\s*["']|\bsrc(?:set|doc)?\b|\bposter\b`)},
	{"loads something by a style", regexp.MustCompile(`\.\s*style\b|["']style["']\s*[,:]|\bcssText\b|\binsertRule\b|\bCSSStyleSheet\b|\badoptedStyleSheets\b|\burl\s*\(\s*["'\x60]|\bFontFace\b`)},
	{"talks to another browser", regexp.MustCompile(`\b\w*RTC[A-Z]\w*|\bcreateDataChannel\b|\bgetUserMedia\b|\bgetDisplayMedia\b`)},
	{"sends a beacon", regexp.MustCompile(`\bsendBeacon\b|\bfetchLater\b|\bImage\s*\(|\bAudio\s*\(|\bEventSource\b|\bWebSocket\w*|\bWebTransport\b|\bXMLHttpRequest\b|\bReportingObserver\b|\breportError\b`)},
	{"fetches an address that the page was not given", regexp.MustCompile(`\bfetch\b|\bnew Request\b`)},
	{"starts another script", regexp.MustCompile(`\bimportScripts\b|\bimport\s*\(|\bSharedWorker\b|\bserviceWorker\b|\bWorklet\b|\baddModule\b|\bcreateObjectURL\b|\bnew Worker\s*\(\s*["'\x60]|\bnew Worker\s*\([^)]*\+`)},
	{"stores something", regexp.MustCompile(`\blocalStorage\b|\bsessionStorage\b|\bindexedDB\b|\bcaches\b|\bcookie\w*|\.\s*storage\b|\bopenDatabase\b|\bshow\w+FilePicker\b|\bBroadcastChannel\b|\bclipboard\b|\b(?:window|self|globalThis|top|parent)\s*\.\s*name\b`)},
	{"hands something to another program", regexp.MustCompile(`\bnavigator\s*\.\s*(?:share|registerProtocolHandler|credentials|contacts|bluetooth|usb|serial|hid|nfc)\b|\bshare\s*\(\s*\{`)},
	{"runs text as a script", regexp.MustCompile(`\beval\b|\bFunction\b|javascript:|\.\s*constructor\b|\bset(?:Timeout|Interval)\s*\(\s*["'\x60]`)},
	{"makes markup of text", regexp.MustCompile(`\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\s*\.\s*write|\bsetHTML\w*|\bparseFromString\b|\bcreateContextualFragment\b`)},
	{"hides what it names", regexp.MustCompile(`\b(?:globalThis|window|self|document|navigator|top|parent)\s*\[|\bReflect\b|\bwith\s*\(|\\x[2-7]|\\u00[2-7]|\bfromCharCode\b|\batob\b|\bbtoa\b`)},
}

// permitted are the uses of those words that tell nobody anything.
var permitted = []*regexp.Regexp{
	// Reads where the page comes from, to write an address of ours shorter.
	regexp.MustCompile(`\blocation\.origin\b`),
	// Keeps what is typed in this tab's own entries; the address stays as it is.
	regexp.MustCompile(`\bhistory\.(?:pushState|replaceState)\((?:[^()]|\([^()]*\))*,""\)`),
	// Keeps, reads and forgets what she asked to be kept, under its one name.
	regexp.MustCompile(`\blocalStorage\.(?:setItem\("kneadwise",JSON\.stringify|getItem\("kneadwise"\)|removeItem\("kneadwise"\))`),
	// Takes what a link holds out of the address.
	regexp.MustCompile(`\bhistory\.replaceState\(null,"",[\w$]+\.pathname\)`),
	// Starts the rest of the program, whose address the page's markup says.
	regexp.MustCompile(`\bimport\([\w$]+\.dataset\.carry\?\?""\)`),
	// Copies a link, or hands it on, when the button for that is pressed.
	regexp.MustCompile(`\bawait navigator\.clipboard\.writeText\(this\.#?[\w$]+\.value\)`),
	regexp.MustCompile(`\bawait navigator\.share\(\{title:document\.title,url:this\.#?[\w$]+\.value\}\)`),
	// Hands her a file that was made here, when she presses the button for it.
	regexp.MustCompile(`\bURL\.createObjectURL\(new Blob\(\[[\w$]+\],\{type:[\w$]+\}\)\)`),
	regexp.MustCompile(`\("a",\{href:[\w$]+,download:[\w$]+\}\)\.click\(\)`),
	// Hears of a form that would be sent, to stop it.
	regexp.MustCompile(`\.addEventListener\("submit",`),
	// Fetches by a name alone. TestFetchesAreKnown says what the names stand for.
	regexp.MustCompile(`\bawait fetch\([\w$]+(?:\.url)?(?:,\{signal:[\w$]+\})?\)`),
	// A method of that name, and the calls of it.
	regexp.MustCompile(`\basync fetch\([\w$,]*\)\{|\bthis(?:\.#?[\w$]+)+\.fetch\(`),
	// Makes the elements of a picture.
	regexp.MustCompile(`\bcreateElementNS\("http://www\.w3\.org/2000/svg",`),
	// How FlatBuffers reads what kind a message is.
	regexp.MustCompile(`\bString\.fromCharCode\(this\.readInt8\(`),
}

// refusals are the reasons not to ship a script.
func refusals(script string) []string {
	for _, p := range permitted {
		script = p.ReplaceAllString(script, " ")
	}
	var reasons []string
	for _, rule := range refused {
		for _, at := range rule.pattern.FindAllStringIndex(script, -1) {
			around := script[max(0, at[0]-40):min(len(script), at[1]+40)]
			reasons = append(reasons, rule.why+": "+around)
		}
	}
	return reasons
}

// judged are the scripts that see what a visitor types, with the words that they
// need all the same.
var judged = map[string][]string{
	"page.js":   nil,
	"carry.js":  nil,
	"worker.js": nil,
	// The calculator in a clinic's page. Its frame has an origin that is nobody's
	// and a policy by which it can reach this host alone, and nothing at all once
	// its files are here: that is the element that it makes, and the Worker's
	// script has to be started from memory. It reads its own fragment, for what
	// the clinic chose, and sets the colors that the clinic chose.
	"frame.js": {
		"opens another address", "makes the page refresh itself", "loads something by an element", "loads something by a style",
		"fetches an address that the page was not given", "starts another script",
	},
	// The pictures: a library of others that makes elements and sets their styles. It is
	// pinned by its hash, and has none of the words by which anything is sent or kept.
	"pictures.js": {
		"follows a link by itself", "loads something by an element", "loads something by a style", "runs text as a script", "makes markup of text",
	},
	// What stands around the calculator: it puts our own pages and files into the
	// offline copy, whose addresses are written in it, and starts the service worker;
	// it leaves for a page about the weather, and erases. So that none of it can be of
	// what is typed, unread has rules of its own for it.
	"shell.js": {
		"opens another address", "fetches an address that the page was not given", "starts another script", "stores something",
	},
	// The service worker: it passes on what the browser asks for, or answers from
	// the copy. It can neither hear of what is typed nor write, by unread too.
	"offline.js": {
		"opens another address", "fetches an address that the page was not given", "stores something",
	},
}

// unread are the words by which a script that may store could learn what is typed,
// or, in the service worker, hear of it or write.
var unread = map[string]*regexp.Regexp{
	"shell.js":   regexp.MustCompile(`\.\s*value\w*\b|\belements\b|\bFormData\b|\.\s*state\b[^=]|\bchecked\b|\bselected\w*\b|\btextContent\b(?:[^=]|==)|\binnerText\b|\bkey(?:Code)?\s*===?\s*[^"=\s]|\bpostMessage\b|\.\s*data\b|\bnew Response\b|\blocalStorage\b(?:[^.]|\.[^c])|\bindexedDB\s*\.\s*open\b`),
	"offline.js": regexp.MustCompile(`\bdocument\b|\bclients\b|\bmessage\b|\bpostMessage\b|\bonmessage\b|\.\s*(?:put|add|addAll|open)\s*\(|\bnew (?:Response|Request)\b|\bindexedDB\b|\bimportScripts\b|\blocation\b(?:[^.]|\.[^o])`),
}

// unjudged are the scripts before which no visitor types: the loader, which runs
// in the clinic's page and knows nothing, and those of the clinics' own pages.
var unjudged = []string{"widget.js", "portal.js", "preview.js", "htmx.js"}

func TestShippedScriptsReachNobody(t *testing.T) {
	assets, err := web.Manifest()
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]bool{}
	for name, asset := range assets {
		file, err := fs.ReadFile(web.Dist(), asset.File)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.Contains(asset.ContentType, "javascript"):
			needed, ours := judged[name]
			if !ours {
				if !slices.Contains(unjudged, name) {
					t.Errorf("nobody has said whether visitors type before %s", name)
				}
				continue
			}
			read[name] = true
			if rule := unread[name]; rule != nil {
				for _, found := range rule.FindAllString(string(file), -1) {
					t.Errorf("%s may store, and could read what is typed: %s", name, found)
				}
			}
			for _, why := range refusals(string(file)) {
				if reason, _, _ := strings.Cut(why, ": "); !slices.Contains(needed, reason) {
					t.Errorf("%s %s", name, why)
				}
			}
		case strings.Contains(asset.ContentType, "css"):
			// A style can tell what is typed by what it loads for it.
			for _, found := range regexp.MustCompile(`(?i)url\(["']?[^d]|@import|\[value[~|^$*]?=`).FindAllString(string(file), -1) {
				t.Errorf("%s loads by a style: %s", name, found)
			}
		}
	}
	for name := range judged {
		if !read[name] {
			t.Errorf("%s does not ship", name)
		}
	}
}

// Each of these, in a script that ships, has to be found.
func TestWhatScriptsAreReadForIsFound(t *testing.T) {
	for snippet, why := range map[string]string{
		`location.assign("/?d="+deductible)`:       "opens another address",
		`location.replace(u)`:                      "opens another address",
		`location.href=u`:                          "opens another address",
		`document.location=u`:                      "opens another address",
		`window.location.hash=u`:                   "opens another address",
		`top.location=u`:                           "opens another address",
		`window.open(u)`:                           "opens another address",
		`open(u)`:                                  "opens another address",
		`navigation.navigate(u)`:                   "opens another address",
		`history.pushState(null,"","?"+q)`:         "changes the address or the history",
		`history.replaceState(s,"","/?q="+q)`:      "changes the address or the history",
		`history.replaceState(s,"",u)`:             "changes the address or the history",
		`a.href=u;`:                                "follows a link by itself",
		`link.click()`:                             "follows a link by itself",
		`a.dispatchEvent(new MouseEvent("click"))`: "follows a link by itself",
		`el("a",{ping:u})`:                         "follows a link by itself",
		`form.submit()`:                            "sends a form",
		`form.requestSubmit()`:                     "sends a form",
		`form.action=u`:                            "sends a form",
		`form.setAttribute("action",u)`:            "sends a form",
		`el("button",{formaction:u})`:              "sends a form",
		`m.httpEquiv="refresh"`:                    "makes the page refresh itself",
		`f("meta",{"http-equiv":"refresh",content:"0;url="+u})`: "makes the page refresh itself",
		`f("iframe",{})`:                                 "loads something by an element",
		`document.createElement("video")`:                "loads something by an element",
		`i.src=u`:                                        "loads something by an element",
		`f("link",{rel:"x"})`:                            "loads something by an element",
		`e.style.background=u`:                           "loads something by a style",
		`e.setAttribute("style",u)`:                      "loads something by a style",
		`s.insertRule(r)`:                                "loads something by a style",
		`new RTCPeerConnection({iceServers:[{urls:u}]})`: "talks to another browser",
		`new webkitRTCPeerConnection(c)`:                 "talks to another browser",
		`p.createDataChannel("x")`:                       "talks to another browser",
		`navigator.sendBeacon(u,d)`:                      "sends a beacon",
		`new Image().x=1`:                                "sends a beacon",
		`new EventSource(u)`:                             "sends a beacon",
		`new WebSocket(u)`:                               "sends a beacon",
		`new WebTransport(u)`:                            "sends a beacon",
		`new XMLHttpRequest`:                             "sends a beacon",
		"await fetch(`/x?${q}`)":                         "fetches an address that the page was not given",
		`await fetch("/x?"+q)`:                           "fetches an address that the page was not given",
		`await fetch(u+q)`:                               "fetches an address that the page was not given",
		`await fetch(u,{method:"POST",body:b})`:          "fetches an address that the page was not given",
		`fetch(u)`:                                       "fetches an address that the page was not given",
		`const f=fetch;`:                                 "fetches an address that the page was not given",
		`window.fetch(u)`:                                "fetches an address that the page was not given",
		`import(u)`:                                      "starts another script",
		`importScripts(u)`:                               "starts another script",
		`navigator.serviceWorker.register(u)`:            "starts another script",
		"new Worker(`/w.js?${q}`)":                       "starts another script",
		`new Worker(u+"?"+q)`:                            "starts another script",
		`localStorage.setItem(k,v)`:                      "stores something",
		`sessionStorage.x=1`:                             "stores something",
		`indexedDB.open("x")`:                            "stores something",
		`caches.open("x")`:                               "stores something",
		`document.cookie=c`:                              "stores something",
		`cookieStore.set(c)`:                             "stores something",
		`navigator.storage.getDirectory()`:               "stores something",
		`window.name=d`:                                  "stores something",
		`h("a",{href:u}).click()`:                        "follows a link by itself",
		`new Worker(URL.createObjectURL(b))`:             "starts another script",
		`navigator.clipboard.writeText(d)`:               "stores something",
		`navigator.share({text:d})`:                      "hands something to another program",
		`history.replaceState(null,"",u)`:                "changes the address or the history",
		`import(m.dataset.carry+q)`:                      "starts another script",
		`eval(t)`:                                        "runs text as a script",
		`new Function(t)()`:                              "runs text as a script",
		`f.constructor("return 1")()`:                    "runs text as a script",
		`setTimeout("x()",1)`:                            "runs text as a script",
		`e.innerHTML=t`:                                  "makes markup of text",
		`document.write(t)`:                              "makes markup of text",
		`window["loc"+"ation"]=u`:                        "hides what it names",
		`globalThis[n](u)`:                               "hides what it names",
		`window["\x6cocation"]`:                          "hides what it names",
		`this.meter.x(u);await fetch(t.url);location.search=q`:   "opens another address",
		`history.replaceState(f(s),"");history.go(location="/")`: "opens another address",
	} {
		var found bool
		for _, reason := range refusals(snippet) {
			found = found || strings.HasPrefix(reason, why+": ")
		}
		if !found {
			t.Errorf("%s is not found to be a script that %s: %q", snippet, why, refusals(snippet))
		}
	}
}

// The only addresses that the page fetches: of the module and the words, which
// its first answer to the browser names, and of the bundle behind a button.
func TestFetchesAreKnown(t *testing.T) {
	want := map[string]bool{
		"download.ts: file.url, { signal }": false,
		"page.ts: wordsUrl":                 false,
		"shelf.ts: of.url":                  false,
		// The offline copy: addresses of pages that are written in it, and of the files that those name.
		"copy.ts: path, { cache, signal }": false,
		"copy.ts: name, { signal }":        false,
		// What the service worker passes on.
		"offline.ts: request":     false,
		"offline.ts: request.url": false,
	}
	call := regexp.MustCompile(`(?:^|[^.\w])fetch\(([^)]*)\)`)
	look := func(sources fs.FS) error {
		return fs.WalkDir(sources, ".", func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".ts") {
				return err
			}
			text, err := fs.ReadFile(sources, path)
			for _, found := range call.FindAllStringSubmatch(string(text), -1) {
				if strings.Contains(found[1], ": ") {
					continue // a method of that name with its types
				}
				made := path + ": " + found[1]
				if _, known := want[made]; !known {
					t.Errorf("%s is fetched", made)
				}
				want[made] = true
			}
			return err
		})
	}
	if err := errors.Join(look(sources), look(os.DirFS("../shell"))); err != nil {
		t.Fatal(err)
	}
	for made, found := range want {
		if !found {
			t.Errorf("%s is fetched no more, so it should not be permitted", made)
		}
	}
}

// sources are the page's scripts as they are written.
var sources = os.DirFS("../calculator")
