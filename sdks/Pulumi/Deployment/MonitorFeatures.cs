using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>What the engine says it can do; each feature is asked for once, when it first matters.</summary>
internal sealed class MonitorFeatures(IMonitor monitor)
{
    public const string AliasSpecs = "aliasSpecs";
    public const string DeletedWith = "deletedWith";
    public const string InvokeTransforms = "invokeTransforms";
    public const string OutputValues = "outputValues";
    public const string Parameterization = "parameterization";
    public const string ReplaceWith = "replaceWith";
    public const string ResourceHooks = "resourceHooks";
    public const string ResourceReferences = "resourceReferences";
    public const string Transforms = "transforms";

    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _answers = new();

    public Task<bool> SupportsAsync(string id) =>
        _answers.GetOrAdd(id, feature => new Lazy<Task<bool>>(() => monitor.SupportsFeatureAsync(feature))).Value;

    /// <exception cref="InvalidOperationException">The engine lacks the feature.</exception>
    public async Task RequireAsync(string id, string option)
    {
        if (!await SupportsAsync(id).ConfigureAwait(false))
        {
            throw new InvalidOperationException($"The Pulumi CLI does not support {option}. Please update the Pulumi CLI.");
        }
    }
}
