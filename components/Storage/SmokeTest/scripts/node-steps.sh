# shellcheck shell=sh
# Steps 1 to 5, on each node. Needs what objects.sh needs. A step that fails is recorded, and what does not depend on it goes on.

SIZE=1Gi
MIB=1024
LARGER_SIZE=2Gi
LARGER_MIB=2048

seconds_since() {
  echo $(($(date +%s) - $1))
}

source_of() { # source_of CLAIM PATTERN: the pattern with the volume's name, or with a star as long as there is none
  volume=$(claim_field "$1" '{.spec.volumeName}')
  printf '%s\n' "$2" | sed "s|@PV@|${volume:-*}|"
}

has_volume() { # has_volume CLAIM
  [ -n "$(claim_field "$1" '{.spec.volumeName}')" ]
}

next_node() { # next_node NODE: the one after it, and after the last the first
  printf '%s\n' "$NODES $NODES" | tr ' ' '\n' | awk -v node="$1" 'found { print; exit } $0 == node { found = 1 }'
}

remember_volume() { # remember_volume CLAIM: for step 8
  claim_field "$1" '{.spec.volumeName}{"\n"}' >>"$WORK/volumes"
}

# Steps 1 to 5 on one node.
test_node() { # test_node NODE INDEX
  claim=data-$2-$TAG
  if ! create_claim "$claim" "$STORAGE_CLASS" ReadWriteOnce "$SIZE"; then
    record 1 mount "$1" failed 0 "the claim could not be created"
    skip_node "$1" "step 1 has failed"
    return
  fi
  mount_and_write "$1" "$claim" "$2" || return
  move "$1" "$claim" "$2"
  expand "$1" "$claim" "$2"
}

skip_node() { # skip_node NODE REASON: what is left of steps 2 to 5
  for step in "2 device" "3 write" "4 move" "5 expand"; do
    grep -q "^{\"step\":${step% *},\"name\":\"${step#* }\",\"node\":\"$1\"" "$RESULTS" || record "${step% *}" "${step#* }" "$1" skipped 0 "$2"
  done
}

# A class that binds late has no volume before the pod is scheduled: the pod then accepts any volume of the driver, and
# whether it is the right one is seen afterwards.
mount_and_write() { # mount_and_write NODE CLAIM INDEX
  began=$(date +%s)
  create_job "write-$3-$TAG" "$1" "$2" write "SOURCE=$(printf '%s' "$SOURCE" | sed 's|@PV@|*|')" "MIB=$MIB" "GID=$FS_GROUP" "FS_GROUP=$FS_GROUP" ||
    { record 1 mount "$1" failed 0 "the pod could not be created"; skip_node "$1" "step 1 has failed"; return 1; }
  if ! start "write-$3-$TAG"; then
    record 1 mount "$1" failed "$(seconds_since "$began")" "$detail" "$(evidence "write-$3-$TAG" "$1")"
    remember_volume "$2"
    delete_job "write-$3-$TAG"
    skip_node "$1" "step 1 has failed"
    return 1
  fi
  remember_volume "$2"
  mounts=$(evidence "write-$3-$TAG" "$1" | grep FailedMount)
  if [ -n "$mounts" ]; then
    record 1 mount "$1" failed "$(seconds_since "$began")" "the pod runs, but mounting failed before" "$mounts"
  else
    record 1 mount "$1" passed "$(seconds_since "$began")" "the pod started with its volume"
  fi

  began=$(date +%s)
  finish "write-$3-$TAG"
  wrote=$?
  expected=$(source_of "$2" "$SOURCE")
  seen=$(output source)
  if [ "$(output checked)" != device ] || { [ -n "$expected" ] && [ "$seen" != "$expected" ]; }; then
    record 2 device "$1" failed "$(seconds_since "$began")" "${detail:-"$seen is mounted instead of $expected"}" "$OUTPUT
$(evidence "write-$3-$TAG" "$1")"
    delete_job "write-$3-$TAG"
    skip_node "$1" "step 2 has failed"
    return 1
  fi
  record 2 device "$1" passed 0 "$seen, $(output size_mib) MiB, group $(output gid), mode $(output mode)"
  if [ "$wrote" -ne 0 ]; then
    record 3 write "$1" failed "$(seconds_since "$began")" "$detail" "$OUTPUT"
    delete_job "write-$3-$TAG"
    skip_node "$1" "step 3 has failed"
    return 1
  fi
  delete_job "write-$3-$TAG"

  # Without fsGroup nothing fails where a mount is missing: such a pod writes to the node's disk in silence.
  if run "plain-$3-$TAG" "$1" "$2" change "NAME=plain" "GROUP=$FS_GROUP"; then
    record 3 write "$1" passed "$(seconds_since "$began")" "both pods' data is there after they are gone"
  else
    record 3 write "$1" failed "$(seconds_since "$began")" "without fsGroup: $detail" "$OUTPUT
$proof"
    skip_node "$1" "step 3 has failed"
    return 1
  fi
}

# run JOB NODE CLAIM ACTION KEY=VALUE...: a pod from start to end, and gone again; detail and proof say why it failed
run() {
  run_job=$1 run_node=$2 run_claim=$3 run_action=$4
  shift 4
  OUTPUT=
  proof=
  create_job "$run_job" "$run_node" "$run_claim" "$run_action" "SOURCE=$(source_of "$run_claim" "$SOURCE")" "$@" ||
    { detail="the pod could not be created"; return 1; }
  start "$run_job" && finish "$run_job"
  ran=$?
  [ "$ran" -eq 0 ] || proof=$(evidence "$run_job" "$run_node")
  delete_job "$run_job" || { [ "$ran" -ne 0 ] || detail="the pod could not be removed"; ran=1; }
  return "$ran"
}

move() { # move NODE CLAIM INDEX
  target=$(next_node "$1")
  if [ "$target" = "$1" ]; then
    record 4 move "$1" skipped 0 "there is no other node"
    return
  fi
  began=$(date +%s)
  if run "move-$3-$TAG" "$target" "$2" verify; then
    record 4 move "$1" passed "$(seconds_since "$began")" "the data is there on $target"
  else
    record 4 move "$1" failed "$(seconds_since "$began")" "on $target: $detail" "$OUTPUT
$proof"
  fi
}

has_capacity() { # has_capacity CLAIM SIZE
  [ "$(claim_field "$1" '{.status.capacity.storage}')" = "$2" ]
}

expand() { # expand NODE CLAIM INDEX
  if [ "$EXPANSION" != yes ]; then
    record 5 expand "$1" skipped 0 "the class does not expand volumes"
    return
  fi
  began=$(date +%s)
  proof=
  if create_job "grow-$3-$TAG" "$1" "$2" grow "SOURCE=$(source_of "$2" "$SOURCE")" "MIB=$LARGER_MIB" && start "grow-$3-$TAG" &&
    { kube patch persistentvolumeclaim "$2" --type=merge -p "{\"spec\":{\"resources\":{\"requests\":{\"storage\":\"$LARGER_SIZE\"}}}}" >/dev/null || { detail="the claim could not be changed"; false; }; } &&
    finish "grow-$3-$TAG" && { wait_until 60 has_capacity "$2" "$LARGER_SIZE" || { detail="the claim's capacity is still not $LARGER_SIZE"; false; }; }; then
    record 5 expand "$1" passed "$(seconds_since "$began")" "claim and file system grew to $LARGER_SIZE while mounted, and the data is the same"
  else
    record 5 expand "$1" failed "$(seconds_since "$began")" "${detail:-"the pod could not be created"}" "$OUTPUT
$(evidence "grow-$3-$TAG" "$1")"
  fi
  delete_job "grow-$3-$TAG"
}
