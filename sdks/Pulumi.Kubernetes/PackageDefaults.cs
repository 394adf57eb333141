namespace Pulumi.Kubernetes;

/// <summary>What every resource of this package sends unless the program says otherwise.</summary>
internal static class PackageDefaults
{
    /// <summary>Version of the provider, which decides on the plugin and on the name of the default provider.</summary>
    public const string Version = "4.32.0";

    /// <summary>Puts the program's options over the package's.</summary>
    /// <param name="options">The program's options; they win, save for the id.</param>
    /// <param name="id">Id of an existing object to read, or null to create one.</param>
    /// <param name="defaults">More defaults of the kind: aliases, secret outputs.</param>
    public static CustomResourceOptions Merge(CustomResourceOptions? options, Input<string>? id = null, CustomResourceOptions? defaults = null)
    {
        var merged = WithVersion(options, defaults);
        merged.Id = id;
        return merged;
    }

    /// <summary>Puts the program's options over the package's version.</summary>
    public static CustomResourceOptions WithVersion(CustomResourceOptions? options, CustomResourceOptions? defaults = null)
    {
        defaults ??= new CustomResourceOptions();
        defaults.Version = Version;
        return options is null ? defaults : CustomResourceOptions.Merge(defaults, options);
    }
}
