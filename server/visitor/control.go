package visitor

import "kneadwise/server/locale"

// Control words one control of the calculator for another form that asks the
// same: what is answered there is compiled by the same script. The error is a
// name that no control has, or a text of ours that is missing.
func Control(text *locale.Texts, name string) (Field, error) { return field(text, name, "") }
