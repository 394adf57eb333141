using System.Collections.Immutable;
using Pulumi;

namespace Homelab.Components.Apps;

/// <summary>Settings of <see cref="OpenWebUi"/>; all of them are checked before anything is registered.</summary>
public sealed class OpenWebUiArgs : WebAppArgs
{
    /// <summary>Image, sizes and host.</summary>
    public OpenWebUiOptions App { get; init; } = new();

    /// <summary>What runs its models; the network is opened between the two.</summary>
    /// <value>Default none: models are reached by settings that people write into its web page.</value>
    public Ollama? Ollama { get; init; }

    internal override WebAppOptions Options => App;

    internal override ImmutableArray<WebApp> Uses => Ollama is null ? [] : [Ollama];

    internal override ImmutableArray<(string Name, Input<string> Value)> Environment =>
        Ollama is null ? [("ENABLE_OLLAMA_API", "false")] : [("OLLAMA_BASE_URL", Ollama.ServiceUrl)];
}
