package browser

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

// sighting is what the events of a Chromium page and its workers told so far.
type sighting struct {
	mu     sync.Mutex
	found  Evidence
	number map[string]int // the place in found.Requests by the request's id
}

// snapshot copies the evidence.
func (s *sighting) snapshot() Evidence {
	s.mu.Lock()
	defer s.mu.Unlock()
	return Evidence{
		CSP:      slices.Clone(s.found.CSP),
		Console:  slices.Clone(s.found.Console),
		Requests: slices.Clone(s.found.Requests),
	}
}

// remote is a value of the page as the protocol describes it.
type remote struct {
	Type        string
	Value       json.RawMessage
	Description string
}

func (r remote) String() string {
	var text string
	if json.Unmarshal(r.Value, &text) == nil && text != "" {
		return text
	}
	if r.Description != "" {
		return r.Description
	}
	return string(r.Value)
}

// event notes one event, if it is of a kind that counts.
func (s *sighting) event(method string, params []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch method {
	case "Network.requestWillBeSent":
		s.request(params)
	case "Network.webSocketCreated", "Network.webTransportCreated":
		var e struct{ URL string }
		if json.Unmarshal(params, &e) == nil {
			s.found.Requests = append(s.found.Requests, Request{URL: e.URL, Method: "CONNECT"})
		}
	case "Network.loadingFailed":
		var e struct{ RequestID, BlockedReason string }
		if json.Unmarshal(params, &e) == nil && e.BlockedReason != "" {
			if i, known := s.number[e.RequestID]; known {
				s.found.Requests[i].Blocked = e.BlockedReason
			}
		}
	case "Runtime.consoleAPICalled":
		var e struct {
			Type string
			Args []remote
		}
		if json.Unmarshal(params, &e) == nil && (e.Type == "error" || e.Type == "assert") {
			var words []string
			for _, a := range e.Args {
				words = append(words, a.String())
			}
			s.complain("console." + e.Type + ": " + strings.Join(words, " "))
		}
	case "Runtime.exceptionThrown":
		var e struct {
			ExceptionDetails struct {
				Text      string
				Exception remote
			}
		}
		if json.Unmarshal(params, &e) == nil {
			s.complain(e.ExceptionDetails.Text + " " + e.ExceptionDetails.Exception.String())
		}
	case "Log.entryAdded":
		var e struct {
			Entry struct{ Source, Level, Text, URL string }
		}
		if json.Unmarshal(params, &e) == nil && e.Entry.Level == "error" {
			s.complain(strings.TrimSpace(e.Entry.Source + ": " + e.Entry.Text + " " + e.Entry.URL))
		}
	case "Audits.issueAdded":
		s.issue(params)
	case "Page.windowOpen":
		var e struct{ URL string }
		if json.Unmarshal(params, &e) == nil {
			s.complain("opened a window: " + e.URL)
		}
	case "Page.javascriptDialogOpening":
		var e struct{ Type, Message string }
		if json.Unmarshal(params, &e) == nil {
			s.complain("opened a dialog: " + e.Type + ": " + e.Message)
		}
	}
}

func (s *sighting) complain(text string) { s.found.Console = append(s.found.Console, text) }

func (s *sighting) request(params []byte) {
	var e struct {
		RequestID string
		Request   struct {
			URL             string
			Method          string
			URLFragment     string
			PostDataEntries []struct{ Bytes []byte } // base64 in the protocol
		}
	}
	if json.Unmarshal(params, &e) != nil || local(e.Request.URL) {
		return
	}
	var body []byte
	for _, part := range e.Request.PostDataEntries {
		body = append(body, part.Bytes...)
	}
	if s.number == nil {
		s.number = make(map[string]int)
	}
	s.number[e.RequestID] = len(s.found.Requests)
	s.found.Requests = append(s.found.Requests, Request{URL: e.Request.URL, Method: e.Request.Method, Body: body})
}

// local reports whether an address is answered inside the browser.
func local(url string) bool {
	for _, scheme := range []string{"data:", "blob:", "about:", "javascript:", "chrome:", "resource:"} {
		if strings.HasPrefix(url, scheme) {
			return true
		}
	}
	return false
}

func (s *sighting) issue(params []byte) {
	var e struct {
		Issue struct {
			Code    string
			Details struct {
				ContentSecurityPolicyIssueDetails *struct {
					BlockedURL                         string
					ViolatedDirective                  string
					IsReportOnly                       bool
					ContentSecurityPolicyViolationType string
				}
			}
		}
	}
	if json.Unmarshal(params, &e) != nil || e.Issue.Code != "ContentSecurityPolicyIssue" {
		return
	}
	d := e.Issue.Details.ContentSecurityPolicyIssueDetails
	if d == nil {
		return
	}
	text := d.ViolatedDirective + " refused "
	if d.IsReportOnly {
		text = d.ViolatedDirective + " reported "
	}
	if d.BlockedURL != "" {
		text += d.BlockedURL
	} else {
		text += d.ContentSecurityPolicyViolationType
	}
	s.found.CSP = append(s.found.CSP, text)
}
