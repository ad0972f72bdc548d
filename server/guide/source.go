package guide

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/screen"
)

// Source is where a statement was read.
type Source uint8

// Sources. Who cites one that is not here does not compile; who adds one says
// where it lies and when it was read.
const (
	Cherkin          Source = 1 + iota // the Seattle trial of low-back pain, as its authors sum it up
	CherkinSummary                     // the same, as family physicians sum it up
	CherkinNews                        // the same, as the news told it: shares of people, medicines
	CherkinStyles                      // the same: what was done in each style
	Sherman                            // how long and how often, neck pain
	Cook                               // six visits more, neck pain
	Furlan                             // review of 25 trials
	Mak                                // map of reviews
	Physicians                         // guideline of the American College of Physicians
	NICE                               // guideline of England, as therapists quote it
	Dutch                              // guideline of Dutch physical therapists
	NCCIHBack                          // the federal center's summary on low-back pain
	Wiltshire                          // lactic acid
	Moyer                              // cortisol
	Exercise                           // review for the World Health Organization
	DirectAccess                       // physical therapy without referral
	ChoosePT                           // how to choose a physical therapist
	Rubinstein                         // review of spinal manipulation
	Driessen                           // review of changes at work
	OfficeWorkers                      // review of back pain in offices
	MassageWork                        // training of massage therapists
	MassageBoards                      // their licenses
	TherapyWork                        // training of physical therapists
	ChiropracticWork                   // training of chiropractors
	Credentials                        // certificates of massage therapists
	MedicareMassage
	MedicareTherapy
	MedicareChiropractic
	MedicalExpenses // what health accounts may pay
	Veterans
	Pressure       // review of pressing on sore spots
	Release        // review of myofascial release
	ReleaseToo     // another, which finds less
	Thai           // trial against Swedish massage
	AcademyClosed  // the end of an organization
	AcademyRenamed // and what it was called
	RedFlags       // the federal guideline on acute low-back problems
	Cautions       // the federal center's list, as reprinted
	StenosisMild   // advice of practice
	StenosisSevere // advice of practice
	Discs          // advice of practice
	last           = Discs
)

// Sources returns all of them.
func Sources() []Source {
	all := make([]Source, last)
	for i := range all {
		all[i] = Source(i + 1)
	}
	return all
}

// Name is the key of the source's name.
func (s Source) Name() string {
	if s == RedFlags {
		return "source." + screen.AHCPR
	}
	return "guide.source." + s.row().code
}

// URL is its address.
func (s Source) URL() string { return s.row().url }

// Checked is the day on which it was read, in a stored copy.
func (s Source) Checked() civil.Date {
	read, _ := civil.Make(2026, 11, s.row().day)
	return read
}

// row is a row of the table.
type row struct {
	code, url string
	day       int // of November 2026, on which it was read
}

// row looks a source up. The table is made anew, so that nothing can write to it.
func (s Source) row() row {
	return [...]row{
		Cherkin:              {"cherkin", "https://ohsu.elsevierpure.com/en/publications/a-comparison-of-the-effects-of-2-types-of-massage-and-usual-care--2", 30},
		CherkinSummary:       {"cherkin_summary", "https://www.aafp.org/pubs/afp/issues/2012/1101/ot7.html", 30},
		CherkinNews:          {"cherkin_news", "https://rehabpub.com/industry-news/research/study-shows-massage-therapy-is-effective-in-lessening-chronic-back-pain/", 30},
		CherkinStyles:        {"cherkin_styles", "https://jaoa.org/article.aspx?articleid=2094430", 30},
		Sherman:              {"sherman", "https://ohsu.elsevierpure.com/en/publications/five-week-outcomes-from-a-dosing-trial-of-therapeutic-massage-for-2", 30},
		Cook:                 {"cook", "https://www.clinicalpainadvisor.com/home/topics/back-spine-pain/neck-pain/booster-massage-dose-could-be-helpful-in-chronic-neck-pain/", 30},
		Furlan:               {"furlan", "https://doi.org/10.1002/14651858.CD001929.pub3", 23},
		Mak:                  {"mak", "https://doi.org/10.1001/jamanetworkopen.2024.22259", 30},
		Physicians:           {"physicians", "https://www.guidelinecentral.com/guideline/13349", 23},
		NICE:                 {"nice", "https://blog.fht.org.uk/2016/12/01/nice-publishes-updated-guidelines-on-low-back-pain/", 30},
		Dutch:                {"dutch", "https://www.kngf.nl/kennisplatform/richtlijnen/lage-rugpijn-2021/therapeutisch-proces/massage", 30},
		NCCIHBack:            {"nccih_back", "https://www.nccih.nih.gov/health/low-back-pain-and-complementary-health-approaches-what-you-need-to-know", 30},
		Wiltshire:            {"wiltshire", "https://journals.lww.com/acsm-msse/Fulltext/2010/06000/Massage_Impairs_Postexercise_Muscle_Blood_Flow_and.4.aspx", 30},
		Moyer:                {"moyer", "https://doi.org/10.1016/j.jbmt.2010.06.001", 30},
		Exercise:             {"exercise", "https://pmc.ncbi.nlm.nih.gov/articles/PMC10684665", 30},
		DirectAccess:         {"direct_access", "https://www.apta.org/apta-and-you/news-publications/reports/2025/state-of-direct-access-to-physical-therapist-services", 30},
		ChoosePT:             {"choosept", "https://www.choosept.com/why-physical-therapy/choosing-your-physical-therapist", 30},
		Rubinstein:           {"rubinstein", "https://pmc.ncbi.nlm.nih.gov/articles/PMC6396088", 30},
		Driessen:             {"driessen", "https://researchinformation.amsterdamumc.org/en/publications/the-effectiveness-of-physical-and-organisational-ergonomic-interv", 30},
		OfficeWorkers:        {"office_workers", "https://doi.org/10.5271/sjweh.4070", 30},
		MassageWork:          {"massage_work", "https://www.bls.gov/ooh/healthcare/massage-therapists.htm", 30},
		MassageBoards:        {"massage_boards", "https://fsmtb.org/regulation/", 30},
		TherapyWork:          {"therapy_work", "https://www.bls.gov/ooh/healthcare/physical-therapists.htm", 30},
		ChiropracticWork:     {"chiropractic_work", "https://www.bls.gov/ooh/healthcare/chiropractors.htm", 30},
		Credentials:          {"credentials", "https://mblexguide.com/massage-therapy-credentials-certifications-and-licenses/", 30},
		MedicareMassage:      {"medicare_massage", "https://www.medicare.gov/coverage/massage-therapy", 23},
		MedicareTherapy:      {"medicare_therapy", "https://www.medicare.gov/coverage/physical-therapy-services", 23},
		MedicareChiropractic: {"medicare_chiropractic", "https://www.medicare.gov/coverage/chiropractic-services", 30},
		MedicalExpenses:      {"medical_expenses", "https://www.irs.gov/publications/p502", 23},
		Veterans:             {"veterans", "https://www.va.gov/wholehealthlibrary/passport/chapter-14.asp", 30},
		Pressure:             {"pressure", "https://chiromt.biomedcentral.com/articles/10.1186/s12998-022-00441-5", 30},
		Release:              {"release", "https://doi.org/10.3389/fmed.2021.697986", 30},
		ReleaseToo:           {"release_too", "https://pubmed.ncbi.nlm.nih.gov/33984499/", 30},
		Thai:                 {"thai", "https://daneshyari.com/en/article/9046741", 30},
		AcademyClosed:        {"academy_closed", "https://www.integrativepractitioner.com/practice-management/news/academy-of-integrative-pain-management-ceases-operations", 30},
		AcademyRenamed:       {"academy_renamed", "https://acupuncturetoday.com/article/33624-integrative-pain-management-takes-a-huge-hit-aipm-folds", 30},
		RedFlags:             {screen.AHCPR, "https://www.ncbi.nlm.nih.gov/books/NBK52120/", 23},
		Cautions:             {"cautions", "https://excitingspas.com/side-effects.html", 23},
		StenosisMild:         {"stenosis_mild", "https://themassagesource.com/health-concerns/spinal-stenosis", 23},
		StenosisSevere:       {"stenosis_severe", "https://en.cnys.com/article/366467", 23},
		Discs:                {"discs", "https://biologyinsights.com/do-massages-help-a-herniated-disc", 23},
	}[s]
}

// OfSign are the sources of the engine's signs, by the name that it gives them.
func OfSign(list string) []Source {
	switch list {
	case screen.AHCPR:
		return []Source{RedFlags}
	case screen.NCCIH:
		return []Source{Cautions}
	case screen.Practice:
		return []Source{StenosisMild, StenosisSevere, Discs}
	}
	return nil
}
