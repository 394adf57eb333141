namespace Homelab.Engine.Secrets;

/// <summary>Where the passphrase of the config secrets comes from.</summary>
/// <remarks>Source: https://www.pulumi.com/docs/iac/cli/environment-variables/.</remarks>
internal static class Passphrase
{
    /// <summary>The variable that holds it; empty counts when set.</summary>
    public const string Variable = "PULUMI_CONFIG_PASSPHRASE";

    /// <summary>The variable that names a file with it.</summary>
    public const string FileVariable = "PULUMI_CONFIG_PASSPHRASE_FILE";

    /// <summary>The passphrase; null when the environment gives none.</summary>
    /// <exception cref="EngineException">The file that it names cannot be read.</exception>
    public static string? FromEnvironment(Func<string, string?> environment)
    {
        if (environment(Variable) is { } passphrase)
        {
            return passphrase;
        }

        if (environment(FileVariable) is not { Length: > 0 } file)
        {
            return null;
        }

        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"cannot read the passphrase file that {FileVariable} names: {e.Message}", e);
        }
    }
}
