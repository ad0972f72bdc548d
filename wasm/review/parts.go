package review

import "kneadwise/wasm/pricelist"

func parts(_, _ *pricelist.List) []Part { return nil }
