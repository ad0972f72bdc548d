// Package rights says what a provider owes to somebody who pays for care herself:
// a good-faith estimate before it, and a way to dispute a bill above it (No
// Surprises Act; 45 CFR 149.610 and 149.620).
//
// The vocabulary: a self-payer has no insurance or does not use it for this care.
// Any provider licensed or certified by a state owes her a written estimate, a
// massage therapist included. Scheduling is the day on which a visit is booked. A
// business day is Monday to Friday without the federal holidays, on the days on
// which they are observed; a calendar day is any. One estimate may cover services
// that recur, for at most twelve months. If the bill of a provider is at least
// $400 above its estimate, she may have it looked at by a third party.
//
// All functions are of dates and amounts alone. They know nothing of who she is:
// what an estimate says of a person is for whoever writes it.
package rights
