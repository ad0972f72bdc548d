package review

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/pricelist"
)

func visitors(_, _ *pricelist.List, _ civil.Date) []Visitor { return nil }
