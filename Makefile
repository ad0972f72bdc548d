# The commands of Kneadwise. Each is a line or two; .ci/ holds what is longer.

.PHONY: run test quick check build bench profile fuzz release

address = 127.0.0.1:8080
foreign = 127.0.0.1:8081

# Builds all and serves the calculator with its demonstration clinics, from data
# that stay here between runs.
run:
	@.ci/install run
	@$(MAKE) --no-print-directory build
	@echo "Kneadwise is at http://$(address)/ (Ctrl-C ends it)."
	@bin/kneadwise serve --demo --demo-host $(foreign) --addr $(address) --data .cache/data

# The engine, the browser's files, the program. Needs Go, and a C compiler for
# SQLite: its first compilation takes a minute.
build:
	@echo "Building the engine and the browser's files, then bin/kneadwise."
	@go run ./web/build
	@CGO_ENABLED=1 go build -trimpath -o bin/kneadwise ./server

# All the proof: 20 minutes on two cores, 25 on slow ones.
test:
	@.ci/install test
	@.ci/test

# What Go and a C compiler can tell, in less than a minute when warm: of the
# databases SQLite alone.
quick: build
	@.ci/check go
	@KNEADWISE_TEST_POSTGRES=none KNEADWISE_TEST_PYTHON=none go test $$(go list ./... | grep -vE '/web/e2e(/|$$)')

# Format, vet, lint, types.
check:
	@.ci/install check
	@.ci/check

# A line a budget, beside what was measured.
bench: build
	@.ci/install test
	@go run ./web/bench

# The profile by which the module is compiled, after its hot functions changed.
profile:
	@go run ./web/bench profile

# Every fuzz target, 20 seconds each.
fuzz:
	@.ci/fuzz

# Binaries for this platform, and for others whose C compiler is here, with
# hashes, into bin/release.
release: build
	@.ci/release
