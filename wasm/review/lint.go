package review

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/pricelist"
)

type linter struct {
	list *pricelist.List
	asOf civil.Date
	all  []Finding
}

func (l *linter) findings() []Finding { return l.all }
