package review

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// pocketMax is below the limit of the law in each year from 2024 on, and above
// what a year of copays comes to.
const pocketMax = 9_000_00

// benefit is that of the insured reference visitor: her plan pays for massage by
// this clinic's kind of provider with no deductible left, at the copay of the
// worked example of HealthCare.gov's glossary, without a limit. She has a
// prescription. Nothing of her is left open, so that two lists differ by what
// they state alone.
func benefit(payer reference.Payer, provider reference.Provider) *cover.Benefit {
	b := &cover.Benefit{
		Payer: payer, Coverage: offer.Yes, Network: pricelist.InNetwork,
		Deductible: span.Exact(0), DeductibleMet: span.Exact(0),
		Share: cover.CopayShare, Copay: span.Exact(reference.Copay(money.MaxInput).Default), CopayWaits: offer.No,
		PocketMax: span.Exact(pocketMax), PocketMet: span.Exact(0),
		NoVisitLimit: true, Prescription: offer.Yes, OtherBills: span.Exact(0),
	}
	if provider.Code() != "" {
		b.PaidProviders = []reference.Provider{provider}
	}
	return b
}

// What the plan of Superbill allows out of network, and its patient's share: an
// invented plan, kept simple so that everybody can recompute it.
const (
	outsideAllowed = 80_00
	outsideShare   = 400_000 // ppm
)

// outside is the benefit of someone whose plan pays for massage out of network
// once she has paid and filed the bill: no deductible is left, and nothing of her
// is left open.
func outside(payer reference.Payer, provider reference.Provider) *cover.Benefit {
	b := benefit(payer, provider)
	b.Network = pricelist.OutOfNetwork
	b.Outside = cover.Outside{
		Pays: offer.Yes, Deductible: span.Exact(0), DeductibleMet: span.Exact(0), PocketMax: span.Exact(pocketMax), PocketMet: span.Exact(0),
		Share: cover.CoinsuranceShare, Coinsurance: span.Exact(outsideShare), Reference: span.Exact(outsideAllowed), Delay: 30, Assigned: offer.No,
	}
	return b
}
