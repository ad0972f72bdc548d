package durable

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
	"kneadwise/wasm/document"
	"kneadwise/wasm/span"
	"kneadwise/web"
)

// slug is the demonstration clinic that publishes.
const slug = "blue-heron-massage"

const mostPublications = 25

// publications are of one clinic, each at another price. What is acknowledged
// is the hash of the document.
var publications = kind{
	name: "publications",
	most: mostPublications,
	do: func(ctx context.Context, p place, acknowledge func(string)) error {
		clinic, err := publishing(ctx, p.db)
		if err != nil {
			return err
		}
		publisher, err := publisher(p)
		if err != nil {
			return err
		}
		if err := publisher.Start(ctx); err != nil {
			return err
		}
		text, err := fs.ReadFile(web.Files(), "demo/"+slug+".json")
		if err != nil {
			return err
		}
		list, faults := document.ReadPriceList(text)
		if len(faults) > 0 {
			return errors.New(document.Sentence(faults[0]))
		}
		round, err := strconv.Atoi(p.round)
		if err != nil {
			return err
		}
		for i := range mostPublications {
			list.Seller.Services[0].Price = span.Exact(int64(5000 + round*mostPublications + i)) // new each time
			revision, err := publisher.Publish(ctx, publish.Command{Clinic: clinic, User: "a-user", List: list})
			switch {
			case err == nil:
				acknowledge(revision.SHA256)
			case fault.KindOf(err) != fault.Busy:
				return err
			}
		}
		return nil
	},
	check: func(t *testing.T, p place, acknowledged []string) {
		t.Helper()
		if _, err := os.Stat(p.folder); errors.Is(err, fs.ErrNotExist) && len(acknowledged) == 0 {
			return // it was killed before it began
		}
		untorn(t, p.folder)
		publisher, err := publisher(p)
		if err != nil {
			t.Fatal(err)
		}
		if err := publisher.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, hash := range acknowledged {
			if _, ok := publisher.Library().File(publish.Prefix + hash + ".json"); !ok {
				t.Errorf("document %s was acknowledged and is lost", hash)
			}
		}
		wrong, err := publish.Check(t.Context(), options(p))
		if err != nil {
			t.Fatal(err)
		}
		report, err := publish.VerifyFolder(t.Context(), p.folder, publish.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range report.Faults {
			wrong = append(wrong, fmt.Sprint(fault))
		}
		for _, words := range wrong {
			t.Errorf("after the next start: %s", words)
		}
	},
}

func options(p place) publish.Options {
	schemas, err := fs.Sub(web.Files(), "schema")
	if err != nil {
		panic(err) // the name is a constant
	}
	return publish.Options{
		DB: p.db, Dir: p.folder, Demo: true, Now: storetest.NewClock().Now, Log: slog.New(slog.DiscardHandler),
		Schemas: schemas, EngineSHA256: strings.Repeat("0123456789abcdef", 4),
	}
}

func publisher(p place) (*publish.Publisher, error) {
	return publish.New(options(p)), os.MkdirAll(p.folder, 0o755)
}

// publishing returns the clinic that publishes, and adds it the first time.
func publishing(ctx context.Context, db *store.DB) (account.Clinic, error) {
	accounts := account.New(db, nil)
	_, err := accounts.AddClinic(ctx, account.Clinic{Slug: slug, Name: "A Clinic", State: "TX", Demonstration: true}, "")
	if err != nil && fault.KindOf(err) != fault.Conflict {
		return account.Clinic{}, err
	}
	if err := accounts.Approve(ctx, slug); err != nil && fault.KindOf(err) != fault.Conflict {
		return account.Clinic{}, err
	}
	return accounts.Clinic(ctx, slug)
}

var (
	ofDocument = regexp.MustCompile(`^([0-9a-f]{64})\.json$`)
	ofBundle   = regexp.MustCompile(`^bundle-[A-Z]{2}\.([0-9a-f]{16})\.kwb$`)
)

// untorn fails if a file that a stranger may read is not whole, as the killed
// process left it.
func untorn(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		name := entry.Name()
		if err != nil || entry.IsDir() || strings.HasPrefix(name, ".") && name != ".well-known" {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		var from io.Reader = file
		if inside, ok := strings.CutSuffix(name, ".br"); ok {
			from, name = brotli.NewReader(file), inside
		} else if inside, ok := strings.CutSuffix(name, ".gz"); ok {
			if from, err = gzip.NewReader(file); err != nil {
				t.Errorf("%s is torn: %v", path, err)
				return nil
			}
			name = inside
		}
		data, err := io.ReadAll(from)
		if err != nil {
			t.Errorf("%s is torn: %v", path, err)
			return nil
		}
		sum := sha256.Sum256(data)
		hash := hex.EncodeToString(sum[:])
		for _, named := range []*regexp.Regexp{ofDocument, ofBundle} {
			if found := named.FindStringSubmatch(name); found != nil && !strings.HasPrefix(hash, found[1]) {
				t.Errorf("%s is torn: its bytes have the hash %s", path, hash)
			}
		}
		if filepath.Ext(name) == ".json" && !json.Valid(data) {
			t.Errorf("%s is torn", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
