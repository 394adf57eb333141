using System.Collections.Immutable;
using CsCheck;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Sdk.Tests.Core;

/// <summary>Making one output of several.</summary>
public sealed class OutputCombiningTests
{
    [Fact]
    public async Task All_IsKnownIfAllAre_AndSecretIfAnyIs() =>
        await Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool).List[0, 5].SampleAsync(async kinds =>
        {
            var outputs = kinds.Select((kind, i) =>
            {
                var (known, secret, late) = kind;
                var output = !known ? Given.Unknown<int>() : late ? Given.Later(i) : Output.Create(i);
                return secret ? Output.CreateSecret(output) : output;
            }).ToArray();

            var data = await Output.All(outputs).GetDataAsync();

            Assert.Equal(kinds.All(kind => kind.Item1), data.IsKnown);
            Assert.Equal(kinds.Any(kind => kind.Item2), data.IsSecret);
            if (data.IsKnown)
            {
                Assert.Equal(Enumerable.Range(0, kinds.Count), data.Value);
            }
        });

    [Fact]
    public async Task All_TakesEveryForm()
    {
        Assert.Equal(["a", "b"], await OutputUtilities.GetValueAsync(Output.All<string>("a", "b")));
        Assert.Equal(["a", "b"], await OutputUtilities.GetValueAsync(Output.All(new List<Input<string>> { "a", Given.Later("b") })));
        Assert.Equal(["a", "b"], await OutputUtilities.GetValueAsync(Output.All(new List<Output<string>> { Output.Create("a"), Given.Later("b") })));
        Assert.Equal(["a"], await OutputUtilities.GetValueAsync(Output.All(Output.Create("a"))));
    }

    [Fact]
    public async Task NullInputs_FailWhatIsCombinedFromThem()
    {
        Input<string> nothing = null!;

        await Assert.ThrowsAsync<ArgumentNullException>(() => OutputUtilities.GetValueAsync(Output.All<string>("a", nothing)));
        await Assert.ThrowsAsync<ArgumentNullException>(() => OutputUtilities.GetValueAsync(Output.Tuple<string, string>("a", nothing)));
        Assert.Throws<ArgumentNullException>("outputValue", () => Output.All(Output.Create("a"), null!));
        Assert.Throws<ArgumentNullException>("outputValue", () => Output.Tuple(Output.Create("a"), (Output<string>)null!));
    }

    [Fact]
    public async Task Tuple_KeepsOrderAndTypes()
    {
        Assert.Equal((1, "b"), await OutputUtilities.GetValueAsync(Output.Tuple(Output.Create(1), Given.Later("b"))));
        Assert.Equal((1, "b", true), await OutputUtilities.GetValueAsync(Output.Tuple<int, string, bool>(1, "b", true)));
        Assert.Equal((1, 2, 3, 4), await OutputUtilities.GetValueAsync(Output.Tuple<int, int, int, int>(1, 2, 3, 4)));
        Assert.Equal((1, 2, 3, 4, 5), await OutputUtilities.GetValueAsync(Output.Tuple<int, int, int, int, int>(1, 2, 3, 4, 5)));
        Assert.Equal((1, 2, 3, 4, 5, 6), await OutputUtilities.GetValueAsync(Output.Tuple<int, int, int, int, int, int>(1, 2, 3, 4, 5, 6)));
        Assert.Equal((1, 2, 3, 4, 5, 6, 7), await OutputUtilities.GetValueAsync(Output.Tuple<int, int, int, int, int, int, int>(1, 2, 3, 4, 5, 6, 7)));
        Assert.Equal(
            (1, 2, 3, 4, 5, 6, 7, 8),
            await OutputUtilities.GetValueAsync(Output.Tuple<int, int, int, int, int, int, int, int>(1, 2, 3, 4, 5, 6, 7, 8)));
    }

    [Fact]
    public async Task Format_FillsPlainValuesInputsAndOutputs_InTheInvariantCulture()
    {
        Input<string> input = "in";

        var output = Output.Format($"{1.5}|{input}|{Given.Later("out")}|{3.14159:F2}|{Output.Create(5),4}|{{}}|{(string?)null}");

        Assert.Equal("1.5|in|out|3.14|   5|{}|", await OutputUtilities.GetValueAsync(output));
    }

    [Fact]
    public async Task Format_IsSecretOrUnknown_WhenAHoleIs()
    {
        Assert.Equal(new Facts<string>("a-s", true, true, ""), await Facts<string>.OfAsync(Output.Format($"a-{Given.Secret("s")}")));
        Assert.Equal(new Facts<string>(null!, false, false, ""), await Facts<string>.OfAsync(Output.Format($"a-{Given.Unknown<string>()}")));
    }

    [Fact]
    public async Task Extensions_ReadPartsOfArraysAndUnions()
    {
        var array = Output.Create(ImmutableArray.Create("p", "q"));
        var union = Output.Create(Union<int, string>.FromT1("s"));

        Assert.Equal("p", await OutputUtilities.GetValueAsync(array.First()));
        Assert.Equal("q", await OutputUtilities.GetValueAsync(array.GetAt(Given.Later(1))));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(array.Length()));
        Assert.False(await OutputUtilities.GetValueAsync(union.IsT0()));
        Assert.True(await OutputUtilities.GetValueAsync(union.IsT1()));
        Assert.Equal("s", await OutputUtilities.GetValueAsync(union.AsT1()));
        Assert.Equal("s", await OutputUtilities.GetValueAsync(union.Value()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => OutputUtilities.GetValueAsync(union.AsT0()));
    }
}
