using System.Globalization;
using System.Text.Json;

namespace Homelab.HostileProgram;

/// <summary>What the engine told the program, and what its config asks for.</summary>
/// <param name="Monitor">Where the engine listens.</param>
/// <param name="Project">The project's name.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="Condition">How to behave.</param>
/// <param name="Count">How many, or how large; its meaning is the condition's.</param>
/// <param name="Marker">File for the ids of the processes that a test wants to see ended.</param>
internal sealed record Settings(string Monitor, string Project, string Stack, string Condition, int Count, string Marker)
{
    public static Settings OfProcess()
    {
        var config = JsonSerializer.Deserialize<Dictionary<string, string>>(Variable("PULUMI_CONFIG"))!;
        return new Settings(
            Variable("PULUMI_MONITOR"),
            Variable("PULUMI_PROJECT"),
            Variable("PULUMI_STACK"),
            config["hostile:condition"],
            int.Parse(config.GetValueOrDefault("hostile:count", "0"), CultureInfo.InvariantCulture),
            config.GetValueOrDefault("hostile:marker", ""));
    }

    /// <summary>Leaves a file that is named after this process, so that a test can see whether it outlives the command line.</summary>
    public void WriteDownThisProcess() => File.WriteAllText(string.Create(CultureInfo.InvariantCulture, $"{Marker}.program-{Environment.ProcessId}"), "");

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");
}
