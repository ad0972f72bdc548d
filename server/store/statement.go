package store

import (
	"fmt"
	"time"
)

// A misuse is a statement that only one database would run. Its words are ours
// and hold no value.
type misuse string

func (m misuse) Error() string { return string(m) }

// check refuses what one of the databases would take and the other would not,
// or would take for something else.
func check(query string, args []any) error {
	values, err := placeholders(query)
	if err != nil {
		return err
	}
	if values != len(args) {
		return misuse(fmt.Sprintf("the statement has %d ? and %d values", values, len(args)))
	}
	for i, arg := range args {
		switch arg.(type) {
		case time.Time, *time.Time:
			return misuse(fmt.Sprintf("value %d is a time.Time; a moment is a store.Time", i+1))
		}
	}
	return nil
}

// placeholders counts the ? of a statement.
func placeholders(query string) (n int, err error) {
	quote := byte(0)
	for i := range len(query) {
		switch c := query[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
			if c == '?' {
				return 0, misuse("there is a ? between quotes, which would become a value")
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '?':
			n++
		case c == ';':
			return 0, misuse("there are several statements in one")
		}
	}
	return n, nil
}
