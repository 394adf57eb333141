using Pulumi;

namespace Homelab.Conformance.Twins;

/// <summary>Runs the twin that the environment variable TWIN names.</summary>
internal static class Program
{
    // By the name of the folder, which holds the same stack as index.js.
    private static readonly Dictionary<string, Func<IDictionary<string, object?>>> Twins = new()
    {
        ["assets-and-references"] = AssetsAndReferences.Twin.Run,
        ["components"] = Components.Twin.Run,
        ["custom-resources"] = CustomResources.Twin.Run,
        ["existing"] = Existing.Twin.Run,
        ["functions"] = Functions.Twin.Run,
        ["helm-release"] = HelmRelease.Twin.Run,
        ["hooks"] = Hooks.Twin.Run,
        ["kubernetes-kinds"] = KubernetesKinds.Twin.Run,
        ["options"] = Options.Twin.Run,
        ["outputs"] = Outputs.Twin.Run,
        ["providers"] = Providers.Twin.Run,
        ["random"] = Random.Twin.Run,
        ["secrets"] = Secrets.Twin.Run,
        ["stack-reference"] = StackReferences.Twin.Run,
        ["transforms"] = Transforms.Twin.Run,
        ["workloads"] = Workloads.Twin.Run,
    };

    private static Task<int> Main() =>
        Twins.TryGetValue(Environment.GetEnvironmentVariable("TWIN") ?? string.Empty, out var twin)
            ? Deployment.RunAsync(twin)
            : throw new InvalidOperationException($"TWIN must be one of {string.Join(", ", Twins.Keys)}");
}
