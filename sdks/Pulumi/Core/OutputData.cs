using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output has turned out to be. Immutable, so that it can be shared and swapped in atomically.</summary>
internal sealed class OutputData<T>
{
    public OutputData(T value, bool isKnown, bool isSecret, ImmutableHashSet<Resource> resources)
    {
        Value = isKnown ? value : default!;
        IsKnown = isKnown;
        IsSecret = isSecret;
        Resources = resources;
    }

    /// <summary>The value; the type's default when it is not known.</summary>
    public T Value { get; }

    public bool IsKnown { get; }

    public bool IsSecret { get; }

    /// <summary>The resources that the value was computed from.</summary>
    public ImmutableHashSet<Resource> Resources { get; }

    /// <summary>A value that cannot be computed yet, keeping the secret mark and the dependencies of this one.</summary>
    public OutputData<TOther> Unknown<TOther>() => new(default!, isKnown: false, IsSecret, Resources);
}

/// <summary>What an output of any type has turned out to be.</summary>
internal readonly record struct UntypedOutputData(object? Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources);

/// <summary>An output whose type is not known at the place of use.</summary>
internal interface IOutput
{
    /// <summary>Gives the data if they are there already.</summary>
    bool TryGetData(out UntypedOutputData data);

    /// <summary>Waits for the data; throws what the computation threw.</summary>
    ValueTask<UntypedOutputData> GetUntypedDataAsync();
}

/// <summary>The union of two sets of dependencies, without work in the usual cases.</summary>
internal static class Dependencies
{
    public static readonly ImmutableHashSet<Resource> None = [];

    public static ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> left, ImmutableHashSet<Resource> right) =>
        ReferenceEquals(left, right) || right.IsEmpty ? left
        : left.IsEmpty ? right
        : left.Union(right);
}
