#!/usr/bin/env bash
# Compares ways of sharing GPUs. Without arguments it prints the tables and renews those in docs/gpu-simulation.md and the
# plot beside it; with arguments, which --help shows, it writes only what they name.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

command -v dotnet >/dev/null || { echo "gpu-simulation: 'dotnet' is not on the PATH" >&2; exit 1; }
build=$(dotnet build "$root/bench/gpu-simulation/GpuSimulation.csproj" -c Release --nologo -v:quiet 2>&1) || { echo "$build" >&2; exit 1; }
(($#)) || set -- --svg "$root/docs/gpu-simulation.svg" --page "$root/docs/gpu-simulation.md"
exec "$root/artifacts/bin/GpuSimulation/release/gpu-simulation" "$@"
