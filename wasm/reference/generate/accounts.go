package main

import (
	"bytes"
	"fmt"
	"strings"
)

// firstAccountYear is the year of the first row of each of these tables.
const firstAccountYear = 2024

// accountColumns are the figures of a year in the order of the constants of
// package reference (AccountLimit), each with the column of its source.
var accountColumns = [...][2]string{
	{"hsa_self", "hsa_source"}, {"hsa_family", "hsa_source"}, {"hsa_catchup_55", "hsa_source"},
	{"hdhp_min_ded_self", "hsa_source"}, {"hdhp_min_ded_family", "hsa_source"},
	{"hdhp_oop_max_self", "hsa_source"}, {"hdhp_oop_max_family", "hsa_source"},
	{"health_fsa_limit", "fsa_source"}, {"health_fsa_max_carryover_to_next_year", "fsa_source"},
	{"medicare_partb_deductible", "part_b_source"}, {"kx_threshold_pt_slp", "therapy_source"},
}

// renderAccounts writes the yearly limits of health accounts and of Medicare,
// whole dollars, 0 where no figure was found. A figure without a source, a
// source of no figure, and a year without a figure between two that have one are
// refused.
func renderAccounts(b *bytes.Buffer, folder string, sources map[string]string) error {
	columns := []string{"year"}
	for _, c := range accountColumns {
		columns = append(columns, c[0])
	}
	rows, err := read(folder, "health_account_limits_2024_2027.csv", columns...)
	if err != nil {
		return err
	}
	stated, err := read(folder, "health_account_sources.csv", "year", "hsa_source", "fsa_source", "part_b_source", "therapy_source")
	if err != nil {
		return err
	}
	if len(rows) != len(stated) {
		return fmt.Errorf("health_account_sources.csv: %d years, want %d", len(stated), len(rows))
	}
	ended := map[string]bool{}
	b.WriteString("\nvar accountLimits = [...]accountYear{\n")
	for i, r := range rows {
		for _, row := range []row{r, stated[i]} {
			if _, err := row.number("year", firstAccountYear+i, firstAccountYear+i); err != nil {
				return err
			}
		}
		var figures, from []string
		for _, c := range accountColumns {
			if r.get(c[0]) == "" {
				if stated[i].get(c[1]) != "" {
					return r.errorf("%s is missing, but has a source", c[0])
				}
				ended[c[0]] = true
				figures, from = append(figures, "0"), append(from, "0")
				continue
			}
			if ended[c[0]] {
				return r.errorf("%s stands after a year without it", c[0])
			}
			n, err := r.number(c[0], 1, 60_000)
			if err != nil {
				return err
			}
			name, err := source(stated[i], c[1], sources)
			if err != nil {
				return err
			}
			figures, from = append(figures, fmt.Sprint(n)), append(from, name)
		}
		fmt.Fprintf(b, "{[...]uint16{%s}, [...]SourceID{%s}},\n", strings.Join(figures, ", "), strings.Join(from, ", "))
	}
	b.WriteString("}\n")
	return nil
}
