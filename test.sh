#!/usr/bin/env bash
# Installs what the tests need, builds everything, and runs every suite. Ends with "N passed, N failed".
#   ./test.sh                  everything
#   ./test.sh SUITE...         only these, by folder name: ./test.sh Engine.Tests Cli.Tests
#   ./test.sh --approve NAME   accept the received snapshots whose path contains NAME
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

if [[ ${1-} == --approve ]]; then
  name=${2:?"usage: ./test.sh --approve NAME"}
  found=0
  while IFS= read -r -d '' received; do
    mv -v -- "$received" "${received/.received/}"
    found=1
  done < <(find tests -name '*.received*' -path "*$name*" -print0)
  ((found)) || { echo "test.sh: no received snapshot has '$name' in its path" >&2; exit 1; }
  exit 0
fi

# Debian packages by the command that they bring.
declare -A packages=([node]=nodejs [npm]=npm [promtool]=prometheus [script]=bsdutils [shellcheck]=shellcheck [yamllint]=yamllint
  [kubectl]=kubernetes-client [rsync]=rsync [setfacl]=acl [setfattr]=attr [busybox]=busybox
  [python3]=python3 [mypy]=mypy [flake8]=flake8)

install_tools() {
  local missing=() tool
  for tool in "${!packages[@]}"; do
    command -v "$tool" >/dev/null || missing+=("${packages[$tool]}")
  done
  ((${#missing[@]})) || return 0
  if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    echo "== installing ${missing[*]}"
    apt-get update -qq >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "test.sh: missing: ${missing[*]}; install them and run again" >&2
    exit 1
  fi
}

passed=0
failed=0

check() { # check NAME COMMAND...: a check that is one command counts as one test
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    echo "== $name: passed"
  else
    failed=$((failed + 1))
    echo "== $name: FAILED"
  fi
}

run_suite() { # run_suite NAME: an xunit program, counted by its own summary line
  local name=$1 log
  log="artifacts/test-results/$name.log"
  mkdir -p artifacts/test-results
  echo "== $name"
  local status=0
  # Nothing may be inherited that changes what a child program does. Behind an "&" even Ctrl-C would be: it is ignored there.
  local run=(env --default-signal=INT)
  "${run[@]}" true 2>/dev/null || run=()
  "${run[@]}" "artifacts/bin/$name/release/$name" -noColor -noLogo -longRunning 60 >"$log" 2>&1 || status=$?
  local summary
  summary=$(grep -E '^ +[^ ]+ +Total: [0-9]+' "$log" | tail -n 1 || true)
  if [[ $summary =~ Total:\ ([0-9]+),\ Errors:\ ([0-9]+),\ Failed:\ ([0-9]+),\ Skipped:\ ([0-9]+) ]]; then
    local total=${BASH_REMATCH[1]} bad=$((BASH_REMATCH[2] + BASH_REMATCH[3])) skipped=${BASH_REMATCH[4]}
    # A skipped test has shown nothing, so it counts as failed; so does a suite without tests.
    bad=$((bad + skipped + (total == 0)))
    ((status == 0 || bad > 0)) || bad=1
    passed=$((passed + total - BASH_REMATCH[2] - BASH_REMATCH[3] - skipped))
    failed=$((failed + bad))
    ((bad == 0)) || cat -- "$log"
    echo "$summary"
  else
    failed=$((failed + 1))
    cat -- "$log"
    echo "$name: ended with exit code $status and without a summary"
  fi
}

install_tools
# Files that the tests and the conformance programs need from npm; exact versions are in the lock file.
while IFS= read -r -d '' lock; do
  (cd -- "$(dirname -- "$lock")" && npm ci --no-audit --no-fund --loglevel=error)
done < <(find tests -name package-lock.json -not -path '*/node_modules/*' -print0)

suites=("$@")
if ((${#suites[@]} == 0)); then
  for project in tests/*.Tests/*.csproj; do
    suites+=("$(basename -- "${project%.csproj}")")
  done
  whole=1
fi

dotnet build Infra.sln -c Release --nologo -v:quiet -clp:NoSummary
# The tests drive the command line as its users do, so it is built the way they get it.
./homelab --version >/dev/null

for suite in "${suites[@]}"; do
  run_suite "$suite"
done

if [[ -n ${whole-} ]]; then
  check "scripts (shellcheck)" shellcheck -x -P SCRIPTDIR homelab test.sh .ci/run bench/*.sh tests/mutation.sh \
    components/Storage/SmokeTest/scripts/*.sh cluster/Migration/Scripts/*.sh tests/Components.Tests/Storage/SmokeTest/bin/*
  check "YAML (yamllint)" yamllint --strict .
  check "scripts (mypy)" mypy --strict --cache-dir=/dev/null components/Gpu/Culler/scripts/culler.py
  check "scripts (flake8)" flake8 --max-line-length 160 components/Gpu/Culler/scripts/culler.py tests/Components.Tests/Gpu/Culler/test_culler.py
  check "formatting (dotnet format)" dotnet format Infra.sln --verify-no-changes --no-restore
  check "no received snapshot left over" test -z "$(find tests -name '*.received*' -print -quit)"
fi

echo "$passed passed, $failed failed"
((failed == 0))
