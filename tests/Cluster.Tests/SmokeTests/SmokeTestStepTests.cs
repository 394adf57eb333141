using Homelab.Cluster.Doctor.Storage;
using Homelab.Cluster.SmokeTests;
using Xunit;

namespace Homelab.Cluster.Tests.SmokeTests;

public sealed class SmokeTestStepTests
{
    private const string NotRegistered = "x FailedMount: driver name driver.longhorn.io not found in the list of registered CSI drivers";
    private const string Busy = "mount: /dev/longhorn/pvc-1 already mounted or mount point busy";

    [Theory]
    [InlineData("the pod does not start", NotRegistered)]
    [InlineData(NotRegistered, "")]
    [InlineData(NotRegistered, Busy)]
    public void IsExplained_ByTheFirstSymptom_OfItsDetailAndThenOfItsEvidence(string detail, string evidence)
    {
        var step = Failed("mount", detail, evidence);

        Assert.Equal(Symptom.DriverNotRegistered, step.Symptom);
        Assert.Equal((Symptom.DriverNotRegistered.Meaning, Symptom.DriverNotRegistered.Fix), (step.Meaning, step.Fix));
    }

    [Theory]
    [InlineData("static", "kubelet and driver do not agree on a directory", "follow its repair order")]
    [InlineData("registration", "does not know the driver", "tolerations")]
    [InlineData("default-class", "claims that name no class", "take its mark away")]
    [InlineData("mount", "does not get its volume", "kubectl describe pod")]
    [InlineData("device", "is not the volume", "use no volume on that node")]
    [InlineData("write", "does not keep what is written", "homelab doctor")]
    [InlineData("move", "does not follow its pod", "kubectl get volumeattachments")]
    [InlineData("expand", "cannot grow", "csi-resizer")]
    [InlineData("snapshot", "snapshots are not taken", "csi-snapshotter")]
    [InlineData("shared-write", "do not see each other's data", "share-manager")]
    [InlineData("cleanup", "are left over", "removes the claims after an hour")]
    [InlineData("new-in-a-later-version", "not as it should be", "homelab doctor")]
    public void IsExplained_ByWhatItIsAbout_WithoutASymptom(string name, string meaning, string fix)
    {
        var step = Failed(name, "seen for the first time");

        Assert.Null(step.Symptom);
        Assert.Contains(meaning, step.Meaning, StringComparison.Ordinal);
        Assert.Contains(fix, step.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void IsExplainedLikeTheDevice_WhenAnyStepSeesTheNodesOwnDisk() =>
        Assert.Equal(Failed("device", "").Meaning, Failed("write", "data would go to the node's own disk").Meaning);

    private static SmokeTestStep Failed(string name, string detail, params string[] evidence) =>
        new(1, name, "k3s1", SmokeTestOutcome.Failed, 0, detail, [.. evidence]);
}
