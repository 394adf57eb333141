using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Pulumi;

namespace Homelab.Conformance.Twins.KubernetesKinds;

/// <summary>Fills the typed argument classes from JSON, as a program fills them by their properties.</summary>
internal static class TypedArgs
{
    /// <summary>Fields that only the JSON or only the class has; there should be none.</summary>
    public static SortedSet<string> Differences { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes an instance of a class of arguments.</summary>
    public static object Create(Type type, JsonElement json)
    {
        var properties = Properties(type);
        var fields = json.EnumerateObject().ToArray();

        // An object without any field stands for one that contains itself.
        var unknown = fields.Select(f => f.Name).Except(properties.Keys).Select(name => $"{type.Name} lacks {name}");
        var excess = properties.Keys.Except(fields.Select(f => f.Name)).Select(name => $"{type.Name} has {name} in excess");
        Differences.UnionWith(fields.Length == 0 ? [] : unknown.Concat(excess));

        var args = Activator.CreateInstance(type)!;
        foreach (var field in fields.Where(f => properties.ContainsKey(f.Name)))
        {
            var property = properties[field.Name];
            property.SetValue(args, Input(property.PropertyType, field.Value));
        }

        return args;
    }

    // The attribute is on the property, or on the field that a collection's property gives out.
    private static Dictionary<string, PropertyInfo> Properties(Type type)
    {
        var result = new Dictionary<string, PropertyInfo>();
        foreach (var member in type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            var attribute = member.CustomAttributes.FirstOrDefault(a => a.AttributeType == typeof(InputAttribute));
            if (attribute is not null)
            {
                var name = member is FieldInfo ? char.ToUpperInvariant(member.Name[1]) + member.Name[2..] : member.Name;
                result.Add((string)attribute.ConstructorArguments[0].Value!, type.GetProperty(name)!);
            }
        }

        return result;
    }

    private static object Input(Type type, JsonElement json)
    {
        if (type == typeof(InputJson))
        {
            return (InputJson)json.Clone();
        }

        var element = type.GetGenericArguments();
        var kind = type.GetGenericTypeDefinition();
        if (kind == typeof(InputList<>))
        {
            return Add(Activator.CreateInstance(type)!, json.EnumerateArray().Select(item => new[] { Wrap(element[0], item) }));
        }

        return kind == typeof(InputMap<>)
            ? Add(Activator.CreateInstance(type)!, json.EnumerateObject().Select(item => new[] { item.Name, Wrap(element[0], item.Value) }))
            : kind == typeof(InputUnion<,>)
                ? Convert(type, Either(element, json))
                : Convert(type, Plain(element[0], json));
    }

    private static object Add(object collection, IEnumerable<object[]> entries)
    {
        foreach (var entry in entries)
        {
            var add = collection.GetType().GetMethods().First(m => m.Name == "Add" && m.GetParameters() is var given
                && given.Length == entry.Length && given[^1].ParameterType.Name is "Input`1" or "Input`1[]");
            var parameter = add.GetParameters()[^1].ParameterType;
            if (parameter.IsArray)
            {
                var items = Array.CreateInstance(parameter.GetElementType()!, 1);
                items.SetValue(entry[0], 0);
                entry[0] = items;
            }

            add.Invoke(collection, entry);
        }

        return collection;
    }

    private static object Wrap(Type type, JsonElement json) =>
        Convert(typeof(Input<>).MakeGenericType(type), Plain(type, json));

    private static object Plain(Type type, JsonElement json)
    {
        if (type == typeof(string))
        {
            return json.GetString()!;
        }

        if (type == typeof(int))
        {
            return json.GetInt32();
        }

        if (type == typeof(double))
        {
            return json.GetDouble();
        }

        if (type == typeof(bool))
        {
            return json.GetBoolean();
        }

        if (type == typeof(JsonElement) || type == typeof(object))
        {
            return json.Clone();
        }

        if (!type.IsGenericType)
        {
            return Create(type, json);
        }

        var element = type.GetGenericArguments();
        if (type.GetGenericTypeDefinition() == typeof(Union<,>))
        {
            return Convert(type, Either(element, json));
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in json.EnumerateArray())
        {
            list.Add(Plain(element[0], item));
        }

        return typeof(ImmutableArray).GetMethods()
            .Single(m => m.Name == nameof(ImmutableArray.CreateRange) && m.GetParameters().Length == 1)
            .MakeGenericMethod(element).Invoke(null, [list])!;
    }

    private static object Either(Type[] types, JsonElement json) => Plain(types.First(type => Fits(type, json)), json);

    private static bool Fits(Type type, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => type == typeof(int) || type == typeof(double),
        JsonValueKind.String => type == typeof(string),
        JsonValueKind.True or JsonValueKind.False => type == typeof(bool),
        JsonValueKind.Array => type.Name.StartsWith("ImmutableArray", StringComparison.Ordinal),
        _ => type.IsClass && type != typeof(string),
    };

    private static object Convert(Type type, object value) => type.GetMethods()
        .Where(m => m.Name == "op_Implicit" && m.ReturnType == type)
        .First(m => m.GetParameters()[0].ParameterType == value.GetType() || m.GetParameters()[0].ParameterType == typeof(object))
        .Invoke(null, [value])!;
}
