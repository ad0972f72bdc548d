package section_test

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"testing"

	"kneadwise/web/build/section"
)

func TestNumbersWithASignComeBack(t *testing.T) {
	for _, v := range []int{0, 1, -1, 63, 64, -64, -65, 8191, 8192, -8192, -8193, math.MaxInt32, math.MinInt32, math.MaxInt64, math.MinInt64} {
		r := section.Reader{Rest: section.AppendSigned(nil, v)}
		if got := r.Signed(); got != v || r.Bad || len(r.Rest) > 0 {
			t.Errorf("%d comes back as %d (bad %t, %d bytes left)", v, got, r.Bad, len(r.Rest))
		}
	}
	// The specification's own example: -123456 is c0 bb 78.
	if got := section.AppendSigned(nil, -123456); !bytes.Equal(got, []byte{0xc0, 0xbb, 0x78}) {
		t.Errorf("-123456 is written as % x", got)
	}
}

func TestAModuleComesBack(t *testing.T) {
	want := []section.Section{{ID: section.Import, Body: []byte{0}}, {ID: section.Code, Body: section.OfBodies([][]byte{{0, 0x0b}, bytes.Repeat([]byte{1}, 300)})}}
	module := section.Join(want)
	got, err := section.Split(module)
	if err != nil || len(got) != len(want) {
		t.Fatalf("%d sections, %v", len(got), err)
	}
	for i := range want {
		if got[i].ID != want[i].ID || !bytes.Equal(got[i].Body, want[i].Body) {
			t.Errorf("section %d is %v", i, got[i])
		}
	}
	bodies, err := section.Bodies(got[1].Body)
	if err != nil || len(bodies) != 2 || len(bodies[1]) != 300 {
		t.Errorf("%d bodies, %v", len(bodies), err)
	}
	for n := range len(module) {
		if all, err := section.Split(module[:n]); err == nil && len(all) == len(want) {
			t.Errorf("a module that was cut at byte %d has %d sections", n, len(all))
		}
	}
}

func TestWhatIsNoModuleIsRefused(t *testing.T) {
	for name, module := range map[string][]byte{
		"nothing":                    nil,
		"another format":             []byte("\x7fELF\x01\x00\x00\x00"),
		"another version":            []byte("\x00asm\x02\x00\x00\x00"),
		"a section longer than all":  []byte("\x00asm\x01\x00\x00\x00\x0a\x05\x00"),
		"a length that does not end": slices.Concat([]byte("\x00asm\x01\x00\x00\x00\x0a"), bytes.Repeat([]byte{0xff}, 12)),
	} {
		if _, err := section.Split(module); !errors.Is(err, section.ErrShape) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, code := range map[string][]byte{
		"fewer bodies than it says": {2, 1, 0x0b},
		"more than it says":         {1, 1, 0x0b, 0},
		"a body longer than all":    {1, 9, 0x0b},
	} {
		if _, err := section.Bodies(code); !errors.Is(err, section.ErrShape) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
