// Package e2e holds the tests that tell the visitors' stories on the running
// program in real browsers. Package browser drives the browsers and collects
// what they saw; package witness records what the server got.
//
// StartServer runs the program, ReadServer shows one that all share who change
// nothing, Axe looks for what would keep people out. They are for the tests of
// this package alone. A visit is one person's way through a page; the engine
// compiled for this machine is asked the same questions and has to give the same
// bytes, and at the end nothing may be left behind. What no test can judge,
// go run ./web/e2e/shots takes pictures of.
//
// Rendered pages are left in .cache/pages for a judge of HTML.
//
// The environment chooses: KNEADWISE_BIN is the program to test, else it is
// built; KNEADWISE_BROWSERS names some of chromium, firefox and webkit, else
// all are used and one that is missing is a failure. Pictures of failures are
// kept if go test runs with -artifacts.
package e2e
