using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;
using Homelab.Cluster.SmokeTests;
using Homelab.SimulatedCluster;
using Xunit;

namespace Homelab.Cluster.Tests.Migration;

public sealed class MigrationRulesTests
{
    private readonly Scenario _scenario = new(WorkloadKind.Deployment, "longhorn");
    private readonly SimulatedCluster.Cluster _cluster;

    public MigrationRulesTests() => _cluster = Scenario.Build(_scenario, new MemoryVolumes());

    [Fact]
    public void Accepts_AClaimThatCanBeMoved() => Assert.Empty(Check(_scenario.Request));

    [Fact]
    public void Rejects_WhatNobodyConfirmed() => Assert.Equal(
        [
            "--backup = unset: a migration needs a backup to fall back on, made by the application's own means; make one and say which, for example --backup \"pg_dump of 2026-11-26 on the NAS\"",
            "--no-smoke-test = unset: nothing shows that volumes of the target really mount: there are no results of a smoke test (ConfigMap storage-smoke-test/storage-smoke-test-results); "
            + "run the smoke test ('homelab smoke --profile storage --results' explains it), or say here why it need not pass",
        ],
        MigrationRules.CheckConfirmations(_scenario.Request with { Backup = " ", NoSmokeTest = null }, _cluster.Observe(default)).Select(fault => fault.ToString()));

    [Theory]
    [InlineData("passed", "longhorn", "k3s1", 1, null)]
    [InlineData("passed", "longhorn-retain", "k3s1", 1, null)]
    [InlineData("failed", "longhorn", "k3s1", 1, "the smoke test run-1 did not pass")]
    [InlineData("passed", "longhorn", "k3s1", 8, "the smoke test run-1 passed at 2026-11-18 12:00 UTC, more than 7 days ago")]
    [InlineData("passed", "other-local", "k3s1", 1, "the smoke test run-1 tested other-local, which another driver serves than longhorn")]
    [InlineData("passed", "longhorn", "k3s2", 1, "the smoke test run-1 did not run on k3s1, where the source lies")]
    public void Judges_TheSmokeTest(string result, string storageClass, string node, int days, string? reason)
    {
        var now = new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
        var document = new JsonObject
        {
            ["schema"] = StorageSmokeTestNames.Schema,
            ["run"] = "run-1",
            ["storageClass"] = storageClass,
            ["finished"] = now.AddDays(-days).ToString("O"),
            ["nodes"] = new JsonArray(node),
            ["steps"] = new JsonArray(new JsonObject { ["step"] = 2, ["name"] = "mount", ["node"] = node, ["result"] = result }),
        };
        Scenario.Create(
            _cluster.Api,
            ResourceKind.ConfigMaps,
            StorageSmokeTestNames.Namespace,
            StorageSmokeTestNames.ResultsConfigMap,
            new JsonObject { ["data"] = new JsonObject { [StorageSmokeTestNames.ResultsKey] = document.ToJsonString() } }.ToJsonString());
        var request = _scenario.Request with { NoSmokeTest = null };

        var faults = MigrationRules.CheckConfirmations(request, _cluster.Observe(now)).ToArray();

        if (reason is null)
        {
            Assert.Empty(faults);
            Assert.Equal("run-1 passed at 2026-11-25 12:00 UTC", request.Begin(_cluster.Observe(now)).Options.SmokeTest);
        }
        else
        {
            Assert.Equal($"nothing shows that volumes of the target really mount: {reason}", Assert.Single(faults).Reason);
        }
    }

    [Fact]
    public void Rejects_ATargetThatIsTooSmall() => AssertOnly(
        "--size = 10Gi: the claim holds 9Gi; times 1.3 it takes 11.7Gi; ask for a larger target with --size 12Gi",
        _scenario.Request with { Used = 9L << 30 });

    [Fact]
    public void Rejects_AnUnknownClass() => AssertOnly(
        "--to = longhorm: there is no such StorageClass among local-path, longhorn, longhorn-retain, other-local; did you mean longhorn?",
        _scenario.Request with { StorageClass = "longhorm" });

    [Fact]
    public void Rejects_TheClassThatTheClaimHas() => AssertOnly(
        "--to = local-path: media/photos is of this class already; name another class", _scenario.Request with { StorageClass = "local-path" });

    [Theory]
    [InlineData("docker.io/library/alpine")]
    [InlineData("docker.io/library/alpine:latest")]
    [InlineData("localhost:5000/alpine")]
    public void Rejects_AnImageThatMoves(string image) => AssertOnly(
        $"--image = {image}: names no fixed version, so what runs could be another one tomorrow; add a tag that does not move, or a digest", _scenario.Request with { Image = image });

    [Fact]
    public void Rejects_ABlockDevice()
    {
        Change(_scenario.ClaimReference, claim => claim["spec"]!["volumeMode"] = "Block");

        AssertOnly("PersistentVolumeClaim media/photos spec.volumeMode = Block: only file systems can be copied file by file; move it by the application's own means, or by a snapshot of the driver");
    }

    [Fact]
    public void Rejects_ASharedClaimForAClassOfOneNode()
    {
        Change(_scenario.ClaimReference, claim => claim["spec"]!["accessModes"] = new JsonArray("ReadWriteMany"));

        AssertOnly(
            "PersistentVolumeClaim media/photos spec.accessModes = ReadWriteMany: only one node at a time can mount a volume of other-local (openebs.io/local); name a class for shared writing",
            _scenario.Request with { StorageClass = "other-local" });
        Assert.Empty(Check(_scenario.Request));
    }

    [Fact]
    public void Rejects_AClaimOfAnOperator()
    {
        Change(_scenario.ClaimReference, claim => claim["metadata"]!["ownerReferences"] = new JsonArray(new JsonObject { ["kind"] = "Cluster", ["name"] = "pg", ["uid"] = "1" }));

        AssertOnly("PersistentVolumeClaim media/photos = Cluster pg: its owner would make the claim again as soon as it is gone, empty; move it by the owner's own means, such as a new replica with the other class");
    }

    [Fact]
    public void Rejects_AWorkloadOfAnOperator_UnlessItStandsStill()
    {
        var deployment = new ObjectReference(ResourceKind.Deployments, Scenario.Namespace, "photos");
        Change(deployment, found => found["metadata"]!["ownerReferences"] = new JsonArray(new JsonObject { ["kind"] = "PhotoLibrary", ["name"] = "home", ["uid"] = "1", ["controller"] = true }));

        AssertOnly("Deployment media/photos = PhotoLibrary home: an operator owns the workload and would start it again; stop it by way of PhotoLibrary home, until its replicas are 0, and go on");
        Change(deployment, found => found["spec"]!["replicas"] = 0);
        Assert.Empty(Check(_scenario.Request));
    }

    [Fact]
    public void Rejects_ADaemonSet()
    {
        var template = _cluster.Api.Find(new ObjectReference(ResourceKind.Deployments, Scenario.Namespace, "photos"))!.At("spec", "template")!.ToJsonString();
        Scenario.Create(_cluster.Api, ResourceKind.DaemonSets, Scenario.Namespace, "indexer", $$"""{"spec":{"template":{{template}} } }""");

        AssertOnly("DaemonSet media/indexer = photos: a DaemonSet uses the claim, and cannot be scaled to nothing; delete the DaemonSet for the time of the migration, and apply it again afterwards");
    }

    [Fact]
    public void Rejects_AStatefulSetThatDeletesItsClaims()
    {
        var scenario = new Scenario(WorkloadKind.StatefulSet, "longhorn");
        var cluster = Scenario.Build(scenario, new MemoryVolumes());
        cluster.Api.Update(
            new ObjectReference(ResourceKind.StatefulSets, Scenario.Namespace, "photos"),
            set => set["spec"]!["persistentVolumeClaimRetentionPolicy"]!["whenScaled"] = "Delete");

        Assert.Equal(
            "StatefulSet media/photos spec.persistentVolumeClaimRetentionPolicy.whenScaled = Delete: scaling to 0 would delete the claims; set it to Retain",
            Assert.Single(MigrationRules.Check(scenario.Request, cluster.Observe(default))).ToString());
    }

    [Fact]
    public void Rejects_ANamespaceThatRefusesRoot()
    {
        Change(
            new ObjectReference(ResourceKind.Namespaces, null, Scenario.Namespace),
            space => space["metadata"]!["labels"] = new JsonObject { ["pod-security.kubernetes.io/enforce"] = "restricted" });

        AssertOnly(
            "Namespace media pod-security.kubernetes.io/enforce = restricted: the mover runs as root, because only root can give files their owners, and this level refuses it; "
            + "admit it for the time of the migration: kubectl label namespace media pod-security.kubernetes.io/enforce=baseline --overwrite");
    }

    [Fact]
    public void Rejects_ANodeWithoutTheTargetsDriver()
    {
        Scenario.Create(_cluster.Api, ResourceKind.CsiNodes, null, "k3s1", """{"spec":{"drivers":[]}}""");

        AssertOnly(
            "CSINode k3s1 = []: the source lies on k3s1, and driver.longhorn.io is not registered there, so no pod can mount both volumes; "
            + "run 'homelab doctor --profile storage'; a tainted node needs the driver's tolerations");
    }

    [Fact]
    public void Rejects_ASecondMigrationOfTheClaim()
    {
        var record = _scenario.Request.Begin(_cluster.Observe(default));
        var names = new MigrationNames(Scenario.Namespace, _scenario.Claim);
        _cluster.Api.Create(names.Record, MigrationRecordJson.Write(record, null));

        AssertOnly(
            "PersistentVolumeClaim media/photos = Measure: a migration to longhorn is under way; "
            + "go on with 'homelab migrate run media/photos', or go back with 'homelab migrate rollback media/photos'");
    }

    private void AssertOnly(string fault, MigrationRequest? request = null) =>
        Assert.Equal([fault], Check(request ?? _scenario.Request).Select(found => found.ToString()));

    private IEnumerable<Fault> Check(MigrationRequest request) => MigrationRules.Check(request, _cluster.Observe(default));

    private void Change(ObjectReference reference, Action<JsonObject> change) => _cluster.Api.Update(reference, change);
}
