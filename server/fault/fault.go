// Package fault sorts errors by what the person at the other end can do about
// them. A fault has a kind, which decides the HTTP status, and a message that
// person may read. Its cause is for the log alone: it may name files and
// addresses. An error that is no fault is Internal, and says nothing outside.
package fault

import (
	"errors"
	"fmt"
)

// Kind is what went wrong, seen from outside.
type Kind uint8

// Kinds of fault.
const (
	Internal   Kind = iota // ours; the zero value
	NotFound               // there is nothing of that name
	NotAllowed             // it is there, but not for this method
	TooLarge               // more than is read
	Invalid                // what was sent makes no sense as it is
	SignedOut              // nobody, or nobody any more, is signed in
	Denied                 // not for this person, or not from that site
	Conflict               // somebody else changed it meanwhile, or has it already
	Limited                // too often; later it will do
	Gone                   // it was there and was taken back
	Busy                   // the database or the machine has too much to do
)

// Error is one fault.
type Error struct {
	Kind    Kind
	Message string // for people; lower case, without a full stop
	Cause   error  // for the log; may be nil
}

// New makes a fault without a cause.
func New(kind Kind, message string) error {
	return &Error{Kind: kind, Message: message}
}

// Error is the message and the cause.
func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Message
	}
	return e.Message + ": " + e.Cause.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// KindOf returns the kind of the outermost fault in err, and Internal where
// there is none.
func KindOf(err error) Kind {
	var f *Error
	if errors.As(err, &f) {
		return f.Kind
	}
	return Internal
}

// Wrap puts what was being done before *err, if there is one. Deferred as a
// function's first line, it makes each error tell its way.
func Wrap(err *error, format string, args ...any) {
	if *err != nil {
		*err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), *err)
	}
}
