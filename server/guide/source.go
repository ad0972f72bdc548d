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
	code, _, _ := s.row()
	return "guide.source." + code
}

// URL is its address.
func (s Source) URL() string {
	_, url, _ := s.row()
	return url
}

// Checked is the day on which it was read, in a stored copy.
func (s Source) Checked() civil.Date {
	_, _, day := s.row()
	read, _ := civil.Make(2026, 11, day)
	return read
}

// row is the table: code, address, and the day of November 2026, as a switch so
// that nothing can write to it.
func (s Source) row() (code, url string, day int) {
	switch s {
	case Cherkin:
		return "cherkin", "https://ohsu.elsevierpure.com/en/publications/a-comparison-of-the-effects-of-2-types-of-massage-and-usual-care--2", 30
	case CherkinSummary:
		return "cherkin_summary", "https://www.aafp.org/pubs/afp/issues/2012/1101/ot7.html", 30
	case CherkinNews:
		return "cherkin_news", "https://rehabpub.com/industry-news/research/study-shows-massage-therapy-is-effective-in-lessening-chronic-back-pain/", 30
	case CherkinStyles:
		return "cherkin_styles", "https://jaoa.org/article.aspx?articleid=2094430", 30
	case Sherman:
		return "sherman", "https://ohsu.elsevierpure.com/en/publications/five-week-outcomes-from-a-dosing-trial-of-therapeutic-massage-for-2", 30
	case Cook:
		return "cook", "https://www.clinicalpainadvisor.com/home/topics/back-spine-pain/neck-pain/booster-massage-dose-could-be-helpful-in-chronic-neck-pain/", 30
	case Furlan:
		return "furlan", "https://doi.org/10.1002/14651858.CD001929.pub3", 23
	case Mak:
		return "mak", "https://doi.org/10.1001/jamanetworkopen.2024.22259", 30
	case Physicians:
		return "physicians", "https://www.guidelinecentral.com/guideline/13349", 23
	case NICE:
		return "nice", "https://blog.fht.org.uk/2016/12/01/nice-publishes-updated-guidelines-on-low-back-pain/", 30
	case Dutch:
		return "dutch", "https://www.kngf.nl/kennisplatform/richtlijnen/lage-rugpijn-2021/therapeutisch-proces/massage", 30
	case NCCIHBack:
		return "nccih_back", "https://www.nccih.nih.gov/health/low-back-pain-and-complementary-health-approaches-what-you-need-to-know", 30
	case Wiltshire:
		return "wiltshire", "https://journals.lww.com/acsm-msse/Fulltext/2010/06000/Massage_Impairs_Postexercise_Muscle_Blood_Flow_and.4.aspx", 30
	case Moyer:
		return "moyer", "https://doi.org/10.1016/j.jbmt.2010.06.001", 30
	case Exercise:
		return "exercise", "https://pmc.ncbi.nlm.nih.gov/articles/PMC10684665", 30
	case DirectAccess:
		return "direct_access", "https://www.apta.org/apta-and-you/news-publications/reports/2025/state-of-direct-access-to-physical-therapist-services", 30
	case ChoosePT:
		return "choosept", "https://www.choosept.com/why-physical-therapy/choosing-your-physical-therapist", 30
	case Rubinstein:
		return "rubinstein", "https://pmc.ncbi.nlm.nih.gov/articles/PMC6396088", 30
	case Driessen:
		return "driessen", "https://researchinformation.amsterdamumc.org/en/publications/the-effectiveness-of-physical-and-organisational-ergonomic-interv", 30
	case OfficeWorkers:
		return "office_workers", "https://doi.org/10.5271/sjweh.4070", 30
	}
	return s.trade()
}

// trade is the table's other half: who gives massage, who pays, what is done.
func (s Source) trade() (code, url string, day int) {
	switch s {
	case MassageWork:
		return "massage_work", "https://www.bls.gov/ooh/healthcare/massage-therapists.htm", 30
	case MassageBoards:
		return "massage_boards", "https://fsmtb.org/regulation/", 30
	case TherapyWork:
		return "therapy_work", "https://www.bls.gov/ooh/healthcare/physical-therapists.htm", 30
	case ChiropracticWork:
		return "chiropractic_work", "https://www.bls.gov/ooh/healthcare/chiropractors.htm", 30
	case Credentials:
		return "credentials", "https://mblexguide.com/massage-therapy-credentials-certifications-and-licenses/", 30
	case MedicareMassage:
		return "medicare_massage", "https://www.medicare.gov/coverage/massage-therapy", 23
	case MedicareTherapy:
		return "medicare_therapy", "https://www.medicare.gov/coverage/physical-therapy-services", 23
	case MedicareChiropractic:
		return "medicare_chiropractic", "https://www.medicare.gov/coverage/chiropractic-services", 30
	case MedicalExpenses:
		return "medical_expenses", "https://www.irs.gov/publications/p502", 23
	case Veterans:
		return "veterans", "https://www.va.gov/wholehealthlibrary/passport/chapter-14.asp", 30
	case Pressure:
		return "pressure", "https://chiromt.biomedcentral.com/articles/10.1186/s12998-022-00441-5", 30
	case Release:
		return "release", "https://doi.org/10.3389/fmed.2021.697986", 30
	case ReleaseToo:
		return "release_too", "https://pubmed.ncbi.nlm.nih.gov/33984499/", 30
	case Thai:
		return "thai", "https://daneshyari.com/en/article/9046741", 30
	case AcademyClosed:
		return "academy_closed", "https://www.integrativepractitioner.com/practice-management/news/academy-of-integrative-pain-management-ceases-operations", 30
	case AcademyRenamed:
		return "academy_renamed", "https://acupuncturetoday.com/article/33624-integrative-pain-management-takes-a-huge-hit-aipm-folds", 30
	case RedFlags:
		return screen.AHCPR, "https://www.ncbi.nlm.nih.gov/books/NBK52120/", 23
	case Cautions:
		return "cautions", "https://excitingspas.com/side-effects.html", 23
	case StenosisMild:
		return "stenosis_mild", "https://themassagesource.com/health-concerns/spinal-stenosis", 23
	case StenosisSevere:
		return "stenosis_severe", "https://en.cnys.com/article/366467", 23
	case Discs:
		return "discs", "https://biologyinsights.com/do-massages-help-a-herniated-disc", 23
	}
	return "", "", 0
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
