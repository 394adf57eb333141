using System.Collections.Concurrent;
using Google.Protobuf;
using Homelab.Engine.Protocol;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Runs the program's resource hooks. A preview runs only those that ask for it.</summary>
/// <remarks>Rules: https://www.pulumi.com/docs/iac/concepts/resources/options/hooks/.</remarks>
internal sealed class HookRunner(CallbackClients callbacks, DiagnosticLog diagnostics)
{
    private readonly ConcurrentDictionary<string, RegisterResourceHookRequest> _hooks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RegisterErrorHookRequest> _errorHooks = new(StringComparer.Ordinal);

    /// <summary>Adds a hook; false when there is one of its name already.</summary>
    public bool TryAdd(RegisterResourceHookRequest hook) => _hooks.TryAdd(hook.Name, hook);

    /// <summary>Adds an error hook; false when there is one of its name already. Nothing fails in a preview, so it never runs.</summary>
    public bool TryAdd(RegisterErrorHookRequest hook) => _errorHooks.TryAdd(hook.Name, hook);

    /// <summary>The first hook that a resource names and nobody registered; null when all are known.</summary>
    public string? FindUnknown(RegisterResourceRequest.Types.ResourceHooksBinding? binding) =>
        binding is null ? null
            : Names(binding).FirstOrDefault(n => !_hooks.ContainsKey(n)) ?? binding.OnError.FirstOrDefault(n => !_errorHooks.ContainsKey(n));

    /// <summary>Runs hooks of a resource, one after the other.</summary>
    /// <param name="names">The hooks.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="options">Its options.</param>
    /// <param name="withOutputs">Whether the hooks come after the creation and so see the outputs.</param>
    /// <param name="caller">Cancelled when the program that waits for the resource is gone.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="OperationCanceledException">The program is gone, or it was given up.</exception>
    /// <returns>The error of the first that fails; null when none does.</returns>
    public async Task<string?> RunAsync(
        IReadOnlyList<string> names,
        Registration resource,
        ResourceOptions options,
        bool withOutputs,
        CancellationToken caller,
        CancellationToken cancel)
    {
        foreach (var hook in names.Select(n => _hooks[n]).Where(h => h.OnDryRun))
        {
            var error = await InvokeAsync(hook, Encode(resource, options, withOutputs), caller, cancel);
            if (error is not null && !hook.IgnoreErrors)
            {
                return $"the hook '{hook.Name}' failed: {error}";
            }

            if (error is not null)
            {
                diagnostics.Add(Severity.Warning, $"the hook '{hook.Name}' failed: {error}", resource.Urn);
            }
        }

        return null;
    }

    private async Task<string?> InvokeAsync(RegisterResourceHookRequest hook, ByteString request, CancellationToken caller, CancellationToken cancel)
    {
        var (reply, error) = await callbacks.InvokeAsync(hook.Callback, request, caller, cancel);
        return reply is null ? error : ResourceHookResponse.Parser.ParseFrom(reply).Error is { Length: > 0 } failure ? failure : null;
    }

    private static ByteString Encode(Registration resource, ResourceOptions options, bool withOutputs)
    {
        var request = new ResourceHookRequest
        {
            Urn = resource.Urn,
            Name = resource.Name,
            Type = resource.Type,
            NewOptions = options.ToHookOptions(resource.Parent),
        };
        var encoded = MessageFields.Join(request, ResourceHookRequest.NewInputsFieldNumber, resource.Inputs, PropertyEncoding.All);
        // Two encodings joined are that of one message with the fields of both.
        return !withOutputs ? encoded : ByteString.CopyFrom(
        [
            .. encoded.Span,
            .. MessageFields.Join(new ResourceHookRequest(), ResourceHookRequest.NewOutputsFieldNumber, resource.Outputs, PropertyEncoding.All).Span,
        ]);
    }

    private static IEnumerable<string> Names(RegisterResourceRequest.Types.ResourceHooksBinding binding) =>
        binding.BeforeCreate.Concat(binding.AfterCreate).Concat(binding.BeforeUpdate).Concat(binding.AfterUpdate)
            .Concat(binding.BeforeDelete).Concat(binding.AfterDelete);
}
