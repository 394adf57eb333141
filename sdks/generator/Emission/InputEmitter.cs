namespace Homelab.Generator.Emission;

/// <summary>Writes a type as an argument class of <c>Pulumi.Kubernetes.Types.Inputs</c>.</summary>
internal static class InputEmitter
{
    /// <summary>Writes the class.</summary>
    public static void Write(SourceWriter source, KubernetesType type, bool isPatch)
    {
        var names = new TypeNames(isInput: true, isPatch, type.GroupVersion);
        var fields = Arguments(type);
        source.Line();
        source.Summary(type.Summary, $"Arguments of a {type.Name}.");
        using var _ = source.Open($"public class {names.Class(type)} : ResourceArgs");
        foreach (var field in fields)
        {
            WriteProperty(source, field, names, isPatch, IsSecret(type, field));
        }

        source.Line("/// <summary>No arguments at all.</summary>");
        source.Line($"public static new {names.Class(type)} Empty => new();");
        source.Line();
        WriteInputs(source, names.Class(type), fields, isPatch);
    }

    /// <summary>The fields that a program can set: the cluster alone writes the status of a kind.</summary>
    public static IEnumerable<Field> Arguments(KubernetesType type) =>
        type.Kind is null ? type.Fields : type.Fields.Where(field => field.WireName != "status");

    private static bool IsSecret(KubernetesType type, Field field) => type.Kind?.SecretOutputs.Contains(field.WireName) == true;

    private static void WriteProperty(SourceWriter source, Field field, TypeNames names, bool isPatch, bool isSecret)
    {
        var isRequired = field.Required && !isPatch;
        var attribute = $"[Input(\"{field.WireName}\"{(isRequired ? ", required: true" : "")})]";
        var type = names.Input(field.Type);
        var summary = $"The field {field.WireName}.";
        if (!IsCollection(field))
        {
            source.Summary(field.Summary, summary);
            source.Line(attribute);
            source.Line($"public {type}{(isRequired ? "" : "?")} {field.Name} {{ get; set; }}{(isRequired ? " = null!;" : "")}");
        }
        else
        {
            source.Line(attribute);
            source.Line($"private {type}? {BackingField(field)};");
            source.Line();
            source.Summary(field.Summary, summary);
            using var _ = source.Open($"public {type} {field.Name}");
            source.Line($"get => {BackingField(field)} ??= new();");
            source.Line($"set => {BackingField(field)} = {(isSecret ? "SecretInput.Wrap(value)" : "value")};");
        }

        source.Line();
    }

    // Naming the fields here spares the registration all reflection; a class that a program derives may have more of them.
    private static void WriteInputs(SourceWriter source, string className, IEnumerable<Field> fields, bool isPatch)
    {
        source.Line("/// <inheritdoc/>");
        using var _ = source.Open("internal override void WriteInputs(InputWriter inputs)");
        using (source.Open($"if (GetType() != typeof({className}))"))
        {
            source.Line("base.WriteInputs(inputs);");
            source.Line("return;");
        }

        source.Line();
        foreach (var field in fields)
        {
            var value = IsCollection(field) ? BackingField(field) : field.Name;
            source.Line($"inputs.{(field.Required && !isPatch ? "AddRequired" : "Add")}(\"{field.WireName}\", {value});");
        }
    }

    private static bool IsCollection(Field field) => field.Type is FieldType.List or FieldType.Map;

    private static string BackingField(Field field) => "_" + field.WireName.TrimStart('$');
}
