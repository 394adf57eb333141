using Google.Protobuf.WellKnownTypes;

namespace Homelab.HostileProgram;

/// <summary>Resources of a shape that no one means.</summary>
internal static class Shapes
{
    /// <summary>A value within lists and objects, and components within components.</summary>
    public static async Task NestAsync(EngineClient engine, int levels)
    {
        await engine.RegisterAsync("nested", Nested("deep", levels));
        var parent = "";
        for (var i = 1; i <= levels; i++)
        {
            parent = await engine.RegisterComponentAsync($"box-{i}", parent);
        }
    }

    /// <summary>A text within lists and objects.</summary>
    public static Value Nested(string text, int levels)
    {
        var value = Value.ForString(text);
        for (var i = 0; i < levels; i++)
        {
            value = i % 2 == 0 ? Value.ForList(value) : Value.ForStruct(new Struct { Fields = { ["a"] = value } });
        }

        return value;
    }

    /// <summary>Names that are legal in Pulumi, though not in Kubernetes.</summary>
    public static async Task NamesAsync(EngineClient engine)
    {
        string[] names = ["a::b", "c$d", "e f", "🚀-rocket", new string('n', 4000), "new\nline", "../../escape", "\e[31mred"];
        for (var i = 0; i < names.Length; i++)
        {
            await engine.RegisterAsync(names[i], Value.ForString("hello"), objectName: $"object-{i}");
        }
    }

    public static Value UnknownSignature() => Value.ForStruct(new Struct
    {
        Fields =
        {
            ["4dabf18193072939515e22adb298388d"] = Value.ForString("0123456789abcdef0123456789abcdef"),
            ["value"] = Value.ForString("x"),
        },
    });

    public static Value OddNumbers() => Value.ForList(
        Value.ForNumber(double.NaN), Value.ForNumber(double.PositiveInfinity), Value.ForNumber(double.NegativeInfinity), Value.ForNumber(-0.0));
}
