// Package migrations holds the steps by which a database of any earlier version
// becomes one of this. One set serves SQLite and PostgreSQL: identifiers are
// TEXT, moments are BIGINT milliseconds of UTC, days are TEXT as YYYY-MM-DD,
// and what is binary is TEXT in hexadecimal or base64. Triggers, which the two
// write differently, have a file each.
//
// A step that was released is never changed; the next one mends it. Each must
// leave a database with which the version before still runs, so that a fleet of
// servers can be replaced one after another.
package migrations

import "embed"

// Files are the steps, in the order of their numbers, in goose's form.
//
//go:embed *.sql
var Files embed.FS
