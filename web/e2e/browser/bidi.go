package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/coder/websocket"
)

// bidi is a connection that speaks WebDriver BiDi
// (https://www.w3.org/TR/webdriver-bidi/): commands with a number, answers with
// the same, and events.
type bidi struct {
	conn   *websocket.Conn
	heard  func(method string, params []byte) // called for each event, in order
	ended  chan struct{}
	reason error // why it ended, valid once ended is closed

	mu      sync.Mutex
	next    int64
	waiting map[int64]chan bidiAnswer
}

type bidiAnswer struct {
	Type    string
	ID      *int64
	Result  json.RawMessage
	Error   string
	Message string
	Method  string
	Params  json.RawMessage
}

// dialBiDi connects and reads until the connection ends.
func dialBiDi(ctx context.Context, url string, heard func(method string, params []byte)) (*bidi, error) {
	conn, _, err := websocket.Dial(ctx, url, nil)
	if err != nil {
		return nil, fmt.Errorf("couldn't connect to %s: %w", url, err)
	}
	conn.SetReadLimit(256 << 20) // a screenshot comes in one message
	b := &bidi{conn: conn, heard: heard, ended: make(chan struct{}), waiting: make(map[int64]chan bidiAnswer)}
	go b.read()
	return b, nil
}

func (b *bidi) read() {
	defer close(b.ended)
	for {
		_, text, err := b.conn.Read(context.Background())
		if err != nil {
			b.reason = err
			return
		}
		var a bidiAnswer
		if err := json.Unmarshal(text, &a); err != nil {
			b.reason = fmt.Errorf("the browser sent no JSON: %w", err)
			return
		}
		switch {
		case a.Type == "event":
			b.heard(a.Method, a.Params)
		case a.ID != nil:
			b.mu.Lock()
			answer := b.waiting[*a.ID]
			delete(b.waiting, *a.ID)
			b.mu.Unlock()
			if answer != nil {
				answer <- a
			}
		}
	}
}

// do sends a command and decodes its result into out, unless that is nil.
func (b *bidi) do(ctx context.Context, method string, params, out any) error {
	answer := make(chan bidiAnswer, 1)
	b.mu.Lock()
	b.next++
	id := b.next
	b.waiting[id] = answer
	b.mu.Unlock()
	defer func() {
		b.mu.Lock()
		delete(b.waiting, id)
		b.mu.Unlock()
	}()

	text, err := json.Marshal(map[string]any{"id": id, "method": method, "params": params})
	if err != nil {
		return err
	}
	// Not with ctx: the library closes the connection if it ends during a write.
	if err := b.conn.Write(context.WithoutCancel(ctx), websocket.MessageText, text); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case a := <-answer:
		if a.Type == "error" {
			return &bidiError{method: method, code: a.Error, message: a.Message}
		}
		if out == nil {
			return nil
		}
		return json.Unmarshal(a.Result, out)
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", method, ctx.Err())
	case <-b.ended:
		return fmt.Errorf("%s: the connection to the browser ended: %w", method, b.reason)
	}
}

// bidiError is a command's failure, with the standard's code for it.
type bidiError struct{ method, code, message string }

func (e *bidiError) Error() string { return e.method + ": " + e.code + ": " + e.message }

// isBiDi reports whether the error is a command's failure with the code.
func isBiDi(err error, code string) bool {
	var e *bidiError
	return errors.As(err, &e) && e.code == code
}

func (b *bidi) close() { _ = b.conn.CloseNow() }
