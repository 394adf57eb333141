#!/bin/sh
# Compares a copied volume with its source and fails on any difference: content by checksum, and all that copy.sh keeps.
#   verify.sh          reads every byte of both
#   verify.sh quick    takes files of the same size and time, to the nanosecond, for the same
# Changes nothing.
set -eu
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${0%/*}/common.sh"

check_rsync
check_directory source "$SOURCE"
check_directory target "$TARGET"
check_mounted "$TARGET"
check_lost_and_found

how=${1:-}
case $how in
  '') set -- --checksum ;;
  quick) set -- ;;
  *) fail 64 "verify.sh knows no '$how'" ;;
esac

status=0
run_rsync --dry-run --itemize-changes "$@" >"$WORK/differences" 2>"$WORK/errors" || status=$?
cat -- "$WORK/differences"
cat -- "$WORK/errors" >&2
[ "$status" -eq 0 ] || fail "$status" "rsync ended with $status: $(head -n 1 -- "$WORK/errors")"
[ ! -s "$WORK/errors" ] || fail 1 "rsync complained: $(head -n 1 -- "$WORK/errors")"

if [ -s "$WORK/differences" ]; then
  count=$(wc -l <"$WORK/differences" | tr -d ' ')
  fail 1 "the copy differs in $count places, first: $(head -n 1 -- "$WORK/differences" | cut -c 1-300)"
fi

# rsync sees a link that is missing but not one too many; the numbers do, and they are another program's word.
source_entries=$(entries "$SOURCE")
target_entries=$(entries "$TARGET")
[ "$source_entries" = "$target_entries" ] ||
  fail 1 "the source has $source_entries entries and the copy $target_entries"
source_files=$(files "$SOURCE")
target_files=$(files "$TARGET")
[ "$source_files" = "$target_files" ] ||
  fail 1 "files and bytes of the source are $source_files, those of the copy $target_files"

result "entries=$source_entries" "files=${source_files% *}" "bytes=${source_files#* }"
