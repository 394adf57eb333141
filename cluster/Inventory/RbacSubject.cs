using System.Diagnostics.CodeAnalysis;

namespace Homelab.Cluster;

/// <summary>Somebody whom a role can be bound to.</summary>
/// <param name="Kind"><c>User</c>, <c>Group</c> or <c>ServiceAccount</c>, as RBAC spells them.</param>
/// <param name="Name">Name of the user, group or service account.</param>
/// <param name="Namespace">Namespace of a service account; null for users and groups.</param>
public sealed record RbacSubject(string Kind, string Name, string? Namespace = null)
{
    /// <summary>Form that <see cref="TryParse"/> reads, for messages.</summary>
    public const string Form = "Group:name, User:name or ServiceAccount:namespace/name";

    private const string ServiceAccount = "ServiceAccount";

    /// <summary>Reads a subject.</summary>
    /// <param name="text">For example <c>Group:gpu-admins</c>.</param>
    /// <param name="subject">The subject, or null when the text is none.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RbacSubject? subject)
    {
        subject = text?.Split(':', 2) switch
        {
            [("Group" or "User") and var kind, { Length: > 0 } name] => new RbacSubject(kind, name),
            [ServiceAccount, var account] when account.Split('/') is [var space, var name]
                && KubernetesName.IsLabel(space) && KubernetesName.IsSubdomain(name) => new RbacSubject(ServiceAccount, name, space),
            _ => null,
        };
        return subject is not null;
    }

    /// <summary>The subject as <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => Namespace is null ? $"{Kind}:{Name}" : $"{Kind}:{Namespace}/{Name}";
}
