using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>The name of a resource that is unique over all stacks: <c>urn:pulumi:stack::project::parentType$type::name</c>.</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string _value;

    /// <summary>Takes a URN as text.</summary>
    /// <exception cref="ArgumentException">The text is null or empty.</exception>
    public Urn(string value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException("URN cannot be null or empty.", nameof(value));
        }

        _value = value;
    }

    /// <summary>The URN as text.</summary>
    public static implicit operator string(Urn value) => value._value;

    /// <summary>Whether both are the same text.</summary>
    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    /// <summary>Computes the URN that a resource of this name, type and parent has.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="type">The resource's type token.</param>
    /// <param name="parent">Its parent; not together with <paramref name="parentUrn"/>.</param>
    /// <param name="parentUrn">Its parent's URN.</param>
    /// <param name="project">Its project when it has no parent; by default this program's.</param>
    /// <param name="stack">Its stack when it has no parent; by default the one being run.</param>
    /// <remarks>With a parent, stack, project and the beginning of the type are the parent's, even when that is the stack itself.</remarks>
    /// <exception cref="ArgumentException">Both parent and parentUrn are given.</exception>
    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        if (parent is not null && parentUrn is not null)
        {
            throw new ArgumentException("Only one of 'parent' and 'parentUrn' can be non-null.");
        }

        if ((parent?.Urn ?? parentUrn?.ToOutput()) is { } parentOutput)
        {
            return Output.Tuple(name.ToOutput(), type.ToOutput(), parentOutput).Apply(parts => UrnParts.FormatBelow(parts.Item3, parts.Item2, parts.Item1));
        }

        var projectOutput = project?.ToOutput() ?? Output.Create(Deployment.Instance.ProjectName);
        var stackOutput = stack?.ToOutput() ?? Output.Create(Deployment.Instance.StackName);
        return Output.Tuple(name.ToOutput(), type.ToOutput(), projectOutput, stackOutput).Apply(parts =>
            UrnParts.Format(parts.Item4, parts.Item3, "", parts.Item2, parts.Item1));
    }

    /// <inheritdoc/>
    public bool Equals(Urn other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Urn urn && Equals(urn);

    /// <inheritdoc/>
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc/>
    public override string ToString() => _value;
}
