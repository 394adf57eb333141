using Homelab.Cli.Tests.Processes;
using Xunit;

namespace Homelab.Cli.Tests.Stacks;

/// <summary>
/// Monokle's rules, made by others, judge the whole set of objects of every stack and valid fixture: pod security, common
/// practices, and references that find nothing; see tests/conformance/monokle.
/// </summary>
public sealed class ManifestRuleTests(StackProject project)
{
    private const string Validator = "monokle/validate.mjs";

    private static readonly string Folder = Path.Combine(StackProject.Repository, "tests", "conformance", "monokle");

    [Fact]
    public async Task EverySet_KeepsTheRules_AndEveryExemptionIsNeeded()
    {
        var folders = new List<string>();
        foreach (var stack in StackProject.Stacks)
        {
            folders.Add(await project.RenderAsync(stack));
        }

        var (code, output) = await NodeScript.RunAsync(Validator, ["--exemptions", Path.Combine(Folder, "exemptions.yaml"), .. folders]);

        Assert.True(code == 0, output);
        Assert.Matches($@"^[1-9][0-9]+ objects in {folders.Count} sets, [0-9]+ exempted, 0 findings\n$", output);
    }

    [Fact]
    public async Task EveryRule_FindsWhatIsWrong_SoThatTheTestAboveProvesSomething()
    {
        var expected = await File.ReadAllLinesAsync(Path.Combine(Folder, "wrong", "expected.txt"), TestContext.Current.CancellationToken);

        var (code, output) = await NodeScript.RunAsync(Validator, Path.Combine(Folder, "wrong"));

        Assert.Equal(1, code);
        Assert.Equal(expected, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task AnExemption_CoversItsRuleOfItsObject_AndNothingElse()
    {
        using var folder = new TemporaryFolder();
        folder.Write("set/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: b}\nspec: {hostIPC: true, hostPID: true, containers: []}\n");
        var exemptions = folder.Write(
            "exemptions.yaml",
            """
            - {rule: pod-security-standards/host-namespaces, object: Pod */a, reason: to see it covered}
            - {rule: pod-security-standards/host-namespaces, object: Pod */ab, reason: to see it cover nothing}
            - {rule: pod-security-standards/host-namespaces, object: Pod b/a, at: "hostIPC: true", reason: the first one took all}
            """);

        var (code, output) = await NodeScript.RunAsync(Validator, "--exemptions", exemptions, folder.Of("set"));

        Assert.Equal(1, code);
        Assert.DoesNotContain("set/pod.yaml:4: pod-security-standards/host-namespaces", output, StringComparison.Ordinal);
        Assert.Contains("covers nothing: pod-security-standards/host-namespaces Pod */ab\n", output, StringComparison.Ordinal);
        Assert.Contains("covers nothing: pod-security-standards/host-namespaces Pod b/a at \"hostIPC: true\"\n", output, StringComparison.Ordinal);
    }
}
