using System.Diagnostics.CodeAnalysis;

namespace Homelab.Cluster;

/// <summary>A value out of a fixed list, each known by the name that Kubernetes or the chart gives it.</summary>
/// <typeparam name="TSelf">The choice itself.</typeparam>
public interface IChoice<TSelf>
    where TSelf : class, IChoice<TSelf>
{
    /// <summary>Every value, in the order to show them.</summary>
    static abstract IReadOnlyList<TSelf> All { get; }

    /// <summary>The value's name in settings, manifests and chart values.</summary>
    string Name { get; }
}

/// <summary>Reads choices by name.</summary>
public static class Choice
{
    /// <summary>Finds the value of that exact name.</summary>
    /// <typeparam name="T">The choice.</typeparam>
    /// <param name="name">The name to look up; case counts.</param>
    /// <param name="value">The value, or null when no value has that name.</param>
    public static bool TryParse<T>(string? name, [NotNullWhen(true)] out T? value)
        where T : class, IChoice<T>
    {
        foreach (var choice in T.All)
        {
            if (choice.Name == name)
            {
                value = choice;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The names of all values, for messages.</summary>
    /// <typeparam name="T">The choice.</typeparam>
    public static IEnumerable<string> Names<T>()
        where T : class, IChoice<T> =>
        T.All.Select(choice => choice.Name);
}
