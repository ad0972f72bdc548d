package main

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"kneadwise/wasm/civil"
)

// The years of the two files of relative values.
const (
	firstFeeYear = 2020
	lastFeeYear  = 2026
)

// feeCode is what the fee schedule says of one code over the years.
type feeCode struct {
	status, therapy, timed byte
	years                  [lastFeeYear - firstFeeYear + 1]string
}

// factor is a conversion factor from a day on, in hundredths of a cent.
type factor struct {
	from  civil.Date
	text  string
	value int
}

// renderFees writes the relative values of each code by year, and the conversion
// factors by the day from which they hold.
func renderFees(b *bytes.Buffer, folder string) error {
	codes, err := feeCodes(folder)
	if err != nil {
		return err
	}
	var factors []factor
	for _, name := range []string{"mpfs_rvu_therapy_2020_2023.csv", "mpfs_rvu_therapy_2024_2026.csv"} {
		rows, err := read(folder, name, "year", "hcpcs", "status_code", "work_rvu", "nonfac_pe_rvu", "mp_rvu", "nonfac_total_rvu", "mult_proc_indicator")
		if err != nil {
			return err
		}
		for _, r := range rows {
			year, err := r.number("year", firstFeeYear, lastFeeYear)
			if err != nil {
				return err
			}
			if err := codes.add(r, year); err != nil {
				return err
			}
			f, err := factorOf(r, year)
			if err != nil {
				return err
			}
			if factors, err = addFactor(r, factors, f); err != nil {
				return err
			}
		}
	}
	writeFees(b, codes, factors)
	return nil
}

type feeTable map[string]*feeCode

// feeCodes reads which codes there are and which of them are timed.
func feeCodes(folder string) (feeTable, error) {
	rows, err := read(folder, "fee_codes.csv", "code", "timed", "label")
	if err != nil {
		return nil, err
	}
	codes := feeTable{}
	for _, r := range rows {
		c := &feeCode{timed: 'U'}
		switch r.get("timed") {
		case "yes":
			c.timed = 'T'
		case "no":
		default:
			return nil, r.errorf("timed is %q, want yes or no", r.get("timed"))
		}
		if len(r.get("code")) != 5 || codes[r.get("code")] != nil || r.get("label") == "" {
			return nil, r.errorf("code %q is no code, stands twice or has no label", r.get("code"))
		}
		for y := range c.years {
			c.years[y] = "--------"
		}
		codes[r.get("code")] = c
	}
	return codes, nil
}

// add takes one row. A year's releases must agree: what changed within a year
// was the conversion factor alone.
func (t feeTable) add(r row, year int) error {
	c := t[r.get("hcpcs")]
	if c == nil {
		return r.errorf("code %q is not in fee_codes.csv", r.get("hcpcs"))
	}
	var parts [4]int
	for i, column := range []string{"work_rvu", "nonfac_pe_rvu", "mp_rvu", "nonfac_total_rvu"} {
		n, err := r.decimal(column, 2)
		if err != nil {
			return err
		}
		parts[i] = n
	}
	if parts[0]+parts[1]+parts[2] != parts[3] || parts[3] > 999 || parts[2] > 99 {
		return r.errorf("the parts do not make up the total")
	}
	status, indicator := r.get("status_code"), r.get("mult_proc_indicator")
	if !slices.Contains([]string{"A", "B", "N"}, status) || len(indicator) != 1 {
		return r.errorf("status %q, indicator %q", status, indicator)
	}
	if c.status != 0 && (c.status != status[0] || c.therapy != indicator[0]) {
		return r.errorf("another status or indicator than in an earlier year")
	}
	c.status, c.therapy = status[0], indicator[0]
	text := fmt.Sprintf("%03d%03d%02d", parts[0], parts[1], parts[2])
	was := &c.years[year-firstFeeYear]
	if *was != "--------" && *was != text {
		return r.errorf("other values than in the year's earlier release")
	}
	*was = text
	return nil
}

// decimal reads a number with at most so many decimals, as a whole number of
// the last of them.
func (r row) decimal(column string, places int) (int, error) {
	v, err := strconv.ParseFloat(r.get(column), 64)
	scaled := v * math.Pow10(places)
	n := int(math.Round(scaled))
	if err != nil || v < 0 || v > 1000 || math.Abs(scaled-float64(n)) > 1e-6 {
		return 0, r.errorf("%s is %q, want a number with %d decimals", column, r.get(column), places)
	}
	return n, nil
}

// factorOf reads a row's conversion factor and the day from which it holds.
func factorOf(r row, year int) (factor, error) {
	column, from := "conversion_factor", strconv.Itoa(year)+"-01-01"
	if slices.Contains(r.header, "effective") {
		column = "conversion_factor_nonqp"
		from, _, _ = strings.Cut(r.get("effective"), "..")
	}
	day, err := civil.Parse(from)
	if err != nil || day.Year() != year {
		return factor{}, r.errorf("effective is %q, want days of %d", from, year)
	}
	value, err := r.decimal(column, 4)
	return factor{day, from, value}, err
}

// addFactor keeps the factors in the order of their days.
func addFactor(r row, all []factor, f factor) ([]factor, error) {
	if len(all) == 0 || all[len(all)-1].from < f.from {
		return append(all, f), nil
	}
	if all[len(all)-1] != f {
		return nil, r.errorf("another conversion factor than in the row above, or out of order")
	}
	return all, nil
}

func writeFees(b *bytes.Buffer, codes feeTable, factors []factor) {
	var names []string
	for name := range codes {
		names = append(names, name)
	}
	slices.Sort(names)
	b.WriteString("\n// feeCodes holds each code with its status, its indicator of multiple procedures,\n" +
		"// whether it is timed (T) or not (U), and work, practice expense and malpractice\n" +
		"// by year from 2020, in hundredths; dashes where a year's file has no such code.\nconst feeCodes = \"\" +\n")
	for i, name := range names {
		c := codes[name]
		fmt.Fprintf(b, "%q", name+string([]byte{c.status, c.therapy, c.timed})+strings.Join(c.years[:], ""))
		if i < len(names)-1 {
			b.WriteString(" +")
		}
		b.WriteString("\n")
	}
	b.WriteString("\nvar conversionFactors = [...]conversionFactor{\n")
	for _, f := range factors {
		fmt.Fprintf(b, "{%d, %d}, // %s\n", f.from, f.value, f.text)
	}
	b.WriteString("}\n")
}

// renderLocalities writes the indices of each locality, which are the same in
// both years on file, and where else than in its state a locality has counties.
func renderLocalities(b *bytes.Buffer, folder string) error {
	lines, err := localities(folder, "gpci_2025_by_locality.csv")
	if err != nil {
		return err
	}
	before, err := localities(folder, "gpci_2024_by_locality.csv")
	if err != nil {
		return err
	}
	if !slices.Equal(lines, before) {
		return fmt.Errorf("gpci_2024_by_locality.csv: not the indices of 2025")
	}
	also, err := read(folder, "locality_also.csv", "state", "locality", "also")
	if err != nil {
		return err
	}
	b.WriteString("\n// localityIndexes holds each locality's state and number with its indices of\n" +
		"// work, practice expense and malpractice, in thousandths.\nconst localityIndexes = \"\" +\n")
	for i, line := range lines {
		fmt.Fprintf(b, "%q", line)
		if i < len(lines)-1 {
			b.WriteString(" +")
		}
		b.WriteString("\n")
	}
	b.WriteString("\n// localityAlso holds, for a locality, a state beside its own in which it has\n// counties.\nconst localityAlso = \"\" +\n")
	for i, r := range also {
		place := r.get("state") + r.get("locality")
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, place) }) || !isState(r.get("also")) {
			return r.errorf("no locality %q, or no place %q", place, r.get("also"))
		}
		fmt.Fprintf(b, "%q", place+r.get("also"))
		if i < len(also)-1 {
			b.WriteString(" +")
		}
		b.WriteString("\n")
	}
	return nil
}

func localities(folder, name string) ([]string, error) {
	rows, err := read(folder, name, "state", "locality", "work_gpci_with_1_0_floor", "pe_gpci", "mp_gpci")
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, r := range rows {
		if !isState(r.get("state")) || len(r.get("locality")) != 2 {
			return nil, r.errorf("no locality %q of %q", r.get("locality"), r.get("state"))
		}
		line := r.get("state") + r.get("locality")
		for _, column := range []string{"work_gpci_with_1_0_floor", "pe_gpci", "mp_gpci"} {
			n, err := r.decimal(column, 3)
			if err != nil {
				return nil, err
			}
			line += fmt.Sprintf("%04d", n)
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	for i := 1; i < len(lines); i++ {
		if lines[i][:4] == lines[i-1][:4] {
			return nil, fmt.Errorf("%s: locality %s stands twice", name, lines[i][:4])
		}
	}
	return lines, nil
}
