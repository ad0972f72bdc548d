package store

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Time is a moment as a column holds it: BIGINT milliseconds of UTC since 1970,
// and NULL for the zero Time. Every moment goes in and out as a Time: of a bare
// time.Time PostgreSQL would drop the zone, and a Tx refuses it.
type Time struct{ time.Time }

// At is the moment t in UTC, without what is less than a millisecond.
func At(t time.Time) Time {
	if t.IsZero() {
		return Time{}
	}
	return Time{time.UnixMilli(t.UnixMilli()).UTC()}
}

// Scan takes what a driver found in a column.
func (t *Time) Scan(from any) error {
	switch from := from.(type) {
	case nil:
		*t = Time{}
	case int64:
		*t = Time{time.UnixMilli(from).UTC()}
	default:
		return fmt.Errorf("a moment is BIGINT milliseconds, not %T", from)
	}
	return nil
}

// Value is what a driver puts into a column.
func (t Time) Value() (driver.Value, error) {
	if t.IsZero() {
		return nil, nil
	}
	return t.UnixMilli(), nil
}
