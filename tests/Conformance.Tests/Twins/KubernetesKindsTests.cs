using System.Diagnostics;
using System.Text.Json;
using Homelab.Cli.Tests;
using Homelab.Repository.Tests;
using Xunit;

namespace Homelab.Conformance.Tests.Twins;

/// <summary>The typed Kubernetes classes have the fields that the official package declares, and send them the same.</summary>
public sealed class KubernetesKindsTests
{
    internal const string Twin = "kubernetes-kinds";

    [Fact]
    public async Task Kinds_AreSentTheSame_WithEveryField()
    {
        using var folder = new TemporaryFolder();
        var kinds = folder.Write("kinds.json", JsonSerializer.Serialize(Tokens()));
        var samples = folder.Write("samples.json", await MakeSamplesAsync(kinds));

        var difference = await TwinPair.CompareAsync(
            Twin, new Dictionary<string, string> { ["SAMPLES"] = samples }, TestContext.Current.CancellationToken);

        Assert.True(difference.Length == 0, difference);
    }

    private static async Task<string> MakeSamplesAsync(string kinds)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(TwinPair.Root, Twin, "samples.js"), kinds])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var error = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await error);
        return output;
    }

    // The list that the generator reads, and what is written by hand.
    private static IEnumerable<string> Tokens()
    {
        var kinds = Yaml.Read(Path.Combine(Checkout.Root, "sdks", "generator", "kinds.yaml"))!["kinds"]!.AsObject();
        return
        [
            .. from version in kinds
               from kind in version.Value!.AsObject()
               from name in kind.Value!["patch"] is null ? [kind.Key] : new[] { kind.Key, kind.Key + "Patch" }
               select $"kubernetes:{version.Key}:{name}",
            "kubernetes:helm.sh/v3:Release",
        ];
    }
}
