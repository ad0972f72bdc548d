package sample

import "time"

// KernelTime is how long kernel.ts takes on the machine that budgets are written for,
// two idle cores: its fastest eightieth of 3,000, times 80. On another machine they
// scale with the kernel's time there.
const KernelTime = 22 * time.Millisecond
