using System.Globalization;

namespace Pulumi.Kubernetes;

/// <summary>Defaults of settings from environment variables; null when a variable is not set or cannot be read as the type.</summary>
internal static class EnvironmentDefault
{
    public static Input<string>? String(string variable) => Environment.GetEnvironmentVariable(variable) is { } text ? text : (Input<string>?)null;

    public static Input<bool>? Boolean(string variable) => Environment.GetEnvironmentVariable(variable) switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => (Input<bool>?)null,
    };

    public static Input<int>? Int32(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : (Input<int>?)null;

    public static Input<double>? Double(string variable) =>
        double.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : (Input<double>?)null;
}
