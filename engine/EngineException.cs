namespace Homelab.Engine;

/// <summary>A fault that the user can mend; its message names the file, the setting, the value and the fix.</summary>
/// <remarks>The command line shows the message alone, without a stack trace, and ends with exit code 1.</remarks>
public sealed class EngineException : Exception
{
    /// <summary>Makes the fault.</summary>
    public EngineException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the fault with its cause.</summary>
    public EngineException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
