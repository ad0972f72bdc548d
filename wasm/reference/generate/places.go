package main

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// renderPrefixes writes the ZIP prefixes as runs of the same state, the
// corrections applied, with "--" from where prefixes are not in use.
func renderPrefixes(b *bytes.Buffer, folder string) error {
	rows, err := read(folder, "zip3_state.csv", "zip3", "state")
	if err != nil {
		return err
	}
	states := make([]string, 1000)
	for i := range states {
		states[i] = "--"
	}
	for _, r := range rows {
		n, err := prefix(r)
		if err != nil {
			return err
		}
		if states[n] != "--" {
			return r.errorf("prefix stands twice")
		}
		states[n] = r.get("state")
	}
	corrections, err := read(folder, "zip3_corrections.csv", "zip3", "state", "was", "areas_in_state", "areas_in_was")
	if err != nil {
		return err
	}
	for _, r := range corrections {
		n, err := prefix(r)
		if err != nil {
			return err
		}
		if states[n] != r.get("was") {
			return r.errorf("corrects %s, but the list has %s", r.get("was"), states[n])
		}
		held, err := r.number("areas_in_was", 0, 1000)
		if err != nil {
			return err
		}
		if _, err := r.number("areas_in_state", held+1, 1000); err != nil {
			return err
		}
		states[n] = r.get("state")
	}
	b.WriteString("\n// prefixRuns holds the first ZIP prefix of each run of prefixes in one place,\n// and the place; \"--\" where prefixes are not in use.\nconst prefixRuns = \"\"")
	inLine := 0
	for n, state := range states {
		if n > 0 && states[n-1] == state {
			continue
		}
		if inLine%12 == 0 {
			if inLine > 0 {
				b.WriteString("\"")
			}
			b.WriteString(" +\n\"")
		}
		inLine++
		fmt.Fprintf(b, "%03d%s", n, state)
	}
	b.WriteString("\"\n")
	return nil
}

// prefix checks the three digits and two letters of a record.
func prefix(r row) (int, error) {
	n, err := r.number("zip3", 0, 999)
	if err != nil {
		return 0, err
	}
	if len(r.get("zip3")) != 3 || !isState(r.get("state")) {
		return 0, r.errorf("want three digits and two capitals")
	}
	return n, nil
}

func isState(code string) bool {
	return len(code) == 2 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// renderIndexes writes the Regional Price Parity of other services of each state
// in parts per million: 106.116 of 100 becomes 1061160.
func renderIndexes(b *bytes.Buffer, folder string) error {
	rows, err := read(folder, "bea_rpp_state_2023.csv", "state", "year", "rpp_services_other")
	if err != nil {
		return err
	}
	var lines []string
	for _, r := range rows {
		if r.get("state") == "US" {
			continue
		}
		if _, err := r.number("year", 2023, 2023); err != nil {
			return err
		}
		whole, thousandths, _ := strings.Cut(r.get("rpp_services_other"), ".")
		n, err := strconv.Atoi(whole + thousandths)
		if err != nil || len(thousandths) != 3 || n < 50_000 || n > 200_000 || !isState(r.get("state")) {
			return r.errorf("%s is %q, want an index with three decimals", r.get("state"), r.get("rpp_services_other"))
		}
		lines = append(lines, fmt.Sprintf("\"%s%07d\"", r.get("state"), n*10))
	}
	slices.Sort(lines)
	if len(lines) != 51 {
		return fmt.Errorf("bea_rpp_state_2023.csv: %d states, want 50 and DC", len(lines))
	}
	b.WriteString("\n// stateIndexes holds each state's index in parts per million, seven digits, in\n// the order of the codes.\nconst stateIndexes = \"\" +\n")
	for i, line := range lines {
		b.WriteString(line)
		if i < len(lines)-1 {
			b.WriteString(" +\n")
		}
	}
	b.WriteString("\n")
	return nil
}
