package wire

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/wire/message"
)

// Held says which lists of a bundle may now be named, or what is wrong with it.
func (w *Writer) Held(b *Bundle, faults []code.Fault) []byte {
	w.reset(0)
	var state string
	if b != nil {
		w.reset(b.Len() * 128)
		state = b.State()
		for i := range b.Len() {
			w.heldList(b, i)
		}
	}
	lists, name, wrong := w.vector(0), w.text(state), w.faults(faults)
	message.HeldStart(w.b)
	message.HeldAddState(w.b, name)
	message.HeldAddLists(w.b, lists)
	message.HeldAddFaults(w.b, wrong)
	return w.finish(message.HeldEnd(w.b), idHeld)
}

func (w *Writer) heldList(of *Bundle, i int) {
	var m message.PriceList
	var s message.Seller
	var l message.Location
	of.root.Lists(&m, i)
	m.Seller(&s)
	m.Locations(&l, 0) // OpenBundle saw that there are both
	r := reader{borrow: true}
	// Slug and name are each their own: remembering them as shared would take as
	// much memory again.
	slug, name, city := w.b.CreateByteString(s.Id()), w.b.CreateByteString(m.Name()), w.text(r.text(l.City()))
	from := len(w.refs)
	for j := range s.DiscountsLength() {
		var d message.Discount
		s.Discounts(&d, j)
		stated := r.discount(&d)
		w.keep(w.discount(&stated))
	}
	discounts := w.vector(from)
	b := w.b
	w.align()
	message.HeldListStart(b)
	message.HeldListAddSlug(b, slug)
	message.HeldListAddName(b, name)
	message.HeldListAddCity(b, city)
	message.HeldListAddRevision(b, m.Revision())
	message.HeldListAddPublishedOn(b, m.PublishedOn())
	message.HeldListAddEffectiveFrom(b, m.EffectiveFrom())
	message.HeldListAddEffectiveTo(b, m.EffectiveTo())
	message.HeldListAddDiscounts(b, discounts)
	message.HeldListAddProvider(b, s.Provider())
	message.HeldListAddDemonstration(b, m.Demonstration())
	w.keep(message.HeldListEnd(b))
}

// Figure is what a typed text says: a number, or the code of why it says none.
type Figure struct {
	Value int32
	Code  string // empty where there is a value
}

// Figures is the answer to a batch of typed texts.
func (w *Writer) Figures(list []Figure, faults []code.Fault) []byte {
	w.reset(0)
	for i := range list {
		f := &list[i]
		what := w.text(f.Code)
		message.FigureStart(w.b)
		message.FigureAddValue(w.b, f.Value)
		message.FigureAddCode(w.b, what)
		message.FigureAddOk(w.b, f.Code == "")
		w.keep(message.FigureEnd(w.b))
	}
	all, wrong := w.vector(0), w.faults(faults)
	message.FiguresStart(w.b)
	message.FiguresAddFigures(w.b, all)
	message.FiguresAddFaults(w.b, wrong)
	return w.finish(message.FiguresEnd(w.b), idFigures)
}

// Faults is the answer to an operation that does not exist.
func (w *Writer) Faults(faults []code.Fault) []byte {
	w.reset(0)
	wrong := w.faults(faults)
	message.FaultsStart(w.b)
	message.FaultsAddFaults(w.b, wrong)
	return w.finish(message.FaultsEnd(w.b), idFaults)
}
