using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Stands for a resource of which only the URN is known, as a dependency.</summary>
internal sealed class DependencyResource : CustomResource
{
    /// <param name="urn">The URN.</param>
    /// <param name="referenceId">What a reference to the resource says of its id: null nothing, as for a component; empty that it is unknown.</param>
    public DependencyResource(string urn, string? referenceId = "")
        : base(type: "", name: "", ResourceArgs.Empty, options: null, dependency: true)
    {
        Urn = Output.Create(urn);
        Id = Output<string>.Unknown;
        ReferenceId = referenceId;
    }

    /// <summary>What a reference to the resource says of its id, so that one that was read is written as it was.</summary>
    public string? ReferenceId { get; }

    internal override void BindOutputs(OutputBinder binder)
    {
    }
}

/// <summary>Stands for a provider of which only the reference is known.</summary>
internal sealed class DependencyProviderResource : ProviderResource
{
    private readonly string _reference;

    /// <summary>Takes a reference, which is the provider's URN, two colons and its id.</summary>
    public DependencyProviderResource(string reference)
        : base(PackageOf(reference), name: "", ResourceArgs.Empty, options: null, dependency: true)
    {
        _reference = reference;
        var (urn, id) = Split(reference);
        Urn = Output.Create(urn);
        Id = Output.Create(id);
    }

    internal override ValueTask<string> GetReferenceAsync() => new(_reference);

    private static (string Urn, string Id) Split(string reference)
    {
        var end = reference.LastIndexOf("::", StringComparison.Ordinal);
        return end < 0
            ? throw new ArgumentException($"Expected '::' in provider reference '{reference}'.", nameof(reference))
            : (reference[..end], reference[(end + 2)..]);
    }

    private static string PackageOf(string reference) =>
        UrnParts.TryParse(Split(reference).Urn, out var parts) && parts.Type.Split(':') is { Length: 3 } type
            ? type[2]
            : throw new ArgumentException($"'{reference}' is not a provider reference.", nameof(reference));
}
