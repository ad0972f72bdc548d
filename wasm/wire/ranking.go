package wire

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/wire/message"
)

// WriteRanking is the message of a question about all clinics, as the page makes it.
func WriteRanking(q *compare.Question) ([]byte, []code.Fault) {
	request, faults := WriteRequest(q.Request)
	if len(faults) > 0 {
		return nil, faults
	}
	w, f := NewWriter(), &q.Filter
	inside := w.b.CreateByteVector(request)
	style, tongue := w.text(f.Modality), w.text(f.Language)
	b := w.b
	message.RankingStart(b)
	message.RankingAddRequest(b, inside)
	message.RankingAddModality(b, style)
	message.RankingAddLanguage(b, tongue)
	message.RankingAddShortest(b, w.uint16("shortest", f.Shortest))
	message.RankingAddLongest(b, w.uint16("longest", f.Longest))
	message.RankingAddSort(b, message.Sort(q.Sort))
	message.RankingAddProvider(b, message.Provider(f.Provider))
	message.RankingAddCard(b, f.Card)
	message.RankingAddFiles(b, f.Files)
	root := message.RankingEnd(b)
	if len(w.over) > 0 {
		return nil, w.over
	}
	return w.finish(root, idRanking), nil
}

// ReadRanking reads a question about all clinics. The faults are those of the
// message, and those of ReadRequest.
func ReadRanking(b []byte) (*compare.Question, []code.Fault) {
	if len(b) > 2*MaxRequest {
		return nil, []code.Fault{{Code: FaultTooLong, High: 2 * MaxRequest}}
	}
	if wrong := verify(b, idRanking, shapeRanking); wrong != nil {
		return nil, wrong.fault()
	}
	m := message.GetRootAsRanking(b, 0)
	request, faults := ReadRequest(m.RequestBytes())
	if len(faults) > 0 {
		return nil, faults
	}
	return &compare.Question{Request: request, Sort: compare.Sort(m.Sort()), Filter: compare.Filter{
		Provider: reference.Provider(m.Provider()), Shortest: int(m.Shortest()), Longest: int(m.Longest()),
		Modality: string(m.Modality()), Language: string(m.Language()), Card: m.Card(), Files: m.Files(),
	}}, nil
}

// Ranked is what became of a question about all clinics.
type Ranked struct {
	State  string
	More   bool // there is more to be done
	Rows   []compare.Row
	Counts compare.Counts
}

// Ranked is the answer to a question about all clinics, or that it takes longer.
func (w *Writer) Ranked(r *Ranked, faults []code.Fault) []byte {
	w.reset(len(r.Rows) * 48)
	for i := range r.Rows {
		w.rankedList(&r.Rows[i])
	}
	if len(w.over) > 0 {
		return w.Ranked(&Ranked{State: r.State}, w.over)
	}
	all := w.vector(0)
	b := w.b
	b.StartVector(4, len(r.Counts.Out), 4)
	for i := len(r.Counts.Out) - 1; i >= 0; i-- {
		b.PrependInt32(int32(r.Counts.Out[i]))
	}
	out := b.EndVector(len(r.Counts.Out))
	name, wrong := w.text(r.State), w.faults(faults)
	message.RankedStart(b)
	message.RankedAddState(b, name)
	message.RankedAddMore(b, r.More)
	message.RankedAddLists(b, all)
	message.RankedAddLookedAt(b, int32(r.Counts.Lists))
	message.RankedAddOut(b, out)
	message.RankedAddShut(b, int32(r.Counts.Shut))
	message.RankedAddExact(b, int32(r.Counts.Exact))
	message.RankedAddFaults(b, wrong)
	return w.finish(message.RankedEnd(b), idRanked)
}

func (w *Writer) rankedList(r *compare.Row) {
	b := w.b
	w.align()
	message.RankedListStart(b)
	message.RankedListAddTotal(b, w.money("lists.total", r.Total))
	message.RankedListAddToday(b, w.int32("lists.today", int64(r.Today)))
	message.RankedListAddRisk(b, w.int32("lists.risk", int64(r.Risk)))
	message.RankedListAddMinute(b, w.int32("lists.minute", int64(r.Minute)))
	message.RankedListAddList(b, w.uint16("lists.list", r.List))
	message.RankedListAddService(b, w.uint16("lists.service", r.Service))
	message.RankedListAddHandsOn(b, w.uint16("lists.hands_on", r.HandsOn))
	message.RankedListAddCut(b, r.Cut)
	w.keep(message.RankedListEnd(b))
}

// ReadRanked reads what Writer.Ranked wrote. The error is a [*Malformed].
func ReadRanked(b []byte) (*Ranked, []code.Fault, error) {
	if wrong := verify(b, idRanked, shapeRanked); wrong != nil {
		return nil, nil, wrong
	}
	m := message.GetRootAsRanked(b, 0)
	r := &Ranked{State: string(m.State()), More: m.More(), Counts: compare.Counts{Lists: int(m.LookedAt()), Shut: int(m.Shut()), Exact: int(m.Exact())}}
	for i := range min(m.OutLength(), len(r.Counts.Out)) {
		r.Counts.Out[i] = int(m.Out(i))
	}
	for i := range m.ListsLength() {
		var l message.RankedList
		var total message.Money
		m.Lists(&l, i)
		r.Rows = append(r.Rows, compare.Row{
			List: int(l.List()), Service: int(l.Service()), Total: moneyOf(l.Total(&total)), Today: money.Amount(l.Today()),
			Risk: money.Amount(l.Risk()), HandsOn: int(l.HandsOn()), Minute: money.Amount(l.Minute()), Cut: l.Cut(),
		})
	}
	return r, faultsOf(m.FaultsLength(), m.Faults), nil
}
