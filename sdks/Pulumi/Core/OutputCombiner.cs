namespace Pulumi;

/// <summary>Waits for several outputs and makes one of them: known if all are, secret if any is.</summary>
internal static class OutputCombiner
{
    /// <summary>Combines outputs; <paramref name="result"/> runs when all have their data and all are known.</summary>
    /// <exception cref="ArgumentNullException">One is null.</exception>
    public static Output<TResult> Combine<TResult>(IReadOnlyList<IOutput> outputs, Func<TResult> result)
    {
        foreach (var output in outputs)
        {
            ArgumentNullException.ThrowIfNull(output, "outputValue");
        }

        return CombineSome(outputs, result);
    }

    private static Output<TResult> CombineSome<TResult>(IReadOnlyList<IOutput?> outputs, Func<TResult> result)
    {
        foreach (var output in outputs)
        {
            if (output is not null && !output.TryGetData(out _))
            {
                return new Output<TResult>(CombineAsync(outputs, result));
            }
        }

        try
        {
            return new Output<TResult>(Finish(outputs, result));
        }
        catch (Exception exception)
        {
            return Output<TResult>.Failed(exception);
        }
    }

    /// <summary>Combines outputs, handing over their values in the order given; null for a null output.</summary>
    public static Output<TResult> Combine<TResult>(IReadOnlyList<IOutput?> outputs, Func<object?[], TResult> result) =>
        CombineSome(outputs, () =>
        {
            var values = new object?[outputs.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = outputs[i] is { } output && output.TryGetData(out var data) ? data.Value : null;
            }

            return result(values);
        });

    private static async Task<OutputData<TResult>> CombineAsync<TResult>(IReadOnlyList<IOutput?> outputs, Func<TResult> result)
    {
        foreach (var output in outputs)
        {
            if (output is not null && !output.TryGetData(out _))
            {
                await output.GetUntypedDataAsync().ConfigureAwait(false);
            }
        }

        return Finish(outputs, result);
    }

    private static OutputData<TResult> Finish<TResult>(IReadOnlyList<IOutput?> outputs, Func<TResult> result)
    {
        var isKnown = true;
        var isSecret = false;
        var resources = Dependencies.None;
        foreach (var output in outputs)
        {
            if (output is not null && output.TryGetData(out var data))
            {
                isKnown &= data.IsKnown;
                isSecret |= data.IsSecret;
                resources = Dependencies.Union(resources, data.Resources);
            }
        }

        return new OutputData<TResult>(isKnown ? result() : default!, isKnown, isSecret, resources);
    }
}
