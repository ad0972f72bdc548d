package estimate

// Version says whose answers these are. It has two numbers. The first is raised
// where the same request and price lists may get another amount, date or code
// than before: a rule changed, or a figure of a committed table. The second is
// raised where an answer only says more than before. Of two programs with the
// same first number, each amount that both state is the same; what changed with
// a first number, and for which receipts, is told in package replay.
const Version = "1.0"
