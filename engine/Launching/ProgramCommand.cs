namespace Homelab.Engine.Launching;

/// <summary>How to start a program.</summary>
/// <param name="FileName">The executable.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="WorkingDirectory">The folder to start it in.</param>
/// <param name="Environment">Variables added to those of this process.</param>
internal sealed record ProgramCommand(
    string FileName,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment);
