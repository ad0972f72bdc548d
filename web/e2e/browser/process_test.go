package browser

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMain lets the test binary be the process whose death is tested.
func TestMain(m *testing.M) {
	if os.Getenv("KNEADWISE_TEST_PARENT") != "" {
		f, err := newFamily("test")
		if err != nil {
			panic(err)
		}
		// The member has a child, as browsers do.
		cmd := exec.Command("/bin/sh", "-c", "sleep 1000 & echo $!; wait")
		cmd.Stdout = os.Stdout
		if err := f.start(cmd); err != nil {
			panic(err)
		}
		fmt.Println(cmd.Process.Pid)
		fmt.Println(f.dir)
		select {}
	}
	os.Exit(m.Run())
}

// gone waits until no process has the id.
func gone(pid int) bool {
	for range 100 {
		if errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) || zombie(pid) {
			return true
		}
		time.Sleep(20 * time.Millisecond)
	}
	return false
}

// zombie reports whether a process has ended and its parent has not asked.
func zombie(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false
	}
	_, after, _ := strings.Cut(string(stat), ") ")
	return strings.HasPrefix(after, "Z")
}

func TestFamilyDiesWithItsTest(t *testing.T) {
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), "KNEADWISE_TEST_PARENT=1")
	out, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	var pids []int
	var dir string
	for lines := bufio.NewScanner(out); len(pids) < 2 || dir == ""; {
		if !lines.Scan() {
			t.Fatal("the parent said too little")
		}
		if pid, err := strconv.Atoi(lines.Text()); err == nil {
			pids = append(pids, pid)
		} else {
			dir = lines.Text()
		}
	}
	defer os.RemoveAll(dir)
	for _, pid := range pids {
		if err := syscall.Kill(pid, 0); err != nil {
			t.Fatalf("process %d does not run: %v", pid, err)
		}
	}
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait()
	for _, pid := range pids {
		if !gone(pid) {
			t.Errorf("process %d outlived the killed test", pid)
		}
	}
}

func TestFamilyClose(t *testing.T) {
	f, err := newFamily("test")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("/bin/sleep", "1000")
	if err := f.start(cmd); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := f.close(); err != nil {
			t.Fatal(err)
		}
	}
	if !gone(cmd.Process.Pid) {
		t.Error("a member outlived its family")
	}
	if _, err := os.Stat(f.dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
	if err := f.start(exec.Command("/bin/true")); err == nil {
		t.Error("a closed family took a member")
	}
}

func TestStartNamesTheMissingPackage(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for engine, debian := range map[string]string{Chromium: "chromium", Firefox: "firefox-esr", WebKit: "webkit2gtk-driver"} {
		_, err := Start(context.Background(), engine, t.TempDir())
		if err == nil || !strings.Contains(err.Error(), "the package "+debian) {
			t.Errorf("without %s the error is %v", engine, err)
		}
	}
	if _, err := Start(context.Background(), "lynx", t.TempDir()); err == nil {
		t.Error("an unknown browser was started")
	}
}

func TestWanted(t *testing.T) {
	t.Setenv("KNEADWISE_BROWSERS", "")
	if got := Wanted(t, Chromium, WebKit); len(got) != 2 {
		t.Errorf("without a wish the browsers are %q", got)
	}
	t.Setenv("KNEADWISE_BROWSERS", "firefox, webkit")
	if got := Wanted(t, Chromium, WebKit); len(got) != 1 || got[0] != WebKit {
		t.Errorf("of chromium and webkit, firefox and webkit leave %q", got)
	}
}
