using System.Runtime.ExceptionServices;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A value that may come later, may be unknown during a preview, may be secret, and knows which resources it came from.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class Output<T> : IOutput, IBindableOutput
{
    /// <summary>An <see cref="OutputData{T}"/>, or a task of one, or a <see cref="PendingProperty{T}"/>.</summary>
    private object _state;

    internal Output(OutputData<T> data) => _state = data;

    internal Output(Task<OutputData<T>> data)
    {
        _state = data.IsCompletedSuccessfully ? data.Result : data;
        if (_state == (object)data)
        {
            // The program waits for every value under way, and fails when computing one fails.
            Deployment.TryGetCurrent()?.Runner.Track(data);
        }
    }

    internal Output(PendingProperty<T> property) => _state = property;

    /// <summary>Makes an output of a task's result; known and not secret.</summary>
    public static Output<T> Create(Task<T> value) => Output.Create(value);

    /// <summary>Computes another value from this one when it is there; not called while it is unknown.</summary>
    /// <param name="func">Creates no resources: whether it runs depends on what is known.</param>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        if (!TryGetData(out var data))
        {
            return new Output<TResult>(ApplyAsync(func));
        }

        try
        {
            return new Output<TResult>(Map(data, func));
        }
        catch (Exception exception)
        {
            return Output<TResult>.Failed(exception);
        }
    }

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return new Output<TResult>(ApplyTaskAsync(func));
    }

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return Apply(value => func(value)?.ToOutput());
    }

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return new Output<TResult>(ApplyOutputAsync(func));
    }

    /// <summary>Runs an asynchronous action with the value when it is there; not called while it is unknown.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return Apply(async value =>
        {
            await func(value);
            return default(ValueTuple);
        });
    }

    /// <summary>Warns that an output is not a string; returns advice instead of the value.</summary>
    public override string ToString() => OutputAdvice.ForToString();

    /// <summary>An output that could not be computed; one that was cancelled fails only what uses it.</summary>
    internal static Output<T> Failed(Exception exception) =>
        new(exception is OperationCanceledException ? CancelAsync(exception) : Task.FromException<OutputData<T>>(exception));

    internal static Output<T> Unknown { get; } = new(new OutputData<T>(default!, isKnown: false, isSecret: false, Dependencies.None));

    /// <summary>Gives the data if they are there already; false also when computing them failed.</summary>
    internal bool TryGetData([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out OutputData<T>? data)
    {
        switch (_state)
        {
            case OutputData<T> known:
                data = known;
                return true;
            case Task<OutputData<T>> { IsCompletedSuccessfully: true } task:
                _state = data = task.Result;
                return true;
            case PendingProperty<T> property when property.TryGetData(out data):
                _state = data;
                return true;
            default:
                data = null;
                return false;
        }
    }

    /// <summary>Waits for the data; throws what the computation threw.</summary>
    internal ValueTask<OutputData<T>> GetDataAsync()
    {
        // Read once, since another thread may put the data into its place at any moment.
        var state = _state;
        if (TryGetData(out var data))
        {
            return new(data);
        }

        return state is Task<OutputData<T>> task ? new(task) : AwaitAsync((PendingProperty<T>)state);
    }

    bool IOutput.TryGetData(out UntypedOutputData data)
    {
        if (TryGetData(out var typed))
        {
            data = new UntypedOutputData(typed.Value, typed.IsKnown, typed.IsSecret, typed.Resources);
            return true;
        }

        data = default;
        return false;
    }

    async ValueTask<UntypedOutputData> IOutput.GetUntypedDataAsync()
    {
        var data = await GetDataAsync().ConfigureAwait(false);
        return new UntypedOutputData(data.Value, data.IsKnown, data.IsSecret, data.Resources);
    }

    void IBindableOutput.Bind(ResourceReply reply, string name, string context) =>
        _state = new PendingReplyProperty<T>(reply, name, ReflectedConverters.For<T>(context));

    /// <summary>A cancelled task that still throws the exception it was cancelled with.</summary>
    private static async Task<OutputData<T>> CancelAsync(Exception cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        ExceptionDispatchInfo.Throw(cancellation);
        throw cancellation;
    }

    private static OutputData<TResult> Map<TResult>(OutputData<T> data, Func<T, TResult> func) =>
        data.IsKnown ? new OutputData<TResult>(func(data.Value), isKnown: true, data.IsSecret, data.Resources) : data.Unknown<TResult>();

    private async ValueTask<OutputData<T>> AwaitAsync(PendingProperty<T> property)
    {
        await property.Arrival.ConfigureAwait(false);
        return TryGetData(out var data) ? data : throw new InvalidOperationException("a reply arrived without its properties");
    }

    private async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, TResult> func) => Map(await GetDataAsync().ConfigureAwait(false), func);

    private async Task<OutputData<TResult>> ApplyTaskAsync<TResult>(Func<T, Task<TResult>> func)
    {
        var data = await GetDataAsync().ConfigureAwait(false);
        return data.IsKnown
            ? new OutputData<TResult>(await func(data.Value).ConfigureAwait(false), isKnown: true, data.IsSecret, data.Resources)
            : data.Unknown<TResult>();
    }

    private async Task<OutputData<TResult>> ApplyOutputAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await GetDataAsync().ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return data.Unknown<TResult>();
        }

        var inner = func(data.Value);
        if (inner is null)
        {
            return new OutputData<TResult>(default!, isKnown: true, data.IsSecret, data.Resources);
        }

        var innerData = await inner.GetDataAsync().ConfigureAwait(false);
        return new OutputData<TResult>(
            innerData.Value,
            innerData.IsKnown,
            data.IsSecret || innerData.IsSecret,
            Dependencies.Union(data.Resources, innerData.Resources));
    }
}
