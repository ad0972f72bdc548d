package guide

// Organization is one to which people with back pain are often sent.
type Organization struct {
	Key  string // of its texts, below "guide.organization."
	Name string
	URL  string   // empty where it is no more
	From []Source // that say what became of it
}

// Organizations are those that still help, and last the one that is no more and
// is still named.
func Organizations() []Organization {
	return []Organization{
		{"boards", "Federation of State Massage Therapy Boards", "https://fsmtb.org/", nil},
		{"amta", "American Massage Therapy Association (AMTA)", "https://www.amtamassage.org/", nil},
		{"apta", "American Physical Therapy Association (APTA)", "https://www.apta.org/", nil},
		{"aca", "American Chiropractic Association (ACA)", "https://www.acatoday.org/", nil},
		{"nccih", "National Center for Complementary and Integrative Health (NCCIH)", "https://www.nccih.nih.gov/", nil},
		{"foundation", "Massage Therapy Foundation", "https://www.massagetherapyfoundation.org/", nil},
		{"spine_health", "Spine-health", "https://www.spine-health.com/", nil},
		{"painscience", "PainScience", "https://www.painscience.com/", nil},
		{"academy", "American Academy of Pain Management", "", []Source{AcademyClosed, AcademyRenamed}},
	}
}
