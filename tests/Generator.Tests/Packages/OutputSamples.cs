using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Generator.Tests.Packages;

/// <summary>Makes a state with everything that a class of the packages can read, and checks that it was read.</summary>
internal static class OutputSamples
{
    /// <summary>The state of a resource class, by wire names.</summary>
    public static Dictionary<string, object> State(Type resource) =>
        Outputs(resource).ToDictionary(WireName, property => Wire(property.PropertyType.GetGenericArguments()[0], []));

    /// <summary>Checks every output of a resource.</summary>
    public static async Task CheckAsync(Resource resource)
    {
        foreach (var property in Outputs(resource.GetType()))
        {
            var type = property.PropertyType.GetGenericArguments()[0];
            var read = typeof(OutputUtilities).GetMethod(nameof(OutputUtilities.GetValueAsync))!.MakeGenericMethod(type);
            var task = (Task)read.Invoke(null, [property.GetValue(resource)])!;
            await task;
            Check(task.GetType().GetProperty("Result")!.GetValue(task), type, $"{resource.GetType().Name}.{property.Name}", []);
        }
    }

    private static IEnumerable<PropertyInfo> Outputs(Type resource) =>
        resource.GetProperties().Where(property => property.DeclaringType == resource && property.IsDefined(typeof(OutputAttribute)));

    private static string WireName(PropertyInfo property) => property.GetCustomAttribute<OutputAttribute>()!.Name!;

    // A type within itself stays empty, since it would never end.
    private static object Wire(Type type, ImmutableHashSet<Type> outer)
    {
        if (type.IsDefined(typeof(OutputTypeAttribute)))
        {
            return outer.Contains(type) ? new Dictionary<string, object>() : Parameters(type).ToDictionary(
                parameter => parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!,
                parameter => Wire(parameter.ParameterType, outer.Add(type)));
        }

        var arguments = type.GetGenericArguments();

        return type == typeof(string) || type == typeof(object) ? "text"
            : type == typeof(bool) ? true
            : type == typeof(int) ? 7
            : type == typeof(double) ? 1.5
            : type == typeof(JsonElement) ? "json"
            : type == typeof(AssetOrArchive) ? new StringAsset("asset")
            : type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? new List<object> { Wire(arguments[0], outer) }
            : type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>) ? new Dictionary<string, object> { ["key"] = Wire(arguments[1], outer) }
            : type.GetGenericTypeDefinition() == typeof(Union<,>) ? Wire(arguments[0], outer)
            : throw new NotSupportedException($"no sample of {type}");
    }

    private static ParameterInfo[] Parameters(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single(constructor => constructor.IsDefined(typeof(OutputConstructorAttribute))).GetParameters();

    private static void Check(object? value, Type type, string path, ImmutableHashSet<Type> outer)
    {
        Assert.True(value is not null && !value.Equals(type.IsValueType ? Activator.CreateInstance(type) : null), $"{path} was not read");
        if (type.IsDefined(typeof(OutputTypeAttribute)))
        {
            foreach (var field in type.GetFields().Where(_ => !outer.Contains(type)))
            {
                Check(field.GetValue(value), field.FieldType, $"{path}.{field.Name}", outer.Add(type));
            }
        }
        else if (value is IDictionary map)
        {
            Check(map["key"], type.GetGenericArguments()[1], $"{path}[key]", outer);
        }
        else if (value is IList list)
        {
            Check(Assert.Single(list), type.GetGenericArguments()[0], $"{path}[0]", outer);
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Union<,>))
        {
            Check(type.GetProperty("AsT0")!.GetValue(value), type.GetGenericArguments()[0], path, outer);
        }
    }
}
