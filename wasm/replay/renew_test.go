package replay_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/replay"
)

var (
	update  = flag.Bool("update", false, "let receipts of this version state all that answers now say, and add those that are lacking")
	rewrite = flag.Bool("rewrite", false, "with -update: also rewrite receipts of this version that no longer agree, which is only right before a release")
)

func TestMain(m *testing.M) {
	flag.Parse()
	if *update {
		if err := renew(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// renew brings the corpus to this engine. It touches no receipt of an earlier
// version, and none that does not agree unless it is told to.
func renew() error {
	corpus, err := readCorpus()
	if err != nil {
		return err
	}
	for _, one := range corpus {
		if one.receipt.Engine.Version != estimate.Version {
			continue
		}
		o, err := replay.Of(one.receipt, document.Engine{}, nil)
		if err != nil {
			return err
		}
		if !o.Agrees() {
			fmt.Printf("%s no longer agrees: %s\n", one.name, told(&o))
			if !*rewrite {
				fmt.Printf("%s stays as it is: see the README beside it\n", one.name)
				continue
			}
		}
		if err := save(one.name, one.receipt.Request, carried(one.receipt)); err != nil {
			return err
		}
	}
	if err := follow(corpus); err != nil {
		return err
	}
	return fill()
}

// follow adds a receipt of this version for each that a change of it names.
func follow(corpus []saved) error {
	for _, c := range replay.Changes {
		for _, name := range c.Receipts {
			i := slices.IndexFunc(corpus, func(s saved) bool { return s.name == name })
			_, err := os.Stat(file(successor(name, c.Version)))
			if i < 0 || err == nil || c.Version != estimate.Version {
				continue
			}
			if err := save(successor(name, c.Version), corpus[i].receipt.Request, carried(corpus[i].receipt)); err != nil {
				return err
			}
		}
	}
	return nil
}

// fill adds receipts until the corpus shows what is wanted, each time the one that
// shows most for its length.
func fill() error {
	all, err := candidates()
	if err != nil {
		return err
	}
	type made struct {
		candidate
		shows []string
		bytes int
	}
	var could []made
	for _, c := range all {
		receipt, err := answered(c.request, c.lists)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		m := made{candidate: c, bytes: len(document.WriteReceipt(receipt))}
		if m.shows, err = shown(receipt); err != nil {
			return err
		}
		slices.Sort(m.shows)
		m.shows = slices.Compact(m.shows)
		could = append(could, m)
	}
	slices.SortFunc(could, func(a, b made) int { return cmp.Compare(a.name, b.name) })
	corpus, err := readCorpus()
	if err != nil {
		return err
	}
	lacking, err := notYetShown(corpus)
	if err != nil {
		return err
	}
	for {
		worth := func(m made) int {
			n := 0
			for _, name := range lacking {
				if slices.Contains(m.shows, name) {
					n++
				}
			}
			return n * (1 << 32) / m.bytes
		}
		best := slices.MaxFunc(could, func(a, b made) int { return cmp.Compare(worth(a), worth(b)) })
		if worth(best) == 0 {
			return nil // what is left now, the test says
		}
		if err := save(best.name, best.request, best.lists); err != nil {
			return err
		}
		lacking = slices.DeleteFunc(lacking, func(name string) bool { return slices.Contains(best.shows, name) })
	}
}

// carried are the price lists of a receipt.
func carried(r *document.Receipt) (lists estimate.Lists) {
	for _, used := range r.Lists {
		lists = append(lists, *used.List)
	}
	return lists
}

// answered is a request with its answer.
func answered(r *estimate.Request, lists estimate.Lists) (*document.Receipt, error) {
	found, faults := estimate.Run(r, lists)
	if len(faults) > 0 {
		return nil, faults[0]
	}
	return replay.Make(r, lists, &found, "", true), nil
}

func save(name string, r *estimate.Request, lists estimate.Lists) error {
	receipt, err := answered(r, lists)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(file(name), document.WriteReceipt(receipt), 0o644)
}

func file(name string) string { return filepath.Join(folder, name+".json") }
