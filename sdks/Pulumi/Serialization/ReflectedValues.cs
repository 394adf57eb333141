using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Values whose meaning only their type's attributes tell: enumerations and output types that no generator made.</summary>
internal static class ReflectedValues
{
    private const string Justification =
        "Only types of the program itself come here; a program that is trimmed keeps them by rooting its assembly (TrimmerRootAssembly).";

    /// <summary>Reduces a value to one that can be sent.</summary>
    /// <exception cref="InvalidOperationException">Its type cannot be sent.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Justification)]
    public static object? Read(object value, string label)
    {
        var type = value.GetType();
        if (type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() is not null)
        {
            var conversion = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
                .FirstOrDefault(m => m.Name == "op_Explicit" && (m.ReturnType == typeof(string) || m.ReturnType == typeof(double)));
            return conversion is null
                ? throw new InvalidOperationException($"Expected {type.FullName} to have an explicit conversion to String or Double:\n\t{label}")
                : conversion.Invoke(null, [value]);
        }

        return type.GetCustomAttribute<OutputTypeAttribute>() is not null
            ? ReadOutputType(value, type)
            : throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{label}");
    }

    /// <summary>Whether a list is an ImmutableArray that was never given a value; reading such a one throws.</summary>
    public static bool IsDefaultImmutableArray(object list)
    {
        var type = list.GetType();
        return type.IsValueType && type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && list.GetHashCode() == 0 && ThrowsWhenRead((System.Collections.IList)list);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Justification)]
    private static Dictionary<string, object?> ReadOutputType(object value, Type type)
    {
        const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;
        var result = new Dictionary<string, object?>();
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(c => c.GetCustomAttribute<OutputConstructorAttribute>() is not null);
        foreach (var parameter in constructor?.GetParameters() ?? [])
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            result[name] = type.GetField(parameter.Name!, Members) is { } field ? field.GetValue(value)
                : type.GetProperty(parameter.Name!, Members)?.GetValue(value);
        }

        return result;
    }

    private static bool ThrowsWhenRead(System.Collections.IList list)
    {
        try
        {
            return list.Count < 0;
        }
        catch (InvalidOperationException)
        {
            // What a default ImmutableArray answers to everything.
            return true;
        }
    }
}
