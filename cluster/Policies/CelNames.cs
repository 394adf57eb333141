using System.Collections.Immutable;

namespace Homelab.Cluster.Policies;

/// <summary>
/// Names that an expression of an admission policy may use: the CEL library of Kubernetes 1.30, which every server that
/// takes such policies has.
/// </summary>
/// <remarks>Source: Kubernetes documentation, "Common Expression Language in Kubernetes"; apiserver/pkg/cel/environment/base.go.</remarks>
public sealed record CelNames
{
    /// <summary>Words that are no names.</summary>
    internal static readonly ImmutableHashSet<string> Reserved =
    [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "in", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ];

    /// <summary>Methods whose first argument is a new name for the item.</summary>
    internal static readonly ImmutableHashSet<string> Macros = ["all", "exists", "exists_one", "filter", "map", "optFlatMap", "optMap"];

    private static readonly ImmutableHashSet<string> LibraryFunctions =
    [
        "bool", "bytes", "cidr", "double", "duration", "dyn", "has", "int", "ip", "isCIDR", "isIP", "isQuantity", "isURL",
        "quantity", "size", "string", "timestamp", "type", "uint", "url",
    ];

    private static readonly ImmutableHashSet<string> LibraryMethods =
    [
        "add", "allowed", "asApproximateFloat", "asInteger", "charAt", "check", "compareTo", "contains", "containsCIDR", "containsIP",
        "endsWith", "error", "errored", "family", "find", "findAll", "format", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear",
        "getEscapedPath", "getFullYear", "getHost", "getHostname", "getHours", "getMilliseconds", "getMinutes", "getMonth", "getPort",
        "getQuery", "getScheme", "getSeconds", "group", "hasValue", "indexOf", "ip", "isGreaterThan", "isInteger", "isLessThan",
        "isSorted", "join", "lastIndexOf", "lowerAscii", "masked", "matches", "max", "min", "name", "namespace", "or", "orValue",
        "path", "prefixLength", "reason", "replace", "resource", "serviceAccount", "sign", "size", "split", "startsWith", "sub",
        "subresource", "substring", "sum", "trim", "upperAscii", "value",
    ];

    private static readonly ImmutableDictionary<string, ImmutableHashSet<string>> LibraryNamespaces = new Dictionary<string, ImmutableHashSet<string>>
    {
        ["optional"] = ["none", "of", "ofNonZeroValue"],
        ["sets"] = ["contains", "equivalent", "intersects"],
    }.ToImmutableDictionary();

    private static readonly ImmutableHashSet<string> AdmissionVariables =
        ["authorizer", "namespaceObject", "object", "oldObject", "params", "request", "variables"];

    /// <summary>Variables that stand alone.</summary>
    internal ImmutableHashSet<string> Variables { get; } = AdmissionVariables;

    /// <summary>Functions that are called by their name.</summary>
    internal ImmutableHashSet<string> Functions { get; } = LibraryFunctions;

    /// <summary>Functions that are called on a value.</summary>
    internal ImmutableHashSet<string> Methods { get; } = LibraryMethods;

    /// <summary>Functions that are called as <c>namespace.name</c>, by namespace.</summary>
    internal ImmutableDictionary<string, ImmutableHashSet<string>> Namespaces { get; } = LibraryNamespaces;

    /// <summary>Variables of the policy itself.</summary>
    public required ImmutableHashSet<string> PolicyVariables { get; init; }

    /// <summary>Says why an expression does not compile.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The reason with the place, from 1; null when form and names are right. Types are not looked at.</returns>
    public string? FaultIn(string expression) => CelParser.FaultIn(expression, this);
}
