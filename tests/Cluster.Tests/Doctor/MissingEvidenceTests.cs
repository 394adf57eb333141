using System.Collections.Immutable;
using CsCheck;
using Homelab.Cluster.Doctor;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Tests.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Doctor;

/// <summary>What is not known never reads as healthy.</summary>
public sealed class MissingEvidenceTests
{
    private static readonly string[] Kinds =
    [
        "Namespace", "Node", "CSINode", "StorageClass", "DaemonSet", "Deployment", "PersistentVolume", "PersistentVolumeClaim", "Pod",
        "VolumeAttachment", "Event", "NetworkPolicy", "LonghornNode", "LonghornVolume", "LonghornSetting",
    ];

    [Fact]
    public void NoMissingKind_MakesABrokenClusterHealthy()
    {
        var broken = RecordedCases.All.Where(item => !item.Key.StartsWith("healthy", StringComparison.Ordinal)).Select(item => item.Value).ToArray();

        Gen.Select(Gen.Int[0, broken.Length - 1], Gen.Shuffle(Kinds, 1, Kinds.Length - 1)).Sample((broke, missing) =>
        {
            var dump = broken[broke]();
            Array.ForEach(missing, kind => dump.Remove(kind));
            var reading = DumpReader.Read([dump.ToText()]);

            Assert.True(reading.Dump is null || DoctorProfile.Storage.Examine(reading.Dump).Worst >= FindingSeverity.Warning);
        }, iter: 500);
    }

    [Theory]
    [InlineData("Node")]
    [InlineData("CSINode")]
    [InlineData("StorageClass")]
    [InlineData("DaemonSet")]
    [InlineData("PersistentVolume")]
    [InlineData("VolumeAttachment")]
    [InlineData("Event")]
    [InlineData("NetworkPolicy")]
    [InlineData("LonghornNode")]
    public void AKindThatAHealthyDumpLacks_LeavesTheVerdictOpen(string kind) =>
        Assert.True(DoctorProfile.Storage.Examine(DumpBuilder.Healthy().Remove(kind).Read()).Worst >= FindingSeverity.Unknown);

    [Fact]
    public void AKindThatMayNotBeListed_IsReported_AndTheRestStillRuns()
    {
        var states = ImmutableDictionary<ResourceKind, KindState>.Empty
            .Add(ResourceKind.CsiNodes, new KindState(ListingState.Failed, "csinodes.storage.k8s.io is forbidden"));

        var dump = DumpReader.Read([DumpBuilder.Healthy().Remove("CSINode").ToText()], states).Dump!;
        var findings = DoctorProfile.Storage.Examine(dump).Findings;

        var finding = findings.Single(found => found.Check.Id == "storage/evidence");
        Assert.Equal(
            (FindingSeverity.Unknown, "csinodes", "csinodes could not be read: csinodes.storage.k8s.io is forbidden"),
            (finding.Severity, finding.Subject.ToString(), finding.Summary));
        Assert.Equal(FindingSeverity.Unknown, findings.Single(found => found.Check.Id == "storage/csi-registration").Severity);
        Assert.Equal(FindingSeverity.Ok, findings.Single(found => found.Check.Id == "storage/default-class").Severity);
    }

    [Fact]
    public void EveryCheck_FindsSomething_InEveryDump()
    {
        var ids = DoctorProfile.Storage.Examine(DumpBuilder.Healthy().Read()).Findings.Select(finding => finding.Check.Id).Distinct().ToArray();

        Assert.All(RecordedCases.All.Values.Append(() => DumpBuilder.Empty().Add(DumpObjects.Namespace("kube-system"))), build =>
        {
            var found = DoctorProfile.Storage.Examine(build().Read()).Findings;
            Assert.All(ids, id => Assert.Contains(found, finding => finding.Check.Id.StartsWith(id, StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void EveryFindingThatIsNotOk_SaysWhatToDo() =>
        Assert.All(
            RecordedCases.All.Values.SelectMany(build => DoctorProfile.Storage.Examine(build().Read()).Findings),
            finding => Assert.True(finding.Severity <= FindingSeverity.Info || finding.Fix is { Length: > 0 }));
}
