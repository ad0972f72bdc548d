package wire

import (
	"encoding/hex"
	"reflect"
	"strings"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
)

// greatest is the greatest number of each enumeration of the engine.
var greatest = map[string]uint64{
	"offer.Answer": 2, "offer.ExpiryRule": 4, "offer.Unused": 2, "pricelist.Network": 2, "pricelist.ChargeKind": 2,
	"offer.Tier": 4, "offer.RefundRule": 5, "offer.Who": 2, "offer.IntervalUnit": 2, "offer.Proof": 3,
	"pricelist.Billing": 3, "pricelist.UnitRule": 2, "pricelist.Rounding": 2,
	"cover.ShareKind": 3, "cover.CopayOrder": 1, "cover.CoinsuranceBase": 1, "cover.CopayAtEnd": 2, "cover.CapTiming": 1, "cover.FamilyRule": 2,
	"plan.PhaseName": 2, "screen.Effect": 4,
	"ledger.Payer": 5, "ledger.Kind": 7, "ledger.Unit": 6, "ledger.Origin": 9,
	"fund.PrepaidRule": 1, "fund.Leftover": 3, "fund.Coverage": 2, "fund.Route": 2, "reference.FilingStatus": 4,
	"estimate.Kind": 3, "estimate.WayKind": 7, "estimate.CaseKind": 3,
	"compare.Sort": 3, "secondary.Kind": 5, "pay.Objective": 3, "estimate.TurnKind": 2, "reference.Provider": 4, "reference.SourceID": 11,
}

// draw fills any of the engine's types with values that its fields on the wire
// can hold, sensible or not.
func draw[T any](t *rapid.T, label string) T {
	var v T
	fill(t, reflect.ValueOf(&v).Elem(), label)
	return v
}

func fill(t *rapid.T, v reflect.Value, label string) {
	switch v.Addr().Interface().(type) {
	case *civil.Date:
		v.SetInt(int64(rapid.OneOf(rapid.Just(0), rapid.IntRange(0, 3652059)).Draw(t, label)))
		return
	case *screen.Sign:
		v.SetUint(uint64(rapid.IntRange(1, screen.Count).Draw(t, label)))
		return
	case *reference.Payer:
		v.SetUint(uint64(rapid.IntRange(1, len(reference.PayerIDs())).Draw(t, label)))
		return
	case *span.Span:
		if rapid.Bool().Draw(t, label) {
			low, high := rapid.Int32().Draw(t, label), rapid.Int32().Draw(t, label)
			v.Set(reflect.ValueOf(span.Span{Low: int64(low), High: int64(high), Said: true}))
		}
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, label))
	case reflect.String:
		v.SetString(strings.ReplaceAll(rapid.StringN(0, 8, 32).Draw(t, label), "\x00", ""))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(0, 255).Draw(t, label)))
	case reflect.Int64:
		v.SetInt(int64(rapid.Int32().Draw(t, label)))
	case reflect.Uint8:
		most, ok := greatest[v.Type().String()]
		if !ok {
			t.Fatalf("no greatest number of %s", v.Type())
		}
		v.SetUint(rapid.Uint64Range(0, most).Draw(t, label))
	case reflect.Pointer:
		if rapid.Bool().Draw(t, label) {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), label)
		}
	case reflect.Slice:
		if n := rapid.IntRange(0, 3).Draw(t, label); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(t, v.Index(i), label)
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(t, v.Index(i), label)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), label+"."+v.Type().Field(i).Name)
		}
		mend(t, v, label)
	default:
		t.Fatalf("%s: no values of %s", label, v.Type())
	}
}

// mend sets what a type promises about its fields.
func mend(t *rapid.T, v reflect.Value, label string) {
	switch s := v.Addr().Interface().(type) {
	case *ledger.Book:
		s.Bare = false // a book that is sent has its inputs
	case *ledger.Input:
		if s.Unit == ledger.Day {
			s.Value = int64(rapid.IntRange(0, 3652059).Draw(t, label))
		}
	case *reference.Regional:
		if !s.HasLikely {
			s.LikelyFrom = reference.Origin{}
		}
	}
}

// digest is the text of any SHA-256, or none.
func digest(t *rapid.T, label string) string {
	return hex.EncodeToString([]byte(rapid.SampledFrom([]string{
		"", strings.Repeat("\x00", 32), strings.Repeat("k\xff", 16), "0123456789abcdef0123456789abcdef",
	}).Draw(t, label)))
}
