using Homelab.Cluster;

namespace Homelab.Cli.ClusterSources;

/// <summary>Makes sense of what kubectl says when it fails.</summary>
/// <remarks>
/// kubectl writes the API server's own reason in brackets, "Error from server (Forbidden): …" (kubernetes,
/// k8s.io/kubectl/pkg/cmd/util/helpers.go); what comes before the server is Go's network library.
/// </remarks>
internal static class KubectlFailure
{
    // Stands for the seconds that the caller was ready to wait.
    private const string NoAnswer = "no answer within {seconds} s";

    private static readonly string[] Timeouts = ["timed out", "i/o timeout", "deadline exceeded", "Client.Timeout", "TLS handshake timeout"];

    private static readonly string[] Unreachable =
    [
        "was refused", "connection refused", "no such host", "Unable to connect to the server", "no route to host", "network is unreachable",
        "connection reset by peer", "EOF",
    ];

    private static readonly string[] Certificates = ["x509:", "certificate"];

    private static readonly string[] Configuration =
    [
        "error loading config file", "context was not found", "does not exist", "no configuration has been provided", "invalid configuration",
        "CreateFile", "no such file or directory", "couldn't get current server API group list",
    ];

    /// <summary>Why nothing can be read from the cluster, and what to do; null when the failure is about one kind, or is none.</summary>
    public static (string Reason, string Fix)? OfCluster(KubectlAnswer answer) =>
        answer.Succeeded || HasServerReason(answer) ? null
        : Has(answer, Timeouts) ? (NoAnswer, "see whether the API server's address in the kubeconfig is right and reachable, or allow more with --timeout")
        : Has(answer, ["Unauthorized", "must be logged in"]) ? ("it does not accept the credentials", "renew those in the kubeconfig, or name another file with --kubeconfig")
        : Has(answer, Certificates) ? (Message(answer), "take the kubeconfig from the cluster anew (K3s: /etc/rancher/k3s/k3s.yaml on a server)")
        : Has(answer, Unreachable) ? (Message(answer), "start the API server, or name another kubeconfig or context with --kubeconfig and --context")
        : Has(answer, Configuration) ? (Message(answer), "name a kubeconfig with --kubeconfig and a context of it with --context")
        : (Message(answer), "see what `kubectl get nodes` says");

    /// <summary>Whether the cluster does not know the kind or path that was asked for.</summary>
    public static bool IsNotServed(KubectlAnswer answer) => answer.Error.Contains("(NotFound)", StringComparison.Ordinal);

    /// <summary>Why one kind could not be read.</summary>
    public static string Reason(KubectlAnswer answer) => !HasServerReason(answer) && Has(answer, Timeouts) ? NoAnswer : Message(answer);

    private static bool HasServerReason(KubectlAnswer answer) => answer.Error.Contains("Error from server (", StringComparison.Ordinal);

    private static bool Has(KubectlAnswer answer, string[] parts) =>
        Array.Exists(parts, part => answer.Error.Contains(part, StringComparison.OrdinalIgnoreCase));

    // The last line is the message; those before it are warnings and attempts.
    private static string Message(KubectlAnswer answer) =>
        answer.Error.Split('\n').LastOrDefault(line => line.Trim().Length > 0) is { } line ? Redaction.Of(line.Trim().TrimEnd('.')) : "kubectl ended without a message";
}
