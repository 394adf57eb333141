using System.Collections.Immutable;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>Puts registrations, which come in any order, into the one order that their content determines.</summary>
internal static class RegistrationOrder
{
    /// <summary>Sorts by URN, but what a resource needs always before it.</summary>
    public static ImmutableArray<Registration> Sort(IEnumerable<Registration> registrations)
    {
        var byUrn = registrations.OrderBy(r => r.Urn, StringComparer.Ordinal).ToArray();
        var indexOf = new Dictionary<string, int>(byUrn.Length, StringComparer.Ordinal);
        for (var i = 0; i < byUrn.Length; i++)
        {
            indexOf.Add(byUrn[i].Urn, i);
        }

        var waitingFor = new int[byUrn.Length];
        var neededBy = new List<int>?[byUrn.Length];
        for (var i = 0; i < byUrn.Length; i++)
        {
            foreach (var need in Needs(byUrn[i]).Distinct(StringComparer.Ordinal))
            {
                if (indexOf.TryGetValue(need, out var needed) && needed != i)
                {
                    (neededBy[needed] ??= []).Add(i);
                    waitingFor[i]++;
                }
            }
        }

        var ready = new PriorityQueue<int, int>();
        for (var i = 0; i < byUrn.Length; i++)
        {
            if (waitingFor[i] == 0)
            {
                ready.Enqueue(i, i);
            }
        }

        var sorted = ImmutableArray.CreateBuilder<Registration>(byUrn.Length);
        while (ready.TryDequeue(out var next, out _))
        {
            sorted.Add(byUrn[next]);
            foreach (var waiting in neededBy[next] ?? [])
            {
                if (--waitingFor[waiting] == 0)
                {
                    ready.Enqueue(waiting, waiting);
                }
            }
        }

        // A resource can only name what was registered before it, so that a cycle cannot arise; lose nothing if one does.
        if (sorted.Count < byUrn.Length)
        {
            sorted.AddRange(byUrn.Where((_, i) => waitingFor[i] > 0));
        }

        return sorted.DrainToImmutable();
    }

    private static IEnumerable<string> Needs(Registration registration)
    {
        if (registration.Parent is not null)
        {
            yield return registration.Parent;
        }

        if (registration.Provider is not null && ProviderReference.TryParse(registration.Provider, out var provider))
        {
            yield return provider.Urn;
        }

        if (registration.DeletedWith is not null)
        {
            yield return registration.DeletedWith;
        }

        foreach (var dependency in registration.Dependencies.Concat(registration.ReplaceWith).Concat(registration.PropertyDependencies.Values.SelectMany(d => d)))
        {
            yield return dependency;
        }
    }
}
