namespace Homelab.Cli;

/// <summary>A command that says below its options how it is used and how it ends.</summary>
internal interface IDocumentedCommand
{
    /// <summary>Command lines to show; the first one also stands in the help of the command above.</summary>
    IReadOnlyList<string> Examples { get; }

    /// <summary>What its exit codes say, one line each; 2 and 130 are the same for all commands.</summary>
    IReadOnlyList<string> Outcomes => ["0 done; 1 the preview has errors, or nothing could be written;"];
}
