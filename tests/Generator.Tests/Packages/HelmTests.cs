using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Generator.Tests.Packages;

public sealed class HelmTests
{
    [Fact]
    public async Task Release_SendsChartAndValues()
    {
        var run = await Recorder.RunAsync(_ => new Release("longhorn", new ReleaseArgs
        {
            Chart = "longhorn",
            Version = "1.9.1",
            Namespace = "longhorn-system",
            CreateNamespace = true,
            Timeout = 600,
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.longhorn.io" },
            ValueYamlFiles = new FileAsset("values.yaml"),
            Values =
            {
                ["csi"] = new InputMap<object> { ["attacherReplicaCount"] = 1 },
                ["persistence"] = new Dictionary<string, object> { ["defaultClass"] = false, ["tags"] = new List<string> { "a", "b" } },
            },
        }));

        var (type, inputs) = run.Registered("longhorn", "valueYamlFiles");
        Assert.Equal("kubernetes:helm.sh/v3:Release", type);
        Assert.Equal(
            """{"chart":"longhorn","compat":"true","createNamespace":true,"namespace":"longhorn-system","repositoryOpts":{"repo":"https://charts.longhorn.io"},"timeout":600,"values":{"csi":{"attacherReplicaCount":1},"persistence":{"defaultClass":false,"tags":["a","b"]}},"version":"1.9.1"}""",
            inputs);
    }

    [Fact]
    public async Task Release_SendsEveryArgument()
    {
        ReleaseArgs Every(ReleaseArgs args)
        {
            foreach (var property in typeof(ReleaseArgs).GetProperties().Where(property => property.CanWrite))
            {
                property.SetValue(args, Sample(property.PropertyType));
            }

            return args;
        }

        var run = await Recorder.RunAsync(_ =>
        {
            var first = new Release("generated", Every(new ReleaseArgs()));

            return new Release("by-attribute", Every(new DerivedArgs()), new CustomResourceOptions { DependsOn = first });
        });

        // By attributes, too, but for those of private fields, which are not found from a derived class.
        Assert.Equal(run.Registered("by-attribute"), run.Registered("generated", "manifest", "resourceNames", "valueYamlFiles", "values"));
        Assert.Equal(35, run.InputCount("generated"));
    }

    [Fact]
    public async Task Release_ReadsStatus()
    {
        Release longhorn = null!;
        await Recorder.RunAsync(run =>
        {
            run.Answer("longhorn", new Dictionary<string, object>
            {
                ["status"] = new Dictionary<string, object> { ["namespace"] = "longhorn-system", ["revision"] = 3, ["status"] = "deployed" },
                ["resourceNames"] = new Dictionary<string, object> { ["v1/Service"] = new List<string> { "longhorn-frontend" } },
                ["values"] = new Dictionary<string, object> { ["a"] = 1 },
            });
            return longhorn = new Release("longhorn", new ReleaseArgs { Chart = "longhorn" });
        });

        var status = await OutputUtilities.GetValueAsync(longhorn.Status);
        Assert.Equal(("longhorn-system", 3, "deployed"), (status.Namespace, status.Revision, status.Status));
        Assert.Equal(["longhorn-frontend"], (await OutputUtilities.GetValueAsync(longhorn.ResourceNames))["v1/Service"]);
        Assert.Equal(1.0, (await OutputUtilities.GetValueAsync(longhorn.Values))["a"]);
    }

    [Fact]
    public async Task Release_CarriesTheVersionOfTheProvider()
    {
        var run = await Recorder.RunAsync(run => new Release("longhorn", new ReleaseArgs { Chart = "longhorn" }, run.Watch()));

        Assert.Equal("4.32.0", run.Options("longhorn").Version);
    }

    [Fact]
    public async Task RepositoryPassword_IsSecret()
    {
        var args = new RepositoryOptsArgs { Password = "hunter2" };

        Assert.True(await Output.IsSecretAsync(args.Password.ToOutput()));
    }

    private static object Sample(Type type) =>
        type == typeof(Input<string>) ? (Input<string>)"text"
        : type == typeof(Input<bool>) ? (Input<bool>)true
        : type == typeof(Input<int>) ? (Input<int>)7
        : type == typeof(InputMap<object>) ? new InputMap<object> { ["key"] = "value" }
        : type == typeof(InputMap<ImmutableArray<string>>) ? new InputMap<ImmutableArray<string>> { ["key"] = ImmutableArray.Create("value") }
        : type == typeof(InputList<AssetOrArchive>) ? new InputList<AssetOrArchive> { new StringAsset("text") }
        : type == typeof(Input<RepositoryOptsArgs>) ? (Input<RepositoryOptsArgs>)new RepositoryOptsArgs { Repo = "https://example.org" }
        : throw new NotSupportedException($"no sample of {type}");

    private sealed class DerivedArgs : ReleaseArgs;
}
