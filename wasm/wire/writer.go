package wire

import (
	"unsafe"

	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire/message"
)

// Writer makes messages. One writer makes one after another in the same
// buffer: what a method returns stands until the next.
//
// A message with a figure that its field cannot hold is never sent with a wrong
// one: in its place goes the same message with the fault FaultRange.
type Writer struct {
	b    *flatbuffers.Builder
	over []code.Fault
	// refs are the offsets of elements whose vector is not written yet. Vectors
	// nest, so the innermost one's are the last.
	refs []flatbuffers.UOffsetT
	// vectors are the small vectors that were written, by their bytes, where
	// equal ones are written once: in bundles, of which each clinic says much
	// the same of what its packages are good for.
	vectors map[string]flatbuffers.UOffsetT
	// lists are where the lists of fields of rows were written, 0 where not yet.
	lists [rowKinds]flatbuffers.UOffsetT
	// lately are the texts that were written or pointed to last, found by where
	// they are in memory: nearly all are constants.
	lately [1 << 7]written
	// figures are the lists of inputs that were written last, found by what is in
	// them.
	figures [1 << figureBits]figures
}

const figureBits = 7

// figures is a list of inputs with where it stands in the message.
type figures struct {
	inputs []ledger.Input
	at     flatbuffers.UOffsetT
}

// written is a text with where it stands in the message.
type written struct {
	from *byte
	long int
	at   flatbuffers.UOffsetT
}

// NewWriter returns a writer.
func NewWriter() *Writer {
	return &Writer{b: flatbuffers.NewBuilder(usual)}
}

// Buffers are at first as long as most messages need. A longer one, of a
// bundle's many lists, is given up with its message.
const (
	usual   = 16 << 10
	longest = 384 << 10
)

// Release gives up a buffer that is longer than most messages need, with the message in it.
func (w *Writer) Release() {
	if len(w.b.Bytes) > longest {
		w.b, w.refs = flatbuffers.NewBuilder(usual), nil
	}
}

// reset begins a message of about so many bytes.
func (w *Writer) reset(bytes int) {
	if have := len(w.b.Bytes); have > longest || have < bytes {
		w.b = flatbuffers.NewBuilder(max(bytes, usual))
		w.refs = nil
	} else {
		w.b.Reset()
		w.refs = w.refs[:0]
	}
	w.over, w.lists = nil, [rowKinds]flatbuffers.UOffsetT{}
	clear(w.lately[:])
	clear(w.figures[:])
}

func (w *Writer) finish(root flatbuffers.UOffsetT, id string) []byte {
	w.b.FinishWithFileIdentifier(root, []byte(id))
	return w.b.FinishedBytes()
}

// What follows is called for nearly every field. Written out at each place it
// would be the larger part of this package in the module, so it is kept from
// being inlined; a call costs some nanoseconds.

// text writes a text, or none where it is empty. Texts that come again are
// pointed to.
//
//go:noinline
func (w *Writer) text(s string) flatbuffers.UOffsetT {
	if s == "" {
		return 0
	}
	from := unsafe.StringData(s)
	k := &w.lately[(uint32(uintptr(unsafe.Pointer(from)))+uint32(len(s)))*0x9E3779B1>>25]
	if k.from != from || k.long != len(s) {
		*k = written{from, len(s), w.b.CreateSharedString(s)}
	}
	return k.at
}

// align comes before a table of which a message holds many. Lists of fields are
// shared by tables that look alike, and they only do if all begin at four bytes;
// the fewer there are, the sooner the right one is found.
func (w *Writer) align() { w.b.Prep(4, 0) }

// keep remembers an element of the vector that is being gathered.
func (w *Writer) keep(ref flatbuffers.UOffsetT) { w.refs = append(w.refs, ref) }

// vector writes the elements that were kept since there were from of them, or
// none.
//
//go:noinline
func (w *Writer) vector(from int) flatbuffers.UOffsetT {
	refs := w.refs[from:]
	if len(refs) == 0 {
		return 0
	}
	w.b.StartVector(4, len(refs), 4)
	for i := len(refs) - 1; i >= 0; i-- {
		w.b.PrependUOffsetT(refs[i])
	}
	w.refs = w.refs[:from]
	return w.b.EndVector(len(refs))
}

// texts writes a vector of codes or names.
func texts[T ~string](w *Writer, list []T) flatbuffers.UOffsetT {
	from := len(w.refs)
	for _, s := range list {
		at := w.text(string(s))
		if s == "" {
			// An empty element has to stand for itself: there is no offset to nothing.
			at = w.b.CreateSharedString("")
		}
		w.keep(at)
	}
	return w.vector(from)
}

// numbers writes a vector of small numbers, or none where it is empty.
func numbers[T ~int | ~uint8](w *Writer, where string, list []T) flatbuffers.UOffsetT {
	if len(list) == 0 {
		return 0
	}
	bytes := make([]byte, len(list))
	for i, v := range list {
		bytes[i] = byte(w.within(where, int64(v), 0, 255))
	}
	if w.vectors == nil {
		return w.b.CreateByteVector(bytes)
	}
	written, ok := w.vectors[string(bytes)]
	if !ok {
		written = w.b.CreateByteVector(bytes)
		w.vectors[string(bytes)] = written
	}
	return written
}

// within returns v, or notes a fault where a field has no room for it.
//
//go:noinline
func (w *Writer) within(where string, v, low, high int64) int64 {
	if v < low || v > high {
		w.over = append(w.over, code.Fault{Path: where, Code: FaultRange, Low: low, High: high})
		return 0
	}
	return v
}

//go:noinline
func (w *Writer) int32(where string, v int64) int32 {
	return int32(w.within(where, v, -1<<31, 1<<31-1))
}

//go:noinline
func (w *Writer) int16(where string, v int) int16 {
	return int16(w.within(where, int64(v), -1<<15, 1<<15-1))
}

//go:noinline
func (w *Writer) uint16(where string, v int) uint16 {
	return uint16(w.within(where, int64(v), 0, 1<<16-1))
}

//go:noinline
func (w *Writer) uint8(where string, v int) uint8 {
	return uint8(w.within(where, int64(v), 0, 1<<8-1))
}

// span writes a struct into the table that is being made, to be added at once.
//
//go:noinline
func (w *Writer) span(where string, s span.Span) flatbuffers.UOffsetT {
	return message.CreateSpan(w.b, w.int32(where, s.Low), w.int32(where, s.High))
}

// money is span for results.
//
//go:noinline
func (w *Writer) money(where string, m span.Money) flatbuffers.UOffsetT {
	return message.CreateMoney(w.b, w.int32(where, int64(m.Low)), w.int32(where, int64(m.High)),
		w.int32(where, int64(m.Likely)), m.HasLikely)
}

// faults writes a vector of faults. Limits that do not fit are left out: the
// code says enough. Limits of days are days.
func (w *Writer) faults(list []code.Fault) flatbuffers.UOffsetT {
	from := len(w.refs)
	for i := range list {
		f := &list[i]
		path, what, other := w.text(f.Path), w.text(f.Code), w.text(f.Other)
		low, high := limits(f)
		message.FaultStart(w.b)
		message.FaultAddPath(w.b, path)
		message.FaultAddCode(w.b, what)
		message.FaultAddLow(w.b, low)
		message.FaultAddHigh(w.b, high)
		message.FaultAddOther(w.b, other)
		w.keep(message.FaultEnd(w.b))
	}
	return w.vector(from)
}

// limits are the numbers of a fault as they go over the wire.
func limits(f *code.Fault) (low, high int32) {
	if f.Code == plan.FaultTooEarly || f.Code == plan.FaultTooLate {
		return Day(civil.Date(f.Low)), Day(civil.Date(f.High))
	}
	if int64(int32(f.Low)) != f.Low || int64(int32(f.High)) != f.High {
		return 0, 0
	}
	return int32(f.Low), int32(f.High)
}
