using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;
using Xunit;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Homelab.Generator.Tests.Packages;

public sealed class CustomResourceTests
{
    [Fact]
    public async Task TypeToken_IsMadeOfApiVersionAndKind()
    {
        var run = await Recorder.RunAsync(_ => new CustomResource("backup", new RecurringJobArgs
        {
            Metadata = new ObjectMetaArgs { Name = "backup", Namespace = "longhorn-system" },
            Spec = new RecurringJobSpecArgs { Cron = "0 3 * * *", Retain = 7 },
        }));

        Assert.Equal(
            ("kubernetes:longhorn.io/v1beta2:RecurringJob",
             """{"apiVersion":"longhorn.io/v1beta2","kind":"RecurringJob","metadata":{"name":"backup","namespace":"longhorn-system"},"spec":{"cron":"0 3 * * *","retain":7}}"""),
            run.Registered("backup"));
    }

    [Fact]
    public async Task Metadata_IsAnOutput()
    {
        CustomResource backup = null!;
        await Recorder.RunAsync(_ => backup = new CustomResource("backup", new RecurringJobArgs { Metadata = new ObjectMetaArgs { Name = "backup" } }));

        Assert.Equal("backup", (await OutputUtilities.GetValueAsync(backup.Metadata)).Name);
        Assert.Equal("longhorn.io/v1beta2", await OutputUtilities.GetValueAsync(backup.ApiVersion));
    }

    [Fact]
    public async Task DerivedResource_ReadsItsSpec()
    {
        RecurringJob backup = null!;
        await Recorder.RunAsync(_ => backup = new RecurringJob("backup", new RecurringJobArgs
        {
            Metadata = new ObjectMetaArgs { Name = "backup" },
            Spec = new RecurringJobSpecArgs { Cron = "0 3 * * *", Retain = 7 },
        }));

        Assert.Equal("backup", (await OutputUtilities.GetValueAsync(backup.Metadata)).Name);
        Assert.Equal(("0 3 * * *", 7), await OutputUtilities.GetValueAsync(backup.Spec.Apply(spec => (spec.Cron, spec.Retain))));
    }

    /// <summary>As in the official package: such an object's default provider is another than the generated kinds'.</summary>
    [Fact]
    public async Task Options_CarryNoVersion_UnlessTheProgramGivesOne()
    {
        var run = await Recorder.RunAsync(run =>
        {
            _ = new CustomResource("backup", new RecurringJobArgs(), run.Watch());
            return new CustomResource("pinned", new RecurringJobArgs(), CustomResourceOptions.Merge(run.Watch(), new() { Version = "4.32.0" }));
        });

        Assert.Null(run.Options("backup").Version);
        Assert.Equal("4.32.0", run.Options("pinned").Version);
    }

    [Fact]
    public async Task Id_ReadsAnExistingObject()
    {
        var run = await Recorder.RunAsync(_ => new CustomResource("backup", new RecurringJobArgs(), new CustomResourceOptions { Id = "longhorn-system/backup" }));

        Assert.Equal("longhorn-system/backup", run.RegisteredId("backup"));
    }

    private sealed class RecurringJobArgs() : CustomResourceArgs("longhorn.io/v1beta2", "RecurringJob")
    {
        [Input("spec")]
        public Input<RecurringJobSpecArgs>? Spec { get; set; }
    }

    private sealed class RecurringJobSpecArgs : ResourceArgs
    {
        [Input("cron")]
        public Input<string>? Cron { get; set; }

        [Input("retain")]
        public Input<int>? Retain { get; set; }
    }

    private sealed class RecurringJob(string name, RecurringJobArgs args) : CustomResource(name, args)
    {
        [Output("spec")]
        public Output<RecurringJobSpec> Spec { get; private set; } = null!;
    }

    [OutputType]
    private sealed class RecurringJobSpec
    {
        public readonly string Cron;

        public readonly int Retain;

        [OutputConstructor]
        private RecurringJobSpec(string cron, int retain) => (Cron, Retain) = (cron, retain);
    }
}
