namespace Homelab.Components.Apps;

/// <summary>What can be said of any app; plain values, so that all of it is checked before anything is registered.</summary>
public abstract record WebAppOptions
{
    private protected WebAppOptions(string image, AppResources resources) => (Image, Resources) = (image, resources);

    /// <summary>The setting of stacks that describes the app, for messages.</summary>
    public abstract string Setting { get; }

    /// <summary>Image of the app.</summary>
    /// <value>With a tag that does not move, or a digest. Default: the version that this component was written for.</value>
    /// <remarks>A change restarts the app; going back to an older version may not work, because apps migrate their data.</remarks>
    public string Image { get; init; }

    /// <summary>What the app gets of its node.</summary>
    /// <remarks>A change restarts the app.</remarks>
    public AppResources Resources { get; init; }

    /// <summary>Host name by which people reach it.</summary>
    /// <value>Default: the component's name in the domain of the ingress; without an ingress nobody reaches it from outside.</value>
    public string? Host { get; init; }

    /// <summary>What the app comes down to.</summary>
    /// <param name="host">Host name by which it is reached; null when it is not.</param>
    internal abstract WebAppSpec ToSpec(string? host);
}
