# shellcheck shell=sh
# Collects the results of the steps and publishes them in a ConfigMap, as one JSON document and as metrics.
# Needs WORK (a folder that may be written), RUN, NAMESPACE, RESULTS_CONFIGMAP, STORAGE_CLASS and NODES.

# The schema that `homelab smoke --results` reads; a change of it needs another number.
SCHEMA=homelab.storage-smoke-test/1

RESULTS=$WORK/results
STARTED=$(date +%s)

now() {
  date -u +%Y-%m-%dT%H:%M:%SZ
}

STARTED_AT=$(now)

# Standard input as a JSON string. What is no plain text is left out, also half of a character that was cut.
json_text() {
  tr -cd '\011\012\040-\176' | sed 's/\\/\\\\/g;s/"/\\"/g;s/\t/\\t/g' | awk '
    BEGIN { printf "\"" }
    NR > 1 { printf "\\n" }
    { printf "%s", $0 }
    END { printf "\"" }'
}

# A list of JSON strings, one for each line of standard input that holds something.
json_lines() {
  printf '['
  comma=
  while IFS= read -r entry; do
    [ -n "$entry" ] || continue
    printf '%s' "$comma"
    printf '%s' "$entry" | json_text
    comma=,
  done
  printf ']'
}

# record STEP NAME NODE RESULT SECONDS DETAIL [EVIDENCE]: RESULT is passed, failed or skipped; EVIDENCE has a line each.
record() {
  printf '{"step":%s,"name":"%s","node":"%s","result":"%s","seconds":%s,"detail":%s,"evidence":%s}\n' \
    "$1" "$2" "$3" "$4" "$5" "$(printf '%s' "$6" | json_text)" "$(printf '%s\n' "${7-}" | json_lines)" >>"$RESULTS"
  printf '%s step %s (%s) %s %s: %s\n' "$(now)" "$1" "$2" "$3" "$4" "$6"
  publish running || return 0 # the next step tries again
}

has_result() { # has_result RESULT: whether any step ended so
  grep -q "\"result\":\"$1\"" "$RESULTS" 2>/dev/null
}

# Step 2 is the proof; without it on every node nothing is proven, whatever else has passed.
verdict() {
  if has_result failed; then
    echo failed
    return
  fi
  for node in $NODES; do
    grep -q "^{\"step\":2,\"name\":\"device\",\"node\":\"$node\",\"result\":\"passed\"" "$RESULTS" 2>/dev/null || {
      echo failed
      return
    }
  done
  echo passed
}

document() { # document RESULT
  finished=null
  [ "$1" = running ] || finished="\"$(now)\""
  printf '{"schema":"%s","profile":"storage","run":"%s","storageClass":"%s","result":"%s","started":"%s","updated":"%s","finished":%s,"nodes":%s,"steps":[%s]}' \
    "$SCHEMA" "$RUN" "$STORAGE_CLASS" "$1" "$STARTED_AT" "$(now)" "$finished" \
    "$(printf '%s\n' "$NODES" | tr ' ' '\n' | json_lines)" "$(paste -s -d , "$RESULTS" 2>/dev/null)"
}

metrics() { # metrics RESULT
  success=0
  [ "$1" = passed ] && success=1
  cat <<END
# HELP homelab_storage_smoke_test_success Whether every step of the last finished run passed.
# TYPE homelab_storage_smoke_test_success gauge
homelab_storage_smoke_test_success $success
# HELP homelab_storage_smoke_test_completion_timestamp_seconds When the last finished run ended, in seconds since 1970.
# TYPE homelab_storage_smoke_test_completion_timestamp_seconds gauge
homelab_storage_smoke_test_completion_timestamp_seconds $(date +%s)
# HELP homelab_storage_smoke_test_duration_seconds How long the last finished run took, in seconds.
# TYPE homelab_storage_smoke_test_duration_seconds gauge
homelab_storage_smoke_test_duration_seconds $(($(date +%s) - STARTED))
# HELP homelab_storage_smoke_test_step_success Whether a step passed; steps that were skipped are missing.
# TYPE homelab_storage_smoke_test_step_success gauge
END
  sed -n \
    -e 's/^{"step":\([0-9]*\),"name":"\([^"]*\)","node":"\([^"]*\)","result":"passed".*/homelab_storage_smoke_test_step_success{step="\1",name="\2",node="\3"} 1/p' \
    -e 's/^{"step":\([0-9]*\),"name":"\([^"]*\)","node":"\([^"]*\)","result":"failed".*/homelab_storage_smoke_test_step_success{step="\1",name="\2",node="\3"} 0/p' \
    "$RESULTS" 2>/dev/null
}

# Publishes what there is so far: a run that is killed leaves at least that. Metrics appear once, at the end, so that
# they always speak of a whole run.
publish() { # publish RESULT
  # The text of the metrics must end with a line end, which json_text leaves out.
  data="\"result.json\":$(document "$1" | json_text)"
  [ "$1" = running ] || data="$data,\"metrics.txt\":$(metrics "$1" | json_text | sed 's/"$/\\n"/')"
  printf '{"data":{%s}}' "$data" >"$WORK/patch.json"
  kube patch configmap "$RESULTS_CONFIGMAP" --type=merge --patch-file="$WORK/patch.json" >/dev/null
}
