using Pulumi.Serialization;

namespace Pulumi;

/// <summary>What may stand in a dictionary of inputs.</summary>
internal static class DictionaryValues
{
    /// <summary>Checks a value's type, or that of what it wraps; what is inside collections of objects is checked when it is sent.</summary>
    /// <param name="value">The value; null is fine.</param>
    /// <param name="parameter">The dictionary, for the message.</param>
    /// <param name="wrappers">Generic types to look into.</param>
    /// <exception cref="InvalidOperationException">It is a type that no output can have.</exception>
    public static void Check(object? value, string parameter, params ReadOnlySpan<Type> wrappers)
    {
        if (value?.GetType() is not { } type)
        {
            return;
        }

        if (type.IsGenericType && wrappers.Contains(type.GetGenericTypeDefinition()))
        {
            type = type.GetGenericArguments()[0];
        }

        _ = ReflectedConverters.For(type, parameter);
    }
}
