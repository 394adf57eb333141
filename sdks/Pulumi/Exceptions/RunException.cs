namespace Pulumi;

/// <summary>A mistake in the program's input that its user can mend: shown as its message alone, without a stack trace.</summary>
public class RunException : Exception
{
    /// <summary>Makes an exception with a message for the user.</summary>
    public RunException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message for the user and its cause.</summary>
    public RunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Says that [Output] properties are not of type <see cref="Output{T}"/>.</summary>
    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) =>
        new($"Output(s) '{string.Join(", ", outputAttributeNames)}' have incorrect type. [Output] attributed properties must be instances of Output<T>.");
}
