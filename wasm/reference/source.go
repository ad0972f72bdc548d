package reference

import "kneadwise/wasm/civil"

// SourceID is where a figure was read. The zero SourceID is no source. The
// generated constants number the sources; numbers and codes are a public
// contract: append, never reassign.
type SourceID uint8

// Code returns the stable name of the source, "" for no source.
func (s SourceID) Code() string { return column(&sourceCodes, s) }

// URL returns the address of the page or table, "" for no source.
func (s SourceID) URL() string { return column(&sourceURLs, s) }

// Licence says under what terms the source's figures are used, "" for no source.
// "facts cited" means that single figures are named with their source and no
// text is copied.
func (s SourceID) Licence() string { return column(&sourceLicences, s) }

// Checked is the day on which the figures were read, no date for no source.
func (s SourceID) Checked() civil.Date { return column(&sourceChecked, s) }

// ValidUntil is the last day on which the figures may ship without being checked
// again, no date for no source.
func (s SourceID) ValidUntil() civil.Date { return column(&sourceValidUntil, s) }

// Stale returns the sources that have to be checked again before they ship on
// day: those valid until an earlier one.
func Stale(day civil.Date) []SourceID {
	var stale []SourceID
	for s := SourceID(1); int(s) < len(sourceCodes); s++ {
		if s.ValidUntil() < day {
			stale = append(stale, s)
		}
	}
	return stale
}

// column reads one column. Each column is an array of its own so that the module
// holds only those that something reads.
func column[T any](c *[sourceCount]T, s SourceID) T {
	if int(s) >= len(c) {
		s = 0
	}
	return c[s]
}
