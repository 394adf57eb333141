#!/usr/bin/env bash
# Builds everything that is compared and prints one table: ./bench/run.sh [ROUNDS]
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

for tool in dotnet node npm; do
  command -v "$tool" >/dev/null || { echo "bench: '$tool' is not on the PATH" >&2; exit 1; }
done
(cd -- "$root/bench/peers" && npm ci --no-audit --no-fund --loglevel=error)
"$root/homelab" preview bench --program "$root/bench/configmaps" >/dev/null
"$root/homelab" preview prod >/dev/null
dotnet build "$root/bench/runner/Runner.csproj" --nologo -v:quiet -clp:NoSummary
exec "$root/artifacts/bin/Runner/release/Runner" "$root" "$@"
