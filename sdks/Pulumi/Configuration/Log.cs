using Pulumirpc;

namespace Pulumi;

/// <summary>Messages to whoever runs the program, shown by the CLI with the resource they belong to.</summary>
public static class Log
{
    /// <summary>Logs a message that is shown only when debugging is asked for.</summary>
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Current.Logger.Log(LogSeverity.Debug, message, resource, streamId, ephemeral);

    /// <summary>Logs a message.</summary>
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Current.Logger.Log(LogSeverity.Info, message, resource, streamId, ephemeral);

    /// <summary>Logs a warning.</summary>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Current.Logger.Log(LogSeverity.Warning, message, resource, streamId, ephemeral);

    /// <summary>Logs an error, which makes the run fail once the program has ended.</summary>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Current.Logger.Log(LogSeverity.Error, message, resource, streamId, ephemeral);

    /// <summary>Logs an exception with its stack trace as an error.</summary>
    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Error(exception.ToString(), resource, streamId, ephemeral);
    }
}
