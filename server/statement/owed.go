package statement

// owed states what a self-payer is owed in writing, and from which bill on she
// may dispute it (45 CFR 149.610 and 149.620).
func (s *statement) owed() {
	g := s.e.GoodFaith
	if g == nil {
		return
	}
	s.line(0, "")
	s.line(0, s.words.Of("good_faith.title"))
	s.line(1, s.words.Of("good_faith.who"))
	switch {
	case g.BookedOn == 0:
		s.line(1, "* "+s.words.Of("good_faith.not_said"))
	case g.By == 0:
		s.line(1, "* "+s.words.Of("good_faith.too_near", "booked", s.words.Day(g.BookedOn)))
	default:
		s.line(1, "* "+s.words.Of("good_faith.by", "booked", s.words.Day(g.BookedOn), "date", s.words.Day(g.By)))
	}
	s.line(1, "* "+s.words.Of("good_faith.asked", "asked", s.words.Day(s.e.AsOf), "date", s.words.Day(g.IfAsked)))
	cover := "good_faith.longer"
	if g.Whole {
		cover = "good_faith.whole"
	}
	s.line(1, "* "+s.words.Of(cover))
	s.line(1, "* "+s.words.Of("good_faith.dispute"))
	for i := range s.e.Offers {
		o := &s.e.Offers[i]
		switch low, high := o.Disputable.Low, o.Disputable.High; {
		case high == 0:
		case low == high:
			s.line(1, "* "+s.words.Of("good_faith.bill", "name", s.name(o), "amount", Exact(low)))
		default:
			s.line(1, "* "+s.words.Of("good_faith.bill.between", "name", s.name(o), "low", Exact(low), "high", Exact(high)))
		}
	}
	s.line(1, s.words.Of("good_faith.source"))
}
