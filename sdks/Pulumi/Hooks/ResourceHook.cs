namespace Pulumi;

/// <summary>Runs at a point of a resource's life; an exception fails the operation, and its message is what the user sees.</summary>
public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);

/// <summary>A function that the engine calls at points of a resource's life.</summary>
public class ResourceHook
{
    /// <summary>Registers a hook with the run that the calling code belongs to.</summary>
    /// <param name="name">Name; no two hooks of a program have the same.</param>
    /// <param name="callback">What to run.</param>
    /// <param name="options">When to run it.</param>
    public ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions? options = null)
    {
        Name = name;
        Callback = callback;
        Options = options ?? new ResourceHookOptions();
        Registered = Deployment.Current.RegisterHook(this);
    }

    /// <summary>A hook that is registered already: one that a transform got back from the engine.</summary>
    internal ResourceHook(string name)
    {
        Name = name;
        Callback = (_, _) => Task.CompletedTask;
        Options = new ResourceHookOptions();
        Registered = Task.CompletedTask;
    }

    /// <summary>The hook's name.</summary>
    public string Name { get; }

    /// <summary>What the hook runs.</summary>
    public ResourceHookCallback Callback { get; }

    /// <summary>When the hook runs.</summary>
    public ResourceHookOptions Options { get; }

    /// <summary>Ends when the engine knows the hook; only then may a resource name it.</summary>
    internal Task Registered { get; }
}
