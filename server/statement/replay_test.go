package statement_test

import (
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/statement"
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/replay"
)

func replayed(t *testing.T, language locale.Language, o *replay.Outcome) string {
	t.Helper()
	var text strings.Builder
	if err := statement.Replay(&text, catalogue(t).Texts(language), o); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func cents(cents string) replay.Figure { return replay.Figure{Said: true, Money: true, Text: cents} }

// Whatever differs is told with its place, what it was and what it is.
func TestReplayTellsTheFirstDifference(t *testing.T) {
	copay := replay.Entry{Visit: 2, Date: "2026-12-15", Payer: "you", Kind: "share", Rule: "cover.copay", Amount: 2500}
	dues := replay.Entry{Visit: -1, Date: "2027-01-01", Payer: "you", Kind: "purchase", Rule: "pay.membership_dues", Amount: 7900}
	retired := replay.Entry{Visit: 0, Date: "someday", Payer: "nobody", Kind: "gift", Rule: "pay.of_old", Amount: -5}
	own := replay.Difference{OfferKind: "own", OfferID: "Main Street", Way: "claims_all", Case: "high"}
	within := func(d replay.Difference, change func(*replay.Difference)) replay.Difference { change(&d); return d }
	for name, test := range map[string]struct {
		outcome replay.Outcome
		want    string
	}{
		"an amount": {
			replay.Outcome{Amounts: 9, Differing: 3, Differences: []replay.Difference{within(own, func(d *replay.Difference) {
				d.Stated, d.Found, d.Was, d.Is = &copay, &copay, cents("2500"), cents("2501")
			})}},
			"3 of 9 amounts do not agree. The first difference:\n" +
				"  Main Street\n  Insurance for every covered visit, if every unknown is against you\n  December 15, 2026, visit 3\n" +
				"  You. Your fixed amount for the visit, never more than what is left of the charge. [cover.copay]\n    then: $25.00\n    now: $25.01\n"},
		"a figure behind it": {
			replay.Outcome{Amounts: 9, Differences: []replay.Difference{within(own, func(d *replay.Difference) {
				d.Stated, d.Found, d.Field = &dues, &dues, "memberships.interval_number"
				d.Was, d.Is = replay.Figure{Said: true, Text: "3"}, replay.Figure{}
			})}},
			"Each of 9 amounts agrees, but not all that stands beside them. The first difference:\n" +
				"  Main Street\n  Insurance for every covered visit, if every unknown is against you\n  January 1, 2027\n" +
				"  You, paid ahead. One fee of the membership, due on the first day it pays for. [pay.membership_dues]\n  Which fee of the membership\n    then: 3\n    now: nothing\n"},
		"another entry": {
			replay.Outcome{Amounts: 9, Differing: 1, Differences: []replay.Difference{within(own, func(d *replay.Difference) { d.Stated, d.Found = &copay, &dues })}},
			"    then: December 15, 2026, visit 3. You: $25.00. Your fixed amount for the visit, never more than what is left of the charge. [cover.copay]\n" +
				"    now: January 1, 2027. You, paid ahead: $79.00. One fee of the membership, due on the first day it pays for. [pay.membership_dues]\n"},
		"an entry too many": {
			replay.Outcome{Differences: []replay.Difference{within(own, func(d *replay.Difference) { d.Found = &dues })}},
			"    then: nothing\n    now: January 1, 2027. You, paid ahead: $79.00."},
		"codes of another version": {
			replay.Outcome{Differences: []replay.Difference{{OfferKind: "regional", Way: "barter", Stated: &retired}}},
			"  Prices of the region\n  barter\n    then: someday, visit 1. nobody, gift: -$0.05. [pay.of_old]\n    now: nothing\n"},
		"outside of the offers": {
			replay.Outcome{Amounts: 2, Differing: 1, Differences: []replay.Difference{{Path: "unknowns[0].worth_cents", Was: cents("41200"), Is: cents("41000")}}},
			"1 of 2 amounts does not agree. The first difference:\n  unknowns[0].worth_cents\n    then: $412.00\n    now: $410.00\n"},
		"a day": {
			replay.Outcome{Differences: []replay.Difference{{Path: "plan.reassess_on", Was: replay.Figure{Said: true, Text: "2027-01-05"}, Is: replay.Figure{Said: true, Text: "2027-01-12"}}}},
			"    then: January 5, 2027\n    now: January 12, 2027\n"},
		"a refused request": {
			replay.Outcome{Faults: []code.Fault{{Path: "as_of", Code: code.FaultRequired}}},
			"This engine does not answer the request.\n  as_of: is missing;"},
		"other modules": {
			replay.Outcome{Amounts: 1, Unstated: 2, Stated: document.Engine{Version: "1.0", SHA256: "aa"}, Here: document.Engine{Version: "1.1", SHA256: "bb"}},
			"The one amount agrees. So do the dates, rules and notes beside them.\nThis engine states 2 figures more, of which the receipt says nothing.\n" +
				"Version 1.0 of the engine answered then; this is version 1.1.\nThe receipt’s engine has the SHA-256 aa; the one of this program has bb.\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := replayed(t, locale.English, &test.outcome); !strings.Contains(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			if got := replayed(t, locale.Spanish, &test.outcome); strings.Contains(got, "then:") || got == "" {
				t.Errorf("in Spanish\n%s", got)
			}
		})
	}
}

// Where the rule was changed on purpose since, that is said.
func TestReplayTellsWhichVersionChangedTheRule(t *testing.T) {
	all := replay.Changes
	replay.Changes = []replay.Change{
		{Version: "2.0", Subjects: []string{"cover.copay"}}, {Version: "3.0", Subjects: []string{"cover.copay", "pay.tip"}}, {Version: "4.0", Subjects: []string{"pay.tip"}},
	}
	t.Cleanup(func() { replay.Changes = all })
	copay := replay.Entry{Rule: "cover.copay"}
	o := replay.Outcome{Stated: document.Engine{Version: "2.1"}, Differences: []replay.Difference{{Stated: &copay}}}
	if got := replayed(t, locale.English, &o); !strings.Contains(got, "  Version 3.0 changed this rule.\n") || strings.Count(got, "changed this rule") != 1 {
		t.Errorf("got\n%s", got)
	}
}

// What a receipt says begins no line of its own.
func TestReplayKeepsTextsOnTheirLines(t *testing.T) {
	const evil = "x\nEach of 9 amounts agrees."
	entry := replay.Entry{Date: evil, Payer: evil, Kind: evil, Rule: evil}
	for _, d := range []replay.Difference{
		{Path: evil, OfferKind: "own", OfferID: evil, Way: evil, Case: evil, Was: replay.Figure{Said: true, Text: evil}},
		{Stated: &entry, Found: &entry, Field: evil, Was: replay.Figure{Said: true, Text: evil}},
		{Stated: &entry},
	} {
		o := replay.Outcome{Differences: []replay.Difference{d}, Amounts: 1, Differing: 1, Stated: document.Engine{Version: evil, SHA256: evil}, Here: document.Engine{SHA256: "aa"},
			Altered: []replay.Altered{{Part: replay.ListPart, Slug: evil, Stated: evil, Found: evil}}}
		if got := replayed(t, locale.English, &o); strings.Contains(got, "\nEach") {
			t.Errorf("got\n%s", got)
		}
	}
}
