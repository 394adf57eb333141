using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Pulumi;

namespace Homelab.Generator.Tests.Packages;

/// <summary>Makes arguments of any class of the packages.</summary>
internal static class InputSamples
{
    /// <summary>An object with every input set, or only the required ones.</summary>
    public static object Args(Type type, bool onlyRequired = false)
    {
        var args = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            if (!onlyRequired || Attribute(property).ConstructorArguments[1].Value is true)
            {
                property.SetValue(args, Input(property.PropertyType));
            }
        }

        return args;
    }

    /// <summary>The wire names that the attributes of a class give.</summary>
    public static IEnumerable<string> WireNames(Type type) =>
        type.GetProperties().Where(property => property.CanWrite).Select(property => (string)Attribute(property).ConstructorArguments[0].Value!);

    // The attribute of a collection or of a secret is on the field behind the property.
    private static CustomAttributeData Attribute(PropertyInfo property)
    {
        var fields = property.DeclaringType!.GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(field => string.Equals(field.Name, "_" + property.Name, StringComparison.OrdinalIgnoreCase));

        return fields.Cast<MemberInfo>().Prepend(property)
            .SelectMany(member => member.GetCustomAttributesData())
            .Single(attribute => attribute.AttributeType == typeof(InputAttribute));
    }

    private static object Input(Type type)
    {
        if (type == typeof(InputJson))
        {
            return (InputJson)"1";
        }

        var arguments = type.GetGenericArguments();
        if (type.GetGenericTypeDefinition() == typeof(InputMap<>))
        {
            return Collection(type, arguments[0], (map, value) => type.GetMethod("Add", [typeof(string), value.GetType()])!.Invoke(map, ["key", value]));
        }

        if (type.GetGenericTypeDefinition() == typeof(InputList<>))
        {
            return Collection(type, arguments[0], (list, value) =>
            {
                var values = Array.CreateInstance(value.GetType(), 1);
                values.SetValue(value, 0);
                type.GetMethod("Add", [values.GetType()])!.Invoke(list, [values]);
            });
        }

        return Convert(type, Value(arguments[0]));
    }

    private static object Collection(Type type, Type element, Action<object, object> add)
    {
        var collection = Activator.CreateInstance(type)!;
        add(collection, Convert(typeof(Input<>).MakeGenericType(element), Value(element)));

        return collection;
    }

    private static object Convert(Type type, object value)
    {
        var conversion = type.GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Single(method => method.Name == "op_Implicit" && method.ReturnType == type && method.GetParameters()[0].ParameterType.IsInstanceOfType(value));

        return conversion.Invoke(null, [value])!;
    }

    private static object Value(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(int) ? 7
        : type == typeof(double) ? 1.5
        : type == typeof(bool) ? true
        : type == typeof(object) ? "anything"
        : type == typeof(JsonElement) ? JsonSerializer.SerializeToElement("json")
        : type == typeof(AssetOrArchive) ? new StringAsset("asset")
        : type == typeof(ImmutableArray<string>) ? ImmutableArray.Create("text")
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Union<,>) ? Convert(type, Value(type.GetGenericArguments()[0]))
        : typeof(InputArgs).IsAssignableFrom(type) ? Args(type, onlyRequired: true)
        : throw new NotSupportedException($"no sample of {type}");
}
