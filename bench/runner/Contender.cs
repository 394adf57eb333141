namespace Homelab.Bench;

/// <summary>A command that the benchmark times as a whole process.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="MostObjects">The largest number of objects it is asked for.</param>
internal sealed record Contender(string Name, IReadOnlyList<string> Command, int MostObjects);
