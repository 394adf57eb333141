using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Ways to make outputs and to combine them.</summary>
public static partial class Output
{
    /// <summary>Makes a known output of a plain value.</summary>
    public static Output<T> Create<T>(T value) => new(new OutputData<T>(value, isKnown: true, isSecret: false, Dependencies.None));

    /// <summary>Makes an output of a task's result; known and not secret.</summary>
    public static Output<T> Create<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(FromTaskAsync(value, isSecret: false));
    }

    /// <summary>Makes a secret output of a plain value: it is encrypted in the state and masked in displays.</summary>
    public static Output<T> CreateSecret<T>(T value) => new(new OutputData<T>(value, isKnown: true, isSecret: true, Dependencies.None));

    /// <summary>Makes a secret output of a task's result.</summary>
    public static Output<T> CreateSecret<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(FromTaskAsync(value, isSecret: true));
    }

    /// <summary>Makes a secret output with the value of another.</summary>
    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return WithIsSecret(value, isSecret: true);
    }

    /// <summary>Takes the secret mark off; the dependencies stay.</summary>
    public static Output<T> Unsecret<T>(Output<T> output) => WithIsSecret(output, isSecret: false);

    /// <summary>Waits for the output and tells whether it is secret.</summary>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.GetDataAsync().ConfigureAwait(false)).IsSecret;
    }

    /// <summary>Combines inputs into one output of all their values.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All((IEnumerable<Input<T>>)inputs);

    /// <summary>Combines inputs into one output of all their values.</summary>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return AllOf(inputs.Select(Given).ToArray());
    }

    /// <summary>Combines outputs into one output of all their values.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All((IEnumerable<Output<T>>)outputs);

    /// <summary>Combines outputs into one output of all their values.</summary>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return AllOf(outputs.Select(output => ((Input<T>)output).ToOutput()).ToArray());
    }

    /// <summary>Fills an interpolated string, in the invariant culture; its holes may be inputs, outputs or plain values.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        var arguments = formattableString.GetArguments();
        var outputs = new IOutput?[arguments.Length];
        var values = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            outputs[i] = arguments[i] switch
            {
                IInput input => input.ToUntypedOutput(),
                IOutput output => output,
                _ => null,
            };
            values[i] = arguments[i];
        }

        var combined = OutputCombiner.Combine(outputs, collected =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (outputs[i] is not null)
                {
                    values[i] = collected[i];
                }
            }

            return string.Format(CultureInfo.InvariantCulture, formattableString.Format, values);
        });
        return combined;
    }

    /// <summary>An input as an output; a null one fails what is combined from it.</summary>
    private static Output<T> Given<T>(Input<T>? input) =>
        input?.ToOutput() ?? Output<T>.Failed(new ArgumentNullException(nameof(input), "An input to be combined with others is null."));

    private static Output<ImmutableArray<T>> AllOf<T>(Output<T>[] outputs) =>
        OutputCombiner.Combine(outputs, () =>
        {
            var values = ImmutableArray.CreateBuilder<T>(outputs.Length);
            foreach (var output in outputs)
            {
                values.Add(output.TryGetData(out var data) ? data.Value : default!);
            }

            return values.MoveToImmutable();
        });

    private static Output<T> WithIsSecret<T>(Output<T> output, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.TryGetData(out var data)
            ? new Output<T>(new OutputData<T>(data.Value, data.IsKnown, isSecret, data.Resources))
            : new Output<T>(WithIsSecretAsync(output, isSecret));
    }

    private static async Task<OutputData<T>> WithIsSecretAsync<T>(Output<T> output, bool isSecret)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        return new OutputData<T>(data.Value, data.IsKnown, isSecret, data.Resources);
    }

    private static async Task<OutputData<T>> FromTaskAsync<T>(Task<T> value, bool isSecret) =>
        new(await value.ConfigureAwait(false), isKnown: true, isSecret, Dependencies.None);
}
