using System.Collections.Immutable;
using CsCheck;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Sdk.Tests.Core;

/// <summary>The laws of outputs, with dependencies: what is made of outputs depends on all that they depend on.</summary>
public sealed class OutputLawTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    /// <summary>Value, whether known, secret and late, and which resources it depends on.</summary>
    private static readonly Gen<(int Value, bool Known, bool Secret, bool Late, bool[] On)> Kinds =
        Gen.Select(Gen.Int[0, 99], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool.Array[Names.Length]);

    [Fact]
    public Task Map_OfIdentity_ChangesNothing() => WithOutputsAsync(1, async outputs =>
        Assert.Equal(await Facts<int>.OfAsync(outputs[0]), await Facts<int>.OfAsync(outputs[0].Apply(v => v))));

    [Fact]
    public Task Map_OfTwoFunctions_IsTheMapOfTheirComposition() => WithOutputsAsync(1, async outputs => Assert.Equal(
        await Facts<string>.OfAsync(outputs[0].Apply(v => v + 1).Apply(v => $"<{v}>")),
        await Facts<string>.OfAsync(outputs[0].Apply(v => $"<{v + 1}>"))));

    [Fact]
    public Task Bind_IsAssociative() => WithOutputsAsync(3, async outputs => Assert.Equal(
        await Facts<int>.OfAsync(outputs[0].Apply(x => outputs[1].Apply(y => x + y)).Apply(s => outputs[2].Apply(z => s * z))),
        await Facts<int>.OfAsync(outputs[0].Apply(x => outputs[1].Apply(y => x + y).Apply(s => outputs[2].Apply(z => s * z))))));

    [Fact]
    public Task Bind_JoinsWhatBothAre() => WithOutputsAsync(2, async outputs =>
    {
        var (outer, inner) = (await Facts<int>.OfAsync(outputs[0]), await Facts<int>.OfAsync(outputs[1]));

        var facts = await Facts<int>.OfAsync(outputs[0].Apply(_ => outputs[1]));

        // The function of an unknown output is not run, so that nobody knows of the inner one.
        Assert.Equal(outer.IsKnown ? Joined(outer, inner) : (false, outer.IsSecret, outer.Dependencies), (facts.IsKnown, facts.IsSecret, facts.Dependencies));
    });

    [Fact]
    public Task All_JoinsWhatEachIs() => WithOutputsAsync(3, async outputs =>
    {
        var parts = await Task.WhenAll(outputs.Select(Facts<int>.OfAsync));

        var facts = await Facts<ImmutableArray<int>>.OfAsync(Output.All(outputs));

        Assert.Equal(Joined(parts), (facts.IsKnown, facts.IsSecret, facts.Dependencies));
    });

    [Fact]
    public Task TupleAndFormat_JoinWhatEachIs() => WithOutputsAsync(2, async outputs =>
    {
        var parts = await Task.WhenAll(outputs.Select(Facts<int>.OfAsync));

        var tuple = await Facts<(int, int)>.OfAsync(Output.Tuple(outputs[0], outputs[1]));
        var text = await Facts<string>.OfAsync(Output.Format($"{outputs[0]}-{outputs[1]}"));

        Assert.Equal(Joined(parts), (tuple.IsKnown, tuple.IsSecret, tuple.Dependencies));
        Assert.Equal(Joined(parts), (text.IsKnown, text.IsSecret, text.Dependencies));
        Assert.Equal(tuple.IsKnown ? $"{parts[0].Value}-{parts[1].Value}" : null, text.Value);
    });

    [Fact]
    public Task UnsecretOfASecret_IsTheOutputWithoutTheMark() => WithOutputsAsync(1, async outputs =>
    {
        var facts = await Facts<int>.OfAsync(outputs[0]);

        Assert.Equal(facts with { IsSecret = true }, await Facts<int>.OfAsync(Output.CreateSecret(outputs[0])));
        Assert.Equal(facts with { IsSecret = false }, await Facts<int>.OfAsync(Output.Unsecret(Output.CreateSecret(outputs[0]))));
    });

    private static (bool IsKnown, bool IsSecret, string Dependencies) Joined(params Facts<int>[] parts) => (
        parts.All(part => part.IsKnown),
        parts.Any(part => part.IsSecret),
        string.Join(',', parts.SelectMany(part => part.Dependencies.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal)));

    private static Task WithOutputsAsync(int count, Func<Output<int>[], Task> law) => Given.InProgramAsync(async () =>
    {
        var resources = Names.Select(name => new Echo(name)).ToArray();
        await Kinds.Array[count].SampleAsync(
            async kinds => await law([.. kinds.Select(kind => Of(kind, resources))]), iter: 200, threads: 1);
    });

    private static Output<int> Of((int Value, bool Known, bool Secret, bool Late, bool[] On) kind, Echo[] resources)
    {
        var output = !kind.Known ? Given.Unknown<int>() : kind.Late ? Given.Later(kind.Value) : Output.Create(kind.Value);
        output = kind.Secret ? Output.CreateSecret(output) : output;
        return resources.Where((_, i) => kind.On[i]).Aggregate(output, OutputUtilities.WithDependency);
    }
}
