namespace Pulumi;

/// <summary>An input whose type is not known at the place of use.</summary>
internal interface IInput
{
    /// <summary>What to send: the plain value, a list or dictionary of inputs, or an <see cref="IOutput"/> of one of these.</summary>
    object? Content { get; }

    /// <summary>The input as an output of its value, elements and all.</summary>
    IOutput ToUntypedOutput();
}

/// <summary>A property value that may be plain or come from another resource's output.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public class Input<T> : IInput
{
    private readonly T _value = default!;
    private Output<T>? _output;

    private protected Input()
    {
    }

    private protected Input(T value) => _value = value;

    private protected Input(Output<T> outputValue)
    {
        ArgumentNullException.ThrowIfNull(outputValue);
        _output = outputValue;
    }

    object? IInput.Content => Content;

    /// <summary>What to send: the plain value, a list or dictionary of inputs, or an <see cref="IOutput"/> of one of these.</summary>
    private protected virtual object? Content => (object?)_output ?? _value;

    /// <summary>Wraps a plain value.</summary>
    public static implicit operator Input<T>(T value) => new(value);

    /// <summary>Wraps an output.</summary>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>The input as an output.</summary>
    public static implicit operator Output<T>(Input<T> input) => input.ToOutputCore();

    IOutput IInput.ToUntypedOutput() => ToOutputCore();

    internal virtual Output<T> ToOutputCore() => _output ??= Output.Create(_value);
}
