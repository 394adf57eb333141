using System.Diagnostics.CodeAnalysis;

namespace Homelab.Cluster;

/// <summary>Keeps pods without a matching toleration away from a node.</summary>
/// <param name="Key">Qualified name, for example <c>nvidia.com/gpu</c>.</param>
/// <param name="Value">Value; empty when the taint has none.</param>
/// <param name="Effect">What happens to such pods.</param>
public sealed record Taint(string Key, string Value, TaintEffect Effect)
{
    /// <summary>Form that <see cref="TryParse"/> reads, for messages.</summary>
    public const string Form = "key=value:effect or key:effect";

    /// <summary>Reads a taint as <c>kubectl taint</c> and K3s' <c>--node-taint</c> write it.</summary>
    /// <param name="text">For example <c>nvidia.com/gpu=present:NoSchedule</c>.</param>
    /// <param name="taint">The taint, or null when the text is none.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Taint? taint)
    {
        taint = null;
        var colon = text?.LastIndexOf(':') ?? -1;
        if (text is null || colon < 0 || !Choice.TryParse<TaintEffect>(text[(colon + 1)..], out var effect))
        {
            return false;
        }

        var (key, value) = text[..colon].Split('=', 2) is [var left, var right] ? (left, right) : (text[..colon], "");
        if (!KubernetesName.IsQualified(key) || !KubernetesName.IsLabelValue(value))
        {
            return false;
        }

        taint = new Taint(key, value, effect);
        return true;
    }

    /// <summary>The taint as <c>kubectl taint</c> writes it.</summary>
    public override string ToString() => Value.Length == 0 ? $"{Key}:{Effect}" : $"{Key}={Value}:{Effect}";
}

/// <summary>What a taint does to pods that do not tolerate it.</summary>
public sealed record TaintEffect : IChoice<TaintEffect>
{
    /// <summary>New pods are not placed there.</summary>
    public static readonly TaintEffect NoSchedule = new("NoSchedule");

    /// <summary>New pods are placed there only when there is no other node.</summary>
    public static readonly TaintEffect PreferNoSchedule = new("PreferNoSchedule");

    /// <summary>New pods are not placed there and running ones are evicted.</summary>
    public static readonly TaintEffect NoExecute = new("NoExecute");

    private TaintEffect(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<TaintEffect> All { get; } = [NoSchedule, PreferNoSchedule, NoExecute];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The effect's name.</summary>
    public override string ToString() => Name;
}
