# shellcheck shell=sh
# Makes, watches and removes the objects of the test. Needs what report.sh needs, and SCRIPTS, RUN_UID, IMAGE,
# SCRIPTS_CONFIGMAP, SNAPSHOT_CLASS, CSI_NAMESPACE, CSI_PLUGIN, START_SECONDS, JOB_SECONDS, POLL_SECONDS.

kube() {
  kubectl --namespace="$NAMESPACE" --request-timeout="${REQUEST_SECONDS}s" "$@"
}

# A template with its placeholders filled in: render FILE KEY=VALUE...
# Values are names, numbers, sizes and paths; none holds a character that sed would not take.
render() {
  file=$1
  shift
  script="s|@NAMESPACE@|$NAMESPACE|;s|@RUN@|$RUN|;s|@RUN_UID@|$RUN_UID|"
  for pair in "$@"; do
    script="$script;s|@${pair%%=*}@|${pair#*=}|"
  done
  sed -e "$script" "$SCRIPTS/$file"
}

# Every name ends in the run's tag, so that two runs never get in each other's way.
create_claim() { # create_claim CLAIM CLASS ACCESS_MODE SIZE [SNAPSHOT]
  if [ -n "${5-}" ]; then
    render claim.yaml "CLAIM=$1" "STORAGE_CLASS=$2" "ACCESS_MODE=$3" "SIZE=$4" "SNAPSHOT=$5"
  else
    render claim.yaml "CLAIM=$1" "STORAGE_CLASS=$2" "ACCESS_MODE=$3" "SIZE=$4" | sed '/dataSource:/d'
  fi | create
}

create_snapshot() { # create_snapshot SNAPSHOT CLAIM
  render snapshot.yaml "SNAPSHOT=$1" "CLAIM=$2" "SNAPSHOT_CLASS=$SNAPSHOT_CLASS" | create
}

create_job() { # create_job JOB NODE CLAIM ACTION KEY=VALUE...: the other keys of job.yaml; those that are left out have defaults
  set -- "JOB=$1" "NODE=$2" "CLAIM=$3" "ACTION=$4" "IMAGE=$IMAGE" "JOB_SECONDS=$JOB_SECONDS" "SCRIPTS_CONFIGMAP=$SCRIPTS_CONFIGMAP" "$@" \
    "GROUP=10001" "NAME=data" "MIB=0" "SOURCE=" "GID=" "PEERS="
  render job.yaml "$@" | sed '/@FS_GROUP@/d' | create
}

# The server itself checks what it is given; asking it for its schemas first would only take time.
create() {
  kube create --validate=false -f - >/dev/null
}

pod_of() { # pod_of JOB TEMPLATE: a field of the job's pod, or nothing
  kube get pods -l "job-name=$1" -o "jsonpath={range .items[*]}$2{end}" 2>/dev/null
}

# wait_until SECONDS COMMAND...: until it succeeds; fails when the time is over
wait_until() {
  until_time=$(($(date +%s) + $1))
  shift
  until "$@"; do
    [ "$(date +%s)" -lt "$until_time" ] || return 1
    sleep "$POLL_SECONDS"
  done
}

has_started() { # has_started JOB
  phase=$(pod_of "$1" '{.status.phase}')
  case $phase in Running | Succeeded | Failed) ;; *) return 1 ;; esac
}

has_ended() { # has_ended JOB
  phase=$(pod_of "$1" '{.status.phase}')
  case $phase in Succeeded | Failed) ;; *) return 1 ;; esac
}

# start JOB: waits until its pod runs, which it does only once its volume is mounted
start() {
  wait_until "$START_SECONDS" has_started "$1" && return
  detail="the pod did not start within $START_SECONDS s (phase ${phase:-none})"
  return 1
}

# finish JOB: waits for its end; OUTPUT has what the worker saw, and detail why it failed
finish() {
  OUTPUT=
  if ! wait_until "$JOB_SECONDS" has_ended "$1"; then
    detail="the pod did not end within $JOB_SECONDS s"
    return 1
  fi
  OUTPUT=$(pod_of "$1" '{.status.containerStatuses[0].state.terminated.message}')
  detail=$(output detail)
  [ "$(output result)" = passed ] && return
  detail=${detail:-"the pod ended without a result (phase $phase)"}
  return 1
}

output() { # output KEY: what the worker of the last finish said
  printf '%s\n' "$OUTPUT" | sed -n "s/^$1=//p" | tail -n 1
}

delete_job() { # delete_job JOB: and waits until its pod is gone, so that the volume can go to another node
  kube delete job "$1" --ignore-not-found --wait=false --cascade=background >/dev/null
  wait_until "$START_SECONDS" has_no_pod "$1"
}

has_no_pod() { # has_no_pod JOB
  names=$(kube get pods -l "job-name=$1" -o 'jsonpath={.items[*].metadata.name}') && [ -z "$names" ]
}

claim_field() { # claim_field CLAIM TEMPLATE
  kube get persistentvolumeclaim "$1" -o "jsonpath=$2" 2>/dev/null
}

# What the cluster says about a job that failed: its warnings, and the paths that the CSI plugin of the node was given.
evidence() { # evidence JOB NODE
  kube get events -o 'jsonpath={range .items[?(@.type=="Warning")]}{.involvedObject.name}{" "}{.reason}{": "}{.message}{"\n"}{end}' 2>/dev/null |
    grep "^$1-" | tail -n 5 | cut -c 1-500
  [ -n "$CSI_PLUGIN" ] || return 0
  plugin=$(kubectl --namespace="$CSI_NAMESPACE" --request-timeout="${REQUEST_SECONDS}s" get pods -l "app=$CSI_PLUGIN" \
    --field-selector "spec.nodeName=$2" -o 'jsonpath={.items[*].metadata.name}' 2>/dev/null)
  for pod in $plugin; do
    kubectl --namespace="$CSI_NAMESPACE" --request-timeout="${REQUEST_SECONDS}s" logs "$pod" -c "$CSI_PLUGIN" --tail=300 2>/dev/null |
      grep target_path | tail -n 3 | cut -c 1-500
  done
}

# Removes everything of this run. What it cannot remove, Kubernetes does once the run's own Job is gone: it owns the rest.
remove_all() {
  kube delete jobs,persistentvolumeclaims -l "homelab/smoke-test-run=$RUN" --ignore-not-found --wait=false >/dev/null
  removed=$?
  if [ -n "$SNAPSHOT_CLASS" ]; then
    kube delete volumesnapshots -l "homelab/smoke-test-run=$RUN" --ignore-not-found --wait=false >/dev/null || removed=$?
  fi
  return "$removed"
}
