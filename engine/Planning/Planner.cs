using System.Collections.Immutable;
using Homelab.Engine.Evaluation;

namespace Homelab.Engine.Planning;

/// <summary>Turns what a program declared into the steps that an apply to an empty stack would take.</summary>
public static class Planner
{
    /// <summary>Plans every resource of an evaluation, in its order: parents, providers and dependencies first.</summary>
    /// <remarks>
    /// Default providers are left out, as in Pulumi's own display and counts. The contents of Kubernetes Secrets are
    /// marked secret whether or not the program said so, as the Kubernetes provider does.
    /// </remarks>
    public static Plan Plan(Evaluation.Evaluation evaluation)
    {
        var steps = ImmutableArray.CreateBuilder<Step>(evaluation.Registrations.Length);
        foreach (var registration in evaluation.Registrations)
        {
            if (!registration.IsDefaultProvider)
            {
                steps.Add(new Step(OperationFor(registration), KubernetesSecret.Mark(registration)));
            }
        }

        return new Plan(steps.DrainToImmutable());
    }

    private static Operation OperationFor(Registration registration) => registration switch
    {
        { Kind: RegistrationKind.Read } => Operation.Read,
        { ImportId: not null } => Operation.Import,
        _ => Operation.Create,
    };
}
