using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The outputs of another stack.</summary>
public class StackReference : CustomResource
{
    /// <summary>Reads the stack's outputs.</summary>
    /// <param name="name">Name of the resource, and of the stack unless <paramref name="args"/> names it: <c>organization/project/stack</c>.</param>
    /// <param name="args">The stack.</param>
    /// <param name="options">How the resource is managed.</param>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    /// <summary>Name of the stack.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>All of its outputs.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>Names of the outputs that hold secrets.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>One output; null when the stack has none of that name.</summary>
    public Output<object?> GetOutput(Input<string> name) =>
        Mark(name, Output.Tuple(name.ToOutput(), Outputs).Apply(both => both.Item2?.GetValueOrDefault(both.Item1)));

    /// <summary>One output, which must exist.</summary>
    /// <remarks>Using it fails with <see cref="KeyNotFoundException"/> when the stack has none of that name.</remarks>
    public Output<object> RequireOutput(Input<string> name) =>
        Mark(name, Output.Tuple(name.ToOutput(), StackName, Outputs).Apply(all => Find(all.Item1, all.Item2, all.Item3)));

    /// <summary>One output, told apart by whether it is secret; both parts are null when the stack has none of that name.</summary>
    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).GetDataAsync().ConfigureAwait(false);
        return data.IsSecret
            ? new StackReferenceOutputDetails { SecretValue = data.Value }
            : new StackReferenceOutputDetails { Value = data.Value };
    }

    /// <summary>One output's plain value; null when the stack has none of that name.</summary>
    /// <exception cref="InvalidOperationException">The output is secret.</exception>
    public async Task<object?> GetValueAsync(Input<string> name)
    {
        ThrowIfSecret((await GetOutput(name).GetDataAsync().ConfigureAwait(false)).IsSecret, "GetOutput");
        return (await Output.Tuple(name.ToOutput(), Outputs).GetDataAsync().ConfigureAwait(false)) is { IsKnown: true } data
            ? data.Value.Item2?.GetValueOrDefault(data.Value.Item1)
            : null;
    }

    /// <summary>One output's plain value.</summary>
    /// <exception cref="InvalidOperationException">The output is secret.</exception>
    /// <exception cref="KeyNotFoundException">The stack has no such output.</exception>
    public async Task<object> RequireValueAsync(Input<string> name)
    {
        var data = await RequireOutput(name).GetDataAsync().ConfigureAwait(false);
        ThrowIfSecret(data.IsSecret, "RequireOutput");
        return data.Value;
    }

    internal override void BindOutputs(OutputBinder binder)
    {
        if (GetType() != typeof(StackReference))
        {
            base.BindOutputs(binder);
            return;
        }

        Name = binder.Bind("name", Converters.String);
        Outputs = binder.Bind("outputs", Converters.Map(Converters.Any));
        SecretOutputNames = binder.Bind("secretOutputNames", Converters.StringList);
    }

    private Output<string> StackName => Name;

    private static object Find(string name, string stack, ImmutableDictionary<string, object>? outputs) =>
        outputs is not null && outputs.TryGetValue(name, out var value)
            ? value
            : throw new KeyNotFoundException($"Required output '{name}' does not exist on stack '{stack}'.");

    private static void ThrowIfSecret(bool isSecret, string method)
    {
        if (isSecret)
        {
            throw new InvalidOperationException($"Cannot call '{method}ValueAsync' if the referenced stack has secret outputs. Use '{method}' instead.");
        }
    }

    /// <summary>Gives the output the secret mark that its name says, and no other: one secret makes the map of all secret.</summary>
    private Output<T> Mark<T>(Input<string> name, Output<T> output) => new(MarkAsync(name, output));

    private async Task<OutputData<T>> MarkAsync<T>(Input<string> name, Output<T> output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        var nameData = await name.ToOutput().GetDataAsync().ConfigureAwait(false);
        var secretNames = await SecretOutputNames.GetDataAsync().ConfigureAwait(false);
        var isSecret = !nameData.IsKnown || !secretNames.IsKnown || secretNames.Value.IsDefault
            ? data.IsSecret
            : secretNames.Value.Contains(nameData.Value);
        return new OutputData<T>(data.Value, data.IsKnown, isSecret, data.Resources);
    }
}
