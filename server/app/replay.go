package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"kneadwise/server/config"
	"kneadwise/server/locale"
	"kneadwise/server/publish"
	"kneadwise/server/statement"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/replay"
)

const (
	replayUsage = "[--prices DIR] [--lang en|es] [FILE|-]"
	replayHelp  = `
Reads a receipt, as "estimate --receipt" writes it or the visitor's page, from
FILE, or from standard input where there is none. The same request and price lists go through this
engine, and each amount that the receipt states is held to what comes out. What
the receipt does not state is no difference: answers say more in later versions.

The status is 0 where each amount agrees; 1 where one does not, or where the
request, a price list or the answer was changed after the receipt was made: then
it says which, and for the first amount that differs whose prices, which way,
case, visit and date, by which rule, what it was and what it is now; and 2 where
the receipt cannot be read or a price list is not at hand.

  --prices DIR
      folder of price lists (*.json), or what "publish" wrote, for those that the
      receipt names by their SHA-256 and does not hold. Without it, what the server
      publishes whose data are in KNEADWISE_DATA; without that too, the
      demonstration clinics
  --lang en|es
      the language of what is said (default en)
`
)

// replayed is the subcommand replay.
func replayed(_ context.Context, p *process) error {
	flags := flag.NewFlagSet("replay", flag.ContinueOnError)
	prices := flags.String("prices", "", "")
	language := flags.String("lang", string(locale.English), "")
	names, err := p.parse(flags)
	if err != nil {
		return err
	}
	words, err := languageOf(*language)
	if err != nil {
		return err
	}
	name := "-"
	switch len(names) {
	case 0:
	case 1:
		name = names[0]
	default:
		return usageError{fmt.Errorf("%d receipts were named, one is asked again", len(names))}
	}
	data, err := p.readUpTo(name, document.MaxReceiptBytes)
	if err != nil {
		return err
	}
	receipt, lists, where, err := p.receiptIn(name, data, *prices)
	if err != nil {
		return err
	}
	outcome, err := replay.Of(receipt, engine(), lists)
	if err != nil {
		return err
	}
	if len(outcome.Missing) > 0 && len(outcome.Altered) == 0 {
		return missing(name, where, outcome.Missing)
	}
	var text strings.Builder
	if err := statement.Replay(&text, words, &outcome); err != nil {
		return err
	}
	if _, err := io.WriteString(p.stdout, plain(text.String())); err != nil {
		return err
	}
	if !outcome.Agrees() {
		return errFindings
	}
	return nil
}

// receiptIn reads a receipt of the command line or of the page, and the price lists
// that it names, as far as they are at hand.
func (p *process) receiptIn(name string, data []byte, prices string) (r *document.Receipt, lists estimate.Lists, where string, err error) {
	if isPageReceipt(data) {
		if where = prices; where == "" {
			where = "what is published here"
		}
		if lists, err = p.listsFor(prices); err == nil {
			r, err = receiptOfPage(name, data, lists, where)
		}
		return r, lists, where, err
	}
	r, faults := document.ReadReceipt(data)
	if len(faults) > 0 {
		return nil, nil, "", faulty(name, faults)
	}
	lists, where, err = p.listsOf(r, prices)
	return r, lists, where, err
}

// missing is the refusal of a receipt whose price lists are nowhere.
func missing(name, where string, lists []document.Used) error {
	var lines []string
	for _, used := range lists {
		lines = append(lines, fmt.Sprintf("%s: the price list of %s with the SHA-256 %s is neither in the receipt nor in %s; name a folder that has it with --prices, or have the receipt made with --embed",
			title(name), used.Slug, used.SHA256, where))
	}
	return refusal{errors.New(strings.Join(lines, "\n"))}
}

// listsOf are the price lists that a receipt names and does not hold unaltered, as
// far as they are at hand, and where was looked for them.
func (p *process) listsOf(r *document.Receipt, folder string) (lists estimate.Lists, where string, err error) {
	var wanted []string
	for _, used := range r.Lists {
		if used.List == nil || used.List.SHA256 != used.SHA256 {
			wanted = append(wanted, used.SHA256)
		}
	}
	if len(wanted) == 0 {
		return nil, "", nil
	}
	if folder != "" {
		lists, err = listsNamed(os.DirFS(folder), wanted)
		return lists, folder, err
	}
	settings, err := config.Environment(p.env)
	if err != nil {
		return nil, "", usageError{err}
	}
	if settings.Data != "" {
		if _, err := os.Stat(settings.Published()); err == nil {
			lists, err = listsNamed(os.DirFS(settings.Published()), wanted)
			return lists, settings.Published(), err
		}
	}
	lists, err = demonstrations()
	return lists, "the demonstration clinics", err
}

// listsNamed are the price lists of a folder with one of the wanted hashes: any of
// its files, or any revision of what was published there. What is no price list is
// not wanted.
func listsNamed(folder fs.FS, wanted []string) (lists estimate.Lists, err error) {
	if _, err := fs.Stat(folder, "."); err != nil {
		return nil, refusal{fmt.Errorf("couldn't read the price lists: %w", plainError(err))}
	}
	names, err := fs.Glob(folder, "*.json")
	if err != nil {
		return nil, err
	}
	for _, sha256 := range wanted {
		names = append(names, strings.TrimPrefix(publish.Prefix, "/")+sha256+".json")
	}
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, refusal{fmt.Errorf("couldn't read a price list: %w", plainError(err))}
		}
		if list, _ := document.ReadPriceList(data); list != nil && slices.Contains(wanted, list.SHA256) {
			lists = append(lists, *list)
		}
	}
	return lists, nil
}

// save writes a receipt to a file of hers alone, for it may tell of her health, or
// prints it.
func (p *process) save(name string, r *document.Receipt) error {
	text := document.WriteReceipt(r)
	if len(text) > document.MaxReceiptBytes {
		return refusal{fmt.Errorf("the receipt would have %d bytes, more than the %d that are read again; ask about fewer offers", len(text), document.MaxReceiptBytes)}
	}
	if name == "-" {
		_, err := p.stdout.Write(text)
		return err
	}
	if err := os.WriteFile(name, text, 0o600); err != nil {
		return refusal{fmt.Errorf("couldn't write the receipt: %w", plainError(err))}
	}
	return nil
}
