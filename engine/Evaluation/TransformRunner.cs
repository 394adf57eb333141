using Google.Protobuf;
using Homelab.Engine.Protocol;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>What transforms work on: a resource's inputs and options.</summary>
internal sealed record TransformSubject(string Type, string Name, bool Custom, string? Parent, PropertyMap Properties, ResourceOptions Options);

/// <summary>Lets the program's transforms change resources and invokes before the engine sees them.</summary>
internal sealed class TransformRunner(CallbackClients callbacks)
{
    private readonly Lock _gate = new();
    private readonly List<Callback> _stackTransforms = [];
    private readonly List<Callback> _invokeTransforms = [];

    /// <summary>Adds a transform of every resource of the stack.</summary>
    public void AddStackTransform(Callback callback)
    {
        lock (_gate)
        {
            _stackTransforms.Add(callback);
        }
    }

    /// <summary>Adds a transform of every invoke.</summary>
    public void AddInvokeTransform(Callback callback)
    {
        lock (_gate)
        {
            _invokeTransforms.Add(callback);
        }
    }

    /// <summary>The transforms for a resource: its own, those of its ancestors, nearest first, then the stack's.</summary>
    public List<Callback> For(IReadOnlyList<Callback> own, IEnumerable<RegisteredResource> ancestors)
    {
        List<Callback> all = [.. own, .. ancestors.SelectMany(a => a.Transforms)];
        lock (_gate)
        {
            all.AddRange(_stackTransforms);
        }

        return all;
    }

    /// <summary>Runs transforms one after the other; the error of the first that fails ends it.</summary>
    public async Task<(TransformSubject Subject, string? Error)> RunAsync(
        TransformSubject subject, IReadOnlyList<Callback> transforms, CancellationToken caller, CancellationToken cancel)
    {
        foreach (var transform in transforms)
        {
            var request = new TransformRequest
            {
                Type = subject.Type,
                Name = subject.Name,
                Custom = subject.Custom,
                Parent = subject.Parent ?? string.Empty,
                Options = subject.Options.ToTransformOptions(),
            };
            var (reply, error) = await callbacks.InvokeAsync(
                transform,
                MessageFields.Join(request, TransformRequest.PropertiesFieldNumber, subject.Properties, PropertyEncoding.All),
                caller,
                cancel);
            if (reply is null)
            {
                return (subject, $"a transform failed: {error}");
            }

            if (!TryRead(TransformResponse.Parser, reply, TransformResponse.PropertiesFieldNumber, subject.Properties, out var response, out var properties, out error))
            {
                return (subject, $"a transform replied with what cannot be read: {error}");
            }

            subject = subject with
            {
                Properties = properties,
                Options = response.Options is null ? subject.Options : ResourceOptions.From(response.Options),
            };
        }

        return (subject, null);
    }

    /// <summary>Runs the invoke transforms of the program.</summary>
    public async Task<(PropertyMap Args, TransformInvokeOptions Options, string? Error)> RunInvokeAsync(
        string token, PropertyMap args, TransformInvokeOptions options, CancellationToken caller, CancellationToken cancel)
    {
        List<Callback> transforms;
        lock (_gate)
        {
            transforms = [.. _invokeTransforms];
        }

        foreach (var transform in transforms)
        {
            var request = new TransformInvokeRequest { Token = token, Options = options };
            var (reply, error) = await callbacks.InvokeAsync(
                transform, MessageFields.Join(request, TransformInvokeRequest.ArgsFieldNumber, args, PropertyEncoding.All), caller, cancel);
            if (reply is null)
            {
                return (args, options, $"an invoke transform failed: {error}");
            }

            if (!TryRead(TransformInvokeResponse.Parser, reply, TransformInvokeResponse.ArgsFieldNumber, args, out var response, out args, out error))
            {
                return (args, options, $"an invoke transform replied with what cannot be read: {error}");
            }

            options = response.Options ?? options;
        }

        return (args, options, null);
    }

    private static bool TryRead<T>(
        MessageParser<T> parser, ByteString wire, int field, PropertyMap unchanged, out T message, out PropertyMap properties, out string? error)
        where T : class, IMessage<T>
    {
        properties = unchanged;
        error = "malformed message";
        if (!MessageFields.TrySplit(parser, wire.Memory, field, out message, out var encoded))
        {
            return false;
        }

        error = null;
        return encoded is not { } bytes || PropertyDecoder.TryDecode(bytes.Span, out properties, out _, out error);
    }
}
