using System.Globalization;

namespace Pulumi;

/// <summary>What the CLI tells a program about the run, through environment variables.</summary>
internal sealed record DeploymentSettings
{
    public required string ProjectName { get; init; }

    public required string StackName { get; init; }

    public required bool IsDryRun { get; init; }

    /// <summary>How many operations the engine runs at once; 0 or less for any number.</summary>
    public int Parallel { get; init; }

    public string OrganizationName { get; init; } = "organization";

    public string? RootDirectory { get; init; }

    /// <summary>The stack's settings. Default: those of the environment.</summary>
    public StackConfiguration Configuration { get; init; } = StackConfiguration.FromEnvironment();

    /// <summary>Whether resource references are to be sent as ids and URNs, for old engines.</summary>
    public bool DisableResourceReferences { get; init; }

    /// <summary>Reads the environment.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or malformed: the program was not started by the CLI.</exception>
    public static (DeploymentSettings Settings, string Monitor, string Engine) FromEnvironment()
    {
        var monitor = Require("PULUMI_MONITOR");
        var engine = Require("PULUMI_ENGINE");
        var settings = new DeploymentSettings
        {
            ProjectName = Require("PULUMI_PROJECT"),
            StackName = Require("PULUMI_STACK"),
            IsDryRun = RequireBool("PULUMI_DRY_RUN"),
            Parallel = RequireInt("PULUMI_PARALLEL"),
            OrganizationName = Get("PULUMI_ORGANIZATION") ?? "organization",
            RootDirectory = Get("PULUMI_ROOT_DIRECTORY"),
            DisableResourceReferences = ReferencesAreDisabled(),
        };
        RequireBool("PULUMI_QUERY_MODE");
        return (settings, monitor, engine);
    }

    public static bool ReferencesAreDisabled() =>
        Get("PULUMI_DISABLE_RESOURCE_REFERENCES") is { } value && (value == "1" || value.Equals("TRUE", StringComparison.OrdinalIgnoreCase));

    private static string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string Require(string name) => Get(name) ?? throw NotStartedByCli(name);

    private static bool RequireBool(string name) => bool.TryParse(Require(name), out var value) ? value : throw NotStartedByCli(name);

    private static int RequireInt(string name) =>
        int.TryParse(Require(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw NotStartedByCli(name);

    private static InvalidOperationException NotStartedByCli(string name) => new(
        "Program run without the Pulumi engine available; re-run using the `pulumi` CLI" +
        $" (the environment variable {name} is missing or malformed)");
}
