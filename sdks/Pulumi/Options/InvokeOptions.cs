namespace Pulumi;

/// <summary>How a provider's function is called.</summary>
public class InvokeOptions
{
    /// <summary>The resource whose provider is used when none is given.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to use. Default: the parent's, else the package's default provider.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>Version of the provider plugin. Default: the package's own.</summary>
    public string? Version { get; set; }

    /// <summary>Where the provider plugin is downloaded from. Default: Pulumi's own place.</summary>
    public string? PluginDownloadURL { get; set; }
}

/// <summary>How a provider's function is called whose result is an output.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    private InputList<Resource>? _dependsOn;

    /// <summary>Resources that must be there before the call; while one is not, the result is unknown.</summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    internal InputList<Resource>? DependsOnOrNull => _dependsOn;
}
