package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/code"
	"kneadwise/wasm/wire/message"
)

// TextKind says what a typed text is meant to be.
type TextKind uint8

// Kinds of typed texts.
const (
	TextMoney   TextKind = 1 + iota // cents
	TextPercent                     // parts per million
	TextCount                       // a whole number of one to three digits
	TextDate                        // YYYY-MM-DD
)

// Text is one typed text.
type Text struct {
	Kind TextKind
	Text string
}

// ReadTexts reads a batch of typed texts.
func ReadTexts(b []byte) ([]Text, []code.Fault) {
	if len(b) > MaxRequest {
		return nil, []code.Fault{{Code: FaultTooLong, High: MaxRequest}}
	}
	if wrong := verify(b, idRead, shapeRead); wrong != nil {
		return nil, wrong.fault()
	}
	m := message.GetRootAsRead(b, 0)
	list := make([]Text, m.TextsLength())
	for i := range list {
		var t message.Text
		m.Texts(&t, i)
		list[i] = Text{TextKind(t.Kind()), string(t.Text())}
	}
	return list, nil
}

// WriteTexts is the message of a batch of typed texts, as the page makes it.
func WriteTexts(list []Text) []byte {
	w := NewWriter()
	for _, t := range list {
		// Each text for itself: what people type is not shared.
		var typed flatbuffers.UOffsetT
		if t.Text != "" {
			typed = w.b.CreateString(t.Text)
		}
		message.TextStart(w.b)
		message.TextAddText(w.b, typed)
		message.TextAddKind(w.b, message.TextKind(t.Kind))
		w.keep(message.TextEnd(w.b))
	}
	all := w.vector(0)
	message.ReadStart(w.b)
	message.ReadAddTexts(w.b, all)
	return w.finish(message.ReadEnd(w.b), idRead)
}
