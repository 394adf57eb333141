# shellcheck shell=sh
# What the mover's scripts share; they source it. Needs rsync, find, stat, sort and awk, those of BusyBox included.

SOURCE=${SOURCE:-/src}
TARGET=${TARGET:-/dst}
WORK=${WORK:-/tmp}
RESULT=${RESULT:-/dev/termination-log}
MOUNTINFO=${MOUNTINFO:-/proc/self/mountinfo}

# Messages of rsync are read by people; names stay escaped whatever the locale.
LC_ALL=C
export LC_ALL

# result KEY=VALUE...: the last word of a script, read by whoever started it.
result() {
  printf '%s\n' "$@" >"$RESULT"
  printf '%s\n' "$@"
}

# fail CODE MESSAGE: ends the script; the message is its result.
fail() {
  printf '%s\n' "$2" >&2
  printf 'error=%s\n' "$2" >"$RESULT"
  exit "$1"
}

# rsync built without one of these would leave it out of the copy and of the comparison alike.
check_rsync() {
  for ability in hardlinks symlinks ACLs xattrs symtimes; do
    rsync --version | tr ',' '\n' | grep -Eqx " *$ability" ||
      fail 69 "the image's rsync cannot do $ability; choose an image with a complete rsync"
  done
}

# check_directory NAME PATH
check_directory() {
  [ -d "$2" ] || fail 66 "the $1 volume is not mounted at $2"
}

# A CSI volume that is really mounted shows the root of its own file system here. A directory below the kubelet's means
# that nothing was mounted, and that all writes go to the node's own disk.
check_mounted() {
  if awk -v at="$1" '$5 == at { root = $4 } END { exit root !~ /\/volumes\/kubernetes\.io~csi\/[^\/]+\/mount$/ }' "$MOUNTINFO"; then
    fail 74 "$1 is a directory on the node's own disk and not the volume: the CSI driver did not mount it; run homelab doctor --profile storage"
  fi
}

# File systems put lost+found at their root; it is never copied, so nothing that matters may be in it.
check_lost_and_found() {
  [ ! -d "$SOURCE/lost+found" ] || [ -z "$(find "$SOURCE/lost+found" -mindepth 1 | head -n 1)" ] ||
    fail 65 "lost+found of the source holds files that a file system check saved, and it is not copied; move them elsewhere or delete them"
}

# run_rsync OPTION...: from the source to the target, with all that both sides can keep. Times count to the nanosecond:
# by itself rsync compares whole seconds.
run_rsync() {
  rsync -aHAXS --numeric-ids --delete --modify-window=-1 --exclude=/lost+found "$@" -- "$SOURCE/" "$TARGET/"
}

# entries DIRECTORY: how many there are, the directory included, whatever their names hold.
entries() {
  (cd -- "$1" && find . -path ./lost+found -prune -o -print0 | tr -cd '\000' | wc -c | tr -d ' ')
}

# files DIRECTORY: how many regular files there are, each counted once however many links it has, and their bytes.
files() {
  (cd -- "$1" && find . -path ./lost+found -prune -o -type f -exec stat -c '%i %s' '{}' +) | sort -u |
    awk '{ bytes += $2 } END { printf "%d %.0f\n", NR, bytes }'
}
