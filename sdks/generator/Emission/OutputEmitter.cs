namespace Homelab.Generator.Emission;

/// <summary>Writes a type as an output class of <c>Pulumi.Kubernetes.Types.Outputs</c>.</summary>
internal static class OutputEmitter
{
    /// <summary>Writes the class.</summary>
    public static void Write(SourceWriter source, KubernetesType type, bool isPatch)
    {
        var names = new TypeNames(isInput: false, isPatch, type.GroupVersion);
        var className = names.Class(type);
        source.Line();
        source.Summary(type.Summary, $"Outputs of a {type.Name}.");
        source.Line("[OutputType]");
        using var _ = source.Open($"public sealed class {className}");
        foreach (var field in type.Fields)
        {
            source.Summary(field.Summary, $"The field {field.WireName}.");
            source.Line($"public readonly {names.Value(field.Type)} {field.Name};");
            source.Line();
        }

        WriteConverter(source, type, names);
        WriteConstructor(source, type, names);
    }

    private static void WriteConverter(SourceWriter source, KubernetesType type, TypeNames names)
    {
        source.Line($"internal static readonly Converter<{names.Class(type)}> Converter = Converters.Object(Read);");
        source.Line();
        source.Line($"private static {names.Class(type)} Read(PropertyReader values) => new(");
        foreach (var field in type.Fields)
        {
            source.Line($"    values.Get(\"{field.WireName}\", {Converter(field.Type, names)}){(field == type.Fields[^1] ? ");" : ",")}");
        }

        source.Line();
    }

    // Classes that a program derives are read by reflection, and that goes through the marked constructor.
    private static void WriteConstructor(SourceWriter source, KubernetesType type, TypeNames names)
    {
        source.Line("[OutputConstructor]");
        source.Line($"private {names.Class(type)}(");
        foreach (var field in type.Fields)
        {
            var parameter = Naming.Parameter(field.WireName);
            var attribute = parameter.TrimStart('@') == field.WireName ? "" : $"[OutputConstructorParameter(\"{field.WireName}\")] ";
            source.Line($"    {attribute}{names.Value(field.Type)} {parameter}{(field == type.Fields[^1] ? ")" : ",")}");
        }

        using var _ = source.Open();
        foreach (var field in type.Fields)
        {
            source.Line($"{field.Name} = {Naming.Parameter(field.WireName)};");
        }
    }

    /// <summary>The expression of the converter that reads a value of the type.</summary>
    public static string Converter(FieldType type, TypeNames names) => type switch
    {
        FieldType.Scalar { Keyword: "string" } or FieldType.OpenEnum => "Converters.String",
        FieldType.Scalar { Keyword: "int" } => "Converters.Int",
        FieldType.Scalar { Keyword: "bool" } => "Converters.Bool",
        FieldType.Scalar { Keyword: "double" } => "Converters.Double",
        FieldType.Json => "Converters.Json",
        FieldType.Reference reference => $"{names.QualifiedClass(reference.Target)}.Converter",
        FieldType.List { Element: FieldType.Scalar { Keyword: "string" } } => "Converters.StringList",
        FieldType.List list => $"Converters.List({Converter(list.Element, names)})",
        FieldType.Map { Element: FieldType.Scalar { Keyword: "string" } } => "Converters.StringMap",
        FieldType.Map map => $"Converters.Map({Converter(map.Element, names)})",
        FieldType.Union union => $"Converters.Union({Converter(union.First, names)}, {Converter(union.Second, names)})",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
