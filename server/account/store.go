package account

import "kneadwise/server/store"

// People.

func insertUser(tx *store.Tx, id, email, hash string) error {
	_, err := tx.Exec(`INSERT INTO users (id, email, password, created_at) VALUES (?, ?, ?, ?)`, id, email, hash, tx.Now())
	return err
}

func selectUser(tx *store.Tx, email string) (id string, err error) {
	err = tx.Get(&id, `SELECT id FROM users WHERE email = ?`, email)
	return id, err
}

func selectHash(tx *store.Tx, email string) (hash string, err error) {
	err = tx.Get(&hash, `SELECT password FROM users WHERE email = ?`, email)
	return hash, err
}

func selectLocked(tx *store.Tx, email string) (at store.Time, err error) {
	err = tx.Get(&at, `SELECT locked_at FROM users WHERE email = ?`, email)
	return at, err
}

func setPassword(tx *store.Tx, id, hash string) error {
	_, err := tx.Exec(`UPDATE users SET password = ? WHERE id = ?`, hash, id)
	return err
}

func setLocked(tx *store.Tx, id string, at store.Time) error {
	_, err := tx.Exec(`UPDATE users SET locked_at = ? WHERE id = ?`, at, id)
	return err
}

// Clinics.

// clinicRow is a row of clinics.
type clinicRow struct {
	ID            string     `db:"id"`
	Slug          string     `db:"slug"`
	Name          string     `db:"name"`
	State         string     `db:"state"`
	Demonstration bool       `db:"demonstration"`
	Approved      store.Time `db:"approved_at"`
}

func (r clinicRow) clinic() Clinic {
	return Clinic{ID: r.ID, Slug: r.Slug, Name: r.Name, State: r.State, Approved: !r.Approved.IsZero(), Demonstration: r.Demonstration}
}

const clinicColumns = `c.id, c.slug, c.name, c.state, c.demonstration, c.approved_at`

func selectClinic(tx *store.Tx, slug string) (Clinic, error) {
	var r clinicRow
	err := tx.Get(&r, `SELECT `+clinicColumns+` FROM clinics c WHERE c.slug = ?`, slug)
	return r.clinic(), err
}

// selectClinicOf finds a clinic by its slug among those of a person.
func selectClinicOf(tx *store.Tx, user, slug string) (Clinic, error) {
	var r clinicRow
	err := tx.Get(&r, `SELECT `+clinicColumns+` FROM clinics c JOIN members m ON m.clinic_id = c.id
		WHERE m.user_id = ? AND c.slug = ?`, user, slug)
	return r.clinic(), err
}

func selectClinicsOf(tx *store.Tx, user string) ([]Clinic, error) {
	var rows []clinicRow
	err := tx.Select(&rows, `SELECT `+clinicColumns+` FROM clinics c JOIN members m ON m.clinic_id = c.id
		WHERE m.user_id = ? ORDER BY c.name, c.slug`, user)
	all := make([]Clinic, 0, len(rows))
	for _, r := range rows {
		all = append(all, r.clinic())
	}
	return all, err
}

func insertClinic(tx *store.Tx, c Clinic) error {
	_, err := tx.Exec(`INSERT INTO clinics (id, slug, name, state, demonstration, created_at) VALUES (?, ?, ?, ?, ?, ?)`,
		c.ID, c.Slug, c.Name, c.State, c.Demonstration, tx.Now())
	return err
}

func approve(tx *store.Tx, id string) error {
	_, err := tx.Exec(`UPDATE clinics SET approved_at = ? WHERE id = ? AND approved_at IS NULL`, tx.Now(), id)
	return err
}

// Members.

func insertMember(tx *store.Tx, clinic, user string, role Role) error {
	_, err := tx.Exec(`INSERT INTO members (clinic_id, user_id, role, since) VALUES (?, ?, ?, ?)`, clinic, user, string(role), tx.Now())
	return err
}

func selectMember(tx *store.Tx, clinic, user string) (role Role, err error) {
	err = tx.Get(&role, `SELECT role FROM members WHERE clinic_id = ? AND user_id = ?`, clinic, user)
	return role, err
}

// emailRow is who one person is.
type emailRow struct {
	ID    string `db:"id"`
	Email string `db:"email"`
}

func selectEmails(tx *store.Tx, clinic string) (map[string]string, error) {
	var rows []emailRow
	err := tx.Select(&rows, `SELECT u.id, u.email FROM users u JOIN members m ON m.user_id = u.id WHERE m.clinic_id = ?`, clinic)
	all := make(map[string]string, len(rows))
	for _, r := range rows {
		all[r.ID] = r.Email
	}
	return all, err
}
