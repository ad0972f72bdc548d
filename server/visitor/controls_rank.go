package visitor

// ranking asks how the clinics of a state are ranked, and which of them: the filters
// in the order in which the engine counts what each takes out. Languages and styles are
// those of the state's file, which the script fills in.
func ranking() []control {
	return []control{
		{name: "rank.sort", kind: radios, options: []string{"total", "today", "risk", "minute"}, chosen: "total"},
		{name: "rank.provider", kind: list, options: append([]string{""}, providers()...)},
		{name: "rank.language", kind: list, options: []string{""}},
		{name: "rank.card", kind: tick},
		{name: "rank.files", kind: tick},
		{name: "rank.modality", kind: list, options: []string{""}},
		{name: "rank.length", kind: list, options: []string{"", "1-240", "1-44", "45-59", "60-74", "75-240"}},
	}
}
