using System.Collections.Immutable;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Projects;
using Homelab.Engine.Protocol;

namespace Homelab.Cli.Tests;

/// <summary>Makes evaluations by hand; every default is valid, so that a test shows only what matters to it.</summary>
internal static class Given
{
    public const string StackUrn = "urn:pulumi:prod::homelab::pulumi:pulumi:Stack::homelab-prod";

    public const string DefaultProviderUrn = "urn:pulumi:prod::homelab::pulumi:providers:kubernetes::default_4_32_0";

    public static PropertyMap Map(params (string Name, PropertyValue Value)[] entries) => PropertyMap.Create(entries);

    public static ObjectValue Object(params (string Name, PropertyValue Value)[] entries) => new(Map(entries));

    public static ArrayValue List(params PropertyValue[] items) => new([.. items]);

    public static StringValue Text(string text) => new(text);

    public static NumberValue Number(double number) => new(number);

    public static BoolValue True { get; } = new(true);

    public static SecretValue Secret(PropertyValue value) => new(value);

    public static SecretValue Secret(string text) => new(Text(text));

    public static ObjectValue Metadata(string name, string? space = null) =>
        space is null ? Object(("name", Text(name))) : Object(("name", Text(name)), ("namespace", Text(space)));

    public static Registration Stack() => new()
    {
        Urn = StackUrn,
        Type = Urn.StackType,
        Name = "homelab-prod",
    };

    public static Registration DefaultProvider(PropertyMap? inputs = null) => new()
    {
        Urn = DefaultProviderUrn,
        Type = "pulumi:providers:kubernetes",
        Name = "default_4_32_0",
        Custom = true,
        Id = PropertyValue.Unknown,
        Inputs = inputs ?? Map(("version", Text("4.32.0"))),
        IsDefaultProvider = true,
    };

    public static Registration Component(string type, string name, string parent = StackUrn) => new()
    {
        Urn = UrnOf(type, name, parent),
        Type = type,
        Name = name,
        Parent = parent,
    };

    public static Registration Resource(string type, string name, PropertyMap inputs, string parent = StackUrn) => new()
    {
        Urn = UrnOf(type, name, parent),
        Type = type,
        Name = name,
        Custom = true,
        Id = PropertyValue.Unknown,
        Parent = parent,
        Inputs = inputs,
        Provider = $"{DefaultProviderUrn}::04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        PropertyDependencies = inputs.Keys.ToImmutableSortedDictionary(key => key, _ => ImmutableArray<string>.Empty, StringComparer.Ordinal),
    };

    public static Registration ConfigMap(string name, params (string Name, PropertyValue Value)[] data) => Resource(
        "kubernetes:core/v1:ConfigMap",
        name,
        Map(("apiVersion", Text("v1")), ("data", Object(data)), ("kind", Text("ConfigMap")), ("metadata", Metadata(name, "media"))));

    /// <summary>A resource that uses every option, and every kind of value.</summary>
    public static Registration WithEveryOption() => ConfigMap("full") with
    {
        Aliases = ["urn:pulumi:prod::homelab::kubernetes:core/v1:ConfigMap::old"],
        AdditionalSecretOutputs = ["data"],
        CustomTimeouts = new CustomTimeouts(TimeSpan.FromMinutes(10), TimeSpan.Zero, TimeSpan.FromSeconds(1.5), TimeSpan.Zero),
        DeletedWith = StackUrn,
        HideDiffs = ["data[\"tls.key\"]", "spec.ports[0].port"],
        IgnoreChanges = ["metadata.labels"],
        ReplaceOnChanges = ["data"],
        ReplaceWith = [StackUrn],
        ReplacementTrigger = Text("v1"),
        RetainOnDelete = true,
        Protect = true,
        Inputs = Map(
            ("archive", new ArchiveValue(Map(("a.txt", new AssetValue("hi", null, null, "abc"))), null, null, "def")),
            ("nan", Number(double.NaN)),
            ("numbers", List(Number(1), Number(-0.5), Number(1e20), Number(9007199254740991))),
            ("output", new OutputValue(null, Secret: true, [])),
            ("reference", new ResourceReferenceValue(StackUrn, PropertyValue.Unknown, "1.2.3"))),
    };

    public static Registration Release(string name, params (string Name, PropertyValue Value)[] inputs) => Resource(
        "kubernetes:helm.sh/v3:Release",
        name,
        Map(
        [
            ("chart", Text("longhorn")),
            ("name", Text(name)),
            ("namespace", Text("longhorn-system")),
            ("repositoryOpts", Object(("repo", Text("https://charts.longhorn.io")))),
            ("version", Text("1.12.1")),
            .. inputs,
        ]));

    public static Evaluation Evaluation(params Registration[] registrations) =>
        new("homelab", "prod", [Stack(), DefaultProvider(), .. registrations], PropertyMap.Empty, [], RunEnd.Succeeded, TimeSpan.FromMilliseconds(740));

    public static StackConfiguration Config(params (string Key, ConfigValue Value)[] values) => new()
    {
        Stack = "prod",
        File = "Pulumi.prod.yaml",
        Values = values.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal),
    };

    public static PreviewResult Preview(Evaluation evaluation, params PreviewMessage[] printed) => PreviewResult.Of(evaluation, printed, Config());

    /// <summary>A preview with one of everything that the display knows.</summary>
    public static Evaluation Homelab()
    {
        var storage = Component("homelab:storage:LonghornStorage", "longhorn");
        var space = Resource(
            "kubernetes:core/v1:Namespace",
            "longhorn-namespace",
            Map(("apiVersion", Text("v1")), ("kind", Text("Namespace")), ("metadata", Object(
                ("labels", Object(("pod-security.kubernetes.io/enforce", Text("privileged")))),
                ("name", Text("longhorn-system"))))),
            storage.Urn);
        var release = Release("longhorn", ("values", Object(("csi", Object(("kubeletRootDir", Text("/var/lib/kubelet")))), ("token", Secret("s3cret")))));
        release = release with
        {
            Urn = UrnOf(release.Type, release.Name, storage.Urn),
            Parent = storage.Urn,
            Dependencies = [space.Urn],
            Protect = true,
        };
        var password = Resource("random:index/randomPassword:RandomPassword", "admin", Map(("length", Number(32))));
        var secret = Resource(
            "kubernetes:core/v1:Secret",
            "grafana-admin",
            Map(
                ("apiVersion", Text("v1")),
                ("kind", Text("Secret")),
                ("metadata", Metadata("grafana-admin", "monitoring")),
                ("stringData", Object(("password", PropertyValue.Unknown), ("user", Text("admin"))))));
        var read = Resource("kubernetes:core/v1:ConfigMap", "cluster-info", Map()) with
        {
            Kind = RegistrationKind.Read,
            Id = Text("kube-system/cluster-info"),
            Outputs = Map(("data", Object(("version", Text("v1.32.5+k3s1"))))),
        };
        var imported = ConfigMap("media", ("library", Text("/srv/media")), ("json", Text("""{"b":1,"a":[true,null]}"""))) with { ImportId = "media/media" };
        return new Evaluation(
            "homelab",
            "prod",
            [Stack(), DefaultProvider(), storage, imported, read, secret, space, release, password],
            Map(("adminPassword", Secret(PropertyValue.Unknown)), ("endpoint", PropertyValue.Unknown), ("storageClasses", List(Text("longhorn"), Text("longhorn-static")))),
            [
                new Diagnostic(Severity.Warning, "nodes run two minor versions: 1.30 and 1.32", StackUrn),
                new Diagnostic(Severity.Info, "using 4 nodes\nof the inventory", release.Urn),
                new Diagnostic(Severity.Debug, "not shown"),
                new Diagnostic(Severity.Info, "not shown either", null, Ephemeral: true),
            ],
            RunEnd.Succeeded,
            TimeSpan.FromMilliseconds(740));
    }

    private static string UrnOf(string type, string name, string parent)
    {
        _ = Urn.TryParse(parent, out var parentUrn);
        return Urn.Create("prod", "homelab", parentUrn.QualifiedType, type, name).ToString();
    }
}
