package wire

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"testing"

	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/wire/message"
)

// Every message cut short anywhere is refused or reads without panic.
func TestShortenedMessages(t *testing.T) {
	for name, b := range messages(t) {
		for n := range len(b) {
			if n > 600 && n%7 != 0 {
				continue
			}
			if readAll(t, bytes.Clone(b[:n:n])) && n < len(b)/2 {
				t.Errorf("%s: half of it passes as whole (%d of %d bytes)", name, n, len(b))
			}
		}
	}
}

// Every byte of every message, changed in the ways that hurt.
func TestChangedBytes(t *testing.T) {
	for name, good := range messages(t) {
		refused := 0
		b := bytes.Clone(good)
		for i := range b {
			if i > 1000 && i%11 != 0 {
				continue
			}
			for _, v := range []byte{0, 1, 4, 0x7f, 0x80, 0xff, good[i] + 1, good[i] ^ 0x80} {
				b[i] = v
				if !readAll(t, b) {
					refused++
				}
			}
			b[i] = good[i]
		}
		if refused == 0 {
			t.Errorf("%s: no change was refused", name)
		}
	}
}

// Every aligned four bytes, as offsets and counts that reach everywhere.
func TestChangedOffsetsAndCounts(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, good := range messages(t) {
		b := bytes.Clone(good)
		for i := 0; i+4 <= len(b); i += 4 {
			if i > 1000 && i%44 != 0 {
				continue
			}
			for _, v := range []uint32{
				0, 4, 8, uint32(len(b)), uint32(len(b) - i), uint32(len(b) - i - 4), 1 << 29, 1<<31 - 4, 1 << 31, 1<<32 - 4, 1<<32 - 1,
				uint32(random.IntN(len(b))) &^ 3,
			} {
				binary.LittleEndian.PutUint32(b[i:], v)
				readAll(t, b)
			}
			copy(b[i:], good[i:i+4])
		}
	}
}

// craft makes a message by hand: little-endian words of two bytes.
func craft(words ...uint16) []byte {
	var b []byte
	for _, w := range words {
		b = binary.LittleEndian.AppendUint16(b, w)
	}
	return b
}

func TestMalformed(t *testing.T) {
	id := []uint16{'K' | 'W'<<8, 'F' | 'A'<<8} // Faults: one vector of tables
	head := func(root uint16) []uint16 { return append([]uint16{root, 0}, id...) }
	// At 8 the list of fields, at 16 the table: its faults are a vector at 24.
	table := []uint16{6, 8, 4, 0, 8, 0, 4, 0}
	cases := []struct {
		name  string
		words []uint16
		want  string
	}{
		{"nothing", nil, FaultTooShort},
		{"only a root", []uint16{8, 0, 'K' | 'W'<<8, 'F' | 'A'<<8}, FaultTooShort},
		{"an empty table", append(head(12), 4, 4, 4, 0, 4, 0), ""},
		{"another message", append([]uint16{12, 0, 'K' | 'W'<<8, 'X' | 'A'<<8}, 4, 4, 4, 0, 4, 0), FaultIdentifier},
		{"root beyond the end", append(head(20), 4, 4, 4, 0, 4, 0), FaultOffset},
		{"root not aligned", append(head(10), 4, 4, 4, 0, 4, 0), FaultOffset},
		{"root at itself", append(head(0), 4, 4, 4, 0, 4, 0), FaultOffset},
		{"fields before the message", append(head(12), 4, 4, 100, 0, 4, 0), FaultTable},
		{"fields after the message", append(head(12), 4, 4, 0xfff0, 0xffff, 4, 0), FaultTable},
		{"fields at an odd byte", append(head(16), 4<<8, 4<<8, 0, 0, 7, 0), FaultTable},
		{"fewer fields than none", append(head(12), 2, 4, 4, 0, 4, 0), FaultTable},
		{"half a field", append(head(12), 5, 4, 4, 0, 4, 0), FaultTable},
		{"fields longer than the message", append(head(12), 40, 4, 4, 0, 4, 0), FaultTable},
		{"a size of the table that means nothing", append(head(12), 4, 40, 4, 0, 4, 0), ""},
		{"no faults", append(append(head(16), table...), 0, 0), ""},
		{"half a billion faults", append(append(head(16), table...), 0, 0x2000), FaultCount},
		{"one fault where there is no room", append(append(head(16), table...), 1, 0), FaultCount},
		{"a fault at itself", append(append(head(16), table...), 1, 0, 0, 0), FaultOffset},
		{"a field before its table", append(append(head(16), 6, 8, 2, 0, 8, 0, 4, 0), 0, 0), FaultTable},
		{"a field after the message", append(append(head(16), 6, 8, 12, 0, 8, 0, 4, 0), 0, 0), FaultTable},
		{"a field not aligned", append(append(head(16), 6, 10, 5, 0, 8, 0, 4, 0), 0, 0), FaultTable},
		{"a field of a later schema", append(head(16), 8, 8, 0, 4, 8, 0, 0xffff, 0xffff), ""},
	}
	for _, c := range cases {
		got := ""
		if wrong := verify(craft(c.words...), idFaults, shapeFaults); wrong != nil {
			got = wrong.Code
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Texts, numbers and days that no writer writes.
func TestValuesThatNoFieldHas(t *testing.T) {
	good := WriteTexts([]Text{{TextMoney, "abcd"}})
	at := bytes.Index(good, []byte("abcd"))
	change := func(i int, v byte) []byte {
		b := bytes.Clone(good)
		b[i] = v
		return b
	}
	kind := bytes.LastIndexByte(good[:at-4], byte(TextMoney))
	cases := map[string][]byte{
		"not UTF-8":       change(at, 0xff),
		"a NUL within":    change(at+1, 0),
		"no NUL at end":   change(at+4, 'e'),
		"a kind too many": change(kind, 5),
	}
	for name, b := range cases {
		want := FaultText
		if name == "a kind too many" {
			want = FaultNumber
		}
		if wrong := verify(b, idRead, shapeRead); wrong == nil || wrong.Code != want {
			t.Errorf("%s: %v", name, wrong)
		}
	}
	// A table whose one field is a byte within its own head: a Figure in the place of Faults.
	if wrong := verify(craft(16, 0, 'K'|'W'<<8, 'F'|'A'<<8, 6, 8, 1, 0, 8, 0, 0, 0), idFaults, shapeFigure); wrong == nil || wrong.Code != FaultTable {
		t.Errorf("a field in the head of its table: %v", wrong)
	}
	for _, d := range []int32{-epoch - 1, lastDay + 1, forever - 1, forever + 1, -1 << 31} {
		if isDay(d) {
			t.Errorf("%d is taken for a day", d)
		}
	}
}

// Each number of a request and an answer that has limits, beyond them.
func TestNumbersBeyondTheirFields(t *testing.T) {
	b := flatbuffers.NewBuilder(0)
	finish := func(root flatbuffers.UOffsetT, id string) []byte {
		b.FinishWithFileIdentifier(root, []byte(id))
		return b.FinishedBytes()
	}
	cases := map[string]func() *Malformed{
		"a day after the calendar": func() *Malformed {
			message.RequestStart(b)
			message.RequestAddAsOf(b, lastDay+1)
			return verify(finish(message.RequestEnd(b), idRequest), idRequest, shapeRequest)
		},
		"a day among others": func() *Malformed {
			b.StartVector(4, 2, 4)
			b.PrependInt32(-epoch - 1)
			b.PrependInt32(0)
			skip := b.EndVector(2)
			message.PlanRequestStart(b)
			message.PlanRequestAddSkip(b, skip)
			rhythm := message.PlanRequestEnd(b)
			message.RequestStart(b)
			message.RequestAddPlan(b, rhythm)
			return verify(finish(message.RequestEnd(b), idRequest), idRequest, shapeRequest)
		},
		"a provider among others": func() *Malformed {
			paid := b.CreateByteVector([]byte{1, 5})
			message.BenefitStart(b)
			message.BenefitAddPaidProviders(b, paid)
			benefit := message.BenefitEnd(b)
			message.RequestStart(b)
			message.RequestAddBenefit(b, benefit)
			return verify(finish(message.RequestEnd(b), idRequest), idRequest, shapeRequest)
		},
		"neither likely nor not": func() *Malformed {
			message.WayStart(b)
			at := b.Offset()
			message.WayAddTotal(b, message.CreateMoney(b, 1, 2, 1, true))
			b.Bytes[len(b.Bytes)-int(at)-4] = 2
			raw := finish(message.WayEnd(b), idReply)
			return verify(raw, idReply, shapeWay)
		},
	}
	for name, c := range cases {
		b.Reset()
		if wrong := c(); wrong == nil || wrong.Code != FaultNumber {
			t.Errorf("%s: %v", name, wrong)
		}
	}
}
