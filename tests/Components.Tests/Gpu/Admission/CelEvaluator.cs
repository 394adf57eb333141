using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Homelab.Components.Tests.Gpu.Admission;

/// <summary>Runs tests/conformance/cel, an implementation of CEL that is not this project's, in Node.</summary>
internal static class CelEvaluator
{
    /// <summary>For each expression, why it does not compile, or null.</summary>
    public static async Task<IReadOnlyList<string?>> CompileAsync(IReadOnlyList<string> expressions, CancellationToken cancel)
    {
        var answer = await RunAsync(new JsonObject { ["expressions"] = JsonSerializer.SerializeToNode(expressions) }, cancel);
        return [.. answer["compiled"]!.AsArray().Select(item => (string?)item)];
    }

    /// <summary>What the policies say of the requests.</summary>
    public static async Task<IReadOnlyList<JsonNode>> JudgeAsync(
        IReadOnlyDictionary<string, JsonNode> policies,
        IReadOnlyDictionary<string, JsonNode> requests,
        IEnumerable<(string Policy, string Request)> runs,
        CancellationToken cancel)
    {
        var answer = await RunAsync(
            new JsonObject
            {
                ["policies"] = Map(policies),
                ["requests"] = Map(requests),
                ["runs"] = new JsonArray([.. runs.Select(run => new JsonArray(run.Policy, run.Request))]),
            },
            cancel);
        return [.. answer["results"]!.AsArray().Select(item => item!)];
    }

    private static JsonObject Map(IReadOnlyDictionary<string, JsonNode> values) =>
        new(values.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.DeepClone())));

    private static async Task<JsonNode> RunAsync(JsonObject input, CancellationToken cancel, [CallerFilePath] string caller = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../../conformance/cel"));
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidOperationException($"{folder} has no packages yet; run ./test.sh, or npm ci in that folder");
        }

        var start = new ProcessStartInfo("node", "evaluate.mjs")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.StandardInput.WriteAsync(input.ToJsonString().AsMemory(), cancel);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0
            ? JsonNode.Parse(await output)!
            : throw new InvalidOperationException($"evaluate.mjs ended with {process.ExitCode}: {await errors}");
    }
}
