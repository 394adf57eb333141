using System.Reflection;
using System.Text.Json.Nodes;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Components.Tests.CustomResources;

/// <summary>
/// The typed arguments of custom resources against the field tables in tests/conformance/schemas/kinds, from which
/// models made by others are generated: whoever adds a field to one must look it up for the other.
/// </summary>
public sealed class FieldTableTests
{
    private static readonly string Tables = Path.Combine(AppContext.BaseDirectory, "files", "kinds");

    public static TheoryData<Type> Arguments =>
    [
        .. typeof(StorageComponent).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(CustomResourceArgs))),
    ];

    [Theory]
    [MemberData(nameof(Arguments))]
    public async Task EveryInput_IsAFieldOfTheKind(Type arguments)
    {
        var created = (CustomResourceArgs)Activator.CreateInstance(arguments)!;
        var apiVersion = await OutputUtilities.GetValueAsync(created.ApiVersion.ToOutput());
        var kind = await OutputUtilities.GetValueAsync(created.Kind.ToOutput());
        var table = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Tables, $"{kind}.json"), TestContext.Current.CancellationToken))!;

        Assert.Equal((apiVersion, kind), (table["apiVersion"]!.GetValue<string>(), table["kind"]!.GetValue<string>()));
        Assert.Equal([], Faults(kind, arguments, table["fields"]!.AsObject()));
    }

    [Fact]
    public void FindsWhatDiffers_SoThatTheTestAboveProvesSomething()
    {
        var table = JsonNode.Parse("""{ "right": { "type": "string" }, "number": { "type": "string" }, "needed": { "type": "map", "required": true }, "other": { "type": "string", "required": true } }""")!;

        Assert.Equal(
            ["Kind.number: integer, not string", "Kind.needed: must be required", "Kind.misspelt: no such field", "Kind.other: required, but cannot be given"],
            Faults("Kind", typeof(WrongArgs), table.AsObject()));
    }

    private static IEnumerable<string> Faults(string path, Type arguments, JsonObject fields)
    {
        var inputs = InputsOf(arguments).ToArray();
        foreach (var (name, required, type) in inputs)
        {
            if (fields[name] is not JsonObject field)
            {
                yield return $"{path}.{name}: no such field";
                continue;
            }

            foreach (var fault in FaultsOfType($"{path}.{name}", type, field))
            {
                yield return fault;
            }

            // The arguments may ask for more than the kind, as those of an alerting rule ask for its name.
            if (!required && IsRequired(field))
            {
                yield return $"{path}.{name}: must be required";
            }
        }

        foreach (var (name, _) in fields.Where(field => IsRequired(field.Value!.AsObject()) && inputs.All(input => input.Name != field.Key)))
        {
            yield return $"{path}.{name}: required, but cannot be given";
        }
    }

    private static IEnumerable<string> FaultsOfType(string path, Type type, JsonObject field)
    {
        var (found, inner) = TypeOf(type);
        var stated = field["type"]!.GetValue<string>();
        if (found != stated)
        {
            return [$"{path}: {found}, not {stated}"];
        }

        return found switch
        {
            "object" => Faults(path, inner!, field["fields"]!.AsObject()),
            "array" => FaultsOfType($"{path}[]", inner!, field["items"]!.AsObject()),
            _ => [],
        };
    }

    // Input<T>, InputList<T> and InputMap<T> of the SDK in the words of the tables.
    private static (string Type, Type? Inner) TypeOf(Type type) => type.IsGenericType switch
    {
        true when type.GetGenericTypeDefinition() == typeof(InputList<>) => ("array", type.GetGenericArguments()[0]),
        true when type.GetGenericTypeDefinition() == typeof(InputMap<>) => ("map", null),
        true => TypeOf(type.GetGenericArguments()[0]),
        false when type == typeof(string) => ("string", null),
        false when type == typeof(int) => ("integer", null),
        false when type == typeof(bool) => ("boolean", null),
        false => ("object", type),
    };

    // The attribute shows its arguments to nobody but the SDK, and the compiler's record of them to everybody.
    private static IEnumerable<(string Name, bool Required, Type Type)> InputsOf(Type arguments)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return
            from member in arguments.GetMembers(Own)
            from attribute in member.GetCustomAttributesData()
            where attribute.AttributeType == typeof(InputAttribute)
            select ((string)attribute.ConstructorArguments[0].Value!,
                (bool)attribute.ConstructorArguments[1].Value!,
                member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType);
    }

    private static bool IsRequired(JsonObject field) => field["required"]?.GetValue<bool>() == true;

    private sealed class WrongArgs : ResourceArgs
    {
        [Input("right")]
        public Input<string>? Right { get; set; }

        [Input("number")]
        public Input<int>? Number { get; set; }

        [Input("needed")]
        public InputMap<string>? Needed { get; set; }

        [Input("misspelt")]
        public Input<string>? Misspelt { get; set; }
    }
}
