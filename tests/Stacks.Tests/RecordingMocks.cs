using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Testing;

namespace Homelab.Stacks.Tests;

/// <summary>Answers registrations with their inputs, as a provider does, and keeps them for the test.</summary>
/// <param name="ids">False to leave ids unknown, as in a preview.</param>
internal sealed class RecordingMocks(bool ids) : IMocks
{
    private readonly ConcurrentQueue<Registration> _registrations = [];

    /// <summary>What was registered, by name; the stack itself is not among it.</summary>
    public IReadOnlyDictionary<string, Registration> Registrations =>
        _registrations.ToDictionary(registration => registration.Name, StringComparer.Ordinal);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _registrations.Enqueue(new Registration(args.Type ?? "", args.Name ?? "", ToJson(args.Inputs)));
        return Task.FromResult((ids ? $"{args.Name}-id" : null, (object)args.Inputs));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);

    // Keys in ordinal order, so that a test can compare whole texts.
    private static string ToJson(object? value) => JsonSerializer.Serialize(Sorted(value));

    private static object? Sorted(object? value) => value switch
    {
        string => value,
        IReadOnlyDictionary<string, object> map => new SortedDictionary<string, object?>(
            map.ToDictionary(pair => pair.Key, pair => Sorted(pair.Value)), StringComparer.Ordinal),
        IEnumerable list => list.Cast<object?>().Select(Sorted).ToList(),
        _ => value,
    };
}

/// <summary>One registration as a provider sees it.</summary>
internal sealed record Registration(string Type, string Name, string Inputs);
