using Google.Protobuf.WellKnownTypes;
using Homelab.Engine.Projects;
using Homelab.Engine.Protocol;
using Pulumirpc;
using StringValue = Homelab.Engine.Protocol.StringValue;

namespace Homelab.Engine.Tests.Evaluation;

/// <summary>Valid requests and values, of which a test changes what matters to it.</summary>
internal static class Given
{
    public const string SignatureKey = "4dabf18193072939515e22adb298388d";
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public static RegisterResourceRequest Custom(string name, string type = "random:index/randomId:RandomId", string parent = TestRun.StackUrn) =>
        new() { Type = type, Name = name, Parent = parent, Custom = true };

    public static RegisterResourceRequest Component(string name, string type = "shop:index:Cart", string parent = TestRun.StackUrn) =>
        new() { Type = type, Name = name, Parent = parent };

    public static RegisterResourceRequest Provider(string name, string package = "random") =>
        new() { Type = $"pulumi:providers:{package}", Name = name, Parent = TestRun.StackUrn, Custom = true };

    public static ConfigValue Config(string text) => new(text, IsSecret: false, IsKnown: true, IsObject: false);

    public static ConfigValue Secret(string text) => new(text, IsSecret: true, IsKnown: true, IsObject: false);

    public static Struct Wire(params (string Name, Value Value)[] fields)
    {
        var result = new Struct();
        foreach (var (name, value) in fields)
        {
            result.Fields.Add(name, value);
        }

        return result;
    }

    public static Value Text(string text) => Value.ForString(text);

    public static Value Object(params (string Name, Value Value)[] fields) => Value.ForStruct(Wire(fields));

    public static Value Special(string signature, params (string Name, Value Value)[] fields) =>
        Object([(SignatureKey, Text(signature)), .. fields]);

    public static Value WireSecret(Value element) => Special("1b47061264138c4ac30d75fd1eb44270", ("value", element));

    public static PropertyMap Map(params (string Name, PropertyValue Value)[] entries) => PropertyMap.Create(entries);

    public static PropertyValue String(string text) => new StringValue(text);
}
