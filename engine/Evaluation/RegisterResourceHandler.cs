using System.Collections.Immutable;
using Grpc.Core;
using Homelab.Engine.Protocol;
using Homelab.Engine.Server;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Answers RegisterResource: from the program's request to a registration, step by step.</summary>
/// <remarks>
/// The order of the steps is that of Pulumi's own engine: inheritance, transforms, provider, dependencies, check.
/// A resource that cannot be registered is reported here, once; an SDK that understands results is told that it failed
/// and goes on, so that one preview shows every failure.
/// </remarks>
internal sealed class RegisterResourceHandler(RunState state, CancellationToken cancel)
{
    private readonly AssetFiles _assets = new(state.Project);

    public async ValueTask<RpcReply> HandleAsync(RpcCall call)
    {
        if (!MessageFields.TrySplit(
            RegisterResourceRequest.Parser, call.Message, RegisterResourceRequest.ObjectFieldNumber, out var message, out var wire))
        {
            return RpcReply.Failed(StatusCode.InvalidArgument, "malformed RegisterResourceRequest");
        }

        var parent = message.Parent.Length == 0 ? null : message.Parent;
        var urn = state.UrnOf(parent, message.Type, message.Name);
        if (!PropertyDecoder.TryDecode((wire ?? default).Span, out var inputs, out var traits, out var error))
        {
            return Fail(message, urn, error!);
        }

        var options = ResourceOptions.From(message, IsNode(call));
        var request = Inherit(new ResourceRequest(message, urn, parent, inputs, options));
        if (RegisterResourceFaults.Find(request, state.Hooks) is { } fault)
        {
            return Fail(message, urn, fault);
        }

        if (FindFailedNeed(request))
        {
            return Skip(message, urn);
        }

        request = request with { PropertyDependencies = Dependencies.OfProperties(message, inputs) };
        var transforms = state.Transforms.For(message.Transforms, state.WithAncestors(parent));
        if (transforms.Count > 0)
        {
            (request, error) = await TransformAsync(request, transforms, call.Aborted);
            if ((error ?? RegisterResourceFaults.Find(request, state.Hooks)) is { } failure)
            {
                return Fail(message, urn, failure);
            }

            traits = request.Inputs.Traits();
        }

        request = Dependencies.WithOutputValues(request, (traits & PropertyTraits.Outputs) != 0, replace: message.Transforms.Count > 0);
        if (!TryFindProvider(ref request, out error) || !TryCheck(ref request, traits, out error))
        {
            return Fail(message, urn, error!);
        }

        // The properties as they came can be handed back as they are, when nothing changed them.
        var echo = ReferenceEquals(request.Inputs, inputs) ? wire : null;
        return await RegisterAsync(request, echo, call.Aborted);
    }

    private ResourceRequest Inherit(ResourceRequest request)
    {
        var options = request.Options;
        if (request.Parent is not null && state.Find(request.Parent) is { } parent)
        {
            options = options with
            {
                Protect = options.Protect ?? parent.Options.Protect,
                RetainOnDelete = options.RetainOnDelete ?? parent.Options.RetainOnDelete,
                DeletedWith = options.DeletedWith.Length > 0 ? options.DeletedWith : parent.Options.DeletedWith,
                Provider = options.Provider.Length == 0 && InheritsProvider(request, parent) ? parent.Provider : options.Provider,
            };
        }

        if (request.Message.Custom || request.Message.Remote)
        {
            options = options with
            {
                Provider = state.Providers.Inherited(options.Provider, options.Providers, request.Parent, request.Type),
            };
        }

        return request with { Options = options };
    }

    private static bool InheritsProvider(ResourceRequest request, RegisteredResource parent) =>
        (!request.Message.Remote && !request.Message.Custom)
        || (ProviderReference.TryParse(parent.Provider, out var provider)
            && Urn.TryParse(provider.Urn, out var urn)
            && urn.Type == ProviderReference.TypePrefix + ProviderReference.PackageOf(request.Type));

    private bool FindFailedNeed(ResourceRequest request) =>
        (request.Parent is not null && state.HasFailed(request.Parent))
        || request.Options.DependsOn.Any(state.HasFailed)
        || (ProviderReference.TryParse(request.Options.Provider, out var provider) && state.HasFailed(provider.Urn));

    private async ValueTask<(ResourceRequest Request, string? Error)> TransformAsync(ResourceRequest request, List<Callback> transforms, CancellationToken caller)
    {
        var message = request.Message;
        // Like Pulumi's own engine: secrets and unknowns are outputs to every transform, dependencies are added only when
        // the resource has transforms of its own.
        var hasOwn = message.Transforms.Count > 0;
        var properties = OutputValues.Upgrade(request.Inputs, hasOwn ? request.PropertyDependencies : ImmutableDictionary<string, ImmutableArray<string>>.Empty);
        var subject = new TransformSubject(message.Type, message.Name, message.Custom, request.Parent, properties, request.Options);
        (subject, var error) = await state.Transforms.RunAsync(subject, transforms, caller, cancel);
        var inputs = !hasOwn && ReferenceEquals(subject.Properties, properties) ? request.Inputs : subject.Properties;
        return (request with { Inputs = inputs, Options = subject.Options }, error);
    }

    private bool TryFindProvider(ref ResourceRequest request, out string? error)
    {
        error = null;
        if (!request.NeedsProvider)
        {
            return true;
        }

        var options = request.Options;
        var package = PackageRequest.TryCreate(
            ProviderReference.PackageOf(request.Type), options.Version, options.PluginDownloadUrl, options.PluginChecksums);
        var provider = state.Providers.Resolve(request.Type, options.Provider, request.Message.PackageRef, package, out error);
        request = request with { Provider = provider };
        return provider is not null;
    }

    private bool TryCheck(ref ResourceRequest request, PropertyTraits traits, out string? error)
    {
        error = null;
        if ((traits & PropertyTraits.Assets) != 0)
        {
            request = request with { Inputs = _assets.Complete(request.Inputs, out error) };
            if (error is not null)
            {
                return false;
            }
        }

        var urn = request.Urn.ToString();
        if (request.IsProvider)
        {
            return ProviderCheck.TryAddPlugin(ref request, state.Providers, out error);
        }

        if (!request.Message.Custom)
        {
            return true;
        }

        var checkedInputs = Builtins.Check(request.Type, request.Inputs, out error);
        checkedInputs = error is null ? KubernetesPreview.Check(request.Type, urn, request.Message.Name, checkedInputs, out error) : checkedInputs;
        request = request with { Inputs = checkedInputs };
        return error is null;
    }

    private async ValueTask<RpcReply> RegisterAsync(ResourceRequest request, ReadOnlyMemory<byte>? echo, CancellationToken caller)
    {
        var (message, options) = (request.Message, request.Options);
        var urn = request.Urn.ToString();
        if (request.Parent is not null && state.Find(request.Parent) is null)
        {
            return Fail(message, request.Urn, $"the parent '{request.Parent}' of resource '{urn}' is not registered");
        }

        var aliases = AliasResolver.Resolve(request.Urn, request.Parent, options.Aliases, state.AliasesOf, out var error);
        if (error is not null || !RegistrationBuilder.TryBuild(request, aliases, state.StackReferences, out var registration, out error))
        {
            return Fail(message, request.Urn, error!);
        }

        if (state.Find(urn) is not null)
        {
            return FailDuplicate(request);
        }

        if (await state.Hooks.RunAsync(options.Hooks?.BeforeCreate ?? [], registration, options, withOutputs: false, caller, cancel) is { } before)
        {
            return Fail(message, request.Urn, before);
        }

        var isAdded = state.TryAdd(new RegisteredResource(registration)
        {
            Options = options,
            Provider = request.Provider ?? string.Empty,
            Providers = state.Providers.ForChildren(request),
            Transforms = message.Transforms,
        });
        if (!isAdded)
        {
            return FailDuplicate(request);
        }

        if (await state.Hooks.RunAsync(options.Hooks?.AfterCreate ?? [], registration, options, withOutputs: true, caller, cancel) is { } after)
        {
            return Fail(message, request.Urn, after);
        }

        RegistrationBuilder.ReportIdleOptions(request, state.Diagnostics);
        return RegisterResourceReply.Ok(request, registration, echo);
    }

    private RpcReply FailDuplicate(ResourceRequest request)
    {
        var urn = request.Urn.ToString();
        var error = $"Duplicate resource URN '{urn}'; try giving it a unique name";
        state.Diagnostics.AddFailure(error, urn);
        return RegisterResourceReply.Failed(request.Message, urn, error);
    }

    private RpcReply Fail(RegisterResourceRequest message, Urn urn, string error)
    {
        var text = urn.ToString();
        state.Diagnostics.AddFailure(error, text);
        state.AddFailed(text);
        return RegisterResourceReply.Failed(message, text, error);
    }

    // The cause was reported already.
    private RpcReply Skip(RegisterResourceRequest message, Urn urn)
    {
        var text = urn.ToString();
        state.AddFailed(text);
        return RegisterResourceReply.Skipped(message, text);
    }

    private static bool IsNode(RpcCall call) =>
        call.Metadata("pulumi-runtime") is { } runtime
            ? runtime == "nodejs"
            : call.Metadata("user-agent")?.StartsWith("grpc-node-js/", StringComparison.Ordinal) == true;
}
