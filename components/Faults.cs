using Homelab.Cluster;
using Pulumi;

namespace Homelab.Components;

/// <summary>The one place where faults become an exception.</summary>
public static class Faults
{
    /// <summary>Stops the program when there are faults; Pulumi prints the message without a stack trace.</summary>
    /// <param name="faults">The faults found.</param>
    /// <param name="source">Where the settings stand; leads every line.</param>
    /// <exception cref="RunException">There is at least one fault; the message holds all of them, one a line.</exception>
    public static void ThrowIfAny(this IEnumerable<Fault> faults, string source)
    {
        var found = faults.ToArray();
        if (found.Length > 0)
        {
            throw new RunException(Fault.Report(source, found));
        }
    }
}
