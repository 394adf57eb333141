namespace Pulumi;

/// <content>What a setting can be wrong in; programs can only catch them as <see cref="RunException"/>.</content>
public sealed partial class Config
{
    /// <remarks>The value is shown unless it is secret.</remarks>
    private sealed class ConfigTypeException(string key, string expectedType, Exception? innerException = null)
        : RunException($"Configuration '{key}' value {Shown(key)}is not a valid {expectedType}", innerException)
    {
        private static string Shown(string key)
        {
            var configuration = Deployment.Current.Configuration;
            return configuration.IsSecret(key) ? "" : $"'{configuration.Get(key)}' ";
        }
    }

    private sealed class ConfigMissingException(string key) : RunException(
        $"Missing Required configuration variable '{key}'\n\tplease set a value using the command `pulumi config set {key} <value>`");
}
