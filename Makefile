# The commands of Kneadwise. Each is a line or two; .ci/ holds what is longer.

.PHONY: run test quick check build bench fuzz release

address = 127.0.0.1:8080

# Builds all and serves the calculator with its demonstration clinics.
run:
	@.ci/install run
	@$(MAKE) --no-print-directory build
	@echo "Kneadwise is at http://$(address)/ (Ctrl-C ends it)."
	@bin/kneadwise serve --demo --addr $(address)

# The engine, the browser's files, the program. Needs Go alone.
build:
	@echo "Building the engine and the browser's files, then bin/kneadwise."
	@go run ./web/build
	@CGO_ENABLED=0 go build -trimpath -o bin/kneadwise ./server

# All the proof, at most 20 minutes on two cores.
test:
	@.ci/install test
	@.ci/test

# What Go alone can tell, in less than a minute when warm.
quick: build
	@.ci/check go
	@go test $$(go list ./... | grep -vE '/web/e2e(/|$$)')

# Format, vet, lint, types.
check:
	@.ci/install check
	@.ci/check

# A line a budget, beside what was measured.
bench: build
	@.ci/install test
	@go run ./web/bench

# Every fuzz target, 20 seconds each.
fuzz:
	@.ci/fuzz

# Binaries for every platform, with hashes, into bin/release.
release: build
	@.ci/release
