package replay_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/replay"
)

const folder = "../testdata/receipts"

// A saved receipt is one of the corpus.
type saved struct {
	name    string
	text    []byte
	receipt *document.Receipt
}

func readCorpus() (all []saved, err error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		r, faults := document.ReadReceipt(text)
		if len(faults) > 0 {
			return nil, fmt.Errorf("%s: %s", path, document.Sentence(faults[0]))
		}
		all = append(all, saved{strings.TrimSuffix(filepath.Base(path), ".json"), text, r})
	}
	return all, nil
}

func read(t *testing.T) []saved {
	t.Helper()
	all, err := readCorpus()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 40 {
		t.Fatalf("%d receipts, at least 40 were expected", len(all))
	}
	return all
}

// Every receipt of the corpus replays, or a change of a later version names it and
// the rule for which it does not.
func TestCorpusReplays(t *testing.T) {
	for _, one := range read(t) {
		t.Run(one.name, func(t *testing.T) {
			if written := document.WriteReceipt(one.receipt); !bytes.Equal(written, one.text) {
				t.Error("it is not in its canonical form")
			}
			for _, used := range one.receipt.Lists {
				if used.List == nil {
					t.Errorf("it does not carry the price list of %s", used.Slug)
				}
			}
			o, err := replay.Of(one.receipt, document.Engine{Version: estimate.Version}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if err := judge(one.name, estimate.Version, &o, replay.Changes); err != nil {
				t.Error(err)
			}
		})
	}
}

// successor is the name of the receipt of a later version of the same question.
func successor(name, version string) string { return name + "-since-" + version }

// judge says why a receipt's outcome is not what the changes up to a version
// announce. The first difference must be about what one of them names; a receipt
// that is named must differ.
func judge(name, version string, o *replay.Outcome, all []replay.Change) error {
	var named []replay.Change
	for _, c := range all {
		if slices.Contains(c.Receipts, name) && !replay.Later(c.Version, version) && replay.Later(c.Version, o.Stated.Version) {
			named = append(named, c)
		}
	}
	switch {
	case replay.Later(o.Stated.Version, version):
		return fmt.Errorf("it is of version %s, which is yet to come", o.Stated.Version)
	case len(o.Altered) > 0 || len(o.Missing) > 0 || len(o.Faults) > 0:
		return fmt.Errorf("altered %v, missing %v, faults %v", o.Altered, o.Missing, o.Faults)
	case o.Agrees() && len(named) > 0:
		return fmt.Errorf("version %s names it as one that differs, and it agrees", named[0].Version)
	case o.Agrees():
		return nil
	case len(replay.Since(o.Stated.Version, named, &o.Differences[0])) == 0:
		return fmt.Errorf("it does not replay, and no change names it for that: %s", told(o))
	}
	return nil
}

// told is an outcome in one line.
func told(o *replay.Outcome) string {
	if len(o.Differences) == 0 {
		return fmt.Sprintf("altered %v, missing %v, faults %v", o.Altered, o.Missing, o.Faults)
	}
	d := &o.Differences[0]
	where := strings.Join(strings.Fields(strings.Join([]string{d.OfferKind, d.OfferID, d.Way, d.Case}, " ")), " ")
	text := fmt.Sprintf("%d of %d amounts are others; the first difference: %s, %s", o.Differing, o.Amounts, where, d.Path)
	if d.Stated != nil && d.Found != nil {
		return text + fmt.Sprintf(": stated %+v, found %+v; %s stated %+v, found %+v", *d.Stated, *d.Found, d.Field, d.Was, d.Is)
	}
	return text + fmt.Sprintf(": stated %v %+v, found %v %+v", d.Stated, d.Was, d.Found, d.Is)
}

// The table of changes is in order, announces nothing that is not here yet, and
// names receipts that there are, each with one of that version for the same
// question: so what has changed once is held from then on.
func TestChangesAreInOrderAndFollowed(t *testing.T) {
	corpus := read(t)
	find := func(name string) *saved {
		i := slices.IndexFunc(corpus, func(s saved) bool { return s.name == name })
		if i < 0 {
			return nil
		}
		return &corpus[i]
	}
	if !document.IsVersion(estimate.Version) {
		t.Errorf("%q is no version", estimate.Version)
	}
	before := "0.0"
	for _, c := range replay.Changes {
		if !document.IsVersion(c.Version) || replay.Later(before, c.Version) || replay.Later(c.Version, estimate.Version) {
			t.Errorf("a change of version %s stands behind one of %s; this is version %s", c.Version, before, estimate.Version)
		}
		before = c.Version
		if !strings.HasSuffix(c.Version, ".0") {
			t.Errorf("version %s says more than the one before it, but changes nothing: the first number is raised for that", c.Version)
		}
		if len(c.Subjects) == 0 || c.Why == "" || len(c.Receipts) == 0 {
			t.Errorf("the change of version %s lacks what it is about, why, or for which receipts", c.Version)
		}
		for _, name := range c.Receipts {
			is, follows := find(name), find(successor(name, c.Version))
			switch {
			case is == nil:
				t.Errorf("version %s names %s, which is no receipt", c.Version, name)
			case follows == nil:
				t.Errorf("%s is lacking: run with -update", successor(name, c.Version))
			case follows.receipt.RequestSHA256 != is.receipt.RequestSHA256 || follows.receipt.Engine.Version != c.Version:
				t.Errorf("%s is not the answer of version %s to what %s asks", follows.name, c.Version, name)
			}
		}
	}
}
