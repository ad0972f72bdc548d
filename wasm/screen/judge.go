package screen

import (
	"strconv"

	"kneadwise/wasm/code"
)

// Judge says what the ticked signs come to. The gravest one in force decides.
//
// Cleared is her word that a clinician has looked at the signs of "clinician
// first" and allowed massage: they then stand as cautions, since a therapist
// still has to know of them. It never lifts an emergency.
//
// Ticking a sign twice is ticking it once. A number outside the table, or more
// ticks than the table has signs, is a fault, and then there is no result.
func Judge(signs []Sign, cleared bool) (Result, []code.Fault) {
	if len(signs) > Count {
		return Result{}, []code.Fault{{Path: "signs", Code: code.FaultTooMany, High: int64(Count)}}
	}
	var ticked [Count + 1]bool
	var faults []code.Fault
	for i, s := range signs {
		if s == 0 || s > last {
			faults = append(faults, code.Fault{Path: "signs[" + strconv.Itoa(i) + "]", Code: code.FaultUnknownValue})
			continue
		}
		ticked[s] = true
	}
	if faults != nil {
		return Result{}, faults
	}
	var r Result
	for s := Sign(1); s <= last; s++ {
		if !ticked[s] {
			continue
		}
		r.Signs = append(r.Signs, s)
		r.Effect = max(r.Effect, s.Effect())
	}
	if r.Effect == ClinicianFirst && cleared {
		r.Effect, r.Cleared = Caution, true
	}
	r.Replace = r.Effect >= ClinicianFirst
	return r, nil
}
