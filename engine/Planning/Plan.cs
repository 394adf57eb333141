using System.Collections.Immutable;
using Homelab.Engine.Evaluation;

namespace Homelab.Engine.Planning;

/// <summary>What Pulumi would do to one resource; the names are those of Pulumi's own step operations.</summary>
public enum Operation
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>Make it.</summary>
    Create,

    /// <summary>Change it in place.</summary>
    Update,

    /// <summary>Delete it.</summary>
    Delete,

    /// <summary>Replace it by a new one.</summary>
    Replace,

    /// <summary>Read it.</summary>
    Read,

    /// <summary>Take an existing object over.</summary>
    Import,
}

/// <summary>One step of a plan.</summary>
/// <param name="Operation">What would be done.</param>
/// <param name="Resource">The resource as the program declares it.</param>
public sealed record Step(Operation Operation, Registration Resource);

/// <summary>The steps that an apply of the evaluated program would take.</summary>
/// <param name="Steps">In order; default providers, which Pulumi does not show either, are left out.</param>
public sealed record Plan(ImmutableArray<Step> Steps)
{
    /// <summary>How many steps there are of each operation.</summary>
    public ImmutableSortedDictionary<Operation, int> Summary =>
        Steps.GroupBy(s => s.Operation).ToImmutableSortedDictionary(g => g.Key, g => g.Count());
}
