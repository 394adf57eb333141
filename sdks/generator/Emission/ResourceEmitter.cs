namespace Homelab.Generator.Emission;

/// <summary>Writes a kind as a resource class of <c>Pulumi.Kubernetes</c>.</summary>
internal static class ResourceEmitter
{
    /// <summary>Writes the class.</summary>
    public static void Write(SourceWriter source, KubernetesType type, bool isPatch)
    {
        var kind = type.Kind ?? throw new ArgumentException($"{type.Name} is no kind", nameof(type));
        var names = new TypeNames(isInput: false, isPatch, from: null);
        var className = TypeNames.ClassName(type, isInput: false, isPatch);
        var argsName = new TypeNames(isInput: true, isPatch, from: null).Class(type);
        source.Line();
        WriteSummary(source, type, isPatch);
        source.Line("[KubernetesResourceType(Token)]");
        using var _ = source.Open($"public partial class {className} : KubernetesResource");
        source.Line($"private const string Token = \"{Token(type.GroupVersion, className)}\";");
        source.Line();
        foreach (var field in type.Fields)
        {
            source.Summary(field.Summary, $"The field {field.WireName}.");
            source.Line($"[Output(\"{field.WireName}\")]");
            source.Line($"public Output<{names.Value(field.Type)}> {field.Name} {{ get; private set; }} = null!;");
            source.Line();
        }

        WriteConstructors(source, className, argsName, kind);
        WriteHelpers(source, type, className, argsName, kind);
        WriteBinding(source, type, className, names);
    }

    /// <summary>The type token: <c>kubernetes:apps/v1:Deployment</c>.</summary>
    public static string Token(GroupVersion version, string className) => $"kubernetes:{version.Module}:{className}";

    private static void WriteSummary(SourceWriter source, KubernetesType type, bool isPatch)
    {
        if (isPatch)
        {
            source.Summary("", $"Changes an existing {type.Name} that somebody else owns; needs server-side apply and metadata.name.");
        }
        else
        {
            source.Summary(type.Summary, $"A {type.Name}.");
        }
    }

    private static void WriteConstructors(SourceWriter source, string className, string argsName, ListedKind kind)
    {
        source.Line($"/// <summary>Declares a {className}.</summary>");
        source.Line("/// <param name=\"name\">Name in the Pulumi program.</param>");
        source.Line($"/// <param name=\"args\">What to declare; apiVersion {kind.GroupVersion.ApiVersion} and kind {kind.Name} are filled in.</param>");
        source.Line("/// <param name=\"options\">Options of the resource.</param>");
        source.Line($"public {className}(string name, {argsName}? args = null, CustomResourceOptions? options = null)");
        using (source.Open("    : base(Token, name, MakeArgs(args), MakeOptions(options, id: null))"))
        {
        }

        source.Line();
        source.Line($"private {className}(string name, Input<string> id, CustomResourceOptions? options)");
        using (source.Open("    : base(Token, name, args: null, MakeOptions(options, id))"))
        {
        }

        source.Line();
        source.Line($"/// <summary>Reads an existing {className} of the cluster.</summary>");
        source.Line("/// <param name=\"name\">Name in the Pulumi program.</param>");
        source.Line("/// <param name=\"id\">Name in the cluster, as namespace/name unless it belongs to no namespace.</param>");
        source.Line("/// <param name=\"options\">Options of the resource.</param>");
        source.Line($"public static {className} Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);");
        source.Line();
    }

    // Naming the outputs here spares the registration all reflection; a class that a program derives may have more of them.
    private static void WriteBinding(SourceWriter source, KubernetesType type, string className, TypeNames names)
    {
        source.Line("/// <inheritdoc/>");
        using var _ = source.Open("internal override void BindOutputs(OutputBinder binder)");
        using (source.Open($"if (GetType() != typeof({className}))"))
        {
            source.Line("base.BindOutputs(binder);");
            source.Line("return;");
        }

        source.Line();
        foreach (var field in type.Fields)
        {
            source.Line($"{field.Name} = binder.Bind(\"{field.WireName}\", {OutputEmitter.Converter(field.Type, names)});");
        }
    }

    private static void WriteHelpers(SourceWriter source, KubernetesType type, string className, string argsName, ListedKind kind)
    {
        using (source.Open($"private static {argsName} MakeArgs({argsName}? args)"))
        {
            source.Line($"args ??= new {argsName}();");
            source.Line($"args.ApiVersion = \"{kind.GroupVersion.ApiVersion}\";");
            source.Line($"args.Kind = \"{kind.Name}\";");
            source.Line("return args;");
        }

        source.Line();
        var aliases = kind.Aliases.Select(alias => $"new Alias {{ Type = \"{Token(alias, className)}\" }}").ToList();
        var secrets = kind.SecretOutputs.Select(output => $"\"{output}\"").ToList();
        source.Line("private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id) =>");
        if (aliases.Count == 0 && secrets.Count == 0)
        {
            source.Line("    PackageDefaults.Merge(options, id);");
        }
        else
        {
            source.Line("    PackageDefaults.Merge(options, id, new CustomResourceOptions");
            source.Line("    {");
            WriteList(source, "Aliases", aliases);
            WriteList(source, "AdditionalSecretOutputs", secrets);
            source.Line("    });");
        }

        source.Line();
    }

    private static void WriteList(SourceWriter source, string option, List<string> items)
    {
        if (items.Count > 0)
        {
            source.Line($"        {option} = {{ {string.Join(", ", items)} }},");
        }
    }
}
