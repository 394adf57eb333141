using System.Collections.Concurrent;
using System.Collections.Immutable;
using Homelab.Cluster.Guardrails;
using Pulumi;

namespace Homelab.Components.Guardrails;

/// <summary>Holds every resource of a stack against the guardrails, while the engine registers it.</summary>
/// <remarks>
/// A preview reports all violations, each at its resource, and fails. An update, which follows a preview, meets one only
/// where a value was unknown before; it stops there, before the resource is made.
/// </remarks>
/// <example>
/// <code>
/// private MyStack(StackGuardrails guardrails) : base(guardrails.Options)
/// {
///     new Workload("workload");
///     guardrails.Finish();
/// }
/// </code>
/// </example>
public sealed class StackGuardrails
{
    private readonly GuardrailSet _set;
    private readonly ConcurrentDictionary<(string Type, string Name), Resource> _declared = new();
    private readonly ConcurrentQueue<GuardedResource> _registered = new();

    /// <summary>Prepares the check; it begins with <see cref="Options"/>.</summary>
    /// <param name="exemptions">Which resource may break which rule, and why.</param>
    /// <exception cref="RunException">An exemption names no rule, has no reason, or is there twice.</exception>
    public StackGuardrails(ImmutableArray<GuardrailExemption> exemptions)
    {
        _set = new GuardrailSet(exemptions);
        _set.Check().ThrowIfAny("guardrails");
    }

    /// <summary>Options for the stack; by them every resource below it is checked.</summary>
    public StackOptions Options => new()
    {
        ResourceTransformations = { Note },
        ResourceTransforms = { CheckAsync },
    };

    /// <summary>Checks the rules on all resources together, as soon as everything that was declared is registered.</summary>
    /// <remarks>The last line of the stack's constructor.</remarks>
    public void Finish() => Output.All(_declared.Values.Select(resource => (Input<string>)resource.Urn)).Apply(_ =>
    {
        // Registrations end in any order; messages do not.
        var all = _registered.OrderBy(resource => resource.Type, StringComparer.Ordinal).ThenBy(resource => resource.Name, StringComparer.Ordinal);
        Report(_set.CheckAll([.. all]));
        return true;
    });

    // Runs in the constructor of each resource, and only remembers it: an object to hang messages on and to wait for.
    private ResourceTransformationResult? Note(ResourceTransformationArgs args)
    {
        if (args.Resource is not Stack)
        {
            _declared[(args.Resource.GetResourceType(), args.Resource.GetResourceName())] = args.Resource;
        }

        return null;
    }

    // Runs when the engine has the resource's inputs, with all that is known of them.
    private async Task<ResourceTransformResult?> CheckAsync(ResourceTransformArgs args, CancellationToken cancel)
    {
        var resource = new GuardedResource(args.Type, args.Name, await PropertyTrees.ReadAsync(args.Args).ConfigureAwait(false));
        _registered.Enqueue(resource);
        Report(_set.Check(resource));
        return null;
    }

    private void Report(ImmutableArray<GuardrailViolation> violations)
    {
        if (violations.IsEmpty)
        {
            return;
        }

        if (Deployment.Instance.IsDryRun)
        {
            // An error that is logged fails the run at its end, and lets it find the others.
            foreach (var violation in violations)
            {
                Log.Error(violation.ToString(), _declared.GetValueOrDefault((violation.Resource.Type, violation.Resource.Name)));
            }

            return;
        }

        var failure = new RunException(string.Join('\n', violations));
        // Ends the program with this message; that of the call which fails next would come with a stack trace.
        _ = Output.Create(Task.FromException<bool>(failure));
        throw failure;
    }
}
