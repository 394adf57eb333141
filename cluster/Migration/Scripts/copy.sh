#!/bin/sh
# Copies a volume into another one: every file with its owner, mode, times, links, attributes, lists and holes.
#   copy.sh          copies what differs; what the source does not have is deleted from the target
#   copy.sh warm     the same while the source is in use, as a head start; files may vanish meanwhile
#   copy.sh whole    writes every file anew, also those that look alike
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
  '' | warm) set -- ;;
  # Only a new file gets rid of a link that the source does not have.
  whole) set -- --ignore-times ;;
  *) fail 64 "copy.sh knows no '$how'" ;;
esac

status=0
run_rsync --info=stats2 "$@" 2>"$WORK/errors" || status=$?
cat -- "$WORK/errors" >&2
# 24: files vanished while they were copied. In a volume that nobody uses that must not happen.
if [ "$status" -ne 0 ] && ! { [ "$how" = warm ] && [ "$status" -eq 24 ]; }; then
  fail "$status" "rsync ended with $status: $(head -n 1 -- "$WORK/errors")"
fi

# What the disk refuses must show here and not later.
sync
result "copied=$(entries "$TARGET")"
