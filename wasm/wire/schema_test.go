package wire

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/wire/message"
)

// files are the schema in the order in which shapes follow it.
var files = []string{"shapes", "request", "reply", "bundle", "held", "ranking", "ranked", "read", "figures", "faults"}

// schema is what the .fbs files say.
type schema struct {
	tables  []string // in order
	fields  map[string][][3]string
	enums   map[string]int // name to greatest number
	structs map[string]string
	roots   map[string]string // file to root type
	ids     map[string]string // root type to identifier
}

var (
	comment = regexp.MustCompile(`//[^\n]*`)
	block   = regexp.MustCompile(`(?s)(table|struct|enum)\s+(\w+)\s*(?::\s*\w+)?\s*\{(.*?)\}`)
	member  = regexp.MustCompile(`(\w+)\s*:\s*(\[?\w+\]?)\s*(?:=\s*(-?\w+))?\s*;`)
	root    = regexp.MustCompile(`root_type\s+(\w+);\s*file_identifier\s+"(\w{4})";`)
)

func readSchema(t *testing.T) schema {
	t.Helper()
	s := schema{
		fields: map[string][][3]string{}, enums: map[string]int{}, structs: map[string]string{},
		roots: map[string]string{}, ids: map[string]string{},
	}
	for _, name := range files {
		raw, err := os.ReadFile(name + ".fbs")
		if err != nil {
			t.Fatal(err)
		}
		text := comment.ReplaceAllString(string(raw), "")
		for _, b := range block.FindAllStringSubmatch(text, -1) {
			switch b[1] {
			case "table":
				s.tables = append(s.tables, b[2])
				for _, m := range member.FindAllStringSubmatch(b[3], -1) {
					s.fields[b[2]] = append(s.fields[b[2]], [3]string{m[1], m[2], m[3]})
				}
			case "struct":
				var types []string
				for _, m := range member.FindAllStringSubmatch(b[3], -1) {
					types = append(types, m[2])
				}
				s.structs[b[2]] = strings.Join(types, " ")
			case "enum":
				number := -1
				for _, value := range strings.Split(strings.TrimSpace(b[3]), ",") {
					if _, said, ok := strings.Cut(value, "="); ok {
						n, err := strconv.Atoi(strings.TrimSpace(said))
						if err != nil {
							t.Fatalf("enum %s: %v", b[2], err)
						}
						number = n
					} else {
						number++
					}
				}
				s.enums[b[2]] = number
			}
		}
		if m := root.FindStringSubmatch(text); m != nil {
			s.roots[name], s.ids[m[1]] = m[1], m[2]
		}
	}
	return s
}

// field is the description that a field of the schema should have.
func (s schema) field(t *testing.T, f [3]string) field {
	t.Helper()
	kind := f[1]
	switch kind {
	case "bool":
		return field{u8, 1}
	case "ubyte":
		return field{u8, anything}
	case "short", "ushort":
		return field{i16, 0}
	case "int":
		if f[2] == strconv.Itoa(-epoch) {
			return field{date, 0}
		}
		return field{i32, 0}
	case "string":
		return field{str, 0}
	case "Span":
		return field{pair, 0}
	case "Money":
		return field{bounds, 0}
	case "[ubyte]":
		return field{u8s, anything}
	case "[int]":
		if f[0] == "skip" { // the only numbers of a vector that are days
			return field{dates, 0}
		}
		return field{i32s, 0}
	case "[string]":
		return field{strs, 0}
	}
	inner := strings.Trim(kind, "[]")
	if n, ok := s.enums[inner]; ok && inner != "Day" {
		if kind == inner {
			return field{u8, uint8(n)}
		}
		return field{u8s, uint8(n)}
	}
	for i, name := range s.tables {
		if name == inner && kind == inner {
			return field{ref, uint8(i)}
		} else if name == inner {
			return field{refs, uint8(i)}
		}
	}
	t.Fatalf("field %s has a type that the verifier does not know: %s", f[0], kind)
	return field{}
}

func TestShapesFollowTheSchema(t *testing.T) {
	s := readSchema(t)
	if len(s.tables) != len(shapes) {
		t.Fatalf("the schema has %d tables, the verifier %d", len(s.tables), len(shapes))
	}
	for i, name := range s.tables {
		var want []field
		for _, f := range s.fields[name] {
			want = append(want, s.field(t, f))
		}
		if diff := cmp.Diff(want, shapes[i], cmp.AllowUnexported(field{})); diff != "" {
			t.Errorf("table %s (-schema +verifier):\n%s", name, diff)
		}
	}
	want := map[string]string{"Span": "int int", "Money": "int int int bool"}
	if diff := cmp.Diff(want, s.structs); diff != "" {
		t.Errorf("structs, of which the verifier knows the size (-want +schema):\n%s", diff)
	}
}

// A shape that contains itself would let a message nest as deep as it is long.
func TestShapesDoNotNestInThemselves(t *testing.T) {
	for i := range shapes {
		for _, f := range shapes[i] {
			if (f.kind == ref || f.kind == refs) && int(f.of) >= i {
				t.Errorf("shape %d leads to shape %d, which does not come before it", i, f.of)
			}
		}
	}
}

func TestNoFieldHas64Bits(t *testing.T) {
	for name, fields := range readSchema(t).fields {
		for _, f := range fields {
			if regexp.MustCompile(`long|64|double|float`).MatchString(f[1]) {
				t.Errorf("%s.%s is a %s: the page would need a BigInt, or money a float", name, f[0], f[1])
			}
		}
	}
}

func TestIdentifiers(t *testing.T) {
	want := map[string]string{
		"Request": idRequest, "Reply": idReply, "Bundle": idBundle, "Held": idHeld,
		"Ranking": idRanking, "Ranked": idRanked, "Read": idRead, "Figures": idFigures, "Faults": idFaults,
	}
	if diff := cmp.Diff(want, readSchema(t).ids); diff != "" {
		t.Errorf("(-code +schema):\n%s", diff)
	}
}

func TestDaysOfTheSchema(t *testing.T) {
	if got := Day(0); got != int32(message.DayNone) {
		t.Errorf("no date is %d, the schema says %d", got, message.DayNone)
	}
	if got := Day(offer.Forever); got != int32(message.DayForever) {
		t.Errorf("forever is %d, the schema says %d", got, message.DayForever)
	}
}

func TestEnumerationsHaveTheEnginesNumbers(t *testing.T) {
	equal := func(name string, pairs ...[2]int) {
		t.Helper()
		for _, p := range pairs {
			if p[0] != p[1] {
				t.Errorf("%s: the schema says %d, the engine %d", name, p[0], p[1])
			}
		}
		if last := pairs[len(pairs)-1][0]; last != readSchema(t).enums[name] {
			t.Errorf("%s: the schema goes on after %d, where this test ends", name, last)
		}
	}
	equal("Answer", [2]int{int(message.AnswerNotKnown), int(offer.NotKnown)},
		[2]int{int(message.AnswerYes), int(offer.Yes)}, [2]int{int(message.AnswerNo), int(offer.No)})
	equal("Provider", [2]int{int(message.ProviderMassageTherapist), int(reference.MassageTherapist)},
		[2]int{int(message.ProviderPhysicalTherapy), int(reference.PhysicalTherapy)},
		[2]int{int(message.ProviderChiropractic), int(reference.Chiropractic)},
		[2]int{int(message.ProviderMedicalMassage), int(reference.MedicalMassage)})
	equal("Network", [2]int{int(message.NetworkNotKnown), int(pricelist.NetworkNotKnown)},
		[2]int{int(message.NetworkIn), int(pricelist.InNetwork)}, [2]int{int(message.NetworkOut), int(pricelist.OutOfNetwork)})
	equal("ExpiryRule", [2]int{int(message.ExpiryRuleNotKnown), int(offer.ExpiryNotKnown)},
		[2]int{int(message.ExpiryRuleNever), int(offer.Never)},
		[2]int{int(message.ExpiryRuleAfterPurchase), int(offer.AfterPurchase)},
		[2]int{int(message.ExpiryRuleAfterFirstUse), int(offer.AfterFirstUse)},
		[2]int{int(message.ExpiryRuleFixedDate), int(offer.FixedDate)})
	equal("UnusedRule", [2]int{int(message.UnusedRuleReset), int(offer.Reset)},
		[2]int{int(message.UnusedRuleRollOver), int(offer.RollOver)}, [2]int{int(message.UnusedRuleAccumulate), int(offer.Accumulate)})
	equal("Tier", [2]int{int(message.TierNotSaid), int(offer.TierNotSaid)}, [2]int{int(message.TierStudent), int(offer.TierStudent)},
		[2]int{int(message.TierStandard), int(offer.TierStandard)}, [2]int{int(message.TierSenior), int(offer.TierSenior)},
		[2]int{int(message.TierLead), int(offer.TierLead)})
	equal("RefundRule", [2]int{int(message.RefundRuleNotKnown), int(offer.RefundNotKnown)},
		[2]int{int(message.RefundRuleNone), int(offer.RefundNone)}, [2]int{int(message.RefundRuleUnused), int(offer.RefundUnused)},
		[2]int{int(message.RefundRuleUsedAtSingle), int(offer.RefundUsedAtSingle)},
		[2]int{int(message.RefundRuleUnusedLessFee), int(offer.RefundUnusedLessFee)},
		[2]int{int(message.RefundRuleUnsure), int(offer.RefundUnsure)})
	equal("Who", [2]int{int(message.WhoNobodyElse), int(offer.NobodyElse)}, [2]int{int(message.WhoHousehold), int(offer.Household)},
		[2]int{int(message.WhoAnyone), int(offer.Anyone)})
	equal("IntervalUnit", [2]int{int(message.IntervalUnitMonth), int(offer.ByMonth)},
		[2]int{int(message.IntervalUnitWeek), int(offer.ByWeek)}, [2]int{int(message.IntervalUnitYear), int(offer.ByYear)})
	equal("Proof", [2]int{int(message.ProofNotSaid), int(offer.ProofNotSaid)}, [2]int{int(message.ProofNone), int(offer.ProofNone)},
		[2]int{int(message.ProofSelfDeclared), int(offer.ProofSelfDeclared)}, [2]int{int(message.ProofDocument), int(offer.ProofDocument)})
	equal("Billing", [2]int{int(message.BillingNotSaid), int(pricelist.BillingNotSaid)},
		[2]int{int(message.BillingDirect), int(pricelist.BillsDirect)}, [2]int{int(message.BillingSuperbill), int(pricelist.GivesSuperbill)},
		[2]int{int(message.BillingReceipt), int(pricelist.GivesReceipt)})
	equal("UnitRule", [2]int{int(message.UnitRuleNotSaid), int(pricelist.UnitRuleNotSaid)},
		[2]int{int(message.UnitRuleEightMinute), int(pricelist.EightMinute)}, [2]int{int(message.UnitRuleMidpoint), int(pricelist.Midpoint)})
	equal("Rounding", [2]int{int(message.RoundingEachUnit), int(pricelist.EachUnit)},
		[2]int{int(message.RoundingEachLine), int(pricelist.EachLine)}, [2]int{int(message.RoundingWholeVisit), int(pricelist.WholeVisit)})
	equal("PhaseName", [2]int{int(message.PhaseNameInitial), int(plan.Initial)},
		[2]int{int(message.PhaseNameMaintenance), int(plan.Maintenance)})
	equal("ShareKind", [2]int{int(message.ShareKindNotKnown), int(cover.ShareNotKnown)},
		[2]int{int(message.ShareKindCopay), int(cover.CopayShare)},
		[2]int{int(message.ShareKindCoinsurance), int(cover.CoinsuranceShare)},
		[2]int{int(message.ShareKindBoth), int(cover.BothShare)})
	equal("FamilyRule", [2]int{int(message.FamilyRuleNoFamily), int(cover.NoFamily)},
		[2]int{int(message.FamilyRuleEmbedded), int(cover.Embedded)}, [2]int{int(message.FamilyRuleAggregate), int(cover.Aggregate)})
	equal("CopayOrder", [2]int{int(message.CopayOrderDeductibleFirst), int(cover.DeductibleFirst)},
		[2]int{int(message.CopayOrderCopayFirst), int(cover.CopayFirst)})
	equal("CoinsuranceBase", [2]int{int(message.CoinsuranceBaseNetOfCopay), int(cover.NetOfCopay)},
		[2]int{int(message.CoinsuranceBaseGrossOfCopay), int(cover.GrossOfCopay)})
	equal("CopayAtEnd", [2]int{int(message.CopayAtEndOfRest), int(cover.CopayOfRest)},
		[2]int{int(message.CopayAtEndWaived), int(cover.CopayWaived)}, [2]int{int(message.CopayAtEndWhole), int(cover.CopayWhole)})
	equal("CapTiming", [2]int{int(message.CapTimingFirst), int(cover.CapFirst)}, [2]int{int(message.CapTimingLast), int(cover.CapLast)})
	equal("PrepaidRule", [2]int{int(message.PrepaidRuleWhenReceived), int(fund.WhenReceived)},
		[2]int{int(message.PrepaidRuleWhenPaid), int(fund.WhenPaid)})
	equal("Leftover", [2]int{int(message.LeftoverNotKnown), int(fund.LeftoverNotKnown)}, [2]int{int(message.LeftoverForfeit), int(fund.Forfeit)},
		[2]int{int(message.LeftoverCarryOver), int(fund.CarryOver)}, [2]int{int(message.LeftoverGrace), int(fund.Grace)})
	equal("AccountCoverage", [2]int{int(message.AccountCoverageNotKnown), int(fund.CoverageNotKnown)},
		[2]int{int(message.AccountCoverageSelfOnly), int(fund.SelfOnly)}, [2]int{int(message.AccountCoverageFamily), int(fund.Family)})
	equal("AccountRoute", [2]int{int(message.AccountRouteNotKnown), int(fund.RouteNotKnown)},
		[2]int{int(message.AccountRoutePayroll), int(fund.Payroll)}, [2]int{int(message.AccountRouteSelfMade), int(fund.SelfMade)})
	equal("FilingStatus", [2]int{int(message.FilingStatusNotSaid), int(reference.StatusNotSaid)},
		[2]int{int(message.FilingStatusSingle), int(reference.Single)}, [2]int{int(message.FilingStatusMarriedJoint), int(reference.MarriedJoint)},
		[2]int{int(message.FilingStatusMarriedSeparate), int(reference.MarriedSeparate)},
		[2]int{int(message.FilingStatusHeadOfHousehold), int(reference.HeadOfHousehold)})
	equal("OtherPayerKind", [2]int{int(message.OtherPayerKindAuto), int(secondary.Auto)},
		[2]int{int(message.OtherPayerKindWorkers), int(secondary.Workers)},
		[2]int{int(message.OtherPayerKindVeterans), int(secondary.Veterans)},
		[2]int{int(message.OtherPayerKindMedicare), int(secondary.Medicare)},
		[2]int{int(message.OtherPayerKindAdvantage), int(secondary.Advantage)})
	equal("Effect", [2]int{int(message.EffectNone), int(screen.None)}, [2]int{int(message.EffectMention), int(screen.Mention)},
		[2]int{int(message.EffectCaution), int(screen.Caution)},
		[2]int{int(message.EffectClinicianFirst), int(screen.ClinicianFirst)},
		[2]int{int(message.EffectEmergency), int(screen.Emergency)})
	equal("Payer", [2]int{int(message.PayerYou), int(ledger.You)}, [2]int{int(message.PayerPlan), int(ledger.Plan)},
		[2]int{int(message.PayerProvider), int(ledger.Provider)}, [2]int{int(message.PayerPrepaid), int(ledger.Prepaid)},
		[2]int{int(message.PayerTreasury), int(ledger.Treasury)})
	equal("EntryKind", [2]int{int(message.EntryKindShare), int(ledger.Share)},
		[2]int{int(message.EntryKindPurchase), int(ledger.Purchase)},
		[2]int{int(message.EntryKindUnused), int(ledger.Unused)}, [2]int{int(message.EntryKindExtra), int(ledger.Extra)},
		[2]int{int(message.EntryKindAdvance), int(ledger.Advance)}, [2]int{int(message.EntryKindReturn), int(ledger.Return)},
		[2]int{int(message.EntryKindSaving), int(ledger.Saving)})
	equal("Unit", [2]int{int(message.UnitCents), int(ledger.Cents)}, [2]int{int(message.UnitPPM), int(ledger.PPM)},
		[2]int{int(message.UnitCount), int(ledger.Count)}, [2]int{int(message.UnitDay), int(ledger.Day)},
		[2]int{int(message.UnitMonths), int(ledger.Months)}, [2]int{int(message.UnitHundredthCents), int(ledger.HundredthCents)})
	equal("Origin", [2]int{int(message.OriginFromQuote), int(ledger.FromQuote)},
		[2]int{int(message.OriginFromList), int(ledger.FromList)}, [2]int{int(message.OriginFromRegion), int(ledger.FromRegion)},
		[2]int{int(message.OriginFromBenefit), int(ledger.FromBenefit)},
		[2]int{int(message.OriginFromDefault), int(ledger.FromDefault)},
		[2]int{int(message.OriginFromBound), int(ledger.FromBound)}, [2]int{int(message.OriginFromRule), int(ledger.FromRule)},
		[2]int{int(message.OriginFromRequest), int(ledger.FromRequest)},
		[2]int{int(message.OriginFromReference), int(ledger.FromReference)})
	equal("CaseKind", [2]int{int(message.CaseKindLow), int(estimate.Low)},
		[2]int{int(message.CaseKindLikely), int(estimate.Likely)}, [2]int{int(message.CaseKindHigh), int(estimate.High)})
	equal("WayKind", [2]int{int(message.WayKindCheapest), int(estimate.Cheapest)},
		[2]int{int(message.WayKindUnprepaid), int(estimate.Unprepaid)}, [2]int{int(message.WayKindSingles), int(estimate.Singles)},
		[2]int{int(message.WayKindClaimsAll), int(estimate.ClaimsAll)}, [2]int{int(message.WayKindCashApart), int(estimate.CashApart)},
		[2]int{int(message.WayKindSecondary), int(estimate.Secondary)}, [2]int{int(message.WayKindWithout), int(estimate.Without)})
	equal("OfferKind", [2]int{int(message.OfferKindRegional), int(estimate.Regional)},
		[2]int{int(message.OfferKindOwn), int(estimate.Own)}, [2]int{int(message.OfferKindClinic), int(estimate.Clinic)})
	equal("TextKind", [2]int{int(message.TextKindMoney), int(TextMoney)}, [2]int{int(message.TextKindPercent), int(TextPercent)},
		[2]int{int(message.TextKindCount), int(TextCount)}, [2]int{int(message.TextKindDate), int(TextDate)})
	if next := reference.MedicalMassage + 1; next.Code() != "" {
		t.Errorf("the engine has a kind of provider that the schema does not name: %s", next.Code())
	}
}
