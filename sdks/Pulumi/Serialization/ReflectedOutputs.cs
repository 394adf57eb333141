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
        var names = new HashSet<string> { Constants.UrnName, Constants.IdName };
        foreach (var member in MembersByType.GetOrAdd(resource.GetType(), Find))
        {
            if (member.Property.DeclaringType == typeof(Resource) || member.Property.DeclaringType == typeof(CustomResource))
            {
                continue;
            }

            if (!IsOutput(member.Property.PropertyType))
            {
                throw RunException.OutputsHaveIncorrectType([member.Attribute.Name!]);
            }

            var context = $"[Output] {resource.GetType().FullName}.{member.Property.Name}";
            if (member.Property.SetMethod is null)
            {
                throw new InvalidOperationException($"{context} has no setter, so nothing can give it its value");
            }

            if (!names.Add(member.Name))
            {
                throw new ArgumentException($"{context}: another output of the class is called '{member.Name}' too");
            }

            member.Property.SetValue(resource, Create(member.Property.PropertyType, binder.Reply, member.Name, context));
        }
    }

    /// <summary>The [Output] properties' values, for the component's own registration; they may be of any type.</summary>
    public static IDictionary<string, object?> Collect(ComponentResource component)
    {
        var result = new Dictionary<string, object?>();
        foreach (var member in OwnMembers(component))
        {
            if (member.Property.GetValue(component) is { } value)
            {
                result[string.IsNullOrWhiteSpace(member.Name) ? member.Property.Name : member.Name] = value;
            }
        }

        return result;
    }

    /// <summary>The [Output] properties of a stack, all of which must be outputs.</summary>
    /// <exception cref="RunException">One is null, or not an output.</exception>
    public static IDictionary<string, object?> CollectStack(Stack stack)
    {
        var values = OwnMembers(stack).Select(member => KeyValuePair.Create(member.Name, member.Property.GetValue(stack))).ToArray();
        var unset = values.Where(value => value.Value is null).Select(value => value.Key).ToArray();
        if (unset.Length > 0)
        {
            throw new RunException($"[Output] {string.Join(", ", unset)}: no value; the stack's constructor must give each output one");
        }

        var wrong = values.Where(value => !IsOutput(value.Value!.GetType())).Select(value => value.Key).ToArray();
        return wrong.Length == 0 ? new Dictionary<string, object?>(values) : throw RunException.OutputsHaveIncorrectType(wrong);
    }

    private static bool IsOutput(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Output<>);

    private static IEnumerable<Member> OwnMembers(Resource resource) =>
        MembersByType.GetOrAdd(resource.GetType(), Find).Where(member => member.Property.DeclaringType!.Assembly != typeof(Resource).Assembly);

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "No constructor runs: the type implements IBindableOutput, which sets its state.")]
    private static object Create(Type type, ResourceReply reply, string name, string context)
    {
        var output = (IBindableOutput)RuntimeHelpers.GetUninitializedObject(type);
        output.Bind(reply, name, context);
        return output;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Justification)]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Justification)]
    private static Member[] Find(Type type)
    {
        const BindingFlags Visible = BindingFlags.Instance | BindingFlags.Public;
        var members = new List<Member>();
        foreach (var property in type.GetProperties(Visible))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
            {
                // Only the declaring class shows a private setter.
                var declared = property.DeclaringType!.GetProperty(property.Name, Visible | BindingFlags.DeclaredOnly) ?? property;
                members.Add(new Member(attribute, declared));
            }
        }

        return [.. members];
    }

    private sealed record Member(OutputAttribute Attribute, PropertyInfo Property)
    {
        public string Name => Attribute.Name ?? Property.Name;
    }
}

/// <summary>An output that can be made without knowing its type.</summary>
internal interface IBindableOutput
{
    /// <summary>Ties a freshly allocated output to a property of a reply.</summary>
    /// <exception cref="InvalidOperationException">No value on the wire can become the output's type.</exception>
    void Bind(ResourceReply reply, string name, string context);
}
