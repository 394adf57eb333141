"""Scales workloads to zero that hold a GPU of a low class and do not use it.

One pass: reads workloads and pods of the enrolled namespaces from the API server, and what their cards did from
Prometheus; decides (a pure function); says what it decided, a line a workload; and acts on it unless it runs dry.
Whatever is not known for certain counts as use: a pod without complete and fresh metrics is never touched.

Needs nothing but Python's standard library.
"""

import argparse
import json
import ssl
import sys
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Iterator, Mapping, Sequence

ACCOUNT = Path("/var/run/secrets/kubernetes.io/serviceaccount")
OPT_OUT = "gpu.homelab.internal/cull"
REPLICAS = "gpu.homelab.internal/replicas-before-cull"
CULLED_AT = "gpu.homelab.internal/culled-at"
REASON = "GpuIdle"
KINDS = {"Deployment": "deployments", "StatefulSet": "statefulsets"}
PAGE = 500

Json = Mapping[str, Any]
Sample = tuple[float, float]


@dataclass(frozen=True)
class Metric:
    """What a card does, and from which value on it is at work."""

    name: str
    busy_from: float


@dataclass(frozen=True)
class Settings:
    """What the pass goes by; written by the component that deploys it."""

    namespaces: Sequence[str]
    classes: Sequence[str]
    resource_prefixes: Sequence[str]
    metrics: Sequence[Metric]
    idle_seconds: int
    step_seconds: int
    max_gap_seconds: int
    timeout_seconds: int
    prometheus: str
    dry_run: bool

    @staticmethod
    def of(document: Json) -> "Settings":
        """Reads settings; a missing or unknown key is an error."""
        values = dict(document)
        values["metrics"] = [Metric(**item) for item in document["metrics"]]
        return Settings(**values)


@dataclass(frozen=True)
class Decision:
    """What becomes of one workload, and why."""

    workload: Json
    cull: bool
    reason: str

    def __str__(self) -> str:
        metadata = self.workload["metadata"]
        return f"{metadata['namespace']}/{self.workload['kind']}/{metadata['name']}"


@dataclass(frozen=True)
class Observation:
    """What the cluster and its metrics looked like at one moment."""

    now: float
    workloads: Sequence[Json] = field(default_factory=list)
    replica_sets: Sequence[Json] = field(default_factory=list)
    pods: Sequence[Json] = field(default_factory=list)
    series: Mapping[tuple[str, str, str], Sequence[Sample]] = field(default_factory=dict)


def decide(settings: Settings, seen: Observation) -> list[Decision]:
    """What becomes of each workload that holds GPUs; pure, and sure or silent."""
    return [
        Decision(workload, *judge(settings, seen, workload))
        for workload in seen.workloads
        if uses_gpu(settings, pod_spec_of(workload)) and (workload["spec"].get("replicas", 1) or 0) > 0
    ]


def judge(settings: Settings, seen: Observation, workload: Json) -> tuple[bool, str]:
    """Whether a workload is to be scaled to zero, and the reason in words."""
    metadata = workload["metadata"]
    if metadata["namespace"] not in settings.namespaces:
        return False, "its namespace is not enrolled"
    if metadata.get("annotations", {}).get(OPT_OUT) == "false":
        return False, f"it opted out ({OPT_OUT})"
    if metadata.get("deletionTimestamp"):
        return False, "it is being deleted"
    pods = pods_of(seen, workload)
    for spec in [pod_spec_of(workload), *(pod["spec"] for pod in pods)]:
        priority_class = spec.get("priorityClassName", "")
        if priority_class not in settings.classes:
            return False, f"its class is {priority_class or 'none'}"
    if not pods:
        return False, "no pod of it exists"
    busiest = 0.0
    for pod in pods:
        idle, reason, value = judge_pod(settings, seen, pod)
        if not idle:
            return False, f"pod {pod['metadata']['name']} {reason}"
        busiest = max(busiest, value)
    return True, f"no GPU of it was used for {settings.idle_seconds // 60} minutes (at most {busiest:g} of {settings.metrics[0].name})"


def judge_pod(settings: Settings, seen: Observation, pod: Json) -> tuple[bool, str, float]:
    """Whether a pod was idle for the whole time, why not, and the highest value of the first metric."""
    if pod["metadata"].get("deletionTimestamp") or pod.get("status", {}).get("phase") != "Running":
        return False, "is not running", 0.0
    started = max((start for start in starts_of(pod)), default=None)
    if started is None or started > seen.now - settings.idle_seconds:
        return False, "has not run that long", 0.0
    busiest = 0.0
    for index, metric in enumerate(settings.metrics):
        key = (metric.name, pod["metadata"]["namespace"], pod["metadata"]["name"])
        samples = sorted(seen.series.get(key, []))
        problem = hole_in(settings, seen.now, samples)
        if problem:
            return False, f"has {problem} {metric.name}", 0.0
        highest = max(value for _, value in samples)
        # Not a number is neither idle nor busy, and so not idle.
        if not all(value < metric.busy_from for _, value in samples):
            return False, f"used its GPU ({metric.name} was {highest:g})", 0.0
        busiest = highest if index == 0 else busiest
    return True, "", busiest


def hole_in(settings: Settings, now: float, samples: Sequence[Sample]) -> str:
    """What is missing of a series that must reach from the start of the time to now; empty when nothing is."""
    if not samples:
        return "no metric"
    times = [now - settings.idle_seconds, *(time for time, _ in samples), now]
    if times[-2] < now - settings.max_gap_seconds:
        return "only stale values of"
    if any(later - earlier > settings.max_gap_seconds for earlier, later in zip(times, times[1:])):
        return "gaps in"
    return ""


def starts_of(pod: Json) -> Iterator[float]:
    """When the pod and each of its running containers started; a restarted container starts anew."""
    status = pod.get("status", {})
    for text in [status.get("startTime"), *(
        container.get("state", {}).get("running", {}).get("startedAt") for container in status.get("containerStatuses", [])
    )]:
        if text:
            yield datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def pods_of(seen: Observation, workload: Json) -> list[Json]:
    """The pods of a workload that are not over, by their owners."""
    uid = workload["metadata"]["uid"]
    owners = {uid} | {item["metadata"]["uid"] for item in seen.replica_sets if uid in owners_of(item)}
    return [pod for pod in seen.pods if owners & owners_of(pod) and pod.get("status", {}).get("phase") not in ("Succeeded", "Failed")]


def owners_of(item: Json) -> set[str]:
    """Who made an object."""
    return {owner["uid"] for owner in item["metadata"].get("ownerReferences", []) if owner.get("controller")}


def pod_spec_of(workload: Json) -> Json:
    """What the pods of a workload are made from."""
    spec: Json = workload["spec"]["template"]["spec"]
    return spec


def uses_gpu(settings: Settings, spec: Json) -> bool:
    """True when a container asks for a GPU."""
    return any(
        resource.startswith(prefix)
        for container in [*spec.get("containers", []), *spec.get("initContainers", [])]
        for resource in container.get("resources", {}).get("limits", {})
        for prefix in settings.resource_prefixes
    )


def patch_of(workload: Json, now: float) -> Json:
    """The change that scales a workload to zero; the version refuses it when somebody else was faster."""
    return {
        "metadata": {
            "resourceVersion": workload["metadata"]["resourceVersion"],
            "annotations": {REPLICAS: str(workload["spec"].get("replicas", 1)), CULLED_AT: stamp(now)},
        },
        "spec": {"replicas": 0},
    }


def event_of(decision: Decision, now: float) -> Json:
    """The event that tells people, as `kubectl describe` shows it."""
    metadata = decision.workload["metadata"]
    return {
        "apiVersion": "v1",
        "kind": "Event",
        "metadata": {"generateName": "gpu-culler-", "namespace": metadata["namespace"]},
        "involvedObject": {
            "apiVersion": "apps/v1",
            "kind": decision.workload["kind"],
            "namespace": metadata["namespace"],
            "name": metadata["name"],
            "uid": metadata["uid"],
        },
        "type": "Normal",
        "reason": REASON,
        "message": f"scaled to 0: {decision.reason}; {how_back(decision.workload)}",
        "source": {"component": "gpu-culler"},
        "firstTimestamp": stamp(now),
        "lastTimestamp": stamp(now),
        "count": 1,
    }


def how_back(workload: Json) -> str:
    """The command that brings a workload back."""
    metadata = workload["metadata"]
    kind, count = workload["kind"].lower(), workload["spec"].get("replicas", 1)
    return f"kubectl -n {metadata['namespace']} scale {kind} {metadata['name']} --replicas={count} brings it back"


def stamp(now: float) -> str:
    """A time as Kubernetes writes it."""
    return datetime.fromtimestamp(now, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """A token goes to the server that it is for, and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Http:
    """JSON over HTTP, with a time limit for every request, no proxy and no redirect."""

    def __init__(self, base: str, timeout: int, token: str = "", ca_file: str = "") -> None:
        context = ssl.create_default_context(cafile=ca_file or None)
        self._base, self._timeout, self._token = base, timeout, token
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), NoRedirects(), urllib.request.HTTPSHandler(context=context)
        )

    def send(self, method: str, path: str, body: Json | None = None, content_type: str = "application/json") -> Json:
        """Sends a request and reads the answer."""
        request = urllib.request.Request(f"{self._base}{path}", method=method, data=None if body is None else json.dumps(body).encode())
        request.add_header("Accept", "application/json")
        if body is not None:
            request.add_header("Content-Type", content_type)
        if self._token:
            request.add_header("Authorization", f"Bearer {self._token}")
        with self._opener.open(request, timeout=self._timeout) as answer:
            document: Json = json.load(answer)
        return document


class Cluster:
    """The API server, as far as the culler needs it."""

    def __init__(self, http: Http) -> None:
        self._http = http

    def list(self, namespace: str, group: str, resource: str, kind: str) -> Iterator[Json]:
        """All objects of a kind in a namespace, page by page."""
        token = ""
        while True:
            query = urllib.parse.urlencode({"limit": PAGE} | ({"continue": token} if token else {}))
            page = self._http.send("GET", f"/{group}/namespaces/{namespace}/{resource}?{query}")
            for item in page["items"]:
                yield {**item, "kind": kind}
            token = page.get("metadata", {}).get("continue", "")
            if not token:
                return

    def scale_to_zero(self, workload: Json, now: float) -> None:
        """Scales a workload to zero, and notes on it what it had."""
        metadata = workload["metadata"]
        path = f"/apis/apps/v1/namespaces/{metadata['namespace']}/{KINDS[workload['kind']]}/{metadata['name']}"
        self._http.send("PATCH", path, patch_of(workload, now), "application/merge-patch+json")

    def tell(self, decision: Decision, now: float) -> None:
        """Leaves an event."""
        event = event_of(decision, now)
        self._http.send("POST", f"/api/v1/namespaces/{event['metadata']['namespace']}/events", event)


def read_series(prometheus: Http, settings: Settings, now: float) -> dict[tuple[str, str, str], list[Sample]]:
    """What the cards of all pods did, by metric, namespace and pod; of several cards the busiest."""
    series: dict[tuple[str, str, str], list[Sample]] = {}
    namespaces = "|".join(settings.namespaces)
    for metric in settings.metrics:
        # Two steps each, so that no sample falls between.
        window = f"{2 * settings.step_seconds}s"
        query = f'max by (namespace, pod) (max_over_time({metric.name}{{namespace=~"{namespaces}",pod!=""}}[{window}]))'
        parameters = {"query": query, "start": now - settings.idle_seconds, "end": now, "step": settings.step_seconds}
        answer = prometheus.send("GET", f"/api/v1/query_range?{urllib.parse.urlencode(parameters)}")
        if answer.get("status") != "success":
            raise ValueError(f"Prometheus answered {answer.get('error', answer)}")
        for result in answer["data"]["result"]:
            key = (metric.name, result["metric"].get("namespace", ""), result["metric"].get("pod", ""))
            series[key] = [(float(time), float(value)) for time, value in result["values"]]
    return series


def observe(cluster: Cluster, prometheus: Http, settings: Settings, now: float) -> Observation:
    """Looks at everything that the decision needs."""
    workloads: list[Json] = []
    replica_sets: list[Json] = []
    pods: list[Json] = []
    for namespace in settings.namespaces:
        for kind, resource in KINDS.items():
            workloads.extend(cluster.list(namespace, "apis/apps/v1", resource, kind))
        replica_sets.extend(cluster.list(namespace, "apis/apps/v1", "replicasets", "ReplicaSet"))
        pods.extend(cluster.list(namespace, "api/v1", "pods", "Pod"))
    return Observation(now, workloads, replica_sets, pods, read_series(prometheus, settings, now))


def act(cluster: Cluster, settings: Settings, decisions: Sequence[Decision], now: float) -> int:
    """Carries decisions out, and says so; the number of those that failed."""
    failed = 0
    for decision in decisions:
        if not decision.cull:
            print(f"{decision}: kept, {decision.reason}")
        elif settings.dry_run:
            print(f"{decision}: would be scaled to 0 (dry run), {decision.reason}")
        else:
            try:
                cluster.scale_to_zero(decision.workload, now)
                print(f"{decision}: scaled to 0, {decision.reason}; {how_back(decision.workload)}")
                cluster.tell(decision, now)
            except (OSError, ValueError) as error:
                failed += 1
                print(f"{decision}: {describe(error)}", file=sys.stderr)
    culled = sum(decision.cull for decision in decisions)
    print(f"{len(decisions)} workloads with GPUs, {culled} idle{' (dry run)' if settings.dry_run else ''}, {failed} failed")
    return failed


def describe(error: Exception) -> str:
    """An error in one line."""
    if isinstance(error, urllib.error.HTTPError):
        return "changed by somebody else meanwhile, next time again" if error.code == 409 else f"{error.code} {error.reason} from {error.url}"
    return f"{type(error).__name__}: {error}"


def main(arguments: Sequence[str]) -> int:
    """One pass."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("config", type=Path, help="settings as JSON")
    parser.add_argument("--api", default="https://kubernetes.default.svc", help="the API server")
    parser.add_argument("--account", type=Path, default=ACCOUNT, help="directory with token and ca.crt")
    parser.add_argument("--now", type=float, help="seconds since 1970, for tests")
    options = parser.parse_args(arguments)
    now: float = options.now or datetime.now(timezone.utc).timestamp()
    try:
        settings = Settings.of(json.loads(options.config.read_text("utf-8")))
        token = (options.account / "token").read_text("utf-8").strip()
        cluster = Cluster(Http(options.api, settings.timeout_seconds, token, str(options.account / "ca.crt")))
        prometheus = Http(settings.prometheus, settings.timeout_seconds)
        decisions = decide(settings, observe(cluster, prometheus, settings, now))
    except (OSError, ValueError, TypeError, KeyError) as error:
        # Without a complete look nothing is decided, so nothing is touched.
        print(f"gpu-culler: nothing was decided: {describe(error)}", file=sys.stderr)
        return 1
    return 1 if act(cluster, settings, decisions, now) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
