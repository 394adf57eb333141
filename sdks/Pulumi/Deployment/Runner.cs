namespace Pulumi;

/// <summary>Counts the work under way; the program has ended when none is left or one has failed.</summary>
internal sealed class Runner
{
    private readonly TaskCompletionSource<IReadOnlyList<Exception>> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Work under way, and one for the program's own code.</summary>
    private int _outstanding = 1;

    /// <summary>Waits for a task before the program may end; its failure ends the program.</summary>
    public void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        Interlocked.Increment(ref _outstanding);
        if (task.IsCompleted)
        {
            Finish(task);
        }
        else
        {
            _ = task.ContinueWith(
                static (finished, runner) => ((Runner)runner!).Finish(finished),
                this,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    /// <summary>Notes that the program's own code has run, and waits for the end of all work or the first failure.</summary>
    /// <returns>The first failure; empty after success. What follows it is most often its consequence.</returns>
    public Task<IReadOnlyList<Exception>> CompleteAsync()
    {
        Release();
        return _ended.Task;
    }

    private void Finish(Task task)
    {
        if (task.Exception is { } failure)
        {
            _ended.TrySetResult(failure.InnerExceptions);
        }

        Release();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _outstanding) == 0)
        {
            _ended.TrySetResult([]);
        }
    }
}
