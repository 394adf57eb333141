namespace Pulumi.Testing;

/// <summary>Mocks that give resources no id and their own inputs as outputs.</summary>
/// <remarks>A call fails, as in the official SDK: what they answer is no result that can be read.</remarks>
public class EmptyMocks : IMocks
{
    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return Task.FromResult<(string? id, object state)>((null, args.Inputs));
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return Task.FromResult<object>(args);
    }
}
