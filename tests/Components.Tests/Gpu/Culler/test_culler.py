"""What the culler decides, on metrics as Prometheus answers them. Run by CullerScriptTests, with -v: a line a test."""

import importlib.util
import json
import random
import sys
import unittest
from pathlib import Path

SCRIPT = Path(__file__).parents[4] / "components" / "Gpu" / "Culler" / "scripts" / "culler.py"
SPEC = importlib.util.spec_from_file_location("culler", SCRIPT)
culler = importlib.util.module_from_spec(SPEC)
sys.modules["culler"] = culler
SPEC.loader.exec_module(culler)

NOW = 1_790_000_000.0
UTIL, ENC, DEC = "DCGM_FI_DEV_GPU_UTIL", "DCGM_FI_DEV_ENC_UTIL", "DCGM_FI_DEV_DEC_UTIL"
RECORDED = json.loads((Path(__file__).parent / "recorded.json").read_text("utf-8"))


def settings(**changes):
    values = {
        "namespaces": ["ai"],
        "classes": ["medium-gpu", "low-gpu"],
        "resource_prefixes": ["nvidia.com/", "amd.com/", "gpu.intel.com/"],
        "metrics": [{"name": UTIL, "busy_from": 3}, {"name": ENC, "busy_from": 1}, {"name": DEC, "busy_from": 1}],
        "idle_seconds": 7200,
        "step_seconds": 60,
        "max_gap_seconds": 300,
        "timeout_seconds": 5,
        "prometheus": "http://localhost",
        "dry_run": True,
    }
    return culler.Settings.of(values | changes)


def workload(priority_class="medium-gpu", kind="Deployment", replicas=1, annotations=None, limits=None, namespace="ai"):
    limits = {"memory": "1Gi", "nvidia.com/gpu.shared": "1"} if limits is None else limits
    spec = {"containers": [{"name": "c", "resources": {"limits": limits}}]}
    if priority_class:
        spec["priorityClassName"] = priority_class
    return {
        "kind": kind,
        "metadata": {"name": "notebook", "namespace": namespace, "uid": "d", "resourceVersion": "7", "annotations": annotations or {}},
        "spec": {"replicas": replicas, "template": {"spec": spec}},
    }


def pod(name="notebook-1", priority_class="medium-gpu", phase="Running", started=NOW - 86400, restarted=None, owner="r", deleted=False, namespace="ai"):
    metadata = {"name": name, "namespace": namespace, "ownerReferences": [{"uid": owner, "controller": True}]}
    if deleted:
        metadata["deletionTimestamp"] = culler.stamp(NOW)
    status = {"phase": phase, "startTime": culler.stamp(started)}
    if restarted:
        status["containerStatuses"] = [{"state": {"running": {"startedAt": culler.stamp(restarted)}}}]
    return {"metadata": metadata, "spec": {"priorityClassName": priority_class}, "status": status}


REPLICA_SET = {"metadata": {"name": "notebook-x", "uid": "r", "ownerReferences": [{"uid": "d", "controller": True}]}}


def flat(value=0.0, start=NOW - 7200, end=NOW, step=60):
    count = int((end - start) // step) + 1
    return [(start + index * step, value) for index in range(count)]


def series(pods=("notebook-1",), **values):
    found = {}
    for name in pods:
        for metric in (UTIL, ENC, DEC):
            found[(metric, "ai", name)] = values.get(metric, flat())
    return {key: samples for key, samples in found.items() if samples is not None}


def decide(deployment=None, pods=None, metrics=None, **changes):
    deployment = workload() if deployment is None else deployment
    pods = [pod()] if pods is None else pods
    seen = culler.Observation(NOW, [deployment], [REPLICA_SET], pods, series() if metrics is None else metrics)
    return culler.decide(settings(**changes), seen)


class Decisions(unittest.TestCase):
    def assert_kept(self, reason, *args, **kwargs):
        (decision,) = decide(*args, **kwargs)
        self.assertEqual((False, reason), (decision.cull, decision.reason))

    def assert_culled(self, *args, **kwargs):
        (decision,) = decide(*args, **kwargs)
        self.assertTrue(decision.cull, decision.reason)
        return decision

    def test_culls_what_was_idle_the_whole_time(self):
        decision = self.assert_culled()
        self.assertEqual("no GPU of it was used for 120 minutes (at most 0 of DCGM_FI_DEV_GPU_UTIL)", decision.reason)
        self.assertEqual("ai/Deployment/notebook", str(decision))

    def test_culls_below_the_noise_of_an_open_context(self):
        self.assert_culled(metrics=series(**{UTIL: flat(2.0)}))

    def test_culls_a_stateful_set_by_its_own_pods(self):
        self.assert_culled(workload(kind="StatefulSet"), [pod(owner="d")])

    def test_culls_the_low_class(self):
        self.assert_culled(workload("low-gpu"), [pod(priority_class="low-gpu")])

    def test_never_culls_critical(self):
        self.assert_kept("its class is critical-gpu", workload("critical-gpu"), [pod(priority_class="critical-gpu")])

    def test_never_culls_high(self):
        self.assert_kept("its class is high-gpu", workload("high-gpu"), [pod(priority_class="high-gpu")])

    def test_never_culls_without_a_class(self):
        self.assert_kept("its class is none", workload(""))

    def test_never_culls_pods_that_were_started_with_a_higher_class(self):
        self.assert_kept("its class is critical-gpu", workload("low-gpu"), [pod(priority_class="critical-gpu")])

    def test_keeps_what_opted_out(self):
        self.assert_kept("it opted out (gpu.homelab.internal/cull)", workload(annotations={culler.OPT_OUT: "false"}))

    def test_another_value_is_no_opt_out(self):
        self.assert_culled(workload(annotations={culler.OPT_OUT: "true"}))

    def test_keeps_what_is_not_enrolled(self):
        self.assert_kept("its namespace is not enrolled", workload(namespace="other"))

    def test_keeps_what_is_being_deleted(self):
        deployment = workload()
        deployment["metadata"]["deletionTimestamp"] = culler.stamp(NOW)
        self.assert_kept("it is being deleted", deployment)

    def test_keeps_what_computes(self):
        self.assert_kept("pod notebook-1 used its GPU (DCGM_FI_DEV_GPU_UTIL was 3)", metrics=series(**{UTIL: flat()[:-1] + [(NOW, 3.0)]}))

    def test_keeps_what_encodes(self):
        self.assert_kept("pod notebook-1 used its GPU (DCGM_FI_DEV_ENC_UTIL was 1)", metrics=series(**{ENC: flat(1.0)}))

    def test_keeps_what_decodes(self):
        self.assert_kept("pod notebook-1 used its GPU (DCGM_FI_DEV_DEC_UTIL was 40)", metrics=series(**{DEC: flat()[:60] + [(NOW - 3600, 40.0)] + flat()[60:]}))

    def test_keeps_what_was_busy_once_at_the_start(self):
        self.assert_kept("pod notebook-1 used its GPU (DCGM_FI_DEV_GPU_UTIL was 90)", metrics=series(**{UTIL: [(NOW - 7200, 90.0)] + flat()[1:]}))

    def test_keeps_what_has_no_metrics(self):
        self.assert_kept("pod notebook-1 has no metric DCGM_FI_DEV_GPU_UTIL", metrics={})

    def test_keeps_what_lacks_one_metric(self):
        self.assert_kept("pod notebook-1 has no metric DCGM_FI_DEV_DEC_UTIL", metrics=series(**{DEC: None}))

    def test_keeps_what_has_stale_metrics(self):
        self.assert_kept("pod notebook-1 has only stale values of DCGM_FI_DEV_GPU_UTIL", metrics=series(**{UTIL: flat(end=NOW - 301)}))

    def test_keeps_what_has_metrics_for_a_part_of_the_time(self):
        self.assert_kept("pod notebook-1 has gaps in DCGM_FI_DEV_GPU_UTIL", metrics=series(**{UTIL: flat(start=NOW - 3600)}))

    def test_keeps_what_was_not_looked_at_for_a_while(self):
        self.assert_kept("pod notebook-1 has gaps in DCGM_FI_DEV_ENC_UTIL", metrics=series(**{ENC: flat(end=NOW - 4000) + flat(start=NOW - 3000)}))

    def test_keeps_what_is_not_a_number(self):
        self.assert_kept("pod notebook-1 used its GPU (DCGM_FI_DEV_GPU_UTIL was nan)", metrics=series(**{UTIL: [(NOW - 7200, float("nan"))] + flat()[1:]}))

    def test_keeps_what_started_lately(self):
        self.assert_kept("pod notebook-1 has not run that long", pods=[pod(started=NOW - 7199)])

    def test_keeps_what_started_again_lately(self):
        self.assert_kept("pod notebook-1 has not run that long", pods=[pod(restarted=NOW - 60)])

    def test_keeps_what_waits_for_a_card(self):
        self.assert_kept("pod notebook-1 is not running", pods=[pod(phase="Pending")])

    def test_keeps_what_is_ending(self):
        self.assert_kept("pod notebook-1 is not running", pods=[pod(deleted=True)])

    def test_keeps_what_has_no_pod(self):
        self.assert_kept("no pod of it exists", pods=[])
        self.assert_kept("no pod of it exists", pods=[pod(phase="Failed")])

    def test_keeps_a_workload_of_which_one_pod_works(self):
        metrics = series(("notebook-1", "notebook-2"))
        metrics[(UTIL, "ai", "notebook-2")] = flat(50.0)
        self.assert_kept("pod notebook-2 used its GPU (DCGM_FI_DEV_GPU_UTIL was 50)", workload(replicas=2), [pod(), pod("notebook-2")], metrics)

    def test_pods_of_others_do_not_count(self):
        self.assert_culled(pods=[pod(), pod("other", owner="o", priority_class="critical-gpu")])

    def test_says_nothing_of_what_has_no_gpu(self):
        self.assertEqual([], decide(workload(limits={"memory": "1Gi"})))

    def test_says_nothing_of_what_is_at_zero(self):
        self.assertEqual([], decide(workload(replicas=0)))

    def test_cut_cards_have_a_metric_of_their_own(self):
        metric = {"name": "DCGM_FI_PROF_GR_ENGINE_ACTIVE", "busy_from": 0.03}
        key = (metric["name"], "ai", "notebook-1")
        seen = culler.Observation(NOW, [workload()], [REPLICA_SET], [pod()], {key: flat(0.02)})
        self.assertTrue(culler.decide(settings(metrics=[metric]), seen)[0].cull)
        seen = culler.Observation(NOW, [workload()], [REPLICA_SET], [pod()], {key: flat(0.03)})
        self.assertFalse(culler.decide(settings(metrics=[metric]), seen)[0].cull)

    def test_recorded_days(self):
        for case in RECORDED:
            with self.subTest(case["name"]):
                metrics = {
                    (item["metric"], "ai", "notebook-1"): [
                        (NOW - 7200 + 60 * minute, float(value)) for minute, value in enumerate(item["values"]) if value is not None
                    ]
                    for item in case["series"]
                }
                (decision,) = decide(metrics=metrics)
                self.assertEqual((case["cull"], case["reason"]), (decision.cull, decision.reason))

    def test_whatever_was_seen_an_accepted_cull_is_proven(self):
        chance = random.Random(5)
        culled = 0
        for _ in range(3000):
            metrics = {}
            for metric in (UTIL, ENC, DEC):
                busy = chance.random() < 0.1
                samples = [(t, v + (chance.random() < 0.01 and busy) * 50) for t, v in flat(chance.choice([0.0, 0.0, 1.0 if metric == UTIL else 0.0]))]
                keep = chance.choice([1.0, 1.0, 0.9, 0.5])
                metrics[(metric, "ai", "notebook-1")] = [sample for sample in samples if chance.random() < keep]
            priority_class = chance.choice(["critical-gpu", "high-gpu", "medium-gpu", "low-gpu"])
            (decision,) = decide(workload(priority_class), [pod(priority_class=priority_class)], metrics)
            proven = priority_class in ("medium-gpu", "low-gpu")
            for metric, limit in ((UTIL, 3), (ENC, 1), (DEC, 1)):
                samples = metrics[(metric, "ai", "notebook-1")]
                marks = [NOW - 7200, *(time for time, _ in samples), NOW]
                proven = proven and bool(samples) and all(value < limit for _, value in samples)
                proven = proven and all(later - earlier <= 300 for earlier, later in zip(marks, marks[1:]))
            self.assertEqual(proven, decision.cull, decision.reason)
            culled += decision.cull
        self.assertGreater(culled, 100)


class Changes(unittest.TestCase):
    def test_patch_scales_to_zero_notes_what_there_was_and_insists_on_the_version(self):
        self.assertEqual(
            {
                "metadata": {
                    "resourceVersion": "7",
                    "annotations": {"gpu.homelab.internal/replicas-before-cull": "3", "gpu.homelab.internal/culled-at": "2026-09-21T14:13:20Z"},
                },
                "spec": {"replicas": 0},
            },
            culler.patch_of(workload(replicas=3), NOW),
        )

    def test_event_says_what_happened_and_how_to_undo_it(self):
        event = culler.event_of(culler.Decision(workload(replicas=3), True, "idle"), NOW)
        self.assertEqual("scaled to 0: idle; kubectl -n ai scale deployment notebook --replicas=3 brings it back", event["message"])
        self.assertEqual(("ai", "GpuIdle", "Deployment"), (event["metadata"]["namespace"], event["reason"], event["involvedObject"]["kind"]))

    def test_settings_with_an_unknown_key_are_refused(self):
        with self.assertRaises(TypeError):
            settings(idle_secs=1)


if __name__ == "__main__":
    unittest.main()
