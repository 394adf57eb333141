using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Rendering;

/// <summary>The namespaces that providers give to objects which name none.</summary>
internal sealed class DefaultNamespaces
{
    private readonly Dictionary<string, string> _byProvider = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _declaredScopes = new(StringComparer.Ordinal);

    private DefaultNamespaces()
    {
    }

    /// <summary>Collects the providers' namespaces and the scopes of the kinds that the program itself defines.</summary>
    public static DefaultNamespaces Of(Evaluation.Evaluation evaluation)
    {
        var result = new DefaultNamespaces();
        foreach (var registration in evaluation.Registrations)
        {
            if (registration.Type == "pulumi:providers:kubernetes" && registration.Inputs.Text("namespace") is { Length: > 0 } name)
            {
                result._byProvider[registration.Urn] = name;
            }
            else if (registration.Type.EndsWith(":CustomResourceDefinition", StringComparison.Ordinal)
                && registration.Inputs.TryGetValue("spec", out var value) && value is ObjectValue { Properties: var spec }
                && spec.Text("group") is { } group && spec.Text("scope") is { } scope
                && spec.TryGetValue("names", out var names) && names is ObjectValue { Properties: var map } && map.Text("kind") is { } kind)
            {
                result._declaredScopes[$"{group}/{kind}"] = scope == "Namespaced";
            }
        }

        return result;
    }

    /// <summary>The namespace of a resource's provider; null when it sets none.</summary>
    public string? For(Registration registration) =>
        registration.Provider is not null && ProviderReference.TryParse(registration.Provider, out var reference)
            ? _byProvider.GetValueOrDefault(reference.Urn)
            : null;

    /// <summary>Whether objects of a kind live in namespaces; null when only a cluster could tell.</summary>
    public bool? IsNamespaced(KubernetesType type) =>
        type.IsBuiltIn ? !type.IsBuiltInClusterScoped
        : _declaredScopes.TryGetValue($"{type.Group}/{type.Kind}", out var namespaced) ? namespaced
        : null;
}
