using System.Text.RegularExpressions;

namespace Homelab.Cluster.Guardrails.Rules;

/// <summary>A secret stands in Secrets, and nowhere else.</summary>
internal static partial class PlaintextSecret
{
    private static readonly string[] SecretFields = ["data", "stringData"];
    private static readonly string[] ConfigMapFields = ["data", "binaryData"];
    private const string Fix = "put it into a Secret and refer to that";

    public static ResourceGuardrail Rule { get; } = new("plaintext-secret", Check)
    {
        Asks = "no secret in the variables, arguments, annotations or ConfigMaps of an object, nor in a chart's values; what a Secret holds is marked as secret",
        Why = "all of these are readable for anybody who may look at the object, and stand in previews, states, backups and logs",
        Source = "Kubernetes, Secrets, Good practices; Pulumi, Secrets",
    };

    private static IEnumerable<Fault> Check(GuardedResource resource) =>
        !resource.IsObject && !resource.IsHelm ? []
        : resource.Is("core", "Secret") ? CheckSecret(resource.Root)
        : CheckMarked(resource.Root)
            .Concat(resource.Containers.SelectMany(CheckContainer))
            .Concat(resource.Is("core", "ConfigMap") ? CheckConfigMap(resource.Root) : [])
            .Concat(resource.IsHelm ? CheckValues(resource.Values) : [])
            .DistinctBy(fault => fault.Setting);

    private static IEnumerable<Fault> CheckSecret(Property root) =>
        from key in SecretFields
        from member in root[key].Members
        where !member.Value.IsSecret && member.Value.Text is { Length: > 0 }
        select Hidden(member.Value, "it is not marked as secret, so previews and the state show it", "pass it as a secret Output, with Output.CreateSecret or from a secret setting");

    // The outermost marked value says it all.
    private static IEnumerable<Fault> CheckMarked(Property place) =>
        place.IsSecret && !place.IsMissing ? [Hidden(place, "a secret would stand there in clear text", Fix)]
        : place.Items.Concat(place.Members.Select(member => member.Value)).SelectMany(CheckMarked);

    private static IEnumerable<Fault> CheckContainer(Property container)
    {
        var variables = from variable in container["env"].Items
                        where variable["name"].Text is { } name && SecretName().IsMatch(name) && variable["value"].Text is { Length: > 0 }
                        select Hidden(variable["value"], $"{variable["name"].Text} is a secret by its name", "take it from a Secret with valueFrom.secretKeyRef");
        var arguments = from argument in container["command"].Items.Concat(container["args"].Items)
                        where argument.Text is { } text && SecretArgument().IsMatch(text)
                        select Hidden(argument, "it holds a secret by its name, which every process of the node can read", "hand the secret over in a file or a variable from a Secret");
        return variables.Concat(arguments);
    }

    private static IEnumerable<Fault> CheckConfigMap(Property root) =>
        from key in ConfigMapFields
        from member in root[key].Members
        where member.Value.Text is { Length: > 0 } text && (SecretName().IsMatch(member.Key) || PrivateKey().IsMatch(text))
        select Hidden(member.Value, "a ConfigMap is no place for secrets", Fix);

    private static IEnumerable<Fault> CheckValues(Property values) =>
        from item in values.Walk()
        where item.Value.Text is { Length: > 0 } text && (SecretValueName().IsMatch(item.Key) || PrivateKey().IsMatch(text))
        select Hidden(item.Value, "Helm keeps its values readable, and so does the chart's object", "let the chart refer to a Secret, with its setting for an existing one");

    private static Fault Hidden(Property place, string reason, string fix) => new(place.Path, Fault.Secret, reason, fix);

    [GeneratedRegex("(password|passwd|passphrase|token|secret|credentials?|(api|access|secret|private)[-_.]?key)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    // "secret" alone is the name of a Secret in the values of most charts.
    [GeneratedRegex("(password|passwd|passphrase|token|client[-_.]?secret|(api|access|secret|private)[-_.]?key)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretValueName();

    // A reference to a variable is none.
    [GeneratedRegex(@"(^|\s)--?[\w-]*(password|passwd|token|secret|(api|access)-?key)[=\s](?!\s*[""']?\$)\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretArgument();

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKey();
}
