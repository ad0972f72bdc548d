package main

import (
	"kneadwise/wasm/pricelist"
	"kneadwise/web/bench/sample"
)

// state is where the clinics are that are measured.
const state = sample.State

// generate makes n clinics, the same ones each time.
func generate(n int) []pricelist.List { return sample.Clinics(n) }

// generator draws what visitors ask, with the clinics' own figures.
type generator struct{ sample.Generator }
