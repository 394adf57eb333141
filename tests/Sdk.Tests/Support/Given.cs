using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Support;

/// <summary>Values that tests start from.</summary>
internal static class Given
{
    public const string Signature = "4dabf18193072939515e22adb298388d";
    public const string UnknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public static Output<T> Unknown<T>() => OutputUtilities.CreateUnknown(default(T)!);

    public static Output<T> Secret<T>(T value) => Output.CreateSecret(value);

    /// <summary>For functions that only throw.</summary>
    public static T Refuse<T>(string message) => throw new RunException(message);

    /// <summary>An output that gets its value only after the caller has gone on.</summary>
    public static Output<T> Later<T>(T value) => Output.Create(Task.Run(async () =>
    {
        await Task.Yield();
        return value;
    }));

    public static Value SecretValue(Value value) => Object((Signature, Value.ForString("1b47061264138c4ac30d75fd1eb44270")), ("value", value));

    public static Value Object(params (string Name, Value Value)[] members)
    {
        var result = new Struct();
        foreach (var (name, value) in members)
        {
            result.Fields[name] = value;
        }

        return Value.ForStruct(result);
    }

    public static Struct Struct(params (string Name, Value Value)[] members) => Object(members).StructValue;

    public static WireValue Wire(Value value) => WireStruct.From(value);

    /// <summary>Runs inside a deployment under mocks, as code of a program does.</summary>
    public static Task InProgramAsync(Func<Task> program) =>
        Deployment.TestAsync(new Pulumi.Testing.EmptyMocks(), new Pulumi.Testing.TestOptions { IsPreview = false }, program);
}

/// <summary>All that an output has turned out to be, comparable.</summary>
internal sealed record Facts<T>(T Value, bool IsKnown, bool IsSecret, string Dependencies)
{
    public static async Task<Facts<T>> OfAsync(Output<T> output)
    {
        var data = await output.GetDataAsync();
        var names = data.Resources.Select(resource => resource.GetResourceName()).Order(StringComparer.Ordinal);
        return new Facts<T>(data.Value, data.IsKnown, data.IsSecret, string.Join(",", names));
    }
}
