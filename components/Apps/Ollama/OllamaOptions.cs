using Homelab.Components.Storage;

namespace Homelab.Components.Apps;

/// <summary>What can be said of Ollama.</summary>
public sealed record OllamaOptions : WebAppOptions
{
    /// <summary>Most of <see cref="Replicas"/>, to catch a slip of the keyboard.</summary>
    public const int MostReplicas = 16;

    private const string Home = "/ollama";

    /// <summary>Ollama as the household would have it by default.</summary>
    public OllamaOptions()
        : base("docker.io/ollama/ollama:0.32.15", new AppResources(CpuMillis: 500, MemoryMiB: 2048, MemoryLimitMiB: 16_384))
    {
    }

    /// <inheritdoc/>
    public override string Setting => "homelab:apps.ollama";

    /// <summary>Models; they can be fetched again.</summary>
    /// <value>Default 50 GiB, one copy where the backend serves it.</value>
    public AppClaim Models { get; init; } = new(SizeGiB: 50);

    /// <summary>Pods at a time; each has a GPU of its own, and all have the same models.</summary>
    /// <value>1 to 16. Default 1; more need models for shared-write use.</value>
    public int Replicas { get; init; } = 1;

    // Port, paths and variables: ollama/ollama, envconfig/config.go and docs/faq. Its key and its history lie in HOME.
    internal override WebAppSpec ToSpec(string? host) => new("ollama", Port: 11434)
    {
        LivePath = "/",
        ReadyPath = "/api/version",
        StartupSeconds = 120,
        Internet = true,
        Replicas = Replicas,
        Environment = [("OLLAMA_HOST", "0.0.0.0:11434"), ("OLLAMA_MODELS", $"{Home}/models"), ("HOME", Home)],
        Volumes = [new ClaimVolume("models", Home, Models, StorageUse.SingleNode), new ScratchVolume("tmp", "/tmp", SizeMiB: 1024)],
    };
}
