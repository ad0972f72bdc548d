package main

import (
	"bytes"
	"fmt"
)

// providerNames are the constants of package reference by their codes. The
// package is not imported: without its tables it would not compile.
var providerNames = map[string]string{
	"massage_therapist": "MassageTherapist",
	"physical_therapy":  "PhysicalTherapy",
	"chiropractic":      "Chiropractic",
	"medical_massage":   "MedicalMassage",
}

// renderPrices writes the base prices. A figure without a source is refused.
func renderPrices(b *bytes.Buffer, folder string, sources map[string]string) error {
	rows, err := read(folder, "regional_prices.csv", "provider", "minutes",
		"low", "low_source", "default", "default_source", "high", "high_source")
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	b.WriteString("\nvar basePrices = [...]basePrice{\n")
	for _, r := range rows {
		provider, ok := providerNames[r.get("provider")]
		if !ok {
			return r.errorf("no provider %q", r.get("provider"))
		}
		minutes, err := r.number("minutes", 1, 240)
		if err != nil {
			return err
		}
		key := fmt.Sprint(provider, minutes)
		if seen[key] {
			return r.errorf("stands twice")
		}
		seen[key] = true
		low, err := r.number("low", 1, 2000)
		if err != nil {
			return err
		}
		high, err := r.number("high", low, 2000)
		if err != nil {
			return err
		}
		likely, likelySource := 0, "0"
		if r.get("default") != "" {
			if likely, err = r.number("default", low, high); err != nil {
				return err
			}
			if likelySource, err = source(r, "default_source", sources); err != nil {
				return err
			}
		} else if r.get("default_source") != "" {
			return r.errorf("a source of no default")
		}
		lowSource, err := source(r, "low_source", sources)
		if err != nil {
			return err
		}
		highSource, err := source(r, "high_source", sources)
		if err != nil {
			return err
		}
		fmt.Fprintf(b, "{%s, %d, %d, %d, %d, %s, %s, %s},\n",
			provider, minutes, low, likely, high, lowSource, likelySource, highSource)
	}
	b.WriteString("}\n")
	return nil
}

// renderLimits writes the limits of the Affordable Care Act, year after year.
func renderLimits(b *bytes.Buffer, folder string, sources map[string]string) error {
	rows, err := read(folder, "aca_limits.csv", "plan_year", "self_only", "source")
	if err != nil {
		return err
	}
	b.WriteString("\nvar acaLimits = [...]yearLimit{\n")
	for i, r := range rows {
		year, err := r.number("plan_year", 2024+i, 2024+i)
		if err != nil {
			return err
		}
		limit, err := r.number("self_only", 1, 60_000)
		if err != nil {
			return err
		}
		from, err := source(r, "source", sources)
		if err != nil {
			return err
		}
		fmt.Fprintf(b, "{%d, %d, %s},\n", year, limit, from)
	}
	b.WriteString("}\n")
	return nil
}

// source returns the constant of the source that a column names by its code.
func source(r row, column string, sources map[string]string) (string, error) {
	name, ok := sources[r.get(column)]
	if !ok {
		return "", r.errorf("%s is %q, which is not in sources.csv", column, r.get(column))
	}
	return name, nil
}
