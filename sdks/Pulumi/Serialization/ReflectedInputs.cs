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
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var members = new List<Member>();
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(Own))
            {
                if (field.GetCustomAttribute<InputAttribute>() is { } attribute)
                {
                    members.Add(new Member(attribute, field.Name, field.GetValue));
                }
            }

            foreach (var property in declaring.GetProperties(Own))
            {
                if (property.GetCustomAttribute<InputAttribute>() is { } attribute)
                {
                    members.Add(new Member(attribute, property.Name, property.GetValue));
                }
            }
        }

        return [.. members.OrderBy(member => member.Attribute.Name, StringComparer.Ordinal)];
    }

    private sealed record Member(InputAttribute Attribute, string Name, Func<object, object?> Read);
}
