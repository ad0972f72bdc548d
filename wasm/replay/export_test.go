package replay

// Compare compares two answers without an engine.
func Compare(stated, found []byte) (*Outcome, error) {
	var o Outcome
	return &o, o.compare(stated, found)
}
