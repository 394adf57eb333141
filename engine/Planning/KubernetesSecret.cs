using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Planning;

/// <summary>Keeps the contents of Kubernetes Secrets from being shown when the program did not mark them as secret.</summary>
internal static class KubernetesSecret
{
    private static readonly string[] SecretProperties = ["data", "stringData"];

    /// <summary>Whether a resource is a core/v1 Secret or a patch of one.</summary>
    public static bool Is(Registration registration) =>
        registration.Type is "kubernetes:core/v1:Secret" or "kubernetes:core/v1:SecretPatch";

    /// <summary>The registration with the contents of a Secret marked; any other comes back as it is.</summary>
    public static Registration Mark(Registration registration) => Is(registration)
        ? registration with { Inputs = Mark(registration.Inputs), Outputs = Mark(registration.Outputs) }
        : registration;

    /// <summary>The properties of a Secret with its contents marked.</summary>
    public static PropertyMap Mark(PropertyMap properties)
    {
        foreach (var name in SecretProperties)
        {
            if (properties.TryGetValue(name, out var value) && value is not SecretValue)
            {
                properties = properties.With(name, new SecretValue(value));
            }
        }

        return properties;
    }
}
