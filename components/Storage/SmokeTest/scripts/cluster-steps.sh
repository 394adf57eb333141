# shellcheck shell=sh
# Steps 6 to 8, once for the cluster. Needs what node-steps.sh has.

is_snapshot_ready() { # is_snapshot_ready SNAPSHOT
  [ "$(kube get volumesnapshot "$1" -o 'jsonpath={.status.readyToUse}' 2>/dev/null)" = true ]
}

# Step 6, with the first node's volume.
test_snapshot() {
  node=${NODES%% *}
  if [ -z "$SNAPSHOT_CLASS" ]; then
    record 6 snapshot "$node" skipped 0 "the class takes no snapshots, or the cluster has no snapshot controller"
    return
  fi
  if ! grep -q "^{\"step\":3,\"name\":\"write\",\"node\":\"$node\",\"result\":\"passed\"" "$RESULTS"; then
    record 6 snapshot "$node" skipped 0 "step 3 has failed on $node"
    return
  fi
  began=$(date +%s)
  detail=
  if take_and_restore; then
    record 6 snapshot "$node" passed "$(seconds_since "$began")" "the restored volume has the data of before the change"
  else
    record 6 snapshot "$node" failed "$(seconds_since "$began")" "$detail" "$OUTPUT
$proof"
  fi
}

take_and_restore() {
  OUTPUT=
  proof=
  run "before-snapshot-$TAG" "$node" "data-1-$TAG" verify || return
  before=$(output sha256)
  create_snapshot "snapshot-1-$TAG" "data-1-$TAG" ||
    { detail="the snapshot could not be created"; return 1; }
  wait_until "$JOB_SECONDS" is_snapshot_ready "snapshot-1-$TAG" || { detail="the snapshot was not ready within $JOB_SECONDS s"; return 1; }
  run "after-snapshot-$TAG" "$node" "data-1-$TAG" change || return
  [ "$(output sha256)" != "$before" ] || { detail="the data could not be changed"; return 1; }
  size=$(claim_field "data-1-$TAG" '{.status.capacity.storage}')
  create_claim "restored-1-$TAG" "$STORAGE_CLASS" ReadWriteOnce "${size:-$SIZE}" "snapshot-1-$TAG" || { detail="the claim could not be created from the snapshot"; return 1; }
  wait_until 30 has_volume "restored-1-$TAG"
  run "restored-$TAG" "$node" "restored-1-$TAG" verify
  restored=$?
  remember_volume "restored-1-$TAG"
  [ "$restored" -eq 0 ] || return
  [ "$(output sha256)" = "$before" ] || { detail="the restored volume has other data than the snapshot"; return 1; }
}

# Step 7: a pod on every node, all at once.
test_shared_write() {
  if [ -z "$SHARED_CLASS" ]; then
    record 7 shared-write "" skipped 0 "the backend has no volumes that several nodes can write"
    return
  fi
  if [ "$(next_node "${NODES%% *}")" = "${NODES%% *}" ]; then
    record 7 shared-write "" skipped 0 "there is no other node"
    return
  fi
  began=$(date +%s)
  create_claim "shared-$TAG" "$SHARED_CLASS" ReadWriteMany "$SIZE" || { record 7 shared-write "" failed 0 "the claim could not be created"; return; }
  wait_until 30 has_volume "shared-$TAG"
  index=0
  for node in $NODES; do
    index=$((index + 1))
    create_job "share-$index-$TAG" "$node" "shared-$TAG" share "SOURCE=$(source_of "shared-$TAG" "$SHARED_SOURCE")" "NAME=$node" "PEERS=$NODES" "FS_GROUP=$FS_GROUP"
  done
  index=0
  for node in $NODES; do
    index=$((index + 1))
    if start "share-$index-$TAG" && finish "share-$index-$TAG"; then
      record 7 shared-write "$node" passed "$(seconds_since "$began")" "every pod sees what the others wrote"
    else
      record 7 shared-write "$node" failed "$(seconds_since "$began")" "$detail" "$OUTPUT
$(evidence "share-$index-$TAG" "$node")"
    fi
  done
  remember_volume "shared-$TAG"
  for index in $(seq 1 "$index"); do
    delete_job "share-$index-$TAG"
  done
}

skip_all() { # skip_all REASON
  for node in $NODES; do
    record 1 mount "$node" skipped 0 "$1"
    skip_node "$node" "$1"
  done
  record 6 snapshot "${NODES%% *}" skipped 0 "$1"
  record 7 shared-write "" skipped 0 "$1"
}

# Names of our volumes that still have an object of a kind: volumes themselves, attachments, the driver's own.
leftovers() {
  { kube get persistentvolumes -o 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}' &&
    kube get volumeattachments -o 'jsonpath={range .items[*]}{.spec.source.persistentVolumeName}{"\n"}{end}' &&
    { [ -z "$VOLUME_RESOURCE" ] || kubectl --namespace="$CSI_NAMESPACE" --request-timeout="${REQUEST_SECONDS}s" get "$VOLUME_RESOURCE" -o 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}'; }
  } >"$WORK/objects" || { left="the volumes cannot be listed"; return 1; }
  grep -v '^$' "$WORK/volumes" | sort -u >"$WORK/names"
  left=
  [ ! -s "$WORK/names" ] || left=$(grep -Fxf "$WORK/names" "$WORK/objects" | sort -u | paste -s -d ' ' -)
  [ -z "$left" ]
}

# Step 8.
test_cleanup() {
  began=$(date +%s)
  touch "$WORK/volumes"
  remove_all
  if wait_until "$CLEANUP_SECONDS" leftovers; then
    record 8 cleanup "" passed "$(seconds_since "$began")" "volumes and attachments are gone"
  else
    record 8 cleanup "" failed "$(seconds_since "$began")" "after $CLEANUP_SECONDS s there still are: $left"
  fi
}
