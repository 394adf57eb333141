namespace Homelab.Cli;

/// <summary>What the process tells its caller.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Success = 0,

    /// <summary>The preview has errors, a check found one, or the operation failed.</summary>
    Failure = 1,

    /// <summary>The command line is wrong.</summary>
    Usage = 2,

    /// <summary>Checks found nothing worse than warnings.</summary>
    Warning = 3,

    /// <summary>Checks found no error, but some could not be made: nothing may be taken for healthy.</summary>
    Unknown = 4,

    /// <summary>Stopped by Ctrl-C; 128 + SIGINT, as shells have it.</summary>
    Interrupted = 130,
}
