namespace Pulumi.Serialization;

/// <summary>All inputs of one object, normalised, and what each top-level one depends on.</summary>
/// <param name="Bag">The inputs.</param>
/// <param name="Dependencies">For each input, in the same order, the resources that it depends on.</param>
internal sealed record SerializedInputs(PropertyBag Bag, DependencySet[] Dependencies)
{
    public static readonly SerializedInputs Empty = new(PropertyBag.Empty, []);

    /// <summary>Whether any part of the inputs is unknown.</summary>
    public bool ContainsUnknowns => Contains(Bag, node => node is string text && text == Constants.UnknownValue);

    /// <summary>Whether any part of the inputs is secret.</summary>
    public bool ContainsSecrets => Contains(Bag, node => node is SecretNode or OutputNode { IsSecret: true });

    /// <summary>Every resource that any input depends on.</summary>
    public IEnumerable<Resource> AllDependencies => Dependencies.SelectMany(set => set.Resources).Distinct();

    private static bool Contains(object? node, Func<object?, bool> predicate) =>
        predicate(node) || node switch
        {
            PropertyBag bag => bag.Values.Any(value => Contains(value, predicate)),
            object?[] list => list.Any(value => Contains(value, predicate)),
            SecretNode secret => Contains(secret.Cell[0], predicate),
            OutputNode output => !output.IsKnown ? predicate(Constants.UnknownValue) : Contains(output.Cell[0], predicate),
            JsonNode json => Contains(json.Cell[0], predicate),
            _ => false,
        };
}
