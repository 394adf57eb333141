using Homelab.Conformance.Tests.Node;
using Xunit;

namespace Homelab.Conformance.Tests.Twins;

/// <summary>A C# program on the stand-ins asks the same of the engine as its twin on the official Node SDK.</summary>
public sealed class TwinTests
{
    // The passphrase of the secrets in Pulumi.dev.yaml and in the backend, which is that of a program in node/.
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["PULUMI_CONFIG_PASSPHRASE"] = "password",
        ["PULUMI_BACKEND_URL"] = $"file://{Path.Combine(NodeCase.Root, "stack-reference", "backend")}",
    };

    /// <summary>The twins, as they lie on disk.</summary>
    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(TwinPair.Root).Select(folder => Path.GetFileName(folder)!).Where(name => name != KubernetesKindsTests.Twin).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Twins_AskTheSame(string name)
    {
        var difference = await TwinPair.CompareAsync(name, Variables, TestContext.Current.CancellationToken);

        Assert.True(difference.Length == 0, difference);
    }

    // Of a secret, recordings and plans show the mark alone.
    [Fact]
    public async Task Secrets_HaveTheSameContent()
    {
        var difference = await TwinPair.CompareManifestsAsync("secrets", Variables, TestContext.Current.CancellationToken);

        Assert.True(difference.Length == 0, difference);
    }
}
