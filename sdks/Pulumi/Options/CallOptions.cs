namespace Pulumi;

/// <summary>How a resource's method is called.</summary>
public class CallOptions
{
    /// <summary>The resource whose provider is used when none is given.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to use. Default: that of the resource whose method is called.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>Version of the provider plugin. Default: the package's own.</summary>
    public string? Version { get; set; }

    /// <summary>Where the provider plugin is downloaded from. Default: Pulumi's own place.</summary>
    public string? PluginDownloadURL { get; set; }
}
