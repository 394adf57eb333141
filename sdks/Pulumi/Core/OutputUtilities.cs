using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looking inside outputs, and making unusual ones; for tests and libraries rather than programs.</summary>
public static class OutputUtilities
{
    /// <summary>Makes an output that is unknown, as during a preview.</summary>
    /// <param name="value">Only tells the type; nobody gets to see it.</param>
    public static Output<T> CreateUnknown<T>(T value) => new(UnknownData(value));

    /// <summary>Makes an output that is unknown, as during a preview.</summary>
    /// <param name="valueFactory">Only tells the type; it does not run.</param>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        return CreateUnknown(default(T)!);
    }

    /// <summary>The same output with one more resource that it depends on.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return new Output<T>(WithDependencyAsync(output, resource));
    }

    /// <summary>Waits for the output and tells whether its value is known.</summary>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.GetDataAsync().ConfigureAwait(false)).IsKnown;
    }

    /// <summary>Waits for the output and returns its value; the type's default when it is not known.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.GetDataAsync().ConfigureAwait(false)).Value;
    }

    /// <summary>Waits for the output and returns the resources that its value came from.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.GetDataAsync().ConfigureAwait(false)).Resources;
    }

    private static OutputData<T> UnknownData<T>(T value) => new(value, isKnown: false, isSecret: false, Dependencies.None);

    private static async Task<OutputData<T>> WithDependencyAsync<T>(Output<T> output, Resource resource)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        return new OutputData<T>(data.Value, data.IsKnown, data.IsSecret, data.Resources.Add(resource));
    }
}
