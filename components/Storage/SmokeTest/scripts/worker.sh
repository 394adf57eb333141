#!/bin/sh
# One look at a volume from inside a pod: is it the volume, is it whole, and does it keep what is written?
#   worker.sh ACTION
# ACTION is one of
#   write   checks the mount, then writes random data and its checksum
#   verify  checks the mount, then every checksum that earlier pods wrote
#   grow    as verify, but waits first until the file system has the wished size
#   change  as verify, and then writes this pod's file, new or over an older one
#   share   writes a file, and waits for the same from every peer
# The mount is always checked before anything is written: where it is wrong, the data would land on the node's own disk.
# What was seen goes to standard output and to RESULT_FILE as lines key=value; the last one is result=passed or
# result=failed, and the exit code says the same.
set -eu

DATA=${DATA:-/data}
MOUNTINFO=${MOUNTINFO:-/proc/self/mountinfo}
RESULT_FILE=${RESULT_FILE:-/dev/termination-log}
EXPECTED_SOURCE=${EXPECTED_SOURCE:-}   # what must be mounted, with * for any text; empty: anything but the node's own disk
EXPECTED_MIB=${EXPECTED_MIB:-0}        # size that the claim asked for; 0: not checked
EXPECTED_GID=${EXPECTED_GID:-}         # group of the volume's directory; empty: not checked
NAME=${NAME:-data}                     # name of this pod's file
PEERS=${PEERS:-}                       # names of the files of all pods that share the volume
SIZE_MIB=${SIZE_MIB:-64}
WAIT_SECONDS=${WAIT_SECONDS:-240}
POLL_SECONDS=${POLL_SECONDS:-1}

# File systems keep some room for themselves, and none shows more than its device has.
LEAST_PERCENT=80
MOST_PERCENT=105

say() { # say KEY VALUE
  printf '%s=%s\n' "$1" "$2" | tee -a "$RESULT_FILE"
}

fail() { # fail DETAIL
  say detail "$1"
  say result failed
  exit 1
}

# The line of the mount at DATA; the last one is on top. Fields: see proc_pid_mountinfo(5).
mount_line() {
  awk -v at="$DATA" '$5 == at { line = $0 } END { print line }' "$MOUNTINFO"
}

# The kubelet root, from the file that the kubelet mounts at /etc/hosts of every pod.
kubelet_root() {
  awk '$5 == "/etc/hosts" { print $4 }' "$MOUNTINFO" | sed -n 's|/pods/[^/]*/etc-hosts$||p' | tail -n 1
}

check_mount() {
  root=$(kubelet_root)
  [ -z "$root" ] || say kubelet_root "$root"
  line=$(mount_line)
  [ -n "$line" ] || fail "nothing is mounted at $DATA, so data would go to the node's own disk"
  source=$(printf '%s\n' "$line" | sed 's/.* - [^ ]* \([^ ]*\).*/\1/')
  type=$(printf '%s\n' "$line" | sed 's/.* - \([^ ]*\).*/\1/')
  say source "$source"
  say filesystem "$type"
  if [ -n "$EXPECTED_SOURCE" ]; then
    # shellcheck disable=SC2254 # the stars are meant as such
    case $source in
      $EXPECTED_SOURCE) ;;
      *) fail "$source is mounted at $DATA instead of $EXPECTED_SOURCE, so data would not go to the volume" ;;
    esac
  elif [ "$source" = "$(awk '$5 == "/" { s = $0 } END { print s }' "$MOUNTINFO" | sed 's/.* - [^ ]* \([^ ]*\).*/\1/')" ]; then
    fail "$DATA lies on the same file system as the root directory, $source"
  fi
}

filesystem_mib() {
  df -P -k "$DATA" | awk 'NR == 2 { printf "%d\n", $2 / 1024 }'
}

has_size() {
  mib=$(filesystem_mib)
  [ $((mib * 100)) -ge $((EXPECTED_MIB * LEAST_PERCENT)) ] && [ $((mib * 100)) -le $((EXPECTED_MIB * MOST_PERCENT)) ]
}

check_size() {
  [ "$EXPECTED_MIB" -gt 0 ] || return 0
  has_size || fail "the file system has $mib MiB, but the claim asks for $EXPECTED_MIB MiB"
  say size_mib "$mib"
}

check_group() {
  [ -n "$EXPECTED_GID" ] || return 0
  gid=$(stat -c %g "$DATA")
  mode=$(stat -c %a "$DATA")
  say gid "$gid"
  say mode "$mode"
  [ "$gid" = "$EXPECTED_GID" ] || fail "the volume belongs to group $gid instead of $EXPECTED_GID: fsGroup was not applied"
  case $mode in
    [2367]???) ;;
    *) fail "the volume's mode is $mode, without the set-group-ID bit: fsGroup was not applied" ;;
  esac
}

write_data() {
  dd if=/dev/urandom of="$DATA/$NAME.bin" bs=1048576 count="$SIZE_MIB" 2>/dev/null || fail "cannot write $SIZE_MIB MiB to $DATA/$NAME.bin"
  (cd "$DATA" && sha256sum "$NAME.bin" >"$NAME.sha256") || fail "cannot write $DATA/$NAME.sha256"
  sync
  say_sha256
}

say_sha256() {
  say sha256 "$(cut -d ' ' -f 1 "$DATA/$NAME.sha256")"
}

verify_data() {
  count=0
  for sums in "$DATA"/*.sha256; do
    [ -e "$sums" ] || fail "there is no checksum in $DATA: what an earlier pod wrote is gone"
    (cd "$DATA" && sha256sum -c "${sums##*/}" >/dev/null 2>&1) || fail "${sums##*/} does not match its data"
    count=$((count + 1))
  done
  say verified "$count"
  [ ! -e "$DATA/$NAME.sha256" ] || say_sha256
}

wait_for() { # wait_for COMMAND...: until it succeeds, for at most WAIT_SECONDS
  deadline=$(($(date +%s) + WAIT_SECONDS))
  until "$@"; do
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep "$POLL_SECONDS"
  done
}

has_all_peers() {
  missing=
  for peer in $PEERS; do
    [ "$(cat "$DATA/from-$peer" 2>/dev/null)" = "$peer" ] || missing="$missing $peer"
  done
  [ -z "$missing" ]
}

share() {
  printf '%s\n' "$NAME" >"$DATA/from-$NAME" || fail "cannot write to the shared volume"
  sync
  wait_for has_all_peers || fail "within $WAIT_SECONDS s nothing came from:$missing"
  say peers "$PEERS"
}

: >"$RESULT_FILE"
check_mount
case ${1-} in
  write)
    check_size
    check_group
    say checked device
    write_data
    ;;
  verify)
    check_size
    verify_data
    ;;
  grow)
    wait_for has_size || fail "after $WAIT_SECONDS s the file system still has $mib MiB instead of $EXPECTED_MIB MiB"
    check_size
    verify_data
    ;;
  change)
    verify_data
    write_data
    ;;
  share)
    share
    ;;
  *)
    fail "unknown action '${1-}'"
    ;;
esac
say result passed
