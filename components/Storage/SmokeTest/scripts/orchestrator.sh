#!/bin/sh
# Proves that volumes of a StorageClass mount and keep data, on every node. Runs as the pod of a Job; whatever happens,
# it removes what it made and publishes what it saw. The steps are explained in docs/smoke-test.md.
set -u

: "${NAMESPACE:?}" "${RUN:?}" "${RUN_UID:?}" "${NODES:?}" "${STORAGE_CLASS:?}" "${DRIVER:?}" "${RESULTS_CONFIGMAP:?}"
: "${SCRIPTS_CONFIGMAP:?}" "${IMAGE:?}"
SCRIPTS=${SCRIPTS:-/scripts}
WORK=${WORK:-/work}
SOURCE=${SOURCE:-}                     # source of the mount, with @PV@ for the volume's name; empty: any but the root disk
SHARED_CLASS=${SHARED_CLASS:-}         # StorageClass of the shared volume; empty: not tested
SHARED_SOURCE=${SHARED_SOURCE:-}
EXPANSION=${EXPANSION:-no}
SNAPSHOT_CLASS=${SNAPSHOT_CLASS:-}     # VolumeSnapshotClass; empty: not tested
VOLUME_RESOURCE=${VOLUME_RESOURCE:-}   # the driver's own volume objects, such as volumes.longhorn.io; empty: none
CSI_NAMESPACE=${CSI_NAMESPACE:-}
CSI_PLUGIN=${CSI_PLUGIN:-}             # DaemonSet of the CSI plugin; empty: its paths and logs are not looked at
START_SECONDS=${START_SECONDS:-180}
JOB_SECONDS=${JOB_SECONDS:-300}
CLEANUP_SECONDS=${CLEANUP_SECONDS:-300}
REQUEST_SECONDS=${REQUEST_SECONDS:-20}
POLL_SECONDS=${POLL_SECONDS:-2}
FS_GROUP=${FS_GROUP:-2000}
TAG=$(printf '%s' "$RUN_UID" | cut -c 1-5)

# shellcheck source=report.sh
. "$SCRIPTS/report.sh"
# shellcheck source=objects.sh
. "$SCRIPTS/objects.sh"
# shellcheck source=static.sh
. "$SCRIPTS/static.sh"
# shellcheck source=node-steps.sh
. "$SCRIPTS/node-steps.sh"
# shellcheck source=cluster-steps.sh
. "$SCRIPTS/cluster-steps.sh"

# Runs at every end: of itself, by the deadline of the Job, or by a fault of this script.
# shellcheck disable=SC2317 # it is called by the trap
end() {
  code=$?
  trap '' TERM INT
  trap - EXIT
  [ -z "${interrupted-}" ] || record 8 cleanup "" failed 0 "the test was stopped before its end"
  remove_all || { sleep "$POLL_SECONDS"; remove_all || record 8 cleanup "" failed 0 "not everything could be removed; Kubernetes does it with the Job $RUN"; }
  result=$(verdict)
  tries=0
  until publish "$result" || [ "$tries" -ge 5 ]; do
    tries=$((tries + 1))
    sleep "$POLL_SECONDS"
  done
  document "$result" # also in the log, for the case that the ConfigMap cannot be written
  [ "$result" = passed ] && [ "$code" -eq 0 ] && exit 0
  exit 1
}

trap 'interrupted=yes; exit 143' TERM INT
trap end EXIT

mkdir -p "$WORK"
: >"$RESULTS"
publish running

if check_static; then
  index=0
  for node in $NODES; do
    index=$((index + 1))
    test_node "$node" "$index"
  done
  test_snapshot
  test_shared_write
else
  skip_all "step 0 has failed, and what a pod writes might go to a node's own disk"
fi
test_cleanup
exit 0
