namespace Pulumi;

/// <summary>Counts the work under way; the program has ended when none is left or one has failed.</summary>
internal sealed class Runner
{
    private readonly TaskCompletionSource<IReadOnlyList<Exception>> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What failed while the program's own code still ran.</summary>
    private readonly List<Exception> _failures = [];

    /// <summary>Work under way, and one for the program's own code.</summary>
    private int _outstanding = 1;
    private bool _codeHasRun;

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
    /// <param name="ending">What is left of that code, if it is asynchronous.</param>
    /// <returns>
    /// All that failed while that code still ran, each once, or else the first failure after it; empty after success. What
    /// follows that is most often its consequence.
    /// </returns>
    public Task<IReadOnlyList<Exception>> CompleteAsync(Task ending)
    {
        lock (_failures)
        {
            _codeHasRun = true;
            if (_failures.Count > 0)
            {
                _ended.TrySetResult([.. _failures.Distinct()]);
            }
        }

        Track(ending);
        Release();
        return _ended.Task;
    }

    private void Finish(Task task)
    {
        if (task.Exception is { } failure)
        {
            lock (_failures)
            {
                if (_codeHasRun)
                {
                    _ended.TrySetResult(failure.InnerExceptions);
                }
                else
                {
                    _failures.AddRange(failure.InnerExceptions);
                }
            }
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
