package screen_test

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/screen"
)

// The table as it was promised: a line may be added at the end; a line that is
// there never changes its number or code.
func TestTable(t *testing.T) {
	type line struct {
		number screen.Sign
		code   string
		effect screen.Effect
		source string
	}
	const (
		emergency = screen.Emergency
		clinician = screen.ClinicianFirst
		caution   = screen.Caution
		mention   = screen.Mention
	)
	want := []line{
		{1, "screen.saddle_numbness", emergency, "ahcpr_14"},
		{2, "screen.bladder_bowel", emergency, "ahcpr_14"},
		{3, "screen.leg_weakness", emergency, "ahcpr_14"},
		{4, "screen.major_trauma", clinician, "ahcpr_14"},
		{5, "screen.minor_trauma", clinician, "ahcpr_14"},
		{6, "screen.cancer_history", clinician, "ahcpr_14"},
		{7, "screen.weight_loss", clinician, "ahcpr_14"},
		{8, "screen.fever", clinician, "ahcpr_14"},
		{9, "screen.drug_injection", clinician, "ahcpr_14"},
		{10, "screen.immune_suppression", clinician, "ahcpr_14"},
		{11, "screen.recent_infection", clinician, "ahcpr_14"},
		{12, "screen.night_pain", clinician, "ahcpr_14"},
		{13, "screen.vein_clot", clinician, "nccih"},
		{14, "screen.bleeding", clinician, "nccih"},
		{15, "screen.damaged_vessels", clinician, "nccih"},
		{16, "screen.osteoporosis", clinician, "nccih"},
		{17, "screen.recent_fracture", clinician, "nccih"},
		{18, "screen.cancer", clinician, "nccih"},
		{19, "screen.nerve_compression", clinician, "practice"},
		{20, "screen.acute_disc", clinician, "practice"},
		{21, "screen.open_wound", caution, "nccih"},
		{22, "screen.skin_infection", caution, "nccih"},
		{23, "screen.tumor_site", caution, "nccih"},
		{24, "screen.damaged_nerve", caution, "nccih"},
		{25, "screen.irradiated_skin", caution, "nccih"},
		{26, "screen.pregnancy", caution, "nccih"},
		{27, "screen.fragile_skin", caution, "nccih"},
		{28, "screen.heart_problem", caution, "nccih"},
		{29, "screen.dermatomyositis", caution, "nccih"},
		{30, "screen.stenosis", caution, "practice"},
		{31, "screen.disc", caution, "practice"},
		{32, "screen.age_over_50", mention, "ahcpr_14"},
		{33, "screen.age_under_20", mention, "ahcpr_14"},
	}
	var got []line
	for _, s := range screen.Signs() {
		got = append(got, line{s, s.Code(), s.Effect(), s.Source()})
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(line{})); diff != "" {
		t.Errorf("table (-promised +got):\n%s", diff)
	}
	if screen.Count != len(want) {
		t.Errorf("Count is %d, the table has %d", screen.Count, len(want))
	}
}

func TestCodesAreDistinctAndParse(t *testing.T) {
	form := regexp.MustCompile(`^screen\.[a-z0-9]+(_[a-z0-9]+)*$`)
	seen := map[string]bool{}
	for _, s := range screen.Signs() {
		text := s.Code()
		if !form.MatchString(text) || seen[text] {
			t.Errorf("sign %d has the code %q", s, text)
		}
		seen[text] = true
		if got, ok := screen.Parse(text); !ok || got != s {
			t.Errorf("Parse(%q) = %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "saddle_numbness", "screen.", "screen.saddle_numbness ", "SCREEN.FEVER", "screen.fever.label"} {
		if got, ok := screen.Parse(text); ok || got != 0 {
			t.Errorf("Parse(%q) = %d, %v", text, got, ok)
		}
	}
}

func TestOutsideTheTable(t *testing.T) {
	for _, s := range []screen.Sign{0, screen.Sign(screen.Count + 1), 255} {
		if s.Code() != "" || s.Effect() != screen.None || s.Source() != "" {
			t.Errorf("sign %d is %q, %d, %q", s, s.Code(), s.Effect(), s.Source())
		}
	}
}

func TestSignsIsACopy(t *testing.T) {
	screen.Signs()[0] = 99
	if got := screen.Signs()[0]; got != screen.SaddleNumbness {
		t.Errorf("the table begins with %d after a caller wrote to it", got)
	}
}

func TestJudge(t *testing.T) {
	type signs = []screen.Sign
	for _, c := range []struct {
		name    string
		ticked  signs
		cleared bool
		want    screen.Result
	}{
		{"nothing ticked", nil, false, screen.Result{}},
		{"nothing ticked, and cleared of it", nil, true, screen.Result{}},
		{
			"an emergency replaces the plan", signs{screen.BladderBowel}, false,
			screen.Result{Effect: screen.Emergency, Replace: true, Signs: signs{screen.BladderBowel}},
		},
		{
			"no word of a clinician lifts an emergency", signs{screen.LegWeakness}, true,
			screen.Result{Effect: screen.Emergency, Replace: true, Signs: signs{screen.LegWeakness}},
		},
		{
			"nor where clearable signs stand beside it", signs{screen.Fever, screen.SaddleNumbness}, true,
			screen.Result{Effect: screen.Emergency, Replace: true, Signs: signs{screen.SaddleNumbness, screen.Fever}},
		},
		{
			"clinician first replaces the plan", signs{screen.Bleeding}, false,
			screen.Result{Effect: screen.ClinicianFirst, Replace: true, Signs: signs{screen.Bleeding}},
		},
		{
			"and is a caution once cleared", signs{screen.Bleeding}, true,
			screen.Result{Effect: screen.Caution, Signs: signs{screen.Bleeding}, Cleared: true},
		},
		{
			"a caution stands beside the plan", signs{screen.Pregnancy}, false,
			screen.Result{Effect: screen.Caution, Signs: signs{screen.Pregnancy}},
		},
		{
			"and needs no clearing", signs{screen.Pregnancy}, true,
			screen.Result{Effect: screen.Caution, Signs: signs{screen.Pregnancy}},
		},
		{
			"age alone is a mention", signs{screen.AgeOver50}, false,
			screen.Result{Effect: screen.Mention, Signs: signs{screen.AgeOver50}},
		},
		{
			"the gravest decides, each is listed once in table order",
			signs{screen.AgeOver50, screen.Stenosis, screen.NightPain, screen.Stenosis}, false,
			screen.Result{
				Effect: screen.ClinicianFirst, Replace: true,
				Signs: signs{screen.NightPain, screen.Stenosis, screen.AgeOver50},
			},
		},
		{
			"the whole table", screen.Signs(), true,
			screen.Result{Effect: screen.Emergency, Replace: true, Signs: screen.Signs()},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, faults := screen.Judge(c.ticked, c.cleared)
			if faults != nil {
				t.Fatalf("faults %v", faults)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("result (-want +got):\n%s", diff)
			}
		})
	}
}

func TestJudgeFaults(t *testing.T) {
	for _, c := range []struct {
		name   string
		ticked []screen.Sign
		want   []code.Fault
	}{
		{
			"numbers outside the table", []screen.Sign{screen.SaddleNumbness, 0, screen.Sign(screen.Count + 1)},
			[]code.Fault{{Path: "signs[1]", Code: code.FaultUnknownValue}, {Path: "signs[2]", Code: code.FaultUnknownValue}},
		},
		{
			"more ticks than signs", append(screen.Signs(), screen.Fever),
			[]code.Fault{{Path: "signs", Code: code.FaultTooMany, High: int64(screen.Count)}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, faults := screen.Judge(c.ticked, false)
			if diff := cmp.Diff(c.want, faults); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(screen.Result{}, got); diff != "" {
				t.Errorf("a result beside faults (-want +got):\n%s", diff)
			}
		})
	}
}

// Whatever is ticked, in whatever order: one more tick never makes the answer
// milder, being cleared never makes it graver, and an emergency always stands.
func TestJudgeIsCautious(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ticked := rapid.SliceOfN(rapid.SampledFrom(screen.Signs()), 1, screen.Count).Draw(t, "ticked")
		cleared := rapid.Bool().Draw(t, "cleared")
		judge := func(signs []screen.Sign, cleared bool) screen.Result {
			r, faults := screen.Judge(signs, cleared)
			if faults != nil {
				t.Fatalf("faults %v", faults)
			}
			return r
		}
		all, fewer := judge(ticked, cleared), judge(ticked[1:], cleared)
		if fewer.Effect > all.Effect {
			t.Fatalf("effect %d with more signs, %d with fewer", all.Effect, fewer.Effect)
		}
		if judge(ticked, true).Effect > judge(ticked, false).Effect {
			t.Fatal("being cleared made it graver")
		}
		for _, s := range ticked {
			if s.Effect() == screen.Emergency && !all.Replace {
				t.Fatalf("sign %d does not replace the plan", s)
			}
		}
		shuffled := rapid.Permutation(ticked).Draw(t, "shuffled")
		if diff := cmp.Diff(all, judge(shuffled, cleared)); diff != "" {
			t.Fatalf("order matters:\n%s", diff)
		}
	})
}
