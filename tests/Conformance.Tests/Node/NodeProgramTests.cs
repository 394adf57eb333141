using Xunit;

namespace Homelab.Conformance.Tests.Node;

/// <summary>Programs on the official Node SDK lead to what the documentation says.</summary>
public sealed class NodeProgramTests
{
    /// <summary>The cases, as they lie on disk.</summary>
    public static TheoryData<string> Cases => [.. Directory.GetDirectories(NodeCase.Root).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Program_LeadsToWhatTheDocumentationSays(string name)
    {
        var test = NodeCase.Read(name);

        var preview = await Preview.RunAsync(test.Folder, test.Environment, TestContext.Current.CancellationToken);

        var difference = Difference.Between(Canonical.Text(test.Expected), Canonical.Text(Outcome.Of(preview, test)));
        Assert.True(difference.Length == 0, difference);
    }
}
