#!/usr/bin/env bash
# Mutation testing with Stryker.NET: changes the code in many small ways and counts the changes that no test notices.
#   ./tests/mutation.sh engine [FOLDER...]    folders of engine/, default Protocol
#   ./tests/mutation.sh cluster [FOLDER...]   folders of cluster/, default those that decide
# Each folder is judged by its own tests alone. Prints the score by folder and every survivor; reports in artifacts/mutation/.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

usage="usage: ./tests/mutation.sh engine|cluster [FOLDER...]"
case ${1-} in
  engine) suite=Engine.Tests defaults=(Protocol) ;;
  cluster) suite=Cluster.Tests defaults=(Kubelet Storage Versions Charts Gpu Guardrails Migration) ;;
  *) echo "$usage" >&2; exit 2 ;;
esac
part=$1
shift
folders=("$@")
((${#folders[@]})) || folders=("${defaults[@]}")
if ! command -v jq >/dev/null && [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends jq >/dev/null
fi
for tool in dotnet git jq; do
  command -v "$tool" >/dev/null || { echo "mutation.sh: '$tool' is not on the PATH; install it and run again" >&2; exit 1; }
done
mutate=()
for folder in "${folders[@]}"; do
  [[ -d $part/$folder && -d tests/$suite/$folder ]] \
    || { echo "mutation.sh: '$folder' is not a folder of both $part/ and tests/$suite/" >&2; exit 2; }
  mutate+=(--mutate "$folder/**/*.cs")
done

# Stryker puts changed assemblies where the build puts its own, and leaves them there when it is stopped: it gets a copy.
output=$PWD/artifacts/mutation/$part
copy=$output/source
rm -rf -- "$output"
mkdir -p -- "$copy"
# The runner cannot filter tests, so the copy has only the tests of the folders asked for, and everybody's helpers.
own_tests=$(IFS='|'; echo "${folders[*]}")
git ls-files -z --cached --others --exclude-standard -- '.config' '.editorconfig' 'global.json' 'Directory.*' 'docs/*.md' \
  "$part" "tests/$suite" 'tests/mutation' 'tests/SimulatedCluster' 'tests/fixtures' \
  | grep -zvE "^tests/$suite/(.*/)?[^/]*Tests\\.cs\$" | xargs -0 cp --parents -t "$copy" --
git ls-files -z --cached --others --exclude-standard -- "tests/$suite/*Tests.cs" \
  | grep -zE "^tests/$suite/($own_tests)/" | xargs -0 cp --parents -t "$copy" --

cd -- "$copy"
dotnet tool restore >/dev/null
export RunAnalyzers=false MSBUILDDISABLENODEREUSE=1
# Stryker's analysis wants a project that has been restored and built.
dotnet build "tests/$suite" -c Release --nologo -v:quiet -clp:NoSummary
cd -- "tests/$suite"
dotnet stryker --config-file "../mutation/$part.json" --skip-version-check --output "$output" "${mutate[@]}"

report=$output/reports/mutation-report.json
# A change that breaks a type's initialisation fails every later test of the process, so kills by other folders' tests are not counted.
jq -r --arg folders "$own_tests" --arg suite "Homelab.$suite" '
  ([.testFiles // {} | .[].tests[] | {key: .id, value: .name}] | from_entries) as $tests
  | def own($folder): any(.killedBy[]?; $tests[.] // "" | startswith("\($suite).\($folder)."));
  [.files | to_entries[] | {file: .key, mutant: .value.mutants[]} | select(.mutant.status | IN("Killed", "Timeout", "Survived", "NoCoverage"))
    | . + {folder: (.file | capture("^(.*/)?(?<name>\($folders))/").name)}
    | .folder as $folder | . + {detected: (.mutant | .status == "Timeout" or (.status == "Killed" and own($folder)))}]
  | (sort_by(.file, .mutant.location.start.line)[] | select(.detected | not)
      | "\(.file | sub("^.*/source/"; "")):\(.mutant.location.start.line)  \(.mutant.status)  \(.mutant.mutatorName): \(.mutant.replacement | gsub("\\s+"; " ") | .[0:100])"),
    "",
    (group_by(.folder)[] | (map(select(.detected)) | length) as $detected
      | "\(.[0].folder): \($detected) of \(length) detected (\(10000 * $detected / length | round / 100) %)")
' "$report"
