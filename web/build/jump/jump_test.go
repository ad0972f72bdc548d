package jump_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/rand/v2"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"kneadwise/web/build/jump"
	"kneadwise/web/build/section"
)

// A block of a function as Go writes them: the accumulator is changed, then one
// of two blocks is next, or the function ends.
type block struct {
	times, plus int
	odd, even   int // the next block by the accumulator's last bit; beyond the blocks: the end
}

// module writes a module with one function, run(x), over a dispatch: local 0 is
// the accumulator, 1 the number of the next block, 2 how many blocks may still
// run. trapping makes the last block call a function that only traps.
func module(blocks []block, trapping bool) []byte {
	var f []byte
	emit := func(b ...byte) { f = append(f, b...) }
	number := func(v int) { f = section.AppendSigned(f, v) }
	unsigned := func(v int) { f = binary.AppendUvarint(f, uint64(v)) }

	n := len(blocks)
	emit(1, 2, 0x7f)               // locals: two of i32
	emit(0x41, 50, 0x21, 2, 2, 64) // fuel; block (exit)
	emit(3, 64)                    // loop
	emit(bytes.Repeat([]byte{2, 64}, n)...)
	emit(0x20, 1, 0x0e)
	unsigned(n - 1)
	for i := range n {
		unsigned(i)
	}
	for i, b := range blocks {
		emit(0x0b) // end: block i begins; n-1-i of its blocks, loop and exit enclose it
		toLoop := n - 1 - i
		emit(1)                                        // nop
		emit(0x20, 2, 0x41, 1, 0x6b, 0x21, 2, 0x20, 2) // fuel--
		emit(0x45, 0x0d)
		unsigned(toLoop + 1) // br_if exit
		emit(0x20, 0, 0x41)
		number(b.times)
		emit(0x6c, 0x41)
		number(b.plus)
		emit(0x6a, 0x21, 0)
		if trapping && i == n-1 {
			emit(0x20, 0, 4, 64, 0x41, 7, 0x24, 0, 0x41, 0, 0x10, 1, 0x0d)
			unsigned(toLoop + 2)
			emit(0x0b)
		}
		jumpTo := func(next, inside int) {
			if next >= n {
				emit(0x0c)
				unsigned(toLoop + 1 + inside)
				return
			}
			emit(0x41)
			number(next)
			emit(0x21, 1, 0x0c)
			unsigned(toLoop + inside)
		}
		emit(0x20, 0, 0x41, 1, 0x71, 4, 64) // if odd
		jumpTo(b.odd, 1)
		emit(0x0b)
		jumpTo(b.even, 0)
	}
	emit(0x0b, 0x0b, 0x20, 0, 0x0b)

	return section.Join([]section.Section{
		{ID: 1, Body: []byte{1, 0x60, 1, 0x7f, 1, 0x7f}},
		{ID: 3, Body: []byte{2, 0, 0}},
		{ID: 6, Body: []byte{1, 0x7f, 1, 0x41, 0, 0x0b}},
		{ID: 7, Body: append([]byte{1, 3}, "run\x00\x00"...)},
		{ID: section.Code, Body: section.OfBodies([][]byte{f, {0, 0, 0x0b}})},
	})
}

// run returns what a module's function makes of x, and whether it trapped.
func run(t *testing.T, f api.Function, x uint32) (uint32, bool) {
	t.Helper()
	got, err := f.Call(t.Context(), uint64(x))
	if err != nil {
		return 0, true
	}
	return uint32(got[0]), false
}

// TestAStraightFunctionComputesTheSame jumps between random blocks, forward and
// backward, before and after.
func TestAStraightFunctionComputesTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	shorter := 0
	for range 300 {
		blocks := make([]block, 1+random.IntN(12))
		for i := range blocks {
			blocks[i] = block{random.IntN(9) - 4, random.IntN(200) - 100, random.IntN(len(blocks) + 1), random.IntN(len(blocks) + 1)}
		}
		whole := module(blocks, random.IntN(2) == 0)
		straight, err := jump.Module(whole)
		if err != nil {
			t.Fatal(err)
		}
		if len(straight) < len(whole) {
			shorter++
		}
		before, after := open(t, whole), open(t, straight)
		for range 20 {
			x := random.Uint32()
			was, trapped := run(t, before, x)
			is, traps := run(t, after, x)
			if was != is || trapped != traps {
				t.Fatalf("%v: of %d came %d (trapped: %v), now %d (%v)", blocks, x, was, trapped, is, traps)
			}
		}
	}
	if shorter != 300 {
		t.Errorf("%d of 300 functions are shorter", shorter)
	}
}

func open(t *testing.T, module []byte) api.Function {
	t.Helper()
	ctx := t.Context()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter())
	t.Cleanup(func() { runtime.Close(context.Background()) })
	m, err := runtime.Instantiate(ctx, module)
	if err != nil {
		t.Fatal(err)
	}
	return m.ExportedFunction("run")
}

func TestJumpsForwardAreOneBranch(t *testing.T) {
	straight, err := jump.Module(module([]block{{1, 0, 1, 2}, {3, 1, 2, 3}, {1, 5, 3, 3}}, true))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(straight, []byte{0x21, 1, 0x0c}) {
		t.Error("a jump forward still goes by the head")
	}
	if bytes.Contains(straight, []byte{0x10, 1}) {
		t.Error("a function that only traps is still called")
	}
}

func TestJumpsBackwardGoByTheHead(t *testing.T) {
	straight, err := jump.Module(module([]block{{3, 1, 1, 1}, {1, 1, 0, 2}}, false))
	if err != nil {
		t.Fatal(err)
	}
	if got := bytes.Count(straight, []byte{0x41, 0, 0x21, 1, 0x0c}); got != 1 {
		t.Errorf("%d jumps backward, not 1", got)
	}
}

func TestWhatIsNotKnownIsRefused(t *testing.T) {
	whole := module([]block{{3, 1, 1, 1}, {1, 1, 0, 2}}, false)
	vector := bytes.Replace(whole, []byte{0x6a, 0x21, 0}, []byte{0xfd, 0x21, 0}, 1)
	for name, module := range map[string][]byte{
		"nothing":                    nil,
		"text":                       []byte("a module"),
		"cut short":                  whole[:len(whole)-4],
		"an instruction of vectors":  vector,
		"a section longer than file": append(bytes.Clone(whole), 11, 200, 1),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := jump.Module(module); err == nil {
				t.Error("straightened")
			}
		})
	}
}
