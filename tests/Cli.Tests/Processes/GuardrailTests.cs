using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>What somebody sees whose program breaks the guardrails.</summary>
public sealed class GuardrailTests : IDisposable
{
    private const string Deployment = "error: kubernetes:apps/v1:Deployment app: ";
    private const string Namespace = "error: kubernetes:core/v1:Namespace space: ";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rejects_EveryViolationAtItsResource_AndShowsNoSecret()
    {
        var (code, output, error) = await PreviewAsync("app: broken");

        Assert.Equal((1, ""), (code, error));
        Assert.Equal(
            [
                Deployment + "spec.template.spec.containers[0].env[0].value = [secret]: a secret would stand there in clear text; "
                    + "put it into a Secret and refer to that [plaintext-secret]",
                Deployment + "spec.template.spec.containers[0].image = nginx:latest: without a version it can be another image after the next restart; "
                    + "write the image's version, with at least two numbers, or its digest [mutable-image]",
                Deployment + "spec.template.spec.containers[0].securityContext.privileged = true: the container may do to the node what root may; "
                    + "remove it, and add the one capability or device that is needed [privileged-container]",
                Namespace + "metadata.labels[\"pod-security.kubernetes.io/enforce\"] = privileged: the namespace admits pods that own their node; "
                    + "write restricted, or baseline where the pods cannot keep it [pod-security]",
                Namespace + "metadata.name = app: nothing closes the namespace for Ingress and Egress; "
                    + "add a NetworkPolicy with an empty podSelector and both policyTypes, and one for each connection that is needed [default-deny]",
            ],
            Errors(output));
        Assert.Contains("\n  kubernetes:apps/v1:Deployment (app):\n    " + Deployment, output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app: sound")]
    [InlineData("app: unknown")]
    [InlineData("app: unknown", "exempt: app")]
    [InlineData("app: sound", "exempt: app-of-another-stack")]
    public async Task Accepts_WhatKeepsThem_AndWhatNobodyKnowsYet(params string[] settings)
    {
        var (code, output, error) = await PreviewAsync(settings);

        Assert.True(code == 0, output);
        Assert.Equal("", error);
        Assert.Empty(Errors(output));
    }

    [Fact]
    public async Task Exempts_OneResourceFromOneRule()
    {
        var (code, output, _) = await PreviewAsync("app: broken", "exempt: app");

        Assert.Equal(1, code);
        Assert.DoesNotContain(Errors(output), message => message.Contains("[mutable-image]", StringComparison.Ordinal));
        Assert.Equal(4, Errors(output).Length);
    }

    [Fact]
    public async Task Rejects_AnExemptionThatNobodyNeeds()
    {
        var (code, output, _) = await PreviewAsync("app: sound", "exempt: app");

        Assert.Equal(1, code);
        Assert.Equal(
            [Deployment + "guardrail exemption = a test asks for it: the resource keeps the rule without it; delete the exemption [mutable-image]"],
            Errors(output));
    }

    [Fact]
    public async Task WritesNoManifests_ForAProgramThatBreaksThem()
    {
        Write("app: broken");

        var (code, _, _) = await HomelabProcess.RunAsync(_folder.Path, TestContext.Current.CancellationToken, "render", "dev", "-o", _folder.Of("out"));

        Assert.Equal(1, code);
        Assert.False(Directory.Exists(_folder.Of("out")));
    }

    private Task<(int Code, string Output, string Error)> PreviewAsync(params string[] settings)
    {
        Write(settings);
        return HomelabProcess.RunAsync(_folder.Path, TestContext.Current.CancellationToken, "preview", "dev");
    }

    private void Write(params string[] settings)
    {
        _folder.Write("Pulumi.yaml", $"name: guarded\nruntime:\n  name: dotnet\n  options:\n    binary: {HomelabProcess.GuardedProgram}\n");
        _folder.Write("Pulumi.dev.yaml", $"config:\n  guarded:message: hunter2\n{string.Concat(settings.Select(setting => $"  guarded:{setting}\n"))}");
    }

    private static string[] Errors(string output) =>
        [.. output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("error: ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
