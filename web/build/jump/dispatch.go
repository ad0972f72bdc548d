package jump

// dispatch is the head of a function: the loop, the blocks in it, the table.
// Labels are counted from outside, the function's own is 0.
type dispatch struct {
	loop     int   // label of the loop
	variable int   // the local variable that holds the block's number
	labels   []int // of the block's ends, by the block's number; the last is any other's
	begun    []int // where each label that encloses the table begins, by its number less 1
}

// label returns where the table leads from a number.
func (d *dispatch) label(number int) int {
	if number < 0 || number >= len(d.labels) {
		return d.labels[len(d.labels)-1]
	}
	return d.labels[number]
}

// find returns the dispatch of a function. There is none where a branch to the
// head comes without its number.
func find(list []instruction) (*dispatch, bool) {
	d, ok := head(list)
	if !ok {
		return nil, false
	}
	depth := 0
	for i := range list {
		switch in := &list[i]; in.op {
		case opBlock, opLoop, opIf:
			depth++
		case opEnd:
			depth--
		case opBr:
			if depth-in.value == d.loop && !d.jump(list[:i+1]) {
				return nil, false
			}
		case opBrIf:
			if depth-in.value == d.loop {
				return nil, false
			}
		case opBrTable:
			for _, label := range in.table {
				if depth-label == d.loop {
					return nil, false
				}
			}
		}
	}
	return d, true
}

// head looks for the first loop, the blocks that begin with it, and its table.
func head(list []instruction) (*dispatch, bool) {
	var open []int
	for i := range list {
		switch list[i].op {
		case opBlock, opIf:
			open = append(open, i)
		case opEnd:
			open = open[:max(len(open)-1, 0)]
		case opLoop:
			open = append(open, i)
			d := &dispatch{loop: len(open)}
			for i++; i < len(list) && list[i].op == opBlock; i++ {
				open = append(open, i)
			}
			if i+1 >= len(list) || list[i].op != opLocalGet || list[i+1].op != opBrTable {
				return nil, false
			}
			d.variable, d.begun = list[i].value, open
			for _, label := range list[i+1].table {
				if len(open)-label <= d.loop {
					return nil, false
				}
				d.labels = append(d.labels, len(open)-label)
			}
			return d, true
		}
	}
	return nil, false
}

// jump tells whether a list ends with the three instructions of a jump.
func (d *dispatch) jump(list []instruction) bool {
	n := len(list)
	return n >= 3 && list[n-3].op == opI32Const && list[n-2].op == opLocalSet && list[n-2].value == d.variable
}
