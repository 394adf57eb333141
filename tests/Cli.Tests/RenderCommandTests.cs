using Homelab.Engine.Evaluation;
using Xunit;

namespace Homelab.Cli.Tests;

public sealed class RenderCommandTests
{
    [Fact]
    public async Task WritesTheManifests_AndSaysWhatIsMissing()
    {
        using var line = new CommandLine(Given.Homelab());

        var (code, output, error) = await line.RunAsync("render", "prod", "-o", "out");

        Assert.Equal((ExitCode.Success, "4 manifests in out: 4 added, 0 changed, 0 unchanged, 0 removed\n"), (code, output));
        Assert.Equal(
            $"""
            warning: {Given.StackUrn}: nodes run two minor versions: 1.30 and 1.32
            note: urn:pulumi:prod::homelab::homelab:storage:LonghornStorage$kubernetes:helm.sh/v3:Release::longhorn: using 4 nodes
            of the inventory
            note: 1 of random:index/randomPassword:RandomPassword not rendered: only pulumi can make what is no Kubernetes object
            note: secret values are missing in 2 of them, named by the annotation homelab/missing-keys

            """,
            error);
        Assert.Equal(
            [
                "Pulumi.prod.yaml",
                "Pulumi.yaml",
                "out/.homelab-rendered",
                "out/1-manifest/helm.cattle.io_v1-helmchart-kube-system-longhorn.yaml",
                "out/1-manifest/v1-configmap-media-media.yaml",
                "out/1-manifest/v1-namespace-default-longhorn-system.yaml",
                "out/1-manifest/v1-secret-monitoring-grafana-admin.yaml",
            ],
            line.Folder.Contents().Keys);
        Assert.DoesNotContain(line.Folder.Contents().Values, content => content.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WritesSecrets_OnlyWhenAsked_AndTakesThemBack()
    {
        using var line = new CommandLine(Given.Homelab());

        await line.RunAsync("render", "prod", "-o", "out", "--with-secrets");
        var with = line.Folder.Contents();
        var (_, output, _) = await line.RunAsync("render", "prod", "--output", "out");

        Assert.Contains(with.Values, content => content.Contains("s3cret", StringComparison.Ordinal));
        Assert.Equal("4 manifests in out: 0 added, 2 changed, 2 unchanged, 0 removed\n", output);
        Assert.DoesNotContain(line.Folder.Contents().Values, content => content.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WritesNothing_WhenThePreviewHasErrors()
    {
        using var line = new CommandLine(Given.Homelab() with { Diagnostics = [new Diagnostic(Severity.Error, "it broke")] });

        Assert.Equal(
            (ExitCode.Failure, "", "error: it broke\nerror: the preview of 'prod' has errors; nothing was written\n"),
            await line.RunAsync("render", "prod", "-o", "out"));
        Assert.Equal(["Pulumi.prod.yaml", "Pulumi.yaml"], line.Folder.Contents().Keys);
    }

    [Fact]
    public async Task WritesNothing_WhenSomethingCannotBeRendered()
    {
        var nameless = Given.Resource("kubernetes:core/v1:ConfigMap", "nameless", Given.Map());
        using var line = new CommandLine(Given.Evaluation(Given.ConfigMap("media"), nameless));

        Assert.Equal(
            (
                ExitCode.Failure,
                "",
                $"""
                error: {nameless.Urn}: metadata.name is not set, and the name that Pulumi invents is known only after an apply; set metadata.name
                error: 'prod' cannot be rendered whole; nothing was written

                """),
            await line.RunAsync("render", "prod", "-o", "out"));
        Assert.Equal(["Pulumi.prod.yaml", "Pulumi.yaml"], line.Folder.Contents().Keys);
    }

    [Fact]
    public async Task Rejects_AFolderWithOtherFiles()
    {
        using var line = new CommandLine(Given.Homelab());
        line.Folder.Write("out/mine.txt", "mine");

        var (code, output, error) = await line.RunAsync("render", "prod", "-o", "out");

        Assert.Equal((ExitCode.Failure, ""), (code, output));
        Assert.EndsWith($"error: '{line.Folder.Of("out")}' holds 'mine.txt', which homelab render did not write and would remove; move it away or name another folder\n", error, StringComparison.Ordinal);
    }
}
