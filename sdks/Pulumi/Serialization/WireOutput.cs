using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>An output value on the wire.</summary>
/// <param name="Value">Its value; null when it is unknown.</param>
/// <param name="IsSecret">Whether it is secret.</param>
/// <param name="Resources">The resources that it depends on.</param>
internal readonly record struct WireOutput(WireValue? Value, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    /// <summary>Reads an object that has the signature of an output value.</summary>
    public static WireOutput Read(WireValue value)
    {
        var resources = Dependencies.None;
        if (value.TryGetMember(Constants.DependenciesName, out var dependencies))
        {
            foreach (var urn in dependencies.Elements)
            {
                resources = resources.Add(new DependencyResource(urn.String));
            }
        }

        return new WireOutput(
            value.TryGetMember(Constants.ValueName, out var inner) ? inner : null,
            value.TryGetMember(Constants.SecretName, out var secret) && secret is { Kind: WireKind.Bool, Bool: true },
            resources);
    }
}
