package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// statuses are the filing statuses in the order of the constants of package
// reference, and taxRates the rates of the brackets in percent.
var (
	statuses = [...]string{"single", "married_joint", "married_separate", "head_of_household"}
	taxRates = [...]string{"0.1", "0.12", "0.22", "0.24", "0.32", "0.35", "0.37"}
)

// bracketUnit is what every standard deduction and every bracket's end is a
// multiple of, in dollars: divided by it they fit two bytes.
const bracketUnit = 25

// renderTaxes writes the income tax of each year and status: the standard
// deduction and the ends of all brackets but the last, in units of 25 dollars.
func renderTaxes(b *bytes.Buffer, folder string) error {
	rows, err := read(folder, "federal_income_tax_2024_2026.csv",
		"year", "filing_status", "standard_deduction", "rate", "taxable_income_over", "taxable_income_up_to")
	if err != nil {
		return err
	}
	perYear := len(statuses) * len(taxRates)
	if len(rows)%perYear != 0 {
		return fmt.Errorf("federal_income_tax_2024_2026.csv: %d rows are no whole years", len(rows))
	}
	b.WriteString("\n// incomeTaxes holds a year's standard deduction and the ends of its brackets by\n// filing status, in units of 25 dollars.\nvar incomeTaxes = [...][statusCount][bracketCount]uint16{\n")
	for year := 0; len(rows) > 0; year++ {
		b.WriteString("{\n")
		for _, status := range statuses {
			figures, err := bracketsOf(rows[:len(taxRates)], status, firstAccountYear+year)
			if err != nil {
				return err
			}
			fmt.Fprintf(b, "{%s},\n", strings.Join(figures, ", "))
			rows = rows[len(taxRates):]
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n")
	return renderPayroll(b, folder)
}

// bracketsOf checks the rows of one year and status, which lead without a gap
// from nothing to no end, and returns their figures.
func bracketsOf(rows []row, status string, year int) (figures []string, err error) {
	before := "0"
	for i, r := range rows {
		if _, err := r.number("year", year, year); err != nil {
			return nil, err
		}
		if r.get("filing_status") != status || r.get("rate") != taxRates[i] {
			return nil, r.errorf("want the rate %s of %s", taxRates[i], status)
		}
		if r.get("standard_deduction") != rows[0].get("standard_deduction") || r.get("taxable_income_over") != before {
			return nil, r.errorf("does not go on from the row before it")
		}
		before = r.get("taxable_income_up_to")
		for _, column := range []string{"standard_deduction", "taxable_income_up_to"} {
			if column == "standard_deduction" && i > 0 || column == "taxable_income_up_to" && i == len(rows)-1 {
				continue
			}
			n, err := r.number(column, bracketUnit, 1<<16*bracketUnit-1)
			if err != nil {
				return nil, err
			}
			if n%bracketUnit != 0 {
				return nil, r.errorf("%s is no multiple of %d", column, bracketUnit)
			}
			figures = append(figures, strconv.Itoa(n/bracketUnit))
		}
	}
	if before != "" {
		return nil, rows[len(rows)-1].errorf("the last bracket has an end")
	}
	return figures, nil
}

// renderPayroll writes the wage bases, and the wages from which the additional
// Medicare tax is due by filing status. The rates are the same in all years,
// which is checked: they stand in package reference.
func renderPayroll(b *bytes.Buffer, folder string) error {
	rows, err := read(folder, "payroll_tax_2024_2026.csv", "year", "oasdi_employee_rate", "oasdi_wage_base", "medicare_employee_rate", "additional_medicare_rate")
	if err != nil {
		return err
	}
	var bases []string
	for i, r := range rows {
		if _, err := r.number("year", firstAccountYear+i, firstAccountYear+i); err != nil {
			return err
		}
		if r.get("oasdi_employee_rate") != "0.062" || r.get("medicare_employee_rate") != "0.0145" || r.get("additional_medicare_rate") != "0.009" {
			return r.errorf("other rates than 6.2, 1.45 and 0.9 percent")
		}
		n, err := r.number("oasdi_wage_base", 1, 1_000_000)
		if err != nil {
			return err
		}
		bases = append(bases, strconv.Itoa(n))
	}
	fmt.Fprintf(b, "\n// wageBases are whole dollars, a year each.\nvar wageBases = [...]uint32{%s}\n", strings.Join(bases, ", "))
	over, err := read(folder, "additional_medicare_2013.csv", "filing_status", "wages_over")
	if err != nil {
		return err
	}
	if len(over) != len(statuses) {
		return fmt.Errorf("additional_medicare_2013.csv: %d rows, want one a filing status", len(over))
	}
	var wages []string
	for i, r := range over {
		if r.get("filing_status") != statuses[i] {
			return r.errorf("want %s", statuses[i])
		}
		if _, err := r.number("wages_over", 1, 1_000_000); err != nil {
			return err
		}
		wages = append(wages, r.get("wages_over"))
	}
	fmt.Fprintf(b, "\n// additionalOver are whole dollars, a filing status each.\nvar additionalOver = [statusCount]uint32{%s}\n", strings.Join(wages, ", "))
	return nil
}
