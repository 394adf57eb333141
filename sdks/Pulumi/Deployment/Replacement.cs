using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The value whose change replaces a resource, on the wire.</summary>
internal static class Replacement
{
    public static async Task<Value> ToValueAsync(Input<object> trigger, bool keepsResources)
    {
        var builder = new PropertyTreeBuilder("replacementTrigger");
        var value = builder.Read([KeyValuePair.Create("value", (object?)trigger)]);
        if (builder.IsPending)
        {
            await builder.ResolveAsync(new WireForm { KeepsResources = keepsResources }).ConfigureAwait(false);
        }

        return WireStruct.ParseValue(StructWriter.ToValue(value.Bag.Values[0]));
    }
}
