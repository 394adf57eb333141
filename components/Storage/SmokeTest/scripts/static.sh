# shellcheck shell=sh
# Step 0: what needs no pod. Needs what objects.sh needs.

# The kubelet root from the arguments that K3s recorded, a JSON list of texts; "unknown" when it cannot be told.
kubelet_root() { # kubelet_root NODE_ARGS VERSION
  if [ -z "$1" ]; then
    case $2 in
      *+k3s*) echo /var/lib/kubelet ;;
      *) echo unknown ;;
    esac
    return
  fi
  printf '%s\n' "$1" | sed 's/^\["//;s/"\]$//;s/","/\n/g' | awk '
    next_is_value { arg = $0; next_is_value = 0 }
    !next_is_value && $0 == "--kubelet-arg" { next_is_value = 1; next }
    /^--kubelet-arg=/ { arg = substr($0, 15) }
    arg != "" { sub(/^--/, "", arg); if (arg ~ /^root-dir=/) root = substr(arg, 10); arg = "" }
    /^--rootless/ && !/=(0|f|F|false|FALSE|False)$/ { rootless = 1 }
    END { if (root != "") print root; else if (rootless) print "unknown"; else print "/var/lib/kubelet" }'
}

check_roots() {
  table=$(kube get nodes -o 'jsonpath={range .items[*]}{.metadata.name}{"\t"}{.status.nodeInfo.kubeletVersion}{"\t"}{.metadata.annotations.k3s\.io/node-args}{"\n"}{end}') ||
    { record 0 static "" failed 0 "the nodes cannot be listed"; return 1; }
  roots=
  list=
  while IFS="$(printf '\t')" read -r name version args; do
    [ -n "$name" ] || continue
    root=$(kubelet_root "$args" "$version")
    list="$list
$name: $root"
    case " $roots " in *" $root "*) ;; *) roots="$roots $root" ;; esac
  done <<END
$table
END
  roots=${roots# }
  case $roots in
    *unknown*) record 0 static "" failed 0 "a kubelet root is not known, so nothing can tell where volumes must be mounted" "$list"; return 1 ;;
    *' '*) record 0 static "" failed 0 "the kubelet roots differ: $roots" "$list"; return 1 ;;
  esac
}

check_driver_paths() {
  [ -n "$CSI_PLUGIN" ] || return 0
  paths=$(kubectl --namespace="$CSI_NAMESPACE" --request-timeout="${REQUEST_SECONDS}s" get daemonset "$CSI_PLUGIN" \
    -o 'jsonpath={range .spec.template.spec.volumes[*]}{.name}{"\t"}{.hostPath.path}{"\n"}{end}') ||
    { record 0 static "" failed 0 "the DaemonSet $CSI_PLUGIN cannot be read"; return 1; }
  pods=$(printf '%s\n' "$paths" | sed -n "s/^pods-mount-dir$(printf '\t')//p")
  if [ "$pods" != "$roots/pods" ]; then
    record 0 static "" failed 0 "the CSI plugin mounts below ${pods:-nothing}, the kubelets look below $roots/pods" "$paths"
    return 1
  fi
}

check_registration() { # check_registration NODE
  drivers=$(kube get csinode "$1" -o 'jsonpath={.spec.drivers[*].name}') || drivers=
  case " $drivers " in
    *" $DRIVER "*) record 0 registration "$1" passed 0 "$DRIVER is registered" ;;
    *) record 0 registration "$1" failed 0 "CSINode $1 does not contain driver $DRIVER" "drivers: ${drivers:-none}" ;;
  esac
}

check_default_class() {
  table=$(kube get storageclasses -o 'jsonpath={range .items[*]}{.metadata.name}{"\t"}{.metadata.annotations.storageclass\.kubernetes\.io/is-default-class}{"\n"}{end}') ||
    { record 0 default-class "" failed 0 "the StorageClasses cannot be listed"; return; }
  defaults=$(printf '%s\n' "$table" | awk -F '\t' '$2 == "true" { print $1 }' | paste -s -d ' ' -)
  case $defaults in
    '') record 0 default-class "" failed 0 "no class is the default" "$table" ;;
    *' '*) record 0 default-class "" failed 0 "several classes are the default: $defaults" "$table" ;;
    *) record 0 default-class "" passed 0 "the default class is $defaults" ;;
  esac
}

# Fails only where a mount would go astray: then no pod may write anything.
check_static() {
  check_roots && check_driver_paths || return
  record 0 static "" passed 0 "every kubelet root is $roots, and the driver's too"
  for node in $NODES; do
    check_registration "$node"
  done
  check_default_class
}
