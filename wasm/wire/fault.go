package wire

import "kneadwise/wasm/code"

// The faults of a message. They say that whoever wrote the bytes, or carried
// them, made a mistake; none is the visitor's. Codes are a public contract.
const (
	FaultTooShort   = "wire.too_short"  // no room for a root
	FaultTooLong    = "wire.too_long"   // longer than a message of its kind may be
	FaultIdentifier = "wire.identifier" // another kind of message
	FaultOffset     = "wire.offset"     // an offset out of the message, or not aligned
	FaultTable      = "wire.table"      // a table or its list of fields does not fit
	FaultCount      = "wire.count"      // a count that reaches beyond the message
	FaultText       = "wire.text"       // not UTF-8, a NUL within, or none at the end
	FaultNumber     = "wire.number"     // a number that its field cannot have
	FaultShared     = "wire.shared"     // parts used again and again: it would unfold to many times its size
	FaultRange      = "wire.range"      // on writing: a figure that 32 bits do not hold
	FaultOperation  = "wire.operation"  // no such operation
)

// Malformed is the error of bytes that are not the message they should be.
type Malformed struct {
	Code string
	At   int // the byte at which it was seen, from 0
}

func (m *Malformed) Error() string { return m.Code }

// fault is the malformation in the form in which faults travel.
func (m *Malformed) fault() []code.Fault {
	return []code.Fault{{Code: m.Code, Low: int64(m.At), High: int64(m.At)}}
}
