using System.Collections.Immutable;
using Homelab.Engine.Projects;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>The one owner of what changes while a program runs. Calls come from many threads at once.</summary>
/// <remarks>
/// Every member takes the lock for a few steps and never waits inside it. That a resource's parent and provider are
/// known when it comes is the SDKs' part: they await the replies that name them.
/// </remarks>
internal sealed class RunState
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RegisteredResource> _resources = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);

    public RunState(Project project, StackConfiguration configuration, EvaluationOptions options)
    {
        Project = project;
        Configuration = configuration;
        Options = options;
        Activity = new ProgramActivity(TimeProvider.System);
        Diagnostics = new DiagnosticLog(options.Observer, configuration.SecretTexts);
        Providers = new ProviderRegistry(this);
        Callbacks = new CallbackClients();
        Transforms = new TransformRunner(Callbacks);
        Hooks = new HookRunner(Callbacks, Diagnostics);
        StackReferences = new StackReferences(project, Diagnostics, Environment.GetEnvironmentVariable);
    }

    public Project Project { get; }

    public StackConfiguration Configuration { get; }

    public EvaluationOptions Options { get; }

    public ProgramActivity Activity { get; }

    public DiagnosticLog Diagnostics { get; }

    public ProviderRegistry Providers { get; }

    public CallbackClients Callbacks { get; }

    public TransformRunner Transforms { get; }

    public HookRunner Hooks { get; }

    public StackReferences StackReferences { get; }

    /// <summary>URN of the stack's resource; null until the program registers it.</summary>
    public string? StackUrn { get; private set; }

    /// <summary>Whether the program said that it has nothing more to register.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Whether the program came to its end: it said so, or it registered the stack's outputs, which SDKs do last.</summary>
    public bool HasEndedWell => IsFinished || (StackUrn is not null && Find(StackUrn)!.HasOutputs);

    /// <summary>The URN that a resource gets.</summary>
    public Urn UrnOf(string? parent, string type, string name) =>
        Urn.Create(
            Configuration.Stack,
            Project.Name,
            parent is not null && Urn.TryParse(parent, out var parentUrn) ? parentUrn.QualifiedType : null,
            type,
            name);

    /// <summary>The resource with a URN; null when there is none.</summary>
    public RegisteredResource? Find(string urn)
    {
        lock (_gate)
        {
            return _resources.GetValueOrDefault(urn);
        }
    }

    /// <summary>The resource and all above it, nearest first.</summary>
    public IEnumerable<RegisteredResource> WithAncestors(string? urn)
    {
        for (var current = urn is null ? null : Find(urn); current is not null;)
        {
            yield return current;
            current = current.Registration.Parent is { } parent ? Find(parent) : null;
        }
    }

    /// <summary>The aliases of a registered resource.</summary>
    public ImmutableArray<string> AliasesOf(string urn) => Find(urn)?.Registration.Aliases ?? [];

    /// <summary>Adds a resource; false when there is one with its URN already.</summary>
    public bool TryAdd(RegisteredResource resource)
    {
        lock (_gate)
        {
            if (!_resources.TryAdd(resource.Registration.Urn, resource))
            {
                return false;
            }

            if (resource.Registration.Type == Urn.StackType)
            {
                StackUrn = resource.Registration.Urn;
            }
        }

        Activity.NoteResource(resource.Registration.Urn);
        Options.Observer?.OnRegistration(resource.Registration);
        return true;
    }

    /// <summary>Sets a component's outputs; false when it has some already.</summary>
    public bool TrySetOutputs(RegisteredResource resource, PropertyMap outputs)
    {
        lock (_gate)
        {
            if (resource.HasOutputs)
            {
                return false;
            }

            resource.HasOutputs = true;
            resource.Registration = resource.Registration with { Outputs = outputs };
            return true;
        }
    }

    /// <summary>Remembers that a resource could not be registered, so that what needs it is skipped.</summary>
    public void AddFailed(string urn)
    {
        lock (_gate)
        {
            _failed.Add(urn);
        }
    }

    /// <summary>Whether a resource could not be registered.</summary>
    public bool HasFailed(string urn)
    {
        lock (_gate)
        {
            return _failed.Contains(urn) && !_resources.ContainsKey(urn);
        }
    }

    /// <summary>Notes that the program has nothing more to register; false when it said so before.</summary>
    public bool TryFinish()
    {
        lock (_gate)
        {
            var first = !IsFinished;
            IsFinished = true;
            return first;
        }
    }

    /// <summary>The facts, once the program has ended.</summary>
    public (ImmutableArray<Registration> Registrations, PropertyMap Outputs) Collect()
    {
        lock (_gate)
        {
            var registrations = RegistrationOrder.Sort(_resources.Values.Select(r => r.Registration));
            var outputs = StackUrn is null ? PropertyMap.Empty : _resources[StackUrn].Registration.Outputs;
            return (registrations, outputs);
        }
    }
}
