namespace Homelab.Generator.Emission;

/// <summary>The C# types of fields, as the official package has them.</summary>
/// <param name="isInput">Whether for arguments or for outputs.</param>
/// <param name="isPatch">Whether for a patch variant.</param>
/// <param name="from">Namespace of the file, in which types need no prefix; null to prefix every type.</param>
internal sealed class TypeNames(bool isInput, bool isPatch, GroupVersion? from)
{
    /// <summary>Name of the class that a type becomes: <c>PodSpecArgs</c>, <c>PodSpec</c>, <c>NodeSpecPatchArgs</c>.</summary>
    public static string ClassName(KubernetesType type, bool isInput, bool isPatch) =>
        type.Name + (isPatch ? "Patch" : "") + (isInput ? "Args" : "");

    /// <summary>A class where only a type can stand, as short as the place allows.</summary>
    public string Class(KubernetesType type) => type.GroupVersion == from ? ClassName(type, isInput, isPatch) : QualifiedClass(type);

    /// <summary>A class where a member of the same name could hide it, as the string HostIP of a pod hides the class HostIP.</summary>
    public string QualifiedClass(KubernetesType type) =>
        $"{(from is null ? $"Types.{(isInput ? "Inputs" : "Outputs")}." : "")}{type.GroupVersion.Namespace}.{ClassName(type, isInput, isPatch)}";

    /// <summary>The type of a value: of an output, or within an input.</summary>
    public string Value(FieldType type) => type switch
    {
        FieldType.Scalar scalar => scalar.Keyword,
        FieldType.Json => "JsonElement",
        FieldType.Reference reference => Class(reference.Target),
        FieldType.List list => $"ImmutableArray<{Value(list.Element)}>",
        FieldType.Map map => $"ImmutableDictionary<string, {Value(map.Element)}>",
        FieldType.Union union => $"Union<{Value(union.First)}, {Value(union.Second)}>",
        FieldType.OpenEnum => "string",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>The type of a property of an argument class.</summary>
    public string Input(FieldType type) => type switch
    {
        FieldType.List list => $"InputList<{Value(list.Element)}>",
        FieldType.Map map => $"InputMap<{Value(map.Element)}>",
        FieldType.Union union => $"InputUnion<{Value(union.First)}, {Value(union.Second)}>",
        FieldType.OpenEnum open => $"InputUnion<string, {open.EnumName}>",
        FieldType.Json => "InputJson",
        _ => $"Input<{Value(type)}>",
    };
}
