using System.Diagnostics;
using System.Text.Json.Nodes;
using Homelab.Cluster.Alerts;
using Xunit;

namespace Homelab.Cluster.Tests.Alerts;

/// <summary>Prometheus' own judge of rules, over the alerts of a group.</summary>
internal static class Promtool
{
    /// <summary>Fails when promtool finds fault with a rule.</summary>
    public static async Task AssertTakesAsync(params AlertGroup[] groups)
    {
        var (exitCode, output) = await RunAsync(groups, test: null, "check", "rules", "--lint=all", "--lint-fatal", "rules.json");

        Assert.True(exitCode == 0, output);
    }

    /// <summary>Whether an alert fires at a time, given series of one sample a minute in promtool's form.</summary>
    public static async Task<bool> FiresAsync(AlertGroup group, string alert, string at, params string[] series)
    {
        // A misspelt name would never fire.
        Assert.Contains(group.Rules, rule => rule.Name == alert);
        var test = new JsonObject
        {
            ["rule_files"] = new JsonArray("rules.json"),
            ["evaluation_interval"] = "1m",
            ["tests"] = new JsonArray(new JsonObject
            {
                ["interval"] = "1m",
                ["input_series"] = new JsonArray([.. series.Select(line => line.LastIndexOf(' ')).Zip(series, JsonNode (split, line) =>
                    new JsonObject { ["series"] = line[..split], ["values"] = line[(split + 1)..] })]),
                ["alert_rule_test"] = new JsonArray(new JsonObject { ["eval_time"] = at, ["alertname"] = alert, ["exp_alerts"] = new JsonArray() }),
            }),
        };

        var (exitCode, output) = await RunAsync([group], test, "test", "rules", "test.json");

        // promtool was told to expect nothing: a failure that shows the alert is one that fired.
        Assert.True(exitCode == 0 || (output.Contains($"alertname: {alert}", StringComparison.Ordinal) && output.Contains("got:", StringComparison.Ordinal)), output);
        return exitCode != 0;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(AlertGroup[] groups, JsonObject? test, params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("homelab-alerts-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "rules.json"), RuleFile(groups).ToJsonString(), cancel);
            await File.WriteAllTextAsync(Path.Combine(folder, "test.json"), test?.ToJsonString() ?? "{}", cancel);
            using var process = Process.Start(new ProcessStartInfo("promtool", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, $"{await output}{await errors}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonObject RuleFile(IEnumerable<AlertGroup> groups) => new()
    {
        ["groups"] = new JsonArray([.. groups.Select(group => new JsonObject
        {
            ["name"] = group.Name,
            ["rules"] = new JsonArray([.. group.Rules.Select(ToJson)]),
        })]),
    };

    private static JsonObject ToJson(AlertRule rule) => new()
    {
        ["alert"] = rule.Name,
        ["expr"] = rule.Expression,
        ["for"] = rule.For,
        ["labels"] = new JsonObject { ["severity"] = rule.Severity.Name },
        ["annotations"] = new JsonObject { ["summary"] = rule.Summary, ["runbook"] = rule.Runbook },
    };
}
