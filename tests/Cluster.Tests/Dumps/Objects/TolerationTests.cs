using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

public sealed class TolerationTests
{
    private static readonly Taint Gpu = new("nvidia.com/gpu", "present", TaintEffect.NoSchedule);

    [Theory]
    [InlineData("nvidia.com/gpu", "Exists", "", "NoSchedule", true)]
    [InlineData("nvidia.com/gpu", "Exists", "", "", true)]
    [InlineData("", "Exists", "", "", true)]
    [InlineData("nvidia.com/gpu", "Equal", "present", "NoSchedule", true)]
    [InlineData("nvidia.com/gpu", "", "present", "", true)]
    [InlineData("", "Exists", "", "NoExecute", false)]
    [InlineData("nvidia.com/gpu", "Exists", "", "NoExecute", false)]
    [InlineData("amd.com/gpu", "Exists", "", "NoSchedule", false)]
    [InlineData("nvidia.com/gpu", "Equal", "absent", "NoSchedule", false)]
    [InlineData("amd.com/gpu", "Equal", "present", "NoSchedule", false)]
    [InlineData("nvidia.com/gpu", "", "", "NoSchedule", false)]
    public void Tolerates_ByKeyValueAndEffect(string key, string @operator, string value, string effect, bool expected) =>
        Assert.Equal(expected, new Toleration(key, @operator, value, effect).Tolerates(Gpu));

    [Fact]
    public void LonghornsSetting_IsOneTextForAll() => Assert.Equal(
        [
            new Toleration("nvidia.com/gpu", "Equal", "present", "NoSchedule"),
            new Toleration("storage", "Exists", "", "NoExecute"),
            new Toleration("", "Exists", "", ""),
            new Toleration("a", "Equal", "b=c", ""),
        ],
        Toleration.ReadSetting(" nvidia.com/gpu=present:NoSchedule; storage:NoExecute;; : ; a=b=c "));

    [Fact]
    public void LonghornsSetting_MayBeEmpty() => Assert.Empty(Toleration.ReadSetting(""));
}
