package guide

// Style is one style of massage, or several of which the same is to be said.
type Style struct {
	Modalities []string // as clinics name them
	Key        string   // of its texts, below "guide.style."
	Found      Basis    // of what trials found
	From       []Source
}

// Styles are all that a clinic can name: "other" alone is left out, of which
// nothing can be said.
func Styles() []Style {
	return []Style{
		{[]string{"swedish"}, "swedish", Tried, []Source{Cherkin, CherkinStyles}},
		{[]string{"structural"}, "structural", Tried, []Source{Cherkin, CherkinSummary}},
		{[]string{"deep_tissue"}, "deep_tissue", Unsourced, nil},
		{[]string{"trigger_point"}, "trigger_point", Tried, []Source{Pressure}},
		{[]string{"myofascial_release"}, "myofascial_release", Tried, []Source{Release, ReleaseToo}},
		{[]string{"thai"}, "thai", Tried, []Source{Thai}},
		{[]string{"manual_therapy"}, "manual_therapy", Stated, []Source{NICE}},
		{[]string{"medical"}, "medical", Unsourced, nil},
		{[]string{"neuromuscular", "sports", "shiatsu", "prenatal", "hot_stone", "chair"}, "rest", Unsourced, nil},
	}
}
