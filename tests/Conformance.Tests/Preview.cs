using System.Text.Json.Nodes;
using Homelab.Cli.Tests;
using Homelab.Cli.Tests.Processes;

namespace Homelab.Conformance.Tests;

/// <summary>What the command line made of a program: its JSON, and the requests that it recorded.</summary>
/// <param name="ExitCode">The command's exit code.</param>
/// <param name="Digest">The document that it printed.</param>
/// <param name="Requests">The recorded requests, in their order.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record Preview(int ExitCode, JsonObject Digest, IReadOnlyList<JsonObject> Requests, string Error)
{
    /// <summary>Runs <c>homelab preview dev --json --record</c> on a project.</summary>
    public static async Task<Preview> RunAsync(string program, IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        var record = folder.Of("requests.jsonl");
        var (code, output, error) = await HomelabProcess.RunAsync(
            folder.Path, ["preview", "dev", "--program", program, "--json", "--record", record], new(environment), cancel);
        var requests = File.Exists(record) ? await File.ReadAllLinesAsync(record, cancel) : [];
        return new Preview(
            code,
            JsonNode.Parse(output)?.AsObject() ?? throw new InvalidOperationException($"no document was printed, but: {error}"),
            [.. requests.Select(line => JsonNode.Parse(line)!.AsObject())],
            error);
    }
}
