using System.Collections.Immutable;
using System.Text.Json;

namespace Homelab.Cluster.Dumps;

/// <summary>What lets a pod onto a tainted node (Kubernetes documentation, "Taints and Tolerations").</summary>
/// <param name="Key">Key of the taint; empty for every key.</param>
/// <param name="Operator"><c>Exists</c>, or <c>Equal</c>, which is also meant when it is empty.</param>
/// <param name="Value">Value of the taint, for <c>Equal</c>.</param>
/// <param name="Effect">Effect of the taint; empty for every effect.</param>
public sealed record Toleration(string Key, string Operator, string Value, string Effect)
{
    /// <summary>Whether it tolerates a taint.</summary>
    /// <param name="taint">The taint.</param>
    public bool Tolerates(Taint taint) =>
        (Effect.Length == 0 || Effect == taint.Effect.Name)
        && (Operator == "Exists"
            ? Key.Length == 0 || Key == taint.Key
            : Key == taint.Key && Value == taint.Value);

    /// <summary>Reads tolerations as a pod's specification holds them.</summary>
    /// <param name="tolerations">The items.</param>
    internal static ImmutableArray<Toleration> Read(IEnumerable<JsonElement> tolerations) =>
    [
        .. tolerations.Select(item => new Toleration(
            item.Text("key") ?? "", item.Text("operator") ?? "", item.Text("value") ?? "", item.Text("effect") ?? "")),
    ];

    /// <summary>
    /// Reads Longhorn's setting <c>taint-toleration</c>: <c>key=value:effect</c> or <c>key:effect</c>, several of them
    /// separated by semicolons; <c>:</c> alone tolerates everything.
    /// </summary>
    /// <param name="text">The setting's value.</param>
    /// <remarks>Source: longhorn-manager v1.12.1, types/setting.go (UnmarshalTolerations).</remarks>
    internal static ImmutableArray<Toleration> ReadSetting(string text) =>
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];

    private static Toleration ReadOne(string text)
    {
        var (left, effect) = text.LastIndexOf(':') is >= 0 and var colon ? (text[..colon], text[(colon + 1)..]) : (text, "");
        return left.Split('=', 2) is [var key, var value] ? new Toleration(key, "Equal", value, effect) : new Toleration(left, "Exists", "", effect);
    }
}
