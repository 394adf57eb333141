using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's settings of one namespace, as <c>Pulumi.&lt;stack&gt;.yaml</c> and the CLI give them.</summary>
/// <remarks>A setting that is not there, or not of the type asked for, is a <see cref="RunException"/>; a secret's value is never part of the message.</remarks>
public sealed partial class Config
{
    private readonly string _name;

    /// <summary>Opens a namespace.</summary>
    /// <param name="name">The namespace; by default the project's name.</param>
    public Config(string? name = null)
    {
        name ??= Deployment.Current.ProjectName;
        _name = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    /// <summary>A setting as text, or null when it is not set.</summary>
    public string? Get(string key) => Deployment.Current.Configuration.Get(FullKey(key));

    /// <summary>A setting as a secret text, or null when it is not set.</summary>
    public Output<string>? GetSecret(string key) => Secret(Get(key));

    /// <summary>A setting that is <c>true</c> or <c>false</c>, or null when it is not set.</summary>
    /// <exception cref="RunException">It is anything else.</exception>
    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw new ConfigTypeException(FullKey(key), nameof(Boolean)),
    };

    /// <summary>A boolean setting as a secret, or null when it is not set.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    public Output<bool>? GetSecretBoolean(string key) => Secret(GetBoolean(key));

    /// <summary>A setting that is a whole number, or null when it is not set.</summary>
    /// <exception cref="RunException">It is not one, or is out of range.</exception>
    public int? GetInt32(string key) =>
        Get(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ConfigTypeException(FullKey(key), nameof(Int32));

    /// <summary>A whole number setting as a secret, or null when it is not set.</summary>
    /// <inheritdoc cref="GetInt32"/>
    public Output<int>? GetSecretInt32(string key) => Secret(GetInt32(key));

    /// <summary>A setting that is a number, or null when it is not set.</summary>
    /// <exception cref="RunException">It is not one.</exception>
    public double? GetDouble(string key) =>
        Get(key) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ConfigTypeException(FullKey(key), nameof(Double));

    /// <summary>A number setting as a secret, or null when it is not set.</summary>
    /// <inheritdoc cref="GetDouble"/>
    public Output<double>? GetSecretDouble(string key) => Secret(GetDouble(key));

    /// <summary>A setting that is JSON, read as an object; the type's default when it is not set.</summary>
    /// <exception cref="RunException">It is not JSON of that shape.</exception>
    [return: MaybeNull]
    public T GetObject<T>(string key) => GetObjectCore<T>(key, null);

    /// <inheritdoc cref="GetObject{T}(string)"/>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => GetObjectCore<T>(key, options);

    /// <summary>A JSON setting as a secret object, or null when it is not set.</summary>
    /// <exception cref="RunException">It is not JSON of that shape.</exception>
    public Output<T>? GetSecretObject<T>(string key) =>
        Get(key) is null ? null : Output.CreateSecret(GetObjectCore<T>(key, null)!);

    /// <summary>A JSON setting as a secret object; null when it is not set or JSON's null, unless null is no value of the type.</summary>
    /// <inheritdoc cref="GetSecretObject{T}(string)"/>
    /// <remarks>As in the official SDK: a number that is not set is 0 here, but null without options.</remarks>
    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        GetObjectCore<T>(key, options) is { } value ? Output.CreateSecret(value) : null;

    /// <summary>A setting as text.</summary>
    /// <exception cref="RunException">It is not set.</exception>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    /// <summary>A setting as a secret text.</summary>
    /// <exception cref="RunException">It is not set.</exception>
    public Output<string> RequireSecret(string key) => GetSecret(key) ?? throw Missing(key);

    /// <summary>A setting that is <c>true</c> or <c>false</c>.</summary>
    /// <exception cref="RunException">It is not set, or anything else.</exception>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    /// <summary>A boolean setting as a secret.</summary>
    /// <exception cref="RunException">It is not set, or anything else.</exception>
    public Output<bool> RequireSecretBoolean(string key) => GetSecretBoolean(key) ?? throw Missing(key);

    /// <summary>A setting that is a whole number.</summary>
    /// <exception cref="RunException">It is not set, not a whole number, or out of range.</exception>
    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    /// <summary>A whole number setting as a secret.</summary>
    /// <exception cref="RunException">It is not set, not a whole number, or out of range.</exception>
    public Output<int> RequireSecretInt32(string key) => GetSecretInt32(key) ?? throw Missing(key);

    /// <summary>A setting that is a number.</summary>
    /// <exception cref="RunException">It is not set, or not a number.</exception>
    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    /// <summary>A number setting as a secret.</summary>
    /// <exception cref="RunException">It is not set, or not a number.</exception>
    public Output<double> RequireSecretDouble(string key) => GetSecretDouble(key) ?? throw Missing(key);

    /// <summary>A setting that is JSON, read as an object.</summary>
    /// <exception cref="RunException">It is not set, or not JSON of that shape.</exception>
    public T RequireObject<T>(string key) => Get(key) is null ? throw Missing(key) : GetObjectCore<T>(key, null)!;

    /// <inheritdoc cref="RequireObject{T}(string)"/>
    public T RequireObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is null ? throw Missing(key) : GetObjectCore<T>(key, options)!;

    /// <summary>A JSON setting as a secret object.</summary>
    /// <exception cref="RunException">It is not set, or not JSON of that shape.</exception>
    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    /// <inheritdoc cref="RequireSecretObject{T}(string)"/>
    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) =>
        Output.CreateSecret(RequireObject<T>(key, options));

    private static Output<string>? Secret(string? value) => value is null ? null : Output.CreateSecret(value);

    private static Output<T>? Secret<T>(T? value)
        where T : struct => value is { } set ? Output.CreateSecret(set) : null;

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A trimmed program hands over options with a source-generated resolver.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "A natively compiled program hands over options with a source-generated resolver.")]
    private T? GetObjectCore<T>(string key, JsonSerializerOptions? options)
    {
        if (Get(key) is not { } text)
        {
            return default;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException exception)
        {
            throw new ConfigTypeException(FullKey(key), typeof(T).FullName!, exception);
        }
    }

    private string FullKey(string key) => $"{_name}:{key}";

    private ConfigMissingException Missing(string key) => new(FullKey(key));
}
