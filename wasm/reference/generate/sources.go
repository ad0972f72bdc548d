package main

import (
	"bytes"
	"fmt"
	"net/url"

	"kneadwise/wasm/civil"
)

// renderSources writes the constants and columns of the sources, and returns the
// name of the constant of each code.
func renderSources(b *bytes.Buffer, folder string) (names map[string]string, err error) {
	rows, err := read(folder, "sources.csv", "id", "name", "code", "url", "licence", "checked", "valid_until")
	if err != nil {
		return nil, err
	}
	names = map[string]string{}
	var codes, urls, licences, checked, valid []string
	fmt.Fprint(b, "\n// The sources.\nconst (\n")
	for i, r := range rows {
		if _, err := r.number("id", i+1, i+1); err != nil {
			return nil, err
		}
		if u, err := url.Parse(r.get("url")); err != nil || u.Host == "" {
			return nil, r.errorf("%q is no address", r.get("url"))
		}
		if r.get("licence") == "" {
			return nil, r.errorf("no licence")
		}
		from, err := civil.Parse(r.get("checked"))
		if err != nil {
			return nil, r.errorf("checked: %v", err)
		}
		until, err := civil.Parse(r.get("valid_until"))
		if err != nil {
			return nil, r.errorf("valid_until: %v", err)
		}
		if until < from {
			return nil, r.errorf("valid until a day before it was checked")
		}
		if _, twice := names[r.get("code")]; twice || r.get("code") == "" {
			return nil, r.errorf("code %q stands twice or is empty", r.get("code"))
		}
		names[r.get("code")] = r.get("name")
		fmt.Fprintf(b, "%s SourceID = %d\n", r.get("name"), i+1)
		codes = append(codes, fmt.Sprintf("%q", r.get("code")))
		urls = append(urls, fmt.Sprintf("%q", r.get("url")))
		licences = append(licences, fmt.Sprintf("%q", r.get("licence")))
		checked = append(checked, fmt.Sprintf("%d", from)+", // "+r.get("checked"))
		valid = append(valid, fmt.Sprintf("%d", until)+", // "+r.get("valid_until"))
	}
	fmt.Fprintf(b, ")\n\n// sourceCount is one more than the sources: number 0 is no source.\nconst sourceCount = %d\n", len(rows)+1)
	array(b, "sourceCodes", "string", `""`, codes)
	array(b, "sourceURLs", "string", `""`, urls)
	array(b, "sourceLicences", "string", `""`, licences)
	array(b, "sourceChecked", "civil.Date", "0", checked)
	array(b, "sourceValidUntil", "civil.Date", "0", valid)
	return names, nil
}

// array writes one column, with the zero of no source before the values. A value
// may bring its own comma and a comment.
func array(b *bytes.Buffer, name, kind, zero string, values []string) {
	fmt.Fprintf(b, "\nvar %s = [sourceCount]%s{\n%s,\n", name, kind, zero)
	for _, v := range values {
		b.WriteString(v)
		if kind == "string" {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("}\n")
}
