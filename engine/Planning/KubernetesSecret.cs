using Homelab.Engine.Evaluation;

namespace Homelab.Engine.Planning;

/// <summary>Keeps the contents of Kubernetes Secrets from being shown when the program did not mark them as secret.</summary>
internal static class KubernetesSecret
{
    /// <summary>The properties that hold a Secret's contents: maps whose keys may be told.</summary>
    public static IReadOnlyList<string> Contents { get; } = ["data", "stringData"];

    /// <summary>Whether a resource is a core/v1 Secret or a patch of one.</summary>
    public static bool Is(Registration registration) =>
        registration.Type is "kubernetes:core/v1:Secret" or "kubernetes:core/v1:SecretPatch";

    /// <summary>The registration with the contents of a Secret marked; any other comes back as it is.</summary>
    public static Registration Mark(Registration registration) => Is(registration)
        ? registration with
        {
            Inputs = registration.Inputs.WithSecrets(Contents),
            Outputs = registration.Outputs.WithSecrets(Contents),
        }
        : registration;
}
