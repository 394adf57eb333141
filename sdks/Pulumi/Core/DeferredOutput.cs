namespace Pulumi;

/// <summary>An output that is given its value later, from another output.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _resolved;

    /// <summary>Makes an output without a value.</summary>
    public DeferredOutput() => Output = new Output<T>(_source.Task);

    /// <summary>The output; it stays pending until <see cref="Resolve"/>.</summary>
    public Output<T> Output { get; }

    /// <summary>Gives the output its value, dependencies and secret mark.</summary>
    /// <exception cref="InvalidOperationException">It has been resolved before.</exception>
    public void Resolve(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Interlocked.Exchange(ref _resolved, 1) != 0)
        {
            throw new InvalidOperationException("DeferredOutput can only be resolved once.");
        }

        _ = CopyAsync(output);
    }

    private async Task CopyAsync(Output<T> output)
    {
        try
        {
            _source.SetResult(await output.GetDataAsync().ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            _source.SetCanceled();
        }
        catch (Exception exception)
        {
            _source.SetException(exception);
        }
    }
}
