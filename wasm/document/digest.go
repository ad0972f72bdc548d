package document

import (
	"crypto/sha256"
	"encoding/hex"
)

// Digest is the SHA-256 of a document's bytes as 64 hexadecimal digits: the name
// of a price list, if the bytes are its canonical ones.
func Digest(document []byte) string {
	sum := sha256.Sum256(document)
	return hex.EncodeToString(sum[:])
}
