namespace Pulumi;

/// <content>What a setting can be wrong in; programs can only catch them as <see cref="RunException"/>.</content>
public sealed partial class Config
{
    private sealed class ConfigTypeException(string key, string expectedType, Exception? innerException = null)
        : RunException($"Configuration '{key}' value is not a valid '{expectedType}'", innerException);

    private sealed class ConfigMissingException(string key, bool secret) : RunException(
        $"Missing required configuration variable '{key}'\n" +
        $"\tplease set a value using the command `pulumi config set {(secret ? "--secret " : "")}{key} <value>`");
}
