package course

import (
	"fmt"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
)

// means is by what a visit was paid.
type means int

const (
	single means = iota
	packaged
	membership
	memberPrice
	claim
)

func meansOf(rules []code.Rule) means {
	found := single
	for _, rule := range rules {
		switch {
		case strings.HasPrefix(string(rule), "cover."):
			return claim
		case rule == code.PackageCredit:
			found = packaged
		case rule == code.MembershipCredit && found != packaged:
			found = membership
		case rule == code.MemberPrice && found == single:
			found = memberPrice
		}
	}
	return found
}

// Sentence says how a course is paid: "buy one package of 5 visits and pay 12
// visits singly", without a full stop.
func Sentence(text *locale.Texts, c *estimate.Case) (string, error) {
	type packages struct{ item, visits, count int }
	var bought []packages
	months, joined, dues := 0, 0, 0
	rules := map[int][]code.Rule{}
	var order []int
	for i := range c.Book.Entries {
		e := &c.Book.Entries[i]
		if e.Visit != ledger.CourseLevel {
			if rules[e.Visit] == nil {
				order = append(order, e.Visit)
			}
			rules[e.Visit] = append(rules[e.Visit], e.Rule)
		}
		switch e.Rule {
		case code.MembershipFee:
			months++
			if input(e, ledger.MembershipMonth) == 1 {
				joined++
			}
		case code.MembershipDues:
			dues++
		case code.PackagePurchase:
			of := packages{e.Item, int(input(e, ledger.PackageVisits)), 1}
			same := false
			for k := range bought {
				if bought[k].item == of.item && bought[k].visits == of.visits {
					bought[k].count, same = bought[k].count+1, true
				}
			}
			if !same {
				bought = append(bought, of)
			}
		}
	}
	var times [claim + 1]int
	for _, visit := range order {
		times[meansOf(rules[visit])]++
	}
	if len(bought) == 0 && months+dues == 0 && times[single] == len(order) {
		return text.Of("ui.way.single.all")
	}
	s := saying{Wording: locale.Wording{Texts: text}}
	if months > 0 {
		key := "ui.way.membership"
		if joined > 1 {
			key += ".again"
		}
		s.add(key, "count", months, "times", joined)
	}
	if dues > 0 {
		s.add("ui.way.membership.dues", "count", dues)
	}
	for _, of := range bought {
		s.add("ui.way.package", "count", of.count, "visits", of.visits)
	}
	if n := times[memberPrice]; n > 0 {
		s.add("ui.way.member_price", "count", n)
	}
	if n := times[claim]; n > 0 {
		s.add("ui.way.claim", "count", n)
	}
	if n := times[single]; n > 0 {
		s.add("ui.way.single", "count", n)
	}
	return s.list()
}

func input(e *ledger.Entry, field ledger.Field) int64 {
	for i := range e.Inputs {
		if e.Inputs[i].Field == field {
			return e.Inputs[i].Value
		}
	}
	return 0
}

// saying gathers parts of a sentence.
type saying struct {
	locale.Wording
	parts []string
}

func (s *saying) add(key string, pairs ...any) {
	s.parts = append(s.parts, s.Of(key, pairs...))
}

// list joins the parts: "a", "a and b", "a, b, and c".
func (s *saying) list() (string, error) {
	if s.Err != nil {
		return "", s.Err
	}
	last := len(s.parts) - 1
	switch {
	case last < 0:
		return "", fmt.Errorf("%w: a way of paying by nothing", locale.ErrNoText)
	case last == 0:
		return s.parts[0], nil
	case last == 1:
		return s.Texts.Of("begin.and", "before", s.parts[0], "last", s.parts[1])
	}
	return s.Texts.Of("begin.and.more", "before", strings.Join(s.parts[:last], ", "), "last", s.parts[last])
}
