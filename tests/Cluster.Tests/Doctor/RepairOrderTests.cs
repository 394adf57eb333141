using System.Text;
using Homelab.Cluster.Doctor;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Tests.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Doctor;

public sealed class RepairOrderTests
{
    [Fact]
    public void IsBlocked_WhileVolumesAreAttached_AndNamesThem()
    {
        var repair = Repair(RecordedCases.All["override-plus-bind-mount"]());

        Assert.True(repair.IsBlocked);
        Assert.Equal(
            "from step 3 on, no volume of Longhorn may be attached; 2 still are: "
            + $"{HealthyCluster.Photos} (media/photos) on k3s1; {HealthyCluster.Database} (apps/data-postgres-0) on k3s2",
            string.Join("; ", repair.Guard.Split("; ").Order(StringComparer.Ordinal).OrderBy(part => !part.StartsWith("from", StringComparison.Ordinal)).ThenBy(part => part.Contains("postgres", StringComparison.Ordinal))));
    }

    [Fact]
    public void IsBlocked_WhileNothingTellsOfAttachments()
    {
        var repair = Repair(RecordedCases.All["override-alone"]().Remove("VolumeAttachment"));

        Assert.True(repair.IsBlocked);
        Assert.Contains("is not known", repair.Guard, StringComparison.Ordinal);
    }

    [Fact]
    public void IsFree_WhenOnlyOtherDriversHaveAttachments() => Assert.False(Repair(RecordedCases.All["override-corrected-daemonset-old"]()).IsBlocked);

    [Fact]
    public void NamesTheWorkloads_InCommandsOfTheirOwn() => Assert.Equal(
        [
            $"# back up volume {HealthyCluster.Photos} (claim media/photos), last backup 2026-08-20T02:00:00Z",
            $"# back up volume {HealthyCluster.Database} (claim apps/data-postgres-0), never backed up",
            "kubectl -n apps scale statefulset postgres --replicas=0",
            "kubectl -n media scale deployment photos --replicas=0",
            "kubectl get volumeattachments",
        ],
        Repair(RecordedCases.All["override-alone"]()).Steps[0].Commands);

    [Fact]
    public void NamesTheBindMounts_ThatAMountTableShows()
    {
        var table = new DumpText(
            "mounts",
            Encoding.UTF8.GetBytes("""
                22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
                90 22 259:2 /var/lib/kubelet /var/lib/rancher/k3s/agent/kubelet rw,relatime shared:1 - ext4 /dev/sda2 rw
                91 22 259:3 / /var/lib/kubelet rw,relatime shared:1 - ext4 /dev/sda3 rw

                """),
            "k3s1");

        var repair = DoctorProfile.Storage.Examine(RecordedCases.All["override-plus-bind-mount"]().Read(table)).Repair!;

        Assert.Equal(
            "umount /var/lib/rancher/k3s/agent/kubelet    # on k3s1: shows /var/lib/kubelet of /dev/sda2",
            Assert.Single(repair.Steps[2].Commands, command => command.StartsWith("umount", StringComparison.Ordinal)));
    }

    [Fact]
    public void BeginsWithOneRootForAllNodes_WhereTheyDiffer()
    {
        var step = Repair(RecordedCases.All["mixed-roots"]()).Steps[0];

        Assert.Equal("Give every node the same kubelet root", step.Title);
        Assert.StartsWith("# on k3s2 (now /data/kubelet)", Assert.Single(step.Commands), StringComparison.Ordinal);
    }

    [Fact]
    public void QuotesNames_ThatAShellWouldExecute()
    {
        var dump = RecordedCases.All["override-alone"]()
            .Add(DumpObjects.Pod("x", "media; reboot", "k3s1", "photos", "StatefulSet/$(reboot)", null))
            .Add(DumpObjects.LonghornVolume("photos", "media; reboot", "pvc-evil"));

        Assert.Contains("kubectl -n 'media; reboot' scale statefulset '$(reboot)' --replicas=0", Repair(dump).Steps[0].Commands);
    }

    [Theory]
    [InlineData("healthy-standard-root")]
    [InlineData("healthy-other-root")]
    [InlineData("unknown-distribution")]
    [InlineData("rootless")]
    [InlineData("without-longhorn")]
    public void IsNotOffered_WhereItHelpsNothing(string name) => Assert.Null(DoctorProfile.Storage.Examine(RecordedCases.All[name]().Read()).Repair);

    private static RepairOrder Repair(DumpBuilder dump) => DoctorProfile.Storage.Examine(dump.Read()).Repair!;
}
