#!/bin/sh
# Tells how much a volume holds: bytes that it takes, entries, owner of its root. Changes nothing.
set -eu
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${0%/*}/common.sh"

check_directory source "$SOURCE"
check_lost_and_found

kibibytes=$(du -skx -- "$SOURCE" | awk '{ print $1 }')
result "used=$((kibibytes * 1024))" "entries=$(entries "$SOURCE")" "owner=$(stat -c '%u:%g' -- "$SOURCE")"
