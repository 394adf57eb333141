using Pulumi;
using Pulumi.Kubernetes;
using Pulumi.Kubernetes.Types.Inputs.Provider;
using Xunit;

namespace Homelab.Generator.Tests.Packages;

public sealed class ProviderTests
{
    [Fact]
    public async Task Settings_TravelAsJsonUnlessTheyAreStrings()
    {
        var run = await Recorder.RunAsync(_ => new Provider("lab", new ProviderArgs
        {
            KubeConfig = "lab.yaml",
            Context = "lab",
            EnableServerSideApply = true,
            RenderYamlToDirectory = "out",
            KubeClientSettings = new KubeClientSettingsArgs { Burst = 20, Qps = 12.5 },
        }));

        Assert.Equal(
            ("pulumi:providers:kubernetes",
             """{"context":"lab","enableServerSideApply":"true","kubeClientSettings":"{ \"burst\": 20, \"qps\": 12.5 }","kubeconfig":"lab.yaml","renderYamlToDirectory":"out"}"""),
            run.Registered("lab"));
    }

    [Fact]
    public async Task Options_CarryTheVersionOfTheProvider()
    {
        var run = await Recorder.RunAsync(run => new Provider("lab", options: run.Watch()));

        Assert.Equal("4.32.0", run.Options("lab").Version);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("T", true)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("False", false)]
    [InlineData("yes", null)]
    [InlineData(null, null)]
    public async Task Switches_HaveDefaultsFromTheEnvironment(string? value, bool? expected)
    {
        var variable = $"PULUMI_K8S_TEST_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(variable, value);

        var setting = EnvironmentDefault.Boolean(variable);

        Environment.SetEnvironmentVariable(variable, null);
        Assert.Equal(expected, setting is null ? null : await Pulumi.Utilities.OutputUtilities.GetValueAsync(setting.ToOutput()));
    }
}
