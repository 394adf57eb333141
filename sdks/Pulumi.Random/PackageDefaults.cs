namespace Pulumi.Random;

/// <summary>What every resource of this package sends unless the program says otherwise.</summary>
internal static class PackageDefaults
{
    /// <summary>Version of the provider, which decides on the plugin and on the name of the default provider.</summary>
    public const string Version = "4.21.2";

    /// <summary>Puts the program's options over the package's.</summary>
    /// <param name="options">The program's options; they win, save for the id.</param>
    /// <param name="id">Id of an existing object to read, or null to create one.</param>
    /// <param name="defaults">More defaults of the resource: secret outputs.</param>
    public static CustomResourceOptions Merge(CustomResourceOptions? options, Input<string>? id, CustomResourceOptions? defaults = null)
    {
        defaults ??= new CustomResourceOptions();
        defaults.Version = Version;
        var merged = options is null ? defaults : CustomResourceOptions.Merge(defaults, options);
        merged.Id = id;
        return merged;
    }
}
