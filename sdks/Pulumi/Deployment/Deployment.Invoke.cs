using System.Collections.Immutable;
using Google.Protobuf.Collections;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <content>Calling providers' functions.</content>
public sealed partial class Deployment
{
    /// <summary>The registration of all invoke transforms so far, which calls wait for.</summary>
    private Task _invokeTransforms = Task.CompletedTask;

    /// <summary>Calls a function once its arguments and dependencies are there.</summary>
    /// <remarks>The provider says whether the result is secret; secret arguments alone do not make it so.</remarks>
    internal Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package, bool single) =>
        new(InvokeWhenKnownAsync<T>(token, args, options, package, single));

    /// <summary>Calls a function at once; the result is a plain value.</summary>
    internal async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package, bool single)
    {
        var inputs = await SerializeInvokeArgsAsync(token, args).ConfigureAwait(false);
        var result = await SendInvokeAsync<T>(token, inputs, options, package, single).ConfigureAwait(false);
        return result.Value;
    }

    /// <summary>Lets a function look at every function call of the program.</summary>
    internal void RegisterInvokeTransform(InvokeTransform transform)
    {
        _invokeTransforms = RegisterInvokeTransformAsync(_invokeTransforms, transform);
        Runner.Track(_invokeTransforms);
    }

    private async Task RegisterInvokeTransformAsync(Task before, InvokeTransform transform)
    {
        await before.ConfigureAwait(false);
        var callback = await Callbacks.AddAsync(transform).ConfigureAwait(false);
        await _monitor.RegisterStackInvokeTransformAsync(callback).ConfigureAwait(false);
    }

    private async Task<OutputData<T>> InvokeWhenKnownAsync<T>(
        string token,
        InvokeArgs args,
        InvokeOptions? options,
        RegisterPackageRequest? package,
        bool single)
    {
        SerializedInputs inputs;
        try
        {
            inputs = await SerializeInvokeArgsAsync(token, args).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Said here too, as nobody may look at the output that fails.
            Logger.Log(LogSeverity.Error, $"The arguments of invoke {token} cannot be sent: {exception}");
            throw;
        }

        var resources = inputs.AllDependencies.ToImmutableHashSet();
        if (options is InvokeOutputOptions { DependsOnOrNull: { } dependsOn })
        {
            var data = await dependsOn.ToOutput().GetDataAsync().ConfigureAwait(false);
            var named = data.Value.IsDefault ? [] : data.Value.RemoveAll(resource => resource is null);
            resources = resources.Union(named);
        }

        if (inputs.ContainsUnknowns || !await AreCreatedAsync(resources).ConfigureAwait(false))
        {
            return new OutputData<T>(default!, isKnown: false, isSecret: false, Dependencies.None);
        }

        var result = await SendInvokeAsync<T>(token, inputs, options, package, single).ConfigureAwait(false);
        var (_, output) = result;
        return new OutputData<T>(output.Value, output.IsKnown, output.IsSecret, Dependencies.Union(resources, output.Resources));
    }

    /// <summary>Waits for the resources' ids; false when one has none yet, so that a call that needs it cannot be made.</summary>
    private static async Task<bool> AreCreatedAsync(IEnumerable<Resource> resources)
    {
        foreach (var resource in DependencyUrns.Expand(resources))
        {
            if (resource is CustomResource custom and not DependencyResource
                && !(await custom.Id.GetDataAsync().ConfigureAwait(false)).IsKnown)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<FunctionResult<T>> SendInvokeAsync<T>(
        string token,
        SerializedInputs inputs,
        InvokeOptions? options,
        RegisterPackageRequest? package,
        bool single)
    {
        await _invokeTransforms.ConfigureAwait(false);
        var provider = options?.Provider ?? options?.Parent?.GetProvider(token);
        var response = await _monitor.InvokeAsync(new ResourceInvokeRequest
        {
            Tok = token,
            Args = WireStruct.Parse(StructWriter.ToStruct(inputs.Bag)),
            Provider = provider is null ? "" : await provider.GetReferenceAsync().ConfigureAwait(false),
            Version = options?.Version ?? "",
            PluginDownloadURL = options?.PluginDownloadURL ?? "",
            AcceptResources = AcceptsResources,
            PackageRef = await Packages.GetReferenceAsync(package).ConfigureAwait(false),
        }).ConfigureAwait(false);
        ThrowIfFailed(response.Failures, reasons => new InvokeException($"Invoke of '{token}' failed: {reasons}"));
        return ReadResult<T>(token, WireStruct.From(response.Return), single);
    }

    /// <summary>Converts the result of a function or method.</summary>
    /// <param name="token">Its token, for messages.</param>
    /// <param name="result">The object returned.</param>
    /// <param name="single">Whether the object's one member is the result.</param>
    private static FunctionResult<T> ReadResult<T>(string token, WireValue result, bool single)
    {
        var context = new ConversionContext($"{token} result", resource: null);
        if (single)
        {
            result = Single(token, result);
        }

        var value = ReflectedConverters.For<T>(context.Path).Convert(result, context);
        return new FunctionResult<T>(value, new OutputData<T>(value, context.IsKnown, context.IsSecret, context.Resources));
    }

    /// <summary>What a function returned: as a plain value, which may have unknown parts, and as an output, which then is unknown.</summary>
    private readonly record struct FunctionResult<T>(T Value, OutputData<T> Output);

    private static void ThrowIfFailed(RepeatedField<CheckFailure> failures, Func<string, Exception> exception)
    {
        if (failures.Count > 0)
        {
            throw exception(string.Join("; ", failures.Select(failure => $"{failure.Reason} ({failure.Property})")));
        }
    }

    private sealed class InvokeException(string message) : Exception(message);

    private static InvalidOperationException NotSingle(string token) =>
        new($"Function {token} must return an object with one member to be called by InvokeSingle");

    /// <summary>The one member of an object, apart from the engine's own bookkeeping.</summary>
    private static WireValue Single(string token, WireValue result)
    {
        WireValue? single = null;
        foreach (var member in result.Members)
        {
            if (!member.NameBytes.StartsWith("__"u8))
            {
                single = single is null ? member.Value : throw NotSingle(token);
            }
        }

        return single ?? throw NotSingle(token);
    }

    private async Task<SerializedInputs> SerializeInvokeArgsAsync(string token, InvokeArgs args)
    {
        var builder = new PropertyTreeBuilder($"invoke:{token}");
        var inputs = builder.Read(args ?? InvokeArgs.Empty);
        if (builder.IsPending)
        {
            var form = WireForm.Default with { KeepsResources = await KeepsResourcesAsync().ConfigureAwait(false) };
            await builder.ResolveAsync(form).ConfigureAwait(false);
        }

        return inputs;
    }
}
