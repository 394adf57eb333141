using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Homelab.Cluster.Migration;

/// <summary>One step of a plan.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Items">What it does, in order.</param>
/// <param name="Expect">What must be seen before the next step.</param>
/// <param name="Undo">What takes it back.</param>
/// <param name="Consent">What somebody must agree to.</param>
public sealed record PlanStep(MigrationPhase Phase, string Title, ImmutableArray<PlanItem> Items, string Expect, string Undo, Consent Consent = Consent.None);

/// <summary>One call of a step, as people make it.</summary>
/// <param name="Object">What it is about; the volume that is not known yet is called <see cref="TargetVolume"/>.</param>
/// <param name="Verb">What happens to it: create, patch or delete.</param>
public abstract record PlanItem(ObjectReference Object, string Verb)
{
    /// <summary>Stands for the name of the target volume, which its provisioner chooses.</summary>
    public const string TargetVolume = "TARGET_VOLUME";
}

/// <summary>Makes an object.</summary>
/// <param name="Object">What it makes.</param>
/// <param name="Manifest">The object.</param>
public sealed record PlanManifest(ObjectReference Object, JsonObject Manifest) : PlanItem(Object, "create");

/// <summary>Changes or deletes an object.</summary>
/// <param name="Object">What it changes.</param>
/// <param name="Verb">patch or delete.</param>
/// <param name="Command">The command line.</param>
public sealed record PlanCommand(ObjectReference Object, string Verb, string Command) : PlanItem(Object, Verb);
