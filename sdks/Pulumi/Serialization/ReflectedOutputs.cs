using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.Serialization;

/// <summary>The [Output] properties of resource classes that no generator made; each class is looked at once.</summary>
internal static class ReflectedOutputs
{
    private const string Justification =
        "Only classes of the program itself come here; a program that is trimmed keeps them by rooting its assembly (TrimmerRootAssembly).";

    private static readonly ConcurrentDictionary<Type, Member[]> MembersByType = new();

    /// <summary>Assigns every [Output] property except Urn and Id.</summary>
    public static void Bind(Resource resource, OutputBinder binder)
    {
        foreach (var member in MembersByType.GetOrAdd(resource.GetType(), Find))
        {
            if (member.Property.DeclaringType == typeof(Resource) || member.Property.DeclaringType == typeof(CustomResource))
            {
                continue;
            }

            if (member.Property.SetMethod is null)
            {
                throw new InvalidOperationException($"[Output] {member.Property.DeclaringType!.FullName}.{member.Property.Name} did not have a 'set' method");
            }

            member.Property.SetValue(resource, Create(member.Property, binder.Reply, member.Name));
        }
    }

    /// <summary>The [Output] properties' values, for the component's own registration.</summary>
    public static IDictionary<string, object?> Collect(Resource resource)
    {
        var result = new Dictionary<string, object?>();
        foreach (var member in MembersByType.GetOrAdd(resource.GetType(), Find))
        {
            if (member.Property.DeclaringType!.Assembly != typeof(Resource).Assembly && member.Property.GetValue(resource) is { } value)
            {
                result[member.Name] = value;
            }
        }

        return result;
    }

    /// <summary>The [Output] properties of a stack, all of which must be set.</summary>
    /// <exception cref="RunException">One is null.</exception>
    public static IDictionary<string, object?> CollectStack(Stack stack)
    {
        var members = MembersByType.GetOrAdd(stack.GetType(), Find)
            .Where(member => member.Property.DeclaringType!.Assembly != typeof(Resource).Assembly)
            .ToArray();
        var unset = members.Where(member => member.Property.GetValue(stack) is null).Select(member => member.Name).ToArray();
        return unset.Length == 0
            ? Collect(stack)
            : throw new RunException($"Output(s) '{string.Join(", ", unset)}' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");
    }

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "No constructor runs: the type implements IBindableOutput, which sets its state.")]
    private static object Create(PropertyInfo property, ResourceReply reply, string name)
    {
        var output = (IBindableOutput)RuntimeHelpers.GetUninitializedObject(property.PropertyType);
        output.Bind(reply, name, $"[Output] {property.DeclaringType!.FullName}.{property.Name}");
        return output;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Justification)]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Justification)]
    private static Member[] Find(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var members = new List<Member>();
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var property in declaring.GetProperties(Own))
            {
                if (property.GetCustomAttribute<OutputAttribute>() is not { } attribute)
                {
                    continue;
                }

                if (!property.PropertyType.IsGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
                {
                    throw RunException.OutputsHaveIncorrectType([attribute.Name ?? property.Name]);
                }

                members.Add(new Member(attribute.Name ?? property.Name, property));
            }
        }

        return [.. members];
    }

    private sealed record Member(string Name, PropertyInfo Property);
}

/// <summary>An output that can be made without knowing its type.</summary>
internal interface IBindableOutput
{
    /// <summary>Ties a freshly allocated output to a property of a reply.</summary>
    /// <exception cref="InvalidOperationException">No value on the wire can become the output's type.</exception>
    void Bind(ResourceReply reply, string name, string context);
}
