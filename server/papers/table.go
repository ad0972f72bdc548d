package papers

import (
	"kneadwise/server/locale"
	"kneadwise/wasm/code"
	"kneadwise/wasm/sheet"
)

// Tables are the names of what Table makes, the usual one first.
func Tables() []string { return []string{"ledger", "visits", "stops", "ways"} }

// Table is one of Tables as comma-separated values; of another name it is empty.
func Table(texts *locale.Texts, a *Answer, what string) (string, error) {
	p := begin(texts, a)
	seller, _ := a.seller()
	switch what {
	case "ledger":
		p.text.Write(sheet.Ledger(&a.Case.Book, seller, func(r code.Rule) string { return p.Of("rule." + string(r)) }))
	case "visits":
		p.text.Write(sheet.Visits(&a.Estimate.Plan, a.Case))
	case "stops":
		p.text.Write(sheet.Stops(&a.Estimate.Plan, a.Case))
	case "ways":
		p.text.Write(sheet.Ways(a.Estimate))
	}
	return p.done("table")
}
