using System.Collections.Immutable;
using Homelab.Components.Gpu;
using Xunit;

namespace Homelab.Components.Tests.Gpu;

public sealed class GpuDevicePluginRulesTests
{
    [Fact]
    public void Rejects_ValuesThatTheChartDoesNotKnow() => Assert.Equal(
        "homelab:gpu.values.nvidia-device-plugin.failOnInitErr = true: chart nvidia-device-plugin 0.20.0 does not know this key, and Helm would ignore it without a word; did you mean failOnInitError?",
        Assert.Single(Check("nvidia-device-plugin", new Dictionary<string, object?> { ["failOnInitErr"] = true })));

    [Fact]
    public void Rejects_ValuesOfAChartThatIsNotInstalled() => Assert.Equal(
        "homelab:gpu.values.nvidia-deviceplugin = {…}: no chart of that name is installed for the GPUs of this cluster; did you mean nvidia-device-plugin?",
        Assert.Single(Check("nvidia-deviceplugin", new Dictionary<string, object?> { ["a"] = true })));

    [Fact]
    public void Rejects_LabelsForAPrometheusThatIsNotThere()
    {
        var args = new GpuDevicePluginArgs
        {
            Plan = GivenGpu.SharedPlan,
            MonitorLabels = ImmutableSortedDictionary<string, string>.Empty.Add("re lease", "kps"),
        };

        Assert.Equal(
            [
                "homelab:gpu.monitorLabels[\"re lease\"] = kps: not a label; write it as Prometheus' serviceMonitorSelector has it",
                "homelab:gpu.monitorLabels = {…}: has no effect while prometheusOperator is false; set that to true, or remove this",
            ],
            GpuDevicePluginRules.Check(args).Select(fault => fault.ToString()));
    }

    private static IEnumerable<string> Check(string chart, Dictionary<string, object?> values) => GpuDevicePluginRules.Check(new GpuDevicePluginArgs
    {
        Plan = GivenGpu.SharedPlan,
        Values = ImmutableDictionary<string, IReadOnlyDictionary<string, object?>>.Empty.Add(chart, values),
    }).Select(fault => fault.ToString());
}
