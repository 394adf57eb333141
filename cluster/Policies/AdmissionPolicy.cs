using System.Collections.Immutable;

namespace Homelab.Cluster.Policies;

/// <summary>A ValidatingAdmissionPolicy as data: what the API server asks of objects before it takes them.</summary>
/// <param name="Name">Name of the policy and of its binding.</param>
/// <remarks>
/// <c>failurePolicy</c> is always Fail: an expression that breaks refuses the object. Expressions keep to the CEL library
/// of Kubernetes 1.30 (kubernetes/kubernetes, apiserver/pkg/cel/environment).
/// </remarks>
public sealed record AdmissionPolicy(string Name)
{
    /// <summary>Which requests it looks at.</summary>
    public required ImmutableArray<RequestRule> Requests { get; init; }

    /// <summary>Further conditions that a request must meet to be looked at.</summary>
    public ImmutableArray<NamedExpression> MatchConditions { get; init; } = [];

    /// <summary>Values that validations refer to as <c>variables.name</c>, each made of those before it.</summary>
    public ImmutableArray<NamedExpression> Variables { get; init; } = [];

    /// <summary>What must be true.</summary>
    public required ImmutableArray<Validation> Validations { get; init; }
}

/// <summary>Requests of one API group.</summary>
/// <param name="ApiGroup">The group; empty for the core group.</param>
/// <param name="ApiVersion">The version.</param>
/// <param name="Operations">Operations, for example CREATE.</param>
/// <param name="Resources">Resources, for example pods or pods/ephemeralcontainers.</param>
public sealed record RequestRule(string ApiGroup, string ApiVersion, ImmutableArray<string> Operations, ImmutableArray<string> Resources);

/// <summary>An expression with a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Expression">The CEL expression.</param>
public sealed record NamedExpression(string Name, string Expression);

/// <summary>One thing that must be true of an object, and what the user reads when it is not.</summary>
/// <param name="Expression">The CEL expression.</param>
public sealed record Validation(string Expression)
{
    /// <summary>Text for the user; null when <see cref="MessageExpression"/> makes it.</summary>
    public string? Message { get; init; }

    /// <summary>CEL expression that makes the text for the user; null when <see cref="Message"/> is it.</summary>
    public string? MessageExpression { get; init; }

    /// <summary>Reason in the API's answer; null for Invalid.</summary>
    public string? Reason { get; init; }
}

/// <summary>What becomes of a request that a policy finds wrong.</summary>
public sealed record ValidationAction : IChoice<ValidationAction>
{
    /// <summary>The request is refused.</summary>
    public static readonly ValidationAction Deny = new("Deny");

    /// <summary>The request goes through, and the client shows a warning.</summary>
    public static readonly ValidationAction Warn = new("Warn");

    /// <summary>The request goes through, and the API server's audit log tells of it.</summary>
    public static readonly ValidationAction Audit = new("Audit");

    private ValidationAction(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<ValidationAction> All { get; } = [Deny, Warn, Audit];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Every fault of a binding's actions.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="setting">The setting that lists them, for messages.</param>
    public static IEnumerable<Fault> Check(ImmutableArray<ValidationAction> actions, string setting)
    {
        if (actions.IsEmpty)
        {
            yield return new Fault(setting, actions, "the policies would look and do nothing", $"write {Warn} and {Audit} to try them out, or {Deny}");
        }

        if (actions.Distinct().Count() < actions.Length)
        {
            yield return new Fault(setting, actions, "the same action twice", "write each once");
        }

        if (actions.Contains(Deny) && actions.Contains(Warn))
        {
            yield return new Fault(setting, actions, $"the API does not take {Warn} beside {Deny}: a client would read the same text twice", $"remove {Warn}, or {Deny} to try the policies out");
        }
    }

    /// <summary>The action's name.</summary>
    public override string ToString() => Name;
}
