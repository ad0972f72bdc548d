package wire

// The file identifiers of the messages, as in the schema: four bytes after the
// first four of each.
const (
	idRequest = "KWRQ"
	idReply   = "KWRE"
	idBundle  = "KWBU"
	idHeld    = "KWHE"
	idRanking = "KWRK"
	idRanked  = "KWRA"
	idRead    = "KWRD"
	idFigures = "KWFI"
	idFaults  = "KWFA"
)

// MaxRequest is the longest request or batch of typed texts, in bytes. The
// longest that a person could fill in, five quotes with all their services,
// takes less than half.
const MaxRequest = 64 << 10
