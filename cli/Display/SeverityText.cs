using Homelab.Cluster.Doctor;

namespace Homelab.Cli.Display;

/// <summary>How severities of findings are written.</summary>
internal static class SeverityText
{
    /// <summary>The word: <c>warning</c>.</summary>
    public static string Word(this FindingSeverity severity) => severity switch
    {
        FindingSeverity.Ok => "ok",
        FindingSeverity.Info => "info",
        FindingSeverity.Warning => "warning",
        FindingSeverity.Unknown => "unknown",
        FindingSeverity.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    /// <summary>The colour.</summary>
    public static Style Style(this FindingSeverity severity) => severity switch
    {
        FindingSeverity.Ok => Display.Style.Create,
        FindingSeverity.Info => Display.Style.Read,
        FindingSeverity.Warning => Display.Style.Warning,
        FindingSeverity.Unknown => Display.Style.Replace,
        _ => Display.Style.Error,
    };

    /// <summary>What the process tells its caller when this is the worst.</summary>
    public static ExitCode ExitCode(this FindingSeverity severity) => severity switch
    {
        FindingSeverity.Ok or FindingSeverity.Info => Cli.ExitCode.Success,
        FindingSeverity.Warning => Cli.ExitCode.Warning,
        FindingSeverity.Unknown => Cli.ExitCode.Unknown,
        _ => Cli.ExitCode.Failure,
    };
}
