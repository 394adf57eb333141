using Pulumirpc;

namespace Pulumi;

/// <content>Registering hooks.</content>
public sealed partial class Deployment
{
    /// <summary>Makes a hook known to the engine; the program does not end before.</summary>
    internal Task RegisterHook(ResourceHook hook)
    {
        var registration = RegisterHookAsync(hook);
        Runner.Track(registration);
        return registration;
    }

    private async Task RegisterHookAsync(ResourceHook hook) => await _monitor.RegisterResourceHookAsync(new RegisterResourceHookRequest
    {
        Name = hook.Name,
        Callback = await Callbacks.AddAsync(hook).ConfigureAwait(false),
        OnDryRun = hook.Options.OnDryRun ?? false,
        IgnoreErrors = hook.Options.IgnoreErrors ?? false,
    }).ConfigureAwait(false);
}
