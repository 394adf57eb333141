using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <content>Calling resources' methods.</content>
public sealed partial class Deployment
{
    /// <summary>Calls a method once its arguments are there.</summary>
    internal Output<T> Call<T>(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? package) =>
        new(CallAsync<T>(token, args, self, options, package));

    private async Task<OutputData<T>> CallAsync<T>(
        string token,
        CallArgs args,
        Resource? self,
        CallOptions? options,
        RegisterPackageRequest? package)
    {
        SerializedInputs inputs;
        try
        {
            inputs = await SerializeCallArgsAsync(token, args, self).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Said here too, as nobody may look at the output that fails.
            Logger.Log(LogSeverity.Error, $"The arguments of call {token} cannot be sent: {exception}", self);
            throw;
        }

        // A method runs where its resource lives; only a call without one looks at the options.
        var provider = self is null ? options?.Provider ?? options?.Parent?.GetProvider(token) : self.Provider;
        var request = new ResourceCallRequest
        {
            Tok = token,
            Args = WireStruct.Parse(StructWriter.ToStruct(inputs.Bag)),
            Provider = provider is null ? "" : await provider.GetReferenceAsync().ConfigureAwait(false),
            Version = (self is null ? options?.Version : self.Version) ?? "",
            PluginDownloadURL = (self is null ? options?.PluginDownloadURL : self.PluginDownloadUrl) ?? "",
            PackageRef = await Packages.GetReferenceAsync(package).ConfigureAwait(false),
        };
        for (var i = 0; i < inputs.Bag.Count; i++)
        {
            if (inputs.Bag.Values[i] is null)
            {
                continue;
            }

            var dependencies = new ResourceCallRequest.Types.ArgumentDependencies();
            dependencies.Urns.AddRange(await DependencyUrns.ExpandAsync(inputs.Dependencies[i].Resources).ConfigureAwait(false));
            request.ArgDependencies.Add(inputs.Bag.Names[i], dependencies);
        }

        var response = await _monitor.CallAsync(request).ConfigureAwait(false);
        ThrowIfFailed(response.Failures, reasons => new CallException($"Call of '{token}' failed: {reasons}"));
        var (_, result) = ReadResult<T>(token, WireStruct.From(response.Return), single: false);
        var resources = response.ReturnDependencies.Values
            .SelectMany(value => value.Urns)
            .Select(urn => (Resource)new DependencyResource(urn))
            .ToImmutableHashSet();
        return new OutputData<T>(result.Value, result.IsKnown, result.IsSecret, Dependencies.Union(result.Resources, resources));
    }

    private async Task<SerializedInputs> SerializeCallArgsAsync(string token, CallArgs args, Resource? self)
    {
        var builder = new PropertyTreeBuilder($"call:{token}", defersOutputs: true);
        var inputs = builder.Read(self is null ? args ?? CallArgs.Empty : new ArgsWithSelf(args ?? CallArgs.Empty, self));
        if (builder.IsPending)
        {
            await builder.ResolveAsync(new WireForm
            {
                KeepsOutputs = await Features.SupportsAsync(MonitorFeatures.OutputValues).ConfigureAwait(false),
                KeepsResources = await KeepsResourcesAsync().ConfigureAwait(false),
            }).ConfigureAwait(false);
        }

        return inputs;
    }

    private sealed class CallException(string message) : Exception(message);

    /// <summary>A method's arguments, and the resource that it belongs to.</summary>
    private sealed class ArgsWithSelf(CallArgs args, Resource self) : CallArgs
    {
        internal override void WriteInputs(InputWriter inputs)
        {
            args.WriteInputs(inputs);
            inputs.Add("__self__", self);
        }
    }
}
