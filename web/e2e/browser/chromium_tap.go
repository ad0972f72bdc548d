package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// ownIDs is the first number of the commands that the tap itself sends. The
// protocol's numbers have 32 bits; chromedp counts from 1.
const ownIDs = 1 << 30

// tap sits on the connection between chromedp and Chromium. chromedp follows
// pages only; the tap also follows their workers and frames in other processes,
// which Chromium attaches as sessions of their own.
type tap struct {
	chromedp.Transport

	mu      sync.Mutex
	nextID  int64
	pages   map[target.SessionID]*sighting   // each session, of a worker too, to its page's
	workers map[*sighting][]target.SessionID // the sessions that the tap opened
	targets map[target.ID]target.SessionID   // the latest session of each target
	waiting map[int64]chan cdproto.Message   // who waits for the answer to a command of ours
}

func newTap(conn chromedp.Transport) *tap {
	return &tap{
		Transport: conn,
		nextID:    ownIDs,
		pages:     make(map[target.SessionID]*sighting),
		workers:   make(map[*sighting][]target.SessionID),
		targets:   make(map[target.ID]target.SessionID),
		waiting:   make(map[int64]chan cdproto.Message),
	}
}

// record gives what is seen of the page with that session.
func (t *tap) record(session target.SessionID) *sighting {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.pages[session]
}

// Read passes the next message on, after a look at it.
func (t *tap) Read(ctx context.Context, msg *cdproto.Message) error {
	for {
		if err := t.Transport.Read(ctx, msg); err != nil {
			return err
		}
		if msg.ID >= ownIDs {
			// The answer to a command of ours. A worker does not know all of
			// them; most have no result that matters.
			t.answered(*msg)
			*msg = cdproto.Message{}
			continue
		}
		if msg.Method != "" {
			t.look(ctx, msg)
		}
		return nil
	}
}

func (t *tap) look(ctx context.Context, msg *cdproto.Message) {
	if msg.Method == "Target.attachedToTarget" {
		var attached struct {
			SessionID  target.SessionID `json:"sessionId"`
			TargetInfo struct{ TargetID target.ID }
		}
		if json.Unmarshal(msg.Params, &attached) == nil {
			t.mu.Lock()
			t.targets[attached.TargetInfo.TargetID] = attached.SessionID
			t.mu.Unlock()
			t.adopt(ctx, msg.SessionID, attached.SessionID)
		}
		return
	}
	if msg.Method == "Page.javascriptDialogOpening" {
		// A dialog stops the page until it is answered.
		t.send(ctx, msg.SessionID, "Page.handleJavaScriptDialog", `{"accept": true}`)
	}
	if seen := t.record(msg.SessionID); seen != nil {
		seen.event(string(msg.Method), []byte(msg.Params))
	}
}

// adopt begins to watch a new session. One without a parent is a page, which
// chromedp sets up. Others are paused until they are watched as well.
func (t *tap) adopt(ctx context.Context, parent, child target.SessionID) {
	t.mu.Lock()
	if parent == "" {
		t.pages[child] = &sighting{}
		t.mu.Unlock()
		return
	}
	page := t.pages[parent]
	if page == nil || t.pages[child] != nil {
		t.mu.Unlock()
		return
	}
	t.pages[child] = page
	t.workers[page] = append(t.workers[page], child)
	t.mu.Unlock()
	for _, c := range watching {
		t.send(ctx, child, c.method, c.params)
	}
	t.send(ctx, child, "Runtime.runIfWaitingForDebugger", `{}`)
}

// watching are the commands that make a session tell what it does. Bodies of
// requests are told up to 1 MiB.
var watching = []struct{ method, params string }{
	{"Network.enable", `{"maxPostDataSize": 1048576}`},
	{"Runtime.enable", `{}`},
	{"Log.enable", `{}`},
	{"Audits.enable", `{}`},
	{"Target.setAutoAttach", `{"autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true}`},
}

// send sends a command to a session without waiting for the answer.
func (t *tap) send(ctx context.Context, session target.SessionID, method, params string) {
	t.mu.Lock()
	t.nextID++
	id := t.nextID
	t.mu.Unlock()
	msg := &cdproto.Message{ID: id, SessionID: session, Method: cdproto.MethodType(method), Params: []byte(params)}
	// A failed write means that the browser is gone, which the reader reports.
	_ = t.Transport.Write(ctx, msg)
}

// ask sends a command to a session and decodes its answer.
func (t *tap) ask(ctx context.Context, session target.SessionID, method string, params, out any) error {
	text, err := json.Marshal(params)
	if err != nil {
		return err
	}
	answer := make(chan cdproto.Message, 1)
	t.mu.Lock()
	t.nextID++
	id := t.nextID
	t.waiting[id] = answer
	t.mu.Unlock()
	defer func() {
		t.mu.Lock()
		delete(t.waiting, id)
		t.mu.Unlock()
	}()
	if err := t.Transport.Write(ctx, &cdproto.Message{ID: id, SessionID: session, Method: cdproto.MethodType(method), Params: text}); err != nil {
		return err
	}
	select {
	case msg := <-answer:
		if msg.Error != nil {
			return fmt.Errorf("%s: %w", method, msg.Error)
		}
		return json.Unmarshal(msg.Result, out)
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", method, ctx.Err())
	}
}

// answered hands an answer to who waits for it, if anyone does.
func (t *tap) answered(msg cdproto.Message) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if answer := t.waiting[msg.ID]; answer != nil {
		msg.Result = slices.Clone(msg.Result) // the reader's buffer is used again
		answer <- msg
	}
}

// session is the latest session of a target, such as a frame with a process of
// its own.
func (t *tap) session(of target.ID) (target.SessionID, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	session, ok := t.targets[of]
	return session, ok
}

// toWorkers sends a command to all sessions of a page but its own.
func (t *tap) toWorkers(ctx context.Context, page *sighting, method, params string) {
	t.mu.Lock()
	sessions := append([]target.SessionID(nil), t.workers[page]...)
	t.mu.Unlock()
	for _, s := range sessions {
		t.send(ctx, s, method, params)
	}
}
