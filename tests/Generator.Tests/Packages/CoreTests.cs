using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Generator.Tests.Packages;

public sealed class CoreTests
{
    [Fact]
    public async Task ConfigMap_SendsWhatWasSetAndNothingElse()
    {
        var run = await Recorder.RunAsync(_ => new ConfigMap("settings", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = "settings", Labels = { ["app"] = "web" } },
            Data = { ["a.ini"] = "x=1" },
            Immutable = true,
        }));

        Assert.Equal(
            ("kubernetes:core/v1:ConfigMap",
             """{"apiVersion":"v1","data":{"a.ini":"x=1"},"immutable":true,"kind":"ConfigMap","metadata":{"labels":{"app":"web"},"name":"settings"}}"""),
            run.Registered("settings"));
    }

    [Fact]
    public async Task ApiVersionAndKind_AreFilledInWithoutArguments()
    {
        var run = await Recorder.RunAsync(_ => new ConfigMap("empty"));

        Assert.Equal(("kubernetes:core/v1:ConfigMap", """{"apiVersion":"v1","kind":"ConfigMap"}"""), run.Registered("empty"));
    }

    [Fact]
    public async Task ApiVersionAndKind_OverwriteWhatTheProgramSays()
    {
        var run = await Recorder.RunAsync(_ => new ConfigMap("odd", new ConfigMapArgs { ApiVersion = "v2", Kind = "Gadget" }));

        Assert.Equal(("kubernetes:core/v1:ConfigMap", """{"apiVersion":"v1","kind":"ConfigMap"}"""), run.Registered("odd"));
    }

    [Fact]
    public async Task Outputs_ComeFromTheReply()
    {
        ConfigMap settings = null!;
        await Recorder.RunAsync(run =>
        {
            run.Answer("settings", new Dictionary<string, object>
            {
                ["metadata"] = new Dictionary<string, object> { ["name"] = "settings-1a2b3c4d", ["generation"] = 2, ["finalizers"] = new List<string> { "f" } },
                ["data"] = new Dictionary<string, object> { ["a.ini"] = "x=1" },
                ["immutable"] = true,
            });
            return settings = new ConfigMap("settings");
        });

        var metadata = await OutputUtilities.GetValueAsync(settings.Metadata);
        Assert.Equal("settings-1a2b3c4d", metadata.Name);
        Assert.Equal(2, metadata.Generation);
        Assert.Equal(["f"], metadata.Finalizers);
        Assert.Null(metadata.Namespace);
        Assert.Equal("x=1", (await OutputUtilities.GetValueAsync(settings.Data))["a.ini"]);
        Assert.True(await OutputUtilities.GetValueAsync(settings.Immutable));
        Assert.Null(await OutputUtilities.GetValueAsync(settings.Kind));
    }

    // The official packages keep maps and lists in private fields, which are not found from a derived class.
    [Fact]
    public async Task DerivedArguments_AreSentWithThoseOfTheBase_ButMapsAndLists()
    {
        var run = await Recorder.RunAsync(_ => new ConfigMap("settings", new MoreArgs { Data = { ["a"] = "b" }, Immutable = true, More = "more" }));

        Assert.Equal(
            ("kubernetes:core/v1:ConfigMap", """{"apiVersion":"v1","immutable":true,"kind":"ConfigMap","more":"more"}"""),
            run.Registered("settings"));
    }

    [Fact]
    public async Task DerivedResource_HasTheOutputsOfTheBaseAndItsOwn()
    {
        More settings = null!;
        await Recorder.RunAsync(run =>
        {
            run.Answer("settings", new Dictionary<string, object>
            {
                ["metadata"] = new Dictionary<string, object> { ["name"] = "n" },
                ["more"] = "own",
            });
            return settings = new More("settings");
        });

        Assert.Equal("n", (await OutputUtilities.GetValueAsync(settings.Metadata)).Name);
        Assert.Equal("own", await OutputUtilities.GetValueAsync(settings.Extra));
    }

    [Fact]
    public async Task Options_CarryTheVersionOfTheProvider()
    {
        var run = await Recorder.RunAsync(run => new ConfigMap("settings", options: run.Watch()));

        Assert.Equal("4.32.0", run.Options("settings").Version);
        Assert.Empty(run.Options("settings").Aliases);
        Assert.Empty(run.Options("settings").AdditionalSecretOutputs);
    }

    [Fact]
    public async Task Options_OfTheProgramWin()
    {
        var run = await Recorder.RunAsync(run => new ConfigMap("settings", options: run.Watch(new CustomResourceOptions { Version = "4.31.0", Protect = true })));

        Assert.Equal("4.31.0", run.Options("settings").Version);
        Assert.True(run.Options("settings").Protect);
    }

    [Fact]
    public async Task Secret_DeclaresItsContentSecret()
    {
        var args = new SecretArgs
        {
            Data = new InputMap<string> { ["k"] = "dg==" },
            StringData = new Dictionary<string, string> { ["password"] = "hunter2" },
        };

        var run = await Recorder.RunAsync(run => new Secret("login", args, run.Watch()));

        Assert.Equal(["data", "stringData"], run.Options("login").AdditionalSecretOutputs);
        Assert.True(await Output.IsSecretAsync(args.Data.ToOutput()));
        Assert.True(await Output.IsSecretAsync(args.StringData.ToOutput()));
        Assert.Equal(
            ("kubernetes:core/v1:Secret", """{"apiVersion":"v1","data":{"k":"dg=="},"kind":"Secret","stringData":{"password":"hunter2"}}"""),
            run.Registered("login"));
    }

    [Fact]
    public async Task Get_ReadsByIdWithoutArguments()
    {
        ConfigMap settings = null!;
        var run = await Recorder.RunAsync(_ => settings = ConfigMap.Get("settings", "kube-system/settings"));

        Assert.Equal(("kubernetes:core/v1:ConfigMap", "{}"), run.Registered("settings"));
        Assert.Equal("kube-system/settings", run.RegisteredId("settings"));
    }

    [Fact]
    public async Task Service_TakesPortsByNumberAndByName()
    {
        var run = await Recorder.RunAsync(_ => new Service("web", new ServiceArgs
        {
            Spec = new ServiceSpecArgs
            {
                Type = ServiceSpecType.LoadBalancer,
                Ports =
                {
                    new ServicePortArgs { Port = 80, TargetPort = 8080 },
                    new ServicePortArgs { Port = 443, TargetPort = "https" },
                },
            },
        }));

        Assert.Equal(
            ("kubernetes:core/v1:Service",
             """{"apiVersion":"v1","kind":"Service","spec":{"ports":[{"port":80,"targetPort":8080},{"port":443,"targetPort":"https"}],"type":"LoadBalancer"}}"""),
            run.Registered("web"));
    }

    [Fact]
    public async Task Patch_HasATypeOfItsOwnAndNoRequiredFields()
    {
        var run = await Recorder.RunAsync(_ => new NodePatch("k3s3", new NodePatchArgs
        {
            Metadata = new ObjectMetaPatchArgs { Name = "k3s3" },
            Spec = new NodeSpecPatchArgs { Taints = { new TaintPatchArgs { Key = "nvidia.com/gpu" } } },
        }));

        Assert.Equal(
            ("kubernetes:core/v1:NodePatch", """{"apiVersion":"v1","kind":"Node","metadata":{"name":"k3s3"},"spec":{"taints":[{"key":"nvidia.com/gpu"}]}}"""),
            run.Registered("k3s3"));
    }

    private sealed class MoreArgs : ConfigMapArgs
    {
        [Input("more")]
        public Input<string>? More { get; set; }
    }

    private sealed class More(string name) : ConfigMap(name)
    {
        [Output("more")]
        public Output<string> Extra { get; private set; } = null!;
    }
}
