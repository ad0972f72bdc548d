// Package wire carries requests, estimates and price lists between the page and
// the engine as FlatBuffers, from one schema for Go and TypeScript.
//
// The vocabulary: a message is one buffer with one root table, told by the four
// letters of its file identifier. The schema (*.fbs) defines the shapes; flatc
// makes accessors of them, package message for Go and web/calculator/wire for
// the page. An accessor trusts the buffer: so before anything of a message from
// outside is read, every offset, count and number in it is verified, and the
// engine's own types are filled only from what passed.
//
// A bundle is read in place: [Bundle] keeps the bytes, and fills one price list
// at a time from them.
//
// The code is made by flatc 2.0.8 (other versions differ) and committed. The
// names of enumerations, which flatc adds for printing, are cut out of the Go
// code: nothing prints them, and as maps they would be built whenever the module
// starts and cost 8 KB of what visitors download.
package wire

//go:generate flatc --warnings-as-errors --go -o . shapes.fbs request.fbs reply.fbs bundle.fbs held.fbs ranking.fbs ranked.fbs read.fbs figures.fbs faults.fbs
//go:generate flatc --warnings-as-errors --ts -o ../../web/calculator/wire shapes.fbs request.fbs reply.fbs bundle.fbs held.fbs ranking.fbs ranked.fbs read.fbs figures.fbs faults.fbs
//go:generate sh -c "sed -i -e '/^var EnumNames/,${DOLLAR}d' -e '/^import \"strconv\"/d' message/*.go && gofmt -w message"
//go:generate sh -c "sha256sum *.fbs message/*.go ../../web/calculator/wire/*.ts ../../web/calculator/wire/message/*.ts > SHA256SUMS"
