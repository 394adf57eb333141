using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using k8s.Models;

namespace Homelab.Generator;

/// <summary>Reads the classes of k8s.Models that the listed kinds need.</summary>
internal sealed class ObjectModels
{
    private static readonly Assembly Models = typeof(V1ConfigMap).Assembly;

    private readonly KindList _list;
    private readonly Documentation _documentation;
    private readonly Dictionary<Type, KubernetesType> _types = [];

    private ObjectModels(KindList list, Documentation documentation) => (_list, _documentation) = (list, documentation);

    /// <summary>The listed kinds and all types that they refer to, in the order of API version and name.</summary>
    /// <exception cref="InvalidOperationException">The list names a kind or needs a type that cannot be placed.</exception>
    public static ImmutableArray<KubernetesType> Read(KindList list, Documentation documentation)
    {
        var reader = new ObjectModels(list, documentation);
        var kinds = Models.GetTypes()
            .Where(type => type.GetCustomAttribute<KubernetesEntityAttribute>() is not null && !type.Name.EndsWith("List", StringComparison.Ordinal))
            .ToDictionary(type => KeyOf(type.GetCustomAttribute<KubernetesEntityAttribute>()!));
        foreach (var kind in list.Kinds)
        {
            var model = kinds.GetValueOrDefault((kind.GroupVersion, kind.Name))
                ?? throw new InvalidOperationException($"kinds.yaml: kind {kind.Name} of {kind.GroupVersion.Module} is not in KubernetesClient {Generation.VersionOf(Models)}");
            reader.ReadType(model, kind.GroupVersion);
        }

        return [.. reader._types.Values.OrderBy(type => type.GroupVersion).ThenBy(type => type.Name, StringComparer.Ordinal)];
    }

    private static (GroupVersion GroupVersion, string Kind) KeyOf(KubernetesEntityAttribute entity) => (new GroupVersion(entity.Group, entity.ApiVersion), entity.Kind);

    private KubernetesType ReadType(Type model, GroupVersion user)
    {
        var (version, name) = Naming.SplitModelName(model.Name);
        var groupVersion = model.GetCustomAttribute<KubernetesEntityAttribute>() is { } entity ? KeyOf(entity).GroupVersion : GroupVersionOf(name, version, user);
        if (_types.TryGetValue(model, out var known))
        {
            return known.GroupVersion == groupVersion ? known : throw new InvalidOperationException(
                $"kinds.yaml: {name} is used by {known.GroupVersion.Module} and by {user.Module}; say under 'shared' which group declares it");
        }

        var kind = _list.Kinds.FirstOrDefault(listed => listed.GroupVersion == groupVersion && listed.Name == name);
        var type = new KubernetesType(groupVersion, name, _documentation.OfType(model), kind);
        _types.Add(model, type);
        type.Fields = [.. model.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => !_list.IsNewer(groupVersion, name, ApiNameOf(property)))
            .Select(property => ReadField(model, property, type))
            .OrderBy(field => field.WireName, StringComparer.Ordinal)];

        return type;
    }

    private GroupVersion GroupVersionOf(string name, string version, GroupVersion user)
    {
        if (_list.Shared.TryGetValue(name, out var declared))
        {
            return declared;
        }

        return version == user.Version ? user : throw new InvalidOperationException(
            $"kinds.yaml: {user.Module} uses {name} of {version}; say under 'shared' which group declares it");
    }

    private Field ReadField(Type model, PropertyInfo property, KubernetesType owner)
    {
        var apiName = ApiNameOf(property);
        var wireName = Naming.WireName(apiName);
        var isRequired = IsPlainValue(property.PropertyType) || _list.IsRequired(owner.GroupVersion, owner.Name, apiName);

        return new Field(
            wireName,
            Naming.Property(wireName, owner.Name),
            SpecialFields.TypeOf(owner, apiName) ?? TypeOf(property.PropertyType, owner),
            isRequired,
            _documentation.OfProperty(model, property.Name));
    }

    private static string ApiNameOf(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} has no JsonPropertyName");

    // The models show a required number or switch by a type that has no null.
    private static bool IsPlainValue(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null;

    private FieldType TypeOf(Type type, KubernetesType owner)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(DateTime) || type == typeof(byte[]) || type == typeof(ResourceQuantity))
        {
            return FieldType.String;
        }

        if (type == typeof(int) || type == typeof(long))
        {
            return FieldType.Integer;
        }

        if (type == typeof(bool))
        {
            return FieldType.Boolean;
        }

        if (type == typeof(double))
        {
            return FieldType.Double;
        }

        if (type == typeof(object))
        {
            return FieldType.AnyJson;
        }

        if (type == typeof(IntOrString))
        {
            return new FieldType.Union(FieldType.Integer, FieldType.String);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>))
        {
            return new FieldType.List(TypeOf(type.GenericTypeArguments[0], owner));
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>))
        {
            return new FieldType.Map(TypeOf(type.GenericTypeArguments[1], owner));
        }

        return type.Namespace == typeof(V1ConfigMap).Namespace
            ? new FieldType.Reference(ReadType(type, owner.GroupVersion))
            : throw new InvalidOperationException($"{owner.Name}: no Pulumi type is known for {type}");
    }
}
