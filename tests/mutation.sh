#!/usr/bin/env bash
# Mutation testing with Stryker.NET: changes the code in many small ways and counts the changes that no test notices.
#   ./tests/mutation.sh engine [FOLDER...]    folders of engine/, default Protocol
#   ./tests/mutation.sh cluster [FOLDER...]   folders of cluster/, default all that have tests of their own
# Each folder is judged by its own tests alone. Prints every survivor and the score, folder by folder; reports are in
# artifacts/mutation/.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

usage="usage: ./tests/mutation.sh engine|cluster [FOLDER...]"
case ${1-} in
  engine) suite=Engine.Tests defaults=(Protocol) ;;
  cluster) suite=Cluster.Tests defaults=(Kubelet Storage Versions Inventory Text Charts Gpu Guardrails Policies Dumps Doctor SmokeTests Migration Alerts) ;;
  *) echo "$usage" >&2; exit 2 ;;
esac
part=$1
shift
folders=("$@")
((${#folders[@]})) || folders=("${defaults[@]}")
for folder in "${folders[@]}"; do
  [[ -d $part/$folder && -d tests/$suite/$folder ]] \
    || { echo "mutation.sh: '$folder' is not a folder of both $part/ and tests/$suite/" >&2; exit 2; }
done
if ! command -v jq >/dev/null && [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends jq >/dev/null
fi
for tool in dotnet git jq; do
  command -v "$tool" >/dev/null || { echo "mutation.sh: '$tool' is not on the PATH; install it and run again" >&2; exit 1; }
done

tracked() { # tracked PATH...: the files of the working tree that are not ignored
  git ls-files -z --cached --others --exclude-standard -- "$@"
}

# Stryker puts changed assemblies where the build puts its own, and leaves them there when it is stopped: it gets a copy.
# The runner cannot filter tests, so the copy has only the tests of the folder, and everybody's helpers. Left out are tests of
# shell scripts, which say nothing of the code, and those that go through thousands of histories, for hours in all.
copy_sources() { # copy_sources FOLDER TARGET
  mkdir -p -- "$2"
  tracked .config .editorconfig global.json 'Directory.*' 'docs/*.md' "$part" "tests/$suite" tests/mutation tests/SimulatedCluster tests/fixtures \
    | grep -zvE "^tests/$suite/(.*/)?[^/]*Tests\\.cs\$" | xargs -0 cp --parents -t "$2" --
  tracked "tests/$suite/$1/*Tests.cs" | grep -zvE '/Scripts/|/(InterruptionTests|ScheduleTests)\.cs$' | xargs -0 cp --parents -t "$2" --
}

survivors_and_score() { # survivors_and_score FOLDER REPORT
  jq -r --arg folder "$1" '
    [.files | to_entries[] | {file: (.key | sub("^.*/source/"; "")), mutant: .value.mutants[]}
      | select(.mutant.status | IN("Killed", "Timeout", "Survived", "NoCoverage"))]
    | map(select(.mutant.status | IN("Killed", "Timeout"))) as $detected
    | (sort_by(.file, .mutant.location.start.line)[] | select(.mutant.status | IN("Survived", "NoCoverage"))
        | "\(.file):\(.mutant.location.start.line)  \(.mutant.status)  \(.mutant.mutatorName): \(.mutant.replacement | gsub("\\s+"; " ") | .[0:100])"),
      "\($folder): \($detected | length) of \(length) detected (\(10000 * ($detected | length) / length | round / 100) %)"
  ' "$2"
}

export RunAnalyzers=false MSBUILDDISABLENODEREUSE=1
for folder in "${folders[@]}"; do
  output=$PWD/artifacts/mutation/$part/$folder
  rm -rf -- "$output"
  copy_sources "$folder" "$output/source"
  (
    cd -- "$output/source"
    dotnet tool restore >/dev/null
    # Stryker's analysis wants a project that has been restored and built.
    dotnet build "tests/$suite" -c Release --nologo -v:quiet -clp:NoSummary
    cd -- "tests/$suite"
    dotnet stryker --config-file "../mutation/$part.json" --skip-version-check --output "$output" --mutate "$folder/**/*.cs"
  ) >"$output.log" 2>&1 || { cat -- "$output.log" >&2; exit 1; }
  survivors_and_score "$folder" "$output/reports/mutation-report.json"
done
