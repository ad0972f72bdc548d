package screen

// The table. A number is a promise, as a code is: a sign may be retired, its
// number is never given to another, and a new one goes to the end.
const (
	SaddleNumbness    Sign = 1 + iota // numb where a saddle would touch
	BladderBowel                      // new trouble with bladder or bowel
	LegWeakness                       // severe or growing weakness in a leg
	MajorTrauma                       // a hard fall or a crash
	MinorTrauma                       // a minor fall or a strenuous lift, if older or with weak bones, as from steroids taken long
	CancerHistory                     // cancer at any time before
	WeightLoss                        // weight lost without a reason known
	Fever                             // fever or chills
	DrugInjection                     // drugs injected into a vein
	ImmuneSuppression                 // defenses weakened by steroids, a transplant or HIV
	RecentInfection                   // a bacterial infection lately
	NightPain                         // pain worse lying down, or severe at night
	VeinClot                          // a clot in a deep vein, or a hot swollen calf
	Bleeding                          // a bleeding disorder, or blood thinners
	DamagedVessels                    // damaged blood vessels
	Osteoporosis                      // bones weakened by osteoporosis
	RecentFracture                    // a bone broken lately and still weak
	Cancer                            // cancer now, or bones weakened by it
	NerveCompression                  // severe spinal stenosis, or a compressed nerve
	AcuteDisc                         // a herniated disc in its acute phase
	OpenWound                         // an open or healing wound
	SkinInfection                     // infected or acutely inflamed skin
	TumorSite                         // the site of a tumor
	DamagedNerve                      // a damaged nerve
	IrradiatedSkin                    // skin inflamed by radiation
	Pregnancy                         // pregnancy
	FragileSkin                       // fragile skin
	HeartProblem                      // heart problems
	Dermatomyositis                   // dermatomyositis
	Stenosis                          // spinal stenosis that is not severe
	Disc                              // a herniated disc past its acute phase
	AgeOver50                         // older than 50
	AgeUnder20                        // younger than 20
	last              = AgeUnder20
)

// Count is the number of signs in the table.
const Count = int(last)

// Sources of signs, as keys of the page's list of sources.
const (
	// AHCPR is Acute Low Back Problems in Adults: Assessment and Treatment,
	// Quick Reference Guide 14, Table 1 (NCBI Bookshelf NBK52120), in the
	// public domain. It speaks of steroids as weakening defenses; that long
	// use also weakens bones, so that a minor fall counts, is a red flag of
	// most national guidelines (Verhagen and others, European Spine Journal
	// 25:2788, 2016).
	AHCPR = "ahcpr_14"
	// NCCIH is the list of cautions of the National Center for Complementary
	// and Integrative Health, from its years as NCCAM, as reprinted at
	// excitingspas.com/side-effects.html. The hot swollen calf is our plain
	// word for a clot not yet found.
	NCCIH = "nccih"
	// Practice is the advice of practitioners, weaker than the other two: on
	// stenosis themassagesource.com/health-concerns/spinal-stenosis (mild: no
	// deep work) and en.cnys.com/article/366467 (severe, or a compressed nerve:
	// not suitable), on discs
	// biologyinsights.com/do-massages-help-a-herniated-disc.
	Practice = "practice"
)

// row is the table, as a switch so that nothing can write to it.
func (s Sign) row() (code string, effect Effect, source string) {
	switch s {
	case SaddleNumbness:
		return "screen.saddle_numbness", Emergency, AHCPR
	case BladderBowel:
		return "screen.bladder_bowel", Emergency, AHCPR
	case LegWeakness:
		return "screen.leg_weakness", Emergency, AHCPR
	case MajorTrauma:
		return "screen.major_trauma", ClinicianFirst, AHCPR
	case MinorTrauma:
		return "screen.minor_trauma", ClinicianFirst, AHCPR
	case CancerHistory:
		return "screen.cancer_history", ClinicianFirst, AHCPR
	case WeightLoss:
		return "screen.weight_loss", ClinicianFirst, AHCPR
	case Fever:
		return "screen.fever", ClinicianFirst, AHCPR
	case DrugInjection:
		return "screen.drug_injection", ClinicianFirst, AHCPR
	case ImmuneSuppression:
		return "screen.immune_suppression", ClinicianFirst, AHCPR
	case RecentInfection:
		return "screen.recent_infection", ClinicianFirst, AHCPR
	case NightPain:
		return "screen.night_pain", ClinicianFirst, AHCPR
	case VeinClot:
		return "screen.vein_clot", ClinicianFirst, NCCIH
	case Bleeding:
		return "screen.bleeding", ClinicianFirst, NCCIH
	case DamagedVessels:
		return "screen.damaged_vessels", ClinicianFirst, NCCIH
	case Osteoporosis:
		return "screen.osteoporosis", ClinicianFirst, NCCIH
	case RecentFracture:
		return "screen.recent_fracture", ClinicianFirst, NCCIH
	case Cancer:
		return "screen.cancer", ClinicianFirst, NCCIH
	case NerveCompression:
		return "screen.nerve_compression", ClinicianFirst, Practice
	case AcuteDisc:
		return "screen.acute_disc", ClinicianFirst, Practice
	case OpenWound:
		return "screen.open_wound", Caution, NCCIH
	case SkinInfection:
		return "screen.skin_infection", Caution, NCCIH
	case TumorSite:
		return "screen.tumor_site", Caution, NCCIH
	case DamagedNerve:
		return "screen.damaged_nerve", Caution, NCCIH
	case IrradiatedSkin:
		return "screen.irradiated_skin", Caution, NCCIH
	case Pregnancy:
		return "screen.pregnancy", Caution, NCCIH
	case FragileSkin:
		return "screen.fragile_skin", Caution, NCCIH
	case HeartProblem:
		return "screen.heart_problem", Caution, NCCIH
	case Dermatomyositis:
		return "screen.dermatomyositis", Caution, NCCIH
	case Stenosis:
		return "screen.stenosis", Caution, Practice
	case Disc:
		return "screen.disc", Caution, Practice
	case AgeOver50:
		return "screen.age_over_50", Mention, AHCPR
	case AgeUnder20:
		return "screen.age_under_20", Mention, AHCPR
	}
	return "", None, ""
}

// Signs returns the table in its order.
func Signs() []Sign {
	signs := make([]Sign, Count)
	for i := range signs {
		signs[i] = Sign(i + 1)
	}
	return signs
}

// Code returns the stable name of a sign, such as "screen.saddle_numbness", and
// nothing for a number outside the table.
func (s Sign) Code() string {
	code, _, _ := s.row()
	return code
}

// Effect returns what the sign does to the plan by itself, None for a number
// outside the table.
func (s Sign) Effect() Effect {
	_, effect, _ := s.row()
	return effect
}

// Source returns the key of the published list that names the sign.
func (s Sign) Source() string {
	_, _, source := s.row()
	return source
}

// Parse finds a sign by its code.
func Parse(code string) (Sign, bool) {
	for s := Sign(1); s <= last; s++ {
		if s.Code() == code {
			return s, true
		}
	}
	return 0, false
}
