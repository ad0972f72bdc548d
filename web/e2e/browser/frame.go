package browser

import "errors"

// errFrame is what a frame's page says to what only a whole tab can do.
var errFrame = errors.New("a frame cannot do this; its tab can")
