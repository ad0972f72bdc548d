package wire

import (
	"reflect"
	"strings"
	"testing"

	"kneadwise/wasm/wire/message"
)

// kinds are the messages with what each is verified as, and the root that the
// compiler's accessors begin from.
var kinds = map[string]struct {
	id    string
	shape uint8
	root  func([]byte) any
}{
	"request": {idRequest, shapeRequest, func(b []byte) any { return message.GetRootAsRequest(b, 0) }},
	"reply":   {idReply, shapeReply, func(b []byte) any { return message.GetRootAsReply(b, 0) }},
	"bundle":  {idBundle, shapeBundle, func(b []byte) any { return message.GetRootAsBundle(b, 0) }},
	"held":    {idHeld, shapeHeld, func(b []byte) any { return message.GetRootAsHeld(b, 0) }},
	"ranking": {idRanking, shapeRanking, func(b []byte) any { return message.GetRootAsRanking(b, 0) }},
	"ranked":  {idRanked, shapeRanked, func(b []byte) any { return message.GetRootAsRanked(b, 0) }},
	"read":    {idRead, shapeRead, func(b []byte) any { return message.GetRootAsRead(b, 0) }},
	"figures": {idFigures, shapeFigures, func(b []byte) any { return message.GetRootAsFigures(b, 0) }},
	"faults":  {idFaults, shapeFaults, func(b []byte) any { return message.GetRootAsFaults(b, 0) }},
}

// walk calls every accessor that leads anywhere from a table, on every element,
// and returns how many it called.
func walk(table any) int {
	v := reflect.ValueOf(table)
	calls := 0
	for i := range v.NumMethod() {
		name, m := v.Type().Method(i).Name, v.Method(i)
		kind := m.Type()
		switch {
		case name == "Init" || name == "Table" || strings.HasPrefix(name, "Mutate"):
			continue
		case kind.NumIn() == 0:
			m.Call(nil)
			calls++
		case kind.NumIn() == 1 && kind.In(0).Kind() == reflect.Int: // element of a vector
			for j := range v.MethodByName(name + "Length").Call(nil)[0].Int() {
				m.Call([]reflect.Value{reflect.ValueOf(int(j))})
				calls++
			}
		case kind.NumIn() == 1: // a table or struct within
			out := m.Call([]reflect.Value{reflect.New(kind.In(0).Elem())})[0]
			calls++
			if !out.IsNil() {
				calls += walk(out.Interface())
			}
		case kind.NumIn() == 2: // element of a vector of tables
			for j := range v.MethodByName(name + "Length").Call(nil)[0].Int() {
				into := reflect.New(kind.In(0).Elem())
				m.Call([]reflect.Value{into, reflect.ValueOf(int(j))})
				calls += 1 + walk(into.Interface())
			}
		default:
			panic("an accessor of a form that is not known: " + name)
		}
	}
	return calls
}

// readAll reads a message in each way that there is. It must not panic on what
// was verified, and refuse the rest.
func readAll(t testing.TB, b []byte) (verified bool) {
	t.Helper()
	for _, k := range kinds {
		if verify(b, k.id, k.shape) == nil {
			verified = true
			walk(k.root(b))
		}
	}
	if r, faults := ReadRequest(b); (r == nil) == (len(faults) == 0) {
		t.Error("neither a request nor a fault, or both")
	}
	if bundle, faults := OpenBundle(b); (bundle == nil) == (len(faults) == 0) {
		t.Error("neither a bundle nor a fault, or both")
	} else if bundle != nil {
		NewWriter().Held(bundle, nil)
		bundle.Find("clinic-00001")
		bundle.Find(strings.Repeat("00", 32))
	}
	_, _ = ReadTexts(b)
	_, _, _ = ReadReply(b)
	_, _, _, _ = ReadHeld(b)
	_, _ = ReadRanking(b)
	_, _, _ = ReadRanked(b)
	_, _, _ = ReadFigures(b)
	_, _ = ReadFaults(b)
	return verified
}

func TestGoodMessagesAreVerified(t *testing.T) {
	for name, b := range messages(t) {
		k := kinds[name]
		if wrong := verify(b, k.id, k.shape); wrong != nil {
			t.Errorf("%s: %v at byte %d of %d", name, wrong, wrong.At, len(b))
			continue
		}
		if n := walk(k.root(b)); n < 5 {
			t.Errorf("%s: only %d accessors were walked", name, n)
		}
	}
}

func TestOtherKindsAreRefused(t *testing.T) {
	for name, b := range messages(t) {
		for other, k := range kinds {
			if wrong := verify(b, k.id, k.shape); name != other && (wrong == nil || wrong.Code != FaultIdentifier) {
				t.Errorf("%s as %s: %v", name, other, wrong)
			}
		}
	}
}
