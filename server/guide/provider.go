package guide

import "kneadwise/wasm/reference"

// Provider is one kind of professional, described by the same facts as the others.
type Provider struct {
	Kind  reference.Provider
	Facts []Statement // in the order of Facets
	Look  []string    // the organizations that help to find one, by their keys
}

// Facets are what is told of every kind, in this order. What a visit costs is told
// beside them, from the calculator's own table.
func Facets() []string { return []string{"training", "approach", "insurance", "ask", "look"} }

// Providers are the four kinds, as the price table orders them.
func Providers() []Provider {
	return []Provider{
		provider(reference.MassageTherapist, []string{"boards", "amta"},
			Statement{Basis: Stated, From: []Source{MassageWork, MassageBoards}},
			Statement{Basis: Stated, From: []Source{MassageWork}},
			Statement{Basis: Stated, From: []Source{MedicareMassage}}),
		provider(reference.MedicalMassage, []string{"boards"},
			Statement{Basis: Stated, From: []Source{Credentials}},
			Statement{Basis: Unsourced},
			Statement{Basis: Unsourced}),
		provider(reference.PhysicalTherapy, []string{"apta"},
			Statement{Basis: Stated, From: []Source{TherapyWork}},
			Statement{Basis: Stated, From: []Source{TherapyWork}},
			Statement{Basis: Stated, From: []Source{MedicareTherapy, ChoosePT}}),
		provider(reference.Chiropractic, []string{"aca"},
			Statement{Basis: Stated, From: []Source{ChiropracticWork}},
			Statement{Basis: Stated, From: []Source{ChiropracticWork}},
			Statement{Basis: Stated, From: []Source{MedicareChiropractic}}),
	}
}

func provider(kind reference.Provider, look []string, training, approach, insurance Statement) Provider {
	p := Provider{kind, []Statement{training, approach, insurance, {Basis: Advice}, {Basis: Advice}}, look}
	for i, facet := range Facets() {
		p.Facts[i].Key = "provider." + kind.Code() + "." + facet
	}
	return p
}

// Routes are ways to pay that are the same whoever gives the massage.
func Routes() []Statement {
	return []Statement{
		{"route.account", Stated, []Source{MedicalExpenses}},
		{"route.veterans", Stated, []Source{Veterans}},
		{"route.others", Advice, nil},
	}
}
