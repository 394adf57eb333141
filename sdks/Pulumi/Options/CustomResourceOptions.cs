namespace Pulumi;

/// <summary>How a resource of a provider is managed.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;
    private Dictionary<string, string>? _envVarMappings;

    /// <summary>Whether a replacement deletes the old resource first. Default: what the provider says.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Outputs to treat as secret, by their names on the wire.</summary>
    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    /// <summary>Id of an existing resource to take under management.</summary>
    public string? ImportId { get; set; }

    /// <summary>For providers: environment variables to hand over under another name, from the variable's own name to the plugin's.</summary>
    public Dictionary<string, string> EnvVarMappings
    {
        get => _envVarMappings ??= [];
        set => _envVarMappings = value;
    }

    internal IReadOnlyList<string> AdditionalSecretOutputsOrEmpty => _additionalSecretOutputs ?? (IReadOnlyList<string>)[];

    internal Dictionary<string, string>? EnvVarMappingsOrNull => _envVarMappings;

    /// <summary>New options of both: what <paramref name="options2"/> sets wins, lists are appended. Either may be null.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var result = new CustomResourceOptions();
        if (options1 is not null)
        {
            result.CopyFrom(options1);
            result.DeleteBeforeReplace = options1.DeleteBeforeReplace;
            result._additionalSecretOutputs = Copy(options1._additionalSecretOutputs);
            result.ImportId = options1.ImportId;
            result._envVarMappings = options1._envVarMappings is null ? null : new(options1._envVarMappings);
        }

        if (options2 is not null)
        {
            result.MergeFrom(options2);
            result.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? result.DeleteBeforeReplace;
            result._additionalSecretOutputs = Append(result._additionalSecretOutputs, options2._additionalSecretOutputs);
            result.ImportId = options2.ImportId ?? result.ImportId;
            foreach (var (name, mapped) in options2._envVarMappings ?? [])
            {
                result.EnvVarMappings[name] = mapped;
            }
        }

        return result;
    }

    internal override ResourceOptions Clone() => Merge(this, null);
}
