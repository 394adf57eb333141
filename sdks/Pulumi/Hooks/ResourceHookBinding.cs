namespace Pulumi;

/// <summary>The hooks of a resource, by when they run.</summary>
public class ResourceHookBinding
{
    /// <summary>Before the resource is created; a failure prevents it.</summary>
    public List<ResourceHook> BeforeCreate { get; set; } = [];

    /// <summary>After the resource is created.</summary>
    public List<ResourceHook> AfterCreate { get; set; } = [];

    /// <summary>Before the resource is updated; a failure prevents it.</summary>
    public List<ResourceHook> BeforeUpdate { get; set; } = [];

    /// <summary>After the resource is updated.</summary>
    public List<ResourceHook> AfterUpdate { get; set; } = [];

    /// <summary>Before the resource is deleted; a failure prevents it.</summary>
    public List<ResourceHook> BeforeDelete { get; set; } = [];

    /// <summary>After the resource is deleted.</summary>
    public List<ResourceHook> AfterDelete { get; set; } = [];

    /// <summary>Whether there are no hooks.</summary>
    public bool IsEmpty => Lists().All(list => list.Count == 0);

    /// <summary>A copy whose lists are its own.</summary>
    public ResourceHookBinding Clone() => new ResourceHookBinding().Concat(this);

    /// <summary>The hooks of both, this one's first.</summary>
    public ResourceHookBinding Concat(ResourceHookBinding other)
    {
        var both = new ResourceHookBinding();
        foreach (var (list, mine, others) in both.Lists().Zip(Lists(), other.Lists()))
        {
            list.AddRange(mine);
            list.AddRange(others);
        }

        return both;
    }

    /// <summary>The hooks by name, once the engine knows all of them.</summary>
    internal async ValueTask<Pulumirpc.RegisterResourceRequest.Types.ResourceHooksBinding> ToMessageAsync()
    {
        foreach (var hook in Lists().SelectMany(list => list))
        {
            await hook.Registered.ConfigureAwait(false);
        }

        var message = new Pulumirpc.RegisterResourceRequest.Types.ResourceHooksBinding();
        message.BeforeCreate.AddRange(BeforeCreate.Select(hook => hook.Name));
        message.AfterCreate.AddRange(AfterCreate.Select(hook => hook.Name));
        message.BeforeUpdate.AddRange(BeforeUpdate.Select(hook => hook.Name));
        message.AfterUpdate.AddRange(AfterUpdate.Select(hook => hook.Name));
        message.BeforeDelete.AddRange(BeforeDelete.Select(hook => hook.Name));
        message.AfterDelete.AddRange(AfterDelete.Select(hook => hook.Name));
        return message;
    }

    /// <summary>The hooks that the engine names.</summary>
    internal static ResourceHookBinding FromMessage(Pulumirpc.RegisterResourceRequest.Types.ResourceHooksBinding message)
    {
        var binding = new ResourceHookBinding();
        binding.BeforeCreate.AddRange(message.BeforeCreate.Select(name => new ResourceHook(name)));
        binding.AfterCreate.AddRange(message.AfterCreate.Select(name => new ResourceHook(name)));
        binding.BeforeUpdate.AddRange(message.BeforeUpdate.Select(name => new ResourceHook(name)));
        binding.AfterUpdate.AddRange(message.AfterUpdate.Select(name => new ResourceHook(name)));
        binding.BeforeDelete.AddRange(message.BeforeDelete.Select(name => new ResourceHook(name)));
        binding.AfterDelete.AddRange(message.AfterDelete.Select(name => new ResourceHook(name)));
        return binding;
    }

    private List<ResourceHook>[] Lists() => [BeforeCreate, AfterCreate, BeforeUpdate, AfterUpdate, BeforeDelete, AfterDelete];
}
