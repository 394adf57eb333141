using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Reads the [Input] members of argument classes that no generator made; each class is looked at once.</summary>
internal static class ReflectedInputs
{
    private const string Justification =
        "Only classes of the program itself come here; a program that is trimmed keeps them by rooting its assembly (TrimmerRootAssembly).";

    private static readonly ConcurrentDictionary<Type, Member[]> MembersByType = new();

    public static void Write(InputArgs args, InputWriter inputs)
    {
        foreach (var member in MembersByType.GetOrAdd(args.GetType(), Find))
        {
            var value = member.Read(args);
            if (member.Attribute.Json)
            {
                inputs.AddJson(member.Attribute.Name, value);
            }
            else if (member.Attribute.IsRequired)
            {
                inputs.AddRequired(member.Attribute.Name, value, member.Name);
            }
            else
            {
                inputs.Add(member.Attribute.Name, value);
            }
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Justification)]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Justification)]
    private static Member[] Find(Type type)
    {
        // As in the official SDK, a private member of a base class is not found.
        const BindingFlags Visible = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var members = new List<Member>();
        foreach (var field in type.GetFields(Visible))
        {
            if (field.GetCustomAttribute<InputAttribute>() is { } attribute)
            {
                members.Add(new Member(attribute, field.Name, field.GetValue));
            }
        }

        foreach (var property in type.GetProperties(Visible))
        {
            if (property.GetCustomAttribute<InputAttribute>() is { } attribute)
            {
                members.Add(new Member(attribute, property.Name, property.GetValue));
            }
        }

        // In the order of declaration, in which the first missing one is reported.
        return [.. members];
    }

    private sealed record Member(InputAttribute Attribute, string Name, Func<object, object?> Read);
}
