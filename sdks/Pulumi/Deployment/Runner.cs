namespace Pulumi;

/// <summary>Counts the work under way; the program has ended when none is left or one has failed.</summary>
internal sealed class Runner
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Exception> _exceptions = [];

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
    /// <returns>The failures so far, each once; empty after success.</returns>
    public async Task<IReadOnlyList<Exception>> CompleteAsync()
    {
        Release();
        await _ended.Task.ConfigureAwait(false);
        lock (_exceptions)
        {
            return [.. _exceptions];
        }
    }

    private void Finish(Task task)
    {
        if (task.Exception is { } failure)
        {
            Add(failure.InnerExceptions);
        }

        Release();
    }

    private void Add(IEnumerable<Exception> failures)
    {
        lock (_exceptions)
        {
            // What waits on a failed task fails with the same exception.
            foreach (var failure in failures)
            {
                if (!_exceptions.Contains(failure))
                {
                    _exceptions.Add(failure);
                }
            }
        }

        _ended.TrySetResult();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _outstanding) == 0)
        {
            _ended.TrySetResult();
        }
    }
}
