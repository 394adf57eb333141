using System.Collections.Immutable;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Rendering;

/// <summary>Turns what a program declared into Kubernetes manifests.</summary>
/// <remarks>
/// Rendered is every object that an apply would make. Not rendered are resources that are only read, patches of
/// objects that something else makes, and resources of other providers.
/// </remarks>
public static class ManifestRenderer
{
    /// <summary>The annotation by which a manifest names the secret values that it lacks, as property paths between commas.</summary>
    public const string MissingKeysAnnotation = Manifest.MissingKeysAnnotation;

    // Components that the Kubernetes provider itself takes apart; without it their objects are not known.
    private static readonly string[] ProviderComponents =
    [
        "kubernetes:helm.sh/v4:Chart",
        "kubernetes:kustomize/v2:Directory",
        "kubernetes:yaml/v2:ConfigFile",
        "kubernetes:yaml/v2:ConfigGroup",
    ];

    /// <summary>Renders all objects of an evaluation.</summary>
    /// <param name="evaluation">What the program declared.</param>
    /// <param name="withSecrets">Whether secret values are written; else each manifest names those that it lacks.</param>
    public static Rendering Render(Evaluation.Evaluation evaluation, bool withSecrets)
    {
        var defaultNamespaces = DefaultNamespaces.Of(evaluation);
        var files = new SortedDictionary<string, (string Urn, string Content)>(StringComparer.Ordinal);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var others = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var incomplete = 0;

        foreach (var registration in evaluation.Registrations)
        {
            if (!IsWanted(registration, others, diagnostics))
            {
                continue;
            }

            var values = new ManifestValues(withSecrets);
            var manifest = Render(registration, values, defaultNamespaces, diagnostics);
            diagnostics.AddRange(values.Faults.Select(fault => new Diagnostic(Severity.Error, fault, registration.Urn)));
            if (manifest is null)
            {
                continue;
            }

            if (!files.TryAdd(manifest.Path, (registration.Urn, YamlText.Write(manifest.Object))))
            {
                diagnostics.Add(new Diagnostic(
                    Severity.Error,
                    $"{manifest.Path} is already the manifest of '{files[manifest.Path].Urn}'; give one of the two another name",
                    registration.Urn));
            }

            incomplete += values.Missing.Count > 0 ? 1 : 0;
        }

        foreach (var (type, count) in others)
        {
            diagnostics.Add(new Diagnostic(Severity.Info, $"{count} of {type} not rendered: only pulumi can make what is no Kubernetes object"));
        }

        return new Rendering([.. files.Select(file => new RenderedFile(file.Key, file.Value.Content))], diagnostics.ToImmutable(), incomplete);
    }

    private static bool IsWanted(Registration registration, SortedDictionary<string, int> others, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (ProviderComponents.Contains(registration.Type))
        {
            diagnostics.Add(new Diagnostic(
                Severity.Error,
                $"only the Kubernetes provider can take a {registration.Type} apart, and rendering works without it; declare a kubernetes:helm.sh/v3:Release or the objects themselves",
                registration.Urn));
            return false;
        }

        if (!registration.Custom || registration.Kind == RegistrationKind.Read
            || registration.Type.StartsWith("pulumi:", StringComparison.Ordinal))
        {
            return false;
        }

        if (!KubernetesType.TryParse(registration.Type, out _))
        {
            others[registration.Type] = others.GetValueOrDefault(registration.Type) + 1;
            return false;
        }

        return true;
    }

    private static Manifest? Render(
        Registration registration,
        ManifestValues values,
        DefaultNamespaces defaultNamespaces,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (registration.Type == HelmChart.ReleaseToken)
        {
            return HelmChart.Render(registration.Inputs, defaultNamespaces.For(registration), values);
        }

        _ = KubernetesType.TryParse(registration.Type, out var type);
        if (KubernetesObject.IsPatch(type!, registration.Inputs))
        {
            diagnostics.Add(new Diagnostic(
                Severity.Warning,
                "not rendered: a patch changes an object that something else makes, and as a manifest it would make that object; apply it with pulumi",
                registration.Urn));
            return null;
        }

        return KubernetesObject.Render(registration, type!, NamespaceFor(registration, type!, defaultNamespaces, diagnostics), values);
    }

    private static string? NamespaceFor(
        Registration registration,
        KubernetesType type,
        DefaultNamespaces defaultNamespaces,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (defaultNamespaces.For(registration) is not { } defaultNamespace)
        {
            return null;
        }

        switch (defaultNamespaces.IsNamespaced(type))
        {
            case true:
                return defaultNamespace;
            case null when !NamesNamespace(registration):
                diagnostics.Add(new Diagnostic(
                    Severity.Warning,
                    $"the provider's namespace '{defaultNamespace}' was not set, as only the cluster knows whether {type.Kind} objects live in namespaces; if they do, set metadata.namespace",
                    registration.Urn));
                return null;
            default:
                return null;
        }
    }

    private static bool NamesNamespace(Registration registration) =>
        registration.Inputs.TryGetValue("metadata", out var metadata) && metadata is ObjectValue map && map.Properties.ContainsKey("namespace");
}
