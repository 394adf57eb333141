namespace Pulumi;

/// <summary>Logging itself failed, so that the failure cannot be logged.</summary>
public class LogException : Exception
{
    /// <summary>Wraps what logging failed with.</summary>
    public LogException(Exception exception)
        : base($"Error occurred during logging: {exception?.Message}", exception)
    {
    }
}
