package pricing

import (
	"context"
	"maps"
	"net/url"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/server/store"
)

// Entry is a form as it was sent.
type Entry struct {
	Kind Kind
	ID   string // of the stored part; empty for a new one
	// Version is that of the part from which the form was filled; 0 for a new
	// part.
	Version int64
	Values  url.Values
	// Take names controls whose saved value is to stay instead of the typed one.
	Take []string
	// Again says that a part which was removed meanwhile is to be added again.
	Again bool
}

// Refused is the error of a form that cannot be saved as it is. Its kind is
// Invalid.
type Refused struct {
	Typed  Typed
	Values url.Values // as they are shown again
}

func (*Refused) Error() string { return "the form has values that cannot be taken" }

// Unwrap gives the kind of fault.
func (*Refused) Unwrap() error { return fault.New(fault.Invalid, "look at what is marked") }

// Clash is the error of a form that was filled from an older version. Nothing
// was saved. Its kind is Conflict.
type Clash struct {
	Saved   Item // as it is now
	Removed bool // it is no more; Saved says nothing
	Part    Part // as it was typed
	Values  url.Values
	// Differ names the controls that hold something else than what is saved.
	Differ []string
}

func (*Clash) Error() string { return "somebody saved another version meanwhile" }

// Unwrap gives the kind of fault.
func (*Clash) Unwrap() error { return fault.New(fault.Conflict, "somebody else changed it meanwhile") }

// Save puts a form into the draft. It returns the part as it is stored, also
// where nothing had to be changed. The error is a Refused, a Clash, or NotFound
// where a stored part is meant and the kind has none of that name.
func (p *Prices) Save(ctx context.Context, c account.Clinic, user string, e Entry) (Item, error) {
	form, ok := formOf(e.Kind)
	if !ok {
		return Item{}, fault.New(fault.NotFound, "a price list has no such part")
	}
	var saved Item
	err := p.db.Write(ctx, func(tx *store.Tx) error {
		items, err := load(tx, c.ID)
		if err != nil {
			return err
		}
		saved, err = p.save(tx, c, user, form, items, e)
		return err
	})
	return saved, err
}

func (p *Prices) save(tx *store.Tx, c account.Clinic, user string, form form, items []Item, e Entry) (Item, error) {
	values := maps.Clone(e.Values)
	id := e.ID
	if form.key == "" {
		id = once
	}
	old, there := Item{}, false
	if id != "" {
		old, there = find(items, form.kind, id)
	}
	if !there && e.ID != "" && e.Version == 0 {
		return Item{}, fault.New(fault.NotFound, "there is no such part")
	}
	if there && old.Version == e.Version {
		saved := form.typed(old.Part)
		for _, name := range e.Take {
			values[name] = saved[name]
		}
	}
	typed, err := p.understand(p.frame(c), form, items, e.ID, values)
	if err != nil {
		return Item{}, err
	}
	if len(typed.Wrong) > 0 {
		return Item{}, &Refused{typed, values}
	}
	switch {
	case !there && e.Version != 0 && !e.Again:
		return Item{}, &Clash{Removed: true, Part: typed.Part, Values: values}
	case !there:
		return insertAfter(tx, c.ID, user, Item{Part: typed.Part, Position: following(items, form.kind)}, e.Version)
	}
	a := p.around(form, items, e.ID, values)
	a.reach(old.Part)
	differ := form.differ(a, form.typed(typed.Part), form.typed(old.Part))
	if len(differ) == 0 {
		return old, nil
	}
	if old.Version != e.Version {
		return Item{}, &Clash{Saved: old, Part: typed.Part, Values: values, Differ: differ}
	}
	old.Part = typed.Part
	return update(tx, c.ID, user, old)
}

// reach makes room for the rows that a stored part fills.
func (a *around) reach(p Part) {
	switch p := p.(type) {
	case Profile:
		a.rows = max(a.rows, len(p.Locations))
	case Terms:
		a.discounts, a.changes = max(a.discounts, len(p.Discounts)), max(a.changes, len(p.Changes))
	}
}

// Check looks at a form as it is being typed and saves nothing. What is only not
// typed yet is not wrong. The fault is NotFound for a part that there never was.
func (p *Prices) Check(ctx context.Context, c account.Clinic, e Entry) (Typed, error) {
	form, ok := formOf(e.Kind)
	if !ok {
		return Typed{}, fault.New(fault.NotFound, "a price list has no such part")
	}
	var typed Typed
	err := p.db.Read(ctx, func(tx *store.Tx) error {
		items, err := load(tx, c.ID)
		if err != nil {
			return err
		}
		if _, there := find(items, form.kind, e.ID); !there && form.key != "" && e.ID != "" && e.Version == 0 {
			return fault.New(fault.NotFound, "there is no such part")
		}
		typed, err = p.understand(p.frame(c), form, items, e.ID, maps.Clone(e.Values))
		return err
	})
	for name := range typed.empty {
		delete(typed.Wrong, name)
	}
	return typed, err
}

// Whole tells whether everything that must be typed is.
func (t *Typed) Whole() bool { return len(t.empty) == 0 }
