using Homelab.Cli.Tests.Processes;
using Xunit;

namespace Homelab.Cli.Tests.Stacks;

/// <summary>yamllint, a program of others, reads every manifest of every stack and valid fixture as strictly as the repository's own YAML.</summary>
public sealed class YamlLintTests(StackProject project)
{
    private static readonly string Config = Path.Combine(StackProject.Repository, "tests", "conformance", "rendered.yamllint.yaml");

    public static TheoryData<string> Stacks => [.. StackProject.Stacks];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task EveryManifest_IsCleanYaml(string stack)
    {
        var (code, output) = await LintAsync(await project.RenderAsync(stack));

        Assert.True(code == 0, output);
    }

    [Theory]
    [InlineData("a: 1\na: 2\n", "duplication of key \"a\" in mapping (key-duplicates)")]
    [InlineData("mode: 0644\n", "forbidden implicit octal value \"0644\" (octal-values)")]
    [InlineData("enabled: yes\n", "truthy value should be one of [false, true] (truthy)")]
    [InlineData("a:\n", "empty value in block mapping (empty-values)")]
    [InlineData("a: b: c\n", "syntax error: mapping values are not allowed here (syntax)")]
    [InlineData("a: b \n", "trailing spaces (trailing-spaces)")]
    public async Task RefusesWhatIsWrong_SoThatTheTestAboveProvesSomething(string yaml, string fault)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", yaml);

        var (code, output) = await LintAsync(folder.Path);

        // 1 for errors, 2 when there are warnings only.
        Assert.NotEqual(0, code);
        Assert.Contains(fault, output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> LintAsync(string folder)
    {
        var (code, output, error) = await HomelabProcess.RunProgramAsync(
            "yamllint", StackProject.Repository, ["--strict", "--format", "parsable", "--config-file", Config, folder], [], TestContext.Current.CancellationToken);
        return (code, output + error);
    }
}
