using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Resource hooks on the wire.</summary>
internal static class HookCodec
{
    public static async Task<byte[]> RunAsync(ResourceHook hook, byte[] bytes, CancellationToken cancellationToken)
    {
        var request = WireStruct.Parse(bytes, new ResourceHookRequest());
        var args = new ResourceHookArgs(
            request.Urn,
            request.Id,
            request.Name,
            request.Type,
            Read(request.NewInputs),
            Read(request.OldInputs),
            Read(request.NewOutputs),
            Read(request.OldOutputs));
        await hook.Callback(args, cancellationToken).ConfigureAwait(false);
        return new ResourceHookResponse().ToByteArray();
    }

    private static ImmutableDictionary<string, object?>? Read(Struct? values)
    {
        if (values is null)
        {
            return null;
        }

        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var member in WireStruct.From(values).Members)
        {
            var context = new ConversionContext(member.Name, resource: null);
            var value = Converters.Any.Convert(member.Value, context);
            result[member.Name] = context.IsSecret ? Output.CreateSecret(value) : value;
        }

        return result.ToImmutable();
    }
}
