package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// row is one record of a CSV file, read by the name of its column.
type row struct {
	file   string
	line   int
	header []string
	fields []string
}

// read returns the records of a CSV file that has all the named columns.
func read(folder, name string, columns ...string) ([]row, error) {
	f, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(records) < 2 {
		return nil, fmt.Errorf("%s: no records", name)
	}
	for _, c := range columns {
		if !slices.Contains(records[0], c) {
			return nil, fmt.Errorf("%s: no column %q", name, c)
		}
	}
	rows := make([]row, 0, len(records)-1)
	for i, fields := range records[1:] {
		rows = append(rows, row{name, i + 2, records[0], fields})
	}
	return rows, nil
}

func (r row) get(column string) string {
	return r.fields[slices.Index(r.header, column)]
}

// number reads a whole number from low to high.
func (r row) number(column string, low, high int) (int, error) {
	n, err := strconv.Atoi(r.get(column))
	if err != nil || n < low || n > high {
		return 0, r.errorf("%s is %q, want a whole number from %d to %d", column, r.get(column), low, high)
	}
	return n, nil
}

func (r row) errorf(text string, args ...any) error {
	return fmt.Errorf("%s line %d: %s", r.file, r.line, fmt.Sprintf(text, args...))
}
