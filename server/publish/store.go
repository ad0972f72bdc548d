package publish

import (
	"context"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// batch is how many documents are read in one transaction, which has a deadline.
const batch = 500

// state is what one transaction saw of everything that was published. The
// documents are not in it: they never change, and most are known already.
type state struct {
	number  int64
	chains  []chain
	bundles []bundleRow
}

type bundleRow struct {
	Path       string     `db:"path"`
	State      string     `db:"state"`
	Made       store.Time `db:"made_at"`
	Superseded store.Time `db:"superseded_at"`
}

// number is that of the last publication or withdrawal of any clinic.
func number(tx *store.Tx) (n int64, err error) {
	err = tx.Get(&n, `SELECT number FROM publications WHERE name = 'all'`)
	return n, err
}

func readNumber(ctx context.Context, db *store.DB) (n int64, err error) {
	err = db.Read(ctx, func(tx *store.Tx) error {
		n, err = number(tx)
		return err
	})
	return n, err
}

// readState reads what is public, of all clinics that were approved; of those
// that are invented only where it is told to.
func readState(ctx context.Context, db *store.DB, invented bool) (s state, err error) {
	defer fault.Wrap(&err, "couldn't read what is published")
	err = db.Read(ctx, func(tx *store.Tx) error {
		s = state{}
		if s.number, err = number(tx); err != nil {
			return err
		}
		var revisions []struct {
			ClinicID  string     `db:"clinic_id"`
			Slug      string     `db:"slug"`
			Revision  int        `db:"revision"`
			SHA256    string     `db:"sha256"`
			Published store.Time `db:"published_at"`
		}
		if err := tx.Select(&revisions, `SELECT r.clinic_id, c.slug, r.revision, r.sha256, r.published_at
			FROM revisions r JOIN clinics c ON c.id = r.clinic_id WHERE c.approved_at IS NOT NULL AND (c.demonstration = ? OR c.demonstration = ?)`, false, invented); err != nil {
			return err
		}
		var withdrawals []struct {
			ClinicID  string     `db:"clinic_id"`
			Revision  int        `db:"revision"`
			Withdrawn store.Time `db:"withdrawn_at"`
		}
		if err := tx.Select(&withdrawals, `SELECT clinic_id, revision, withdrawn_at FROM withdrawals`); err != nil {
			return err
		}
		at := map[string]int{}
		for _, r := range revisions {
			i, ok := at[r.ClinicID]
			if !ok {
				i = len(s.chains)
				at[r.ClinicID] = i
				s.chains = append(s.chains, chain{clinicID: r.ClinicID, slug: r.Slug})
			}
			s.chains[i].entries = append(s.chains[i].entries, entry{number: r.Revision, sha256: r.SHA256, publishedAt: r.Published.Time})
		}
		for _, w := range withdrawals {
			if i, ok := at[w.ClinicID]; ok {
				s.chains[i].withdrawals = append(s.chains[i].withdrawals, withdrawal{w.Revision, w.Withdrawn.Time})
			}
		}
		sortChains(s.chains)
		return tx.Select(&s.bundles, `SELECT path, state, made_at, superseded_at FROM bundles ORDER BY path`)
	})
	return s, err
}

// readDocuments reads documents by their hashes.
func readDocuments(ctx context.Context, db *store.DB, hashes []string) (documents map[string][]byte, err error) {
	defer fault.Wrap(&err, "couldn't read published documents")
	documents = make(map[string][]byte, len(hashes))
	for len(hashes) > 0 {
		some := hashes[:min(batch, len(hashes))]
		hashes = hashes[len(some):]
		err := db.Read(ctx, func(tx *store.Tx) error {
			var rows []struct {
				SHA256   string `db:"sha256"`
				Document string `db:"document"`
			}
			query, args, err := tx.In(`SELECT sha256, document FROM revisions WHERE sha256 IN (?)`, some)
			if err != nil {
				return err
			}
			if err := tx.Select(&rows, query, args...); err != nil {
				return err
			}
			for _, r := range rows {
				documents[r.SHA256] = []byte(r.Document)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return documents, nil
}

// A revisionRow is a row of revisions.
type revisionRow struct {
	Revision  int        `db:"revision"`
	SHA256    string     `db:"sha256"`
	Document  string     `db:"document"`
	Note      string     `db:"note"`
	Published store.Time `db:"published_at"`
	By        string     `db:"published_by"`
}

// last is a clinic's last revision; its Revision is 0 if there is none.
func last(tx *store.Tx, clinicID string) (r revisionRow, err error) {
	err = tx.Get(&r, `SELECT revision, sha256, document, note, published_at, published_by
		FROM revisions WHERE clinic_id = ? ORDER BY revision DESC LIMIT 1`, clinicID)
	if fault.KindOf(err) == fault.NotFound {
		return revisionRow{}, nil
	}
	return r, err
}

// withdrawnUpTo is the last revision that a clinic withdrew; 0 if it never did.
func withdrawnUpTo(tx *store.Tx, clinicID string) (n int, err error) {
	err = tx.Get(&n, `SELECT COALESCE(MAX(revision), 0) FROM withdrawals WHERE clinic_id = ?`, clinicID)
	return n, err
}

// approved asks again: what the caller holds may be an hour old.
func approved(tx *store.Tx, clinicID string) error {
	var at store.Time
	err := tx.Get(&at, `SELECT approved_at FROM clinics WHERE id = ?`, clinicID)
	if err == nil && at.IsZero() {
		return fault.New(fault.Denied, "the clinic is not approved yet")
	}
	return err
}

func insert(tx *store.Tx, clinicID string, r revisionRow) error {
	_, err := tx.Exec(`INSERT INTO revisions (clinic_id, revision, sha256, document, note, published_at, published_by)
		VALUES (?, ?, ?, ?, ?, ?, ?)`, clinicID, r.Revision, r.SHA256, r.Document, r.Note, r.Published, r.By)
	if fault.KindOf(err) == fault.Conflict {
		return &fault.Error{Kind: fault.Conflict, Message: "somebody else published just now", Cause: err}
	}
	if err != nil {
		return err
	}
	return count(tx)
}

// count tells every server that there is something new.
func count(tx *store.Tx) error {
	_, err := tx.Exec(`UPDATE publications SET number = number + 1 WHERE name = 'all'`)
	return err
}

// appendRevision puts a list at the end of its clinic's chain.
func appendRevision(ctx context.Context, db *store.DB, command Command) (made revisionRow, err error) {
	clinic := command.Clinic
	err = db.Write(ctx, func(tx *store.Tx) error {
		if err := approved(tx, clinic.ID); err != nil {
			return err
		}
		before, err := last(tx, clinic.ID)
		if err != nil {
			return err
		}
		list := *command.List
		list.Seller.ID, list.Demonstration = clinic.Slug, clinic.Demonstration
		list.Revision, list.Previous, list.PublishedOn, list.SHA256 = before.Revision+1, before.SHA256, Day(tx.Now().Time), ""
		text, err := canonical(&list)
		if err != nil {
			return err
		}
		gone, err := withdrawnUpTo(tx, clinic.ID)
		if err != nil {
			return err
		}
		if gone < before.Revision && same(list, before) {
			return fault.New(fault.Conflict, "nothing changed since the last publication")
		}
		made = revisionRow{
			Revision: list.Revision, SHA256: document.Digest(text), Document: string(text),
			Note: command.Note, Published: tx.Now(), By: command.User,
		}
		return insert(tx, clinic.ID, made)
	})
	return made, err
}

// same tells whether a list says what the last revision says. The list must have
// no fault.
func same(now pricelist.List, before revisionRow) bool {
	then, faults := document.ReadPriceList([]byte(before.Document))
	if len(faults) > 0 {
		return false
	}
	now.Revision, now.Previous, now.PublishedOn = then.Revision, then.Previous, then.PublishedOn
	return string(document.Canonical(&now)) == before.Document
}

// appendFirst puts a first revision at the beginning of an empty chain. It
// returns false if the chain is not empty.
func appendFirst(ctx context.Context, db *store.DB, clinicID string, first revisionRow) (done bool, err error) {
	err = db.Write(ctx, func(tx *store.Tx) error {
		done = false
		if err := approved(tx, clinicID); err != nil {
			return err
		}
		before, err := last(tx, clinicID)
		if err != nil || before.Revision > 0 {
			return err
		}
		first.Published = tx.Now()
		done = true
		return insert(tx, clinicID, first)
	})
	return done, err
}

// withdraw takes back the last revision of a clinic and all before it.
func withdraw(ctx context.Context, db *store.DB, clinicID, user string) error {
	return db.Write(ctx, func(tx *store.Tx) error {
		before, err := last(tx, clinicID)
		if err != nil {
			return err
		}
		gone, err := withdrawnUpTo(tx, clinicID)
		if err != nil {
			return err
		}
		if before.Revision == gone {
			return fault.New(fault.Conflict, "nothing is published that could be withdrawn")
		}
		if _, err := tx.Exec(`INSERT INTO withdrawals (clinic_id, revision, withdrawn_at, withdrawn_by) VALUES (?, ?, ?, ?)`,
			clinicID, before.Revision, tx.Now(), user); err != nil {
			return err
		}
		return count(tx)
	})
}

// history reads the revisions of a clinic, the latest first: the one of that
// number, or all if it is 0.
func history(ctx context.Context, db *store.DB, clinicID string, only int) (all []Revision, err error) {
	defer fault.Wrap(&err, "couldn't read the history")
	err = db.Read(ctx, func(tx *store.Tx) error {
		var rows []revisionRow
		if err := tx.Select(&rows, `SELECT revision, sha256, document, note, published_at, published_by
			FROM revisions WHERE clinic_id = ? AND (revision = ? OR ? = 0) ORDER BY revision DESC`, clinicID, only, only); err != nil {
			return err
		}
		var withdrawals []struct {
			Revision  int        `db:"revision"`
			Withdrawn store.Time `db:"withdrawn_at"`
		}
		if err := tx.Select(&withdrawals, `SELECT revision, withdrawn_at FROM withdrawals WHERE clinic_id = ? ORDER BY revision`, clinicID); err != nil {
			return err
		}
		var latest int
		if err := tx.Get(&latest, `SELECT COALESCE(MAX(revision), 0) FROM revisions WHERE clinic_id = ?`, clinicID); err != nil {
			return err
		}
		c := chain{clinicID: clinicID}
		for _, w := range withdrawals {
			c.withdrawals = append(c.withdrawals, withdrawal{w.Revision, w.Withdrawn.Time})
		}
		all = nil
		for _, r := range rows {
			at, gone := c.withdrawn(r.Revision)
			all = append(all, Revision{
				ClinicID: clinicID, Number: r.Revision, SHA256: r.SHA256, Document: []byte(r.Document), Note: r.Note,
				PublishedAt: r.Published.Time, PublishedBy: r.By, WithdrawnAt: at, Current: !gone && r.Revision == latest,
			})
		}
		return nil
	})
	return all, err
}

// A recorded bundle is one that is current.
type recorded struct {
	path, state string
	made        time.Time // the moment of the newest publication in it
}

// recordBundles says which bundles are current, which are superseded since now,
// and forgets those that have been for too long. If somebody published meanwhile
// it only says that they were: whoever makes the bundles of that records the rest.
func recordBundles(ctx context.Context, db *store.DB, seen int64, current []recorded) (err error) {
	defer fault.Wrap(&err, "couldn't record the bundles")
	return db.Write(ctx, func(tx *store.Tx) error {
		n, err := number(tx)
		if err != nil {
			return err
		}
		var rows []bundleRow
		if err := tx.Select(&rows, `SELECT path, state, made_at, superseded_at FROM bundles`); err != nil {
			return err
		}
		known := map[string]bundleRow{}
		for _, r := range rows {
			known[r.Path] = r
		}
		now := tx.Now()
		for _, b := range current {
			r, ok := known[b.path]
			delete(known, b.path)
			var superseded store.Time
			if n != seen {
				superseded = now
			}
			var err error
			switch {
			case !ok:
				_, err = tx.Exec(`INSERT INTO bundles (path, state, made_at, superseded_at) VALUES (?, ?, ?, ?)`, b.path, b.state, store.At(b.made), superseded)
			case n != seen:
			case !r.Superseded.IsZero():
				_, err = tx.Exec(`UPDATE bundles SET made_at = ?, superseded_at = NULL WHERE path = ?`, store.At(b.made), b.path)
			}
			if err != nil {
				return err
			}
		}
		if n != seen {
			return nil
		}
		for path, r := range known {
			var err error
			switch {
			case r.Superseded.IsZero():
				_, err = tx.Exec(`UPDATE bundles SET superseded_at = ? WHERE path = ?`, now, path)
			case expired(r, now.Time):
				_, err = tx.Exec(`DELETE FROM bundles WHERE path = ?`, path)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// expired tells whether a bundle was superseded so long ago that no page still
// names it.
func expired(r bundleRow, now time.Time) bool {
	return !r.Superseded.IsZero() && !now.Before(r.Superseded.Add(keepSuperseded))
}
