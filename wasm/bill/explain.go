package bill

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/reference"
)

// Inputs are the figures that an allowed amount was made of beside the rate: the
// units, and for a share of the fee schedule the conversion factor and the year of
// the indices. A factor that is not published stands at the end that is asked for,
// the high one under the given origin.
func (a *Allowed) Inputs(high bool, origin ledger.Origin) []ledger.Input {
	in := []ledger.Input{{Field: ledger.UnitsBilled, Unit: ledger.Count, Value: int64(a.Units.Total()), Origin: ledger.FromRule}}
	if a.IndexYear == 0 {
		return in
	}
	factor := ledger.Input{
		Field: ledger.ConversionFactor, Unit: ledger.HundredthCents, Value: a.Factor.Low,
		Origin: ledger.FromReference, Date: reference.SourceFeeSchedule.Checked(),
	}
	if high && a.Standing == reference.Unpublished {
		factor.Value, factor.Origin = a.Factor.High, origin
	}
	since, _ := civil.Make(a.IndexYear, 1, 1)
	return append(in, factor, ledger.Input{
		Field: ledger.IndexSince, Unit: ledger.Day, Value: int64(since),
		Origin: ledger.FromReference, Date: reference.SourceLocalities.Checked(),
	})
}
