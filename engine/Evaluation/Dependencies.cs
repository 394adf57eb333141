using System.Collections.Immutable;
using Homelab.Engine.Protocol;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Which resources a registration depends on, as a whole and property by property.</summary>
internal static class Dependencies
{
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<string>> None =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>A list of URNs in order, each once.</summary>
    public static ImmutableArray<string> Sorted(IEnumerable<string> urns) =>
        urns is IReadOnlyCollection<string> { Count: 0 } ? [] : [.. urns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The dependencies of each property as the request gives them.</summary>
    /// <remarks>A request that gives none, though it has dependencies, means that each property depends on all of them.</remarks>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> OfProperties(RegisterResourceRequest request, PropertyMap inputs)
    {
        if (request.PropertyDependencies.Count > 0)
        {
            var builder = None.ToBuilder();
            foreach (var (property, dependencies) in request.PropertyDependencies)
            {
                builder.Add(property, Sorted(dependencies.Urns));
            }

            return builder.ToImmutable();
        }

        if (request.Remote || request.Dependencies.Count == 0)
        {
            return None;
        }

        var all = Sorted(request.Dependencies);
        return None.AddRange(inputs.Select(i => KeyValuePair.Create(i.Key, all)));
    }

    /// <summary>Adds what the output values among the inputs depend on, and turns them into plain values.</summary>
    /// <param name="request">The registration.</param>
    /// <param name="hasOutputValues">Whether there are output values at all.</param>
    /// <param name="replace">
    /// Whether the output values tell all there is: so when the resource's own transforms ran, which may have dropped a
    /// dependency on purpose.
    /// </param>
    public static ResourceRequest WithOutputValues(ResourceRequest request, bool hasOutputValues, bool replace)
    {
        var all = request.Options.DependsOn.AsEnumerable();
        var properties = replace ? None : request.PropertyDependencies;
        foreach (var (property, value) in hasOutputValues ? request.Inputs : PropertyMap.Empty)
        {
            var found = OutputValues.DependenciesOf(value);
            if (found.Count > 0)
            {
                all = replace ? all.Concat(found) : all;
                properties = properties.SetItem(property, Sorted(found.Concat(properties.GetValueOrDefault(property, []))));
            }
        }

        return request with
        {
            Inputs = hasOutputValues ? OutputValues.Downgrade(request.Inputs) : request.Inputs,
            Dependencies = Sorted(all),
            PropertyDependencies = properties,
        };
    }
}
