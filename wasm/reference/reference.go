// Package reference holds what the public record says and no visitor types:
// which state a ZIP prefix lies in, what a visit costs where no clinic is
// chosen, which insurers there are, what Medicare's fee schedule pays, what may be
// put into a health account, how income is taxed, how far a fact of a health plan
// that is not known can reach, and who says so.
//
// The vocabulary. A base price is the nation's price of a visit, in whole
// dollars, from a public source. An index is a state's Regional Price Parity
// for services other than housing and utilities (Bureau of Economic Analysis):
// what the same services cost there, with the nation at 100 %. A regional
// price is base × index. A domain is what an unknown fact may be; its default
// is what an "if …" assumes of it. A source is the page or table that a figure
// was read from, with the day it was checked.
//
// Where no source was found there is no figure, and the functions say so by
// their second result. Nothing is interpolated: a price for 60 minutes says
// nothing of 45.
//
// Figures are dated tables, made by package generate from the files in
// reference/source, whose README names the origin and licence of each.
package reference

//go:generate go run ./generate
