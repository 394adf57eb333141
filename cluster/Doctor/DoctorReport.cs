using System.Collections.Immutable;

namespace Homelab.Cluster.Doctor;

/// <summary>All that one examination found.</summary>
/// <param name="Profile">Name of the profile.</param>
/// <param name="Nodes">Names of the cluster's nodes.</param>
/// <param name="Findings">At least one of each check, in the order of the checks.</param>
/// <param name="Repair">How to mend what is worst; null when there is nothing that a single fix would not mend.</param>
public sealed record DoctorReport(string Profile, ImmutableArray<string> Nodes, ImmutableArray<Finding> Findings, RepairOrder? Repair)
{
    /// <summary>The worst severity of all findings.</summary>
    public FindingSeverity Worst => Findings.Max(finding => finding.Severity);
}

/// <summary>Steps that must be taken one after the other.</summary>
/// <param name="Reason">What they mend.</param>
/// <param name="Guard">What must hold before anything is changed, and how it stands now.</param>
/// <param name="IsBlocked">True while the guard does not hold, as far as is known.</param>
/// <param name="Steps">The steps.</param>
public sealed record RepairOrder(string Reason, string Guard, bool IsBlocked, ImmutableArray<RepairStep> Steps);

/// <summary>One step.</summary>
/// <param name="Title">What is done.</param>
/// <param name="Commands">The commands; a line that begins with <c>#</c> says where or when the next ones are for.</param>
/// <param name="Expect">What must be seen before the next step.</param>
public sealed record RepairStep(string Title, ImmutableArray<string> Commands, string Expect);
