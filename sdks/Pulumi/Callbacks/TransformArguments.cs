using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The properties that a transform sees and returns.</summary>
/// <remarks>
/// A transform sees what is secret, unknown or dependent as an output (<see cref="TransformValues"/>). A property that
/// it hands back as it got it travels back in its original form.
/// </remarks>
internal sealed class TransformArguments
{
    private readonly Dictionary<string, (object? Seen, Value Original)> _originals = [];

    public TransformArguments(Struct? properties)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, original) in properties?.Fields ?? [])
        {
            var seen = TransformValues.Read(WireStruct.From(original), name);
            _originals[name] = (seen, original);
            builder[name] = seen;
        }

        Values = builder.ToImmutable();
    }

    /// <summary>What the transform sees.</summary>
    public ImmutableDictionary<string, object?> Values { get; }

    /// <summary>What goes back to the engine.</summary>
    public async Task<Struct> ReturnAsync(ImmutableDictionary<string, object?> values)
    {
        var builder = new PropertyTreeBuilder("transform result", defersOutputs: true);
        var changed = builder.Read(values.Where(entry => !IsUntouched(entry.Key, entry.Value)));
        await builder.ResolveAsync(new WireForm { KeepsOutputs = true, KeepsResources = true }).ConfigureAwait(false);
        var result = WireStruct.Parse(StructWriter.ToStruct(changed.Bag));
        foreach (var (name, value) in values)
        {
            if (IsUntouched(name, value))
            {
                result.Fields[name] = _originals[name].Original;
            }
        }

        return result;
    }

    private bool IsUntouched(string name, object? value) =>
        _originals.TryGetValue(name, out var original) && ReferenceEquals(original.Seen, value);
}
