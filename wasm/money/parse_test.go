package money

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestParseAccepts(t *testing.T) {
	tests := []struct {
		text string
		want Amount
	}{
		{"1200", 1_200_00},
		{"1,200", 1_200_00},
		{"1200.5", 1_200_50},
		{"$1,200.50", 1_200_50},
		{"US$1,200.50", 1_200_50},
		{"us$ 75", 75_00},
		{"$ 75", 75_00},
		{"$\u00a075", 75_00},
		{"  90 \r\n", 90_00},
		{"\u00a090\u202f", 90_00},
		{"\t90", 90_00},
		{"0", 0},
		{"0.00", 0},
		{"$0", 0},
		{".5", 50},
		{"$.99", 99},
		{"0.07", 7},
		{"12.", 12_00},
		{"007", 7_00},
		{strings.Repeat("0", 29) + ".01", 1}, // 32 bytes
		{"10,000", 10_000_00},
		{"100,000.01", 100_000_01},
		{"1,000,000", MaxInput},
		{"1000000.00", MaxInput},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got, err := Parse(tt.text)
			if err != nil || got != tt.want {
				t.Errorf("Parse(%q) = %v, %v; want %v", tt.text, got, err, tt.want)
			}
		})
	}
}

// refusal is a text that nobody may take for a number, with the place that the
// page points at.
type refusal struct {
	text   string
	reason Reason
	at     int
}

var refusedAmounts = []refusal{
	{"", ReasonEmpty, 0},
	{" \t\u00a0", ReasonEmpty, 0},

	{strings.Repeat("0", 33), ReasonTooLong, 32},
	{strings.Repeat(" ", 33), ReasonTooLong, 32},

	{"abc", ReasonNotANumber, 0},
	{"$", ReasonNotANumber, 1},
	{".", ReasonNotANumber, 0},
	{",", ReasonNotANumber, 0},
	{"$ .", ReasonNotANumber, 2},
	{"$$5", ReasonNotANumber, 1},
	{"5$", ReasonNotANumber, 1},
	{"5 $", ReasonNotANumber, 1},
	{"USD 5", ReasonNotANumber, 0},
	{"€5", ReasonNotANumber, 0},
	{"C$5", ReasonNotANumber, 0},
	{"+5", ReasonNotANumber, 0},
	{"5k", ReasonNotANumber, 1},
	{"5e", ReasonNotANumber, 1},
	{"e5", ReasonNotANumber, 0},
	{"0x10", ReasonNotANumber, 1},
	{"1_000", ReasonNotANumber, 1},
	{"1/2", ReasonNotANumber, 1},
	{"20%", ReasonNotANumber, 2},
	{"90 dollars", ReasonNotANumber, 2},
	{"ninety", ReasonNotANumber, 0},
	{"１２", ReasonNotANumber, 0},
	{"1２", ReasonNotANumber, 1},
	{"١٢", ReasonNotANumber, 0},
	{"½", ReasonNotANumber, 0},
	{"NaN", ReasonNotANumber, 0},
	{"Inf", ReasonNotANumber, 0},
	{"9\x000", ReasonNotANumber, 1},
	{"90\x00", ReasonNotANumber, 2},
	{"9\u200b0", ReasonNotANumber, 1},
	{"\xff", ReasonNotANumber, 0},
	{"9\n0", ReasonNotANumber, 1},

	{"-5", ReasonMinus, 0},
	{"−5", ReasonMinus, 0},
	{"–5", ReasonMinus, 0},
	{"$-5", ReasonMinus, 1},
	{"-$5", ReasonMinus, 0},
	{"- 5", ReasonMinus, 0},
	{"5-", ReasonMinus, 1},
	{"-", ReasonMinus, 0},
	{"-0", ReasonMinus, 0},
	{"5-x", ReasonMinus, 1},

	{"40-60", ReasonRange, 2},
	{"40–60", ReasonRange, 2},
	{"9-0", ReasonRange, 1},
	{"$40 - $60", ReasonRange, 3},

	{"1e9", ReasonExponent, 1},
	{"1.5E-3", ReasonExponent, 3},
	{"1e+9", ReasonExponent, 1},

	{"12,00", ReasonDecimalComma, 2},
	{"1,20", ReasonDecimalComma, 1},
	{"1,2", ReasonDecimalComma, 1},
	{"1200,50", ReasonDecimalComma, 4},
	{"1.200,50", ReasonDecimalComma, 5},
	{"1.200.300,50", ReasonDecimalComma, 9},
	{"1.5,", ReasonDecimalComma, 3},
	{",50", ReasonDecimalComma, 0},
	{",500", ReasonDecimalComma, 0},
	{"0,500", ReasonDecimalComma, 1},

	{"1 200", ReasonGrouping, 1},
	{"1 200.50", ReasonGrouping, 1},
	{"1 000", ReasonGrouping, 1},
	{"1 900", ReasonGrouping, 1},
	{"1\u00a0200", ReasonGrouping, 1},
	{"1'200", ReasonGrouping, 1},
	{"1.200.300", ReasonGrouping, 5},
	{"1..5", ReasonGrouping, 2},
	{"12,00.50", ReasonGrouping, 2},
	{"1,2000", ReasonGrouping, 1},
	{"1234,567", ReasonGrouping, 4},
	{"1,200,50", ReasonGrouping, 5},
	{"1,20,000", ReasonGrouping, 4},
	{"1,,200", ReasonGrouping, 2},
	{"1,200,", ReasonGrouping, 5},
	{"5,", ReasonGrouping, 1},
	{"0,", ReasonGrouping, 1},
	{",200,300", ReasonGrouping, 0},
	{"01,200", ReasonGrouping, 2},
	{"0,200,300", ReasonGrouping, 1},
	{",.50", ReasonGrouping, 0},

	{"12.345", ReasonTooManyDecimals, 5},
	{"1.200", ReasonTooManyDecimals, 4},
	{"12.000", ReasonTooManyDecimals, 5},
	{"$.999", ReasonTooManyDecimals, 4},

	{"1000000.01", ReasonTooLarge, 0},
	{"$1,000,001", ReasonTooLarge, 1},
	{"99999999999999999999999999999", ReasonTooLarge, 0},
	{"18446744073709551616", ReasonTooLarge, 0},
}

var refusedRates = []refusal{
	{"", ReasonEmpty, 0},
	{"  ", ReasonEmpty, 0},
	{strings.Repeat("1", 33), ReasonTooLong, 32},
	{"%", ReasonNotANumber, 0},
	{" %", ReasonNotANumber, 1},
	{"%20", ReasonNotANumber, 0},
	{"20%%", ReasonNotANumber, 2},
	{"20 % %", ReasonNotANumber, 2},
	{"$20", ReasonNotANumber, 0},
	{"20 percent", ReasonNotANumber, 2},
	{"1/5", ReasonNotANumber, 1},
	{"２０", ReasonNotANumber, 0},
	{"-20%", ReasonMinus, 0},
	{"−20", ReasonMinus, 0},
	{"10-20%", ReasonRange, 2},
	{"2e1", ReasonExponent, 1},
	{"12,5 %", ReasonDecimalComma, 2},
	{"0,5", ReasonDecimalComma, 1},
	{"1 2%", ReasonGrouping, 1},
	{"12.34567", ReasonTooManyDecimals, 7},
	{"100.0001", ReasonTooLarge, 0},
	{"150%", ReasonTooLarge, 0},
	{"1,000", ReasonTooLarge, 0},
}

func TestParseRefuses(t *testing.T) {
	for _, tt := range refusedAmounts {
		t.Run(tt.text, func(t *testing.T) {
			got, err := Parse(tt.text)
			if got != 0 {
				t.Errorf("Parse(%q) = %v, want 0 beside an error", tt.text, got)
			}
			checkRefused(t, tt, err)
		})
	}
}

func TestParseRateRefuses(t *testing.T) {
	for _, tt := range refusedRates {
		t.Run(tt.text, func(t *testing.T) {
			got, err := ParseRate(tt.text)
			if got != 0 {
				t.Errorf("ParseRate(%q) = %v, want 0 beside an error", tt.text, got)
			}
			checkRefused(t, tt, err)
		})
	}
}

func checkRefused(t *testing.T, tt refusal, err error) {
	t.Helper()
	var fault *ParseError
	if !errors.As(err, &fault) {
		t.Fatalf("%q: error is %v, want %s", tt.text, err, tt.reason.Code())
	}
	if fault.Reason != tt.reason || fault.At != tt.at {
		t.Errorf("%q: %v; want %s at byte %d", tt.text, fault, tt.reason.Code(), tt.at)
	}
}

func TestParseRateAccepts(t *testing.T) {
	tests := []struct {
		text string
		want Rate
	}{
		{"20", 200_000},
		{"20%", 200_000},
		{"12.5 %", 125_000},
		{"12.5\u00a0%", 125_000},
		{" 7.65% ", 76_500},
		{"0", 0},
		{"0.2", 2_000},
		{".5%", 5_000},
		{"33.3333", 333_333},
		{"0.0001", 1},
		{"100", One},
		{"100.0000%", One},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got, err := ParseRate(tt.text)
			if err != nil || got != tt.want {
				t.Errorf("ParseRate(%q) = %d, %v; want %d", tt.text, got, err, tt.want)
			}
		})
	}
}

// The codes are a public contract: this list is meant to be hard to change.
func TestReasonCodes(t *testing.T) {
	want := map[Reason]string{
		ReasonEmpty:           "money.empty",
		ReasonTooLong:         "money.too_long",
		ReasonNotANumber:      "money.not_a_number",
		ReasonMinus:           "money.minus",
		ReasonRange:           "money.range",
		ReasonExponent:        "money.exponent",
		ReasonDecimalComma:    "money.decimal_comma",
		ReasonGrouping:        "money.grouping",
		ReasonTooManyDecimals: "money.too_many_decimals",
		ReasonTooLarge:        "money.too_large",
	}
	shown := map[Reason]bool{}
	for _, tt := range refusedAmounts {
		shown[tt.reason] = true
	}
	for reason := ReasonEmpty; reason.Code() != "money.unknown"; reason++ {
		if reason.Code() != want[reason] {
			t.Errorf("reason %d has code %q, want %q", reason, reason.Code(), want[reason])
		}
		if !shown[reason] {
			t.Errorf("no refused amount shows %s", reason.Code())
		}
		delete(want, reason)
	}
	if len(want) > 0 {
		t.Errorf("reasons without a code: %v", want)
	}
}

func TestParseErrorNamesCodeAndPlace(t *testing.T) {
	_, err := Parse("1e9")
	if got := err.Error(); got != "money.exponent at byte 1" {
		t.Errorf("error reads %q", got)
	}
}

// What people type is mostly near a number: slips of the accepted texts are
// where a reader would guess.
func TestParseHoldsToTheGrammarUnderSlips(t *testing.T) {
	const keys = "0123456789,,,...$$ -%eE\u00a0−'US"
	strokes := []rune(keys)
	random := rand.New(rand.NewPCG(2026, 11))
	seeds := []string{"1,200.50", "$1,200.50", "1200", "US$ 1,000,000.00", "12.5", "100", "0.07", "999,999.99"}
	accepted := 0
	for range 200_000 {
		text := []rune(seeds[random.IntN(len(seeds))])
		for range 1 + random.IntN(3) {
			at := random.IntN(len(text) + 1)
			stroke := strokes[random.IntN(len(strokes))]
			switch {
			case random.IntN(3) == 0 || at == len(text):
				text = append(text[:at:at], append([]rune{stroke}, text[at:]...)...)
			case random.IntN(2) == 0:
				text[at] = stroke
			default:
				text = append(text[:at:at], text[at+1:]...)
			}
		}
		if checkAmount(t, string(text)) {
			accepted++
		}
		checkRate(t, string(text))
		if t.Failed() {
			return
		}
	}
	if accepted < 20_000 || accepted > 180_000 {
		t.Errorf("%d of 200,000 slips were accepted: the test no longer tries both answers", accepted)
	}
}
