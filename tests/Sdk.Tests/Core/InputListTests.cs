using System.Collections;
using System.Collections.Immutable;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Sdk.Tests.Core;

/// <summary>Every way to write a list.</summary>
public sealed class InputListTests
{
    private static readonly string[] AThenB = ["a", "b"];

    [Fact]
    public async Task Converts_FromElements()
    {
        await AssertHolds(["a"], "a");
        await AssertHolds(["a"], Given.Later("a"));
        await AssertHolds(["a"], (Input<string>)"a");
    }

    [Fact]
    public async Task Converts_FromCollectionsOfPlainValuesOutputsAndInputs()
    {
        await AssertHolds(AThenB, new[] { "a", "b" });
        await AssertHolds(AThenB, new[] { Output.Create("a"), Given.Later("b") });
        await AssertHolds(AThenB, new Input<string>[] { "a", Given.Later("b") });
        await AssertHolds(AThenB, new List<string> { "a", "b" });
        await AssertHolds(AThenB, new List<Output<string>> { Output.Create("a"), Given.Later("b") });
        await AssertHolds(AThenB, new List<Input<string>> { "a", "b" });
        await AssertHolds(AThenB, ImmutableArray.Create("a", "b"));
        await AssertHolds(AThenB, ImmutableArray.Create(Output.Create("a"), Given.Later("b")));
        await AssertHolds(AThenB, ImmutableArray.Create<Input<string>>("a", "b"));
    }

    [Fact]
    public async Task Converts_FromOutputsOfCollections()
    {
        await AssertHolds(AThenB, Given.Later(new[] { "a", "b" }));
        await AssertHolds(AThenB, Given.Later(new List<string> { "a", "b" }));
        await AssertHolds(AThenB, Given.Later<IEnumerable<string>>(new List<string> { "a", "b" }));
        await AssertHolds(AThenB, Given.Later(ImmutableArray.Create("a", "b")));
    }

    [Fact]
    public async Task Initialises_WithElementsOfEveryKind()
    {
        InputList<string> list = new() { "a", Given.Later("b"), { "c", "d" }, new InputList<string> { "e" } };
        list.Add("f", "g");
        list.AddRange(new[] { "h" });

        await AssertHolds(["a", "b", "c", "d", "e", "f", "g", "h"], list);
    }

    [Fact]
    public async Task Concat_LeavesBothLists()
    {
        InputList<string> first = new() { "a" };
        InputList<string> second = Given.Later(new[] { "b" });

        await AssertHolds(AThenB, first.Concat(second));
        await AssertHolds(["a"], first);
        await AssertHolds(["b"], second);
    }

    [Fact]
    public async Task Add_AfterAnOutputOfAWholeList_KeepsTheOrder()
    {
        InputList<string> list = Given.Later(new[] { "a" });
        list.Add("b");
        list.AddRange(Given.Later(new[] { "c" }));

        await AssertHolds(["a", "b", "c"], list);
    }

    [Fact]
    public async Task Flattened_IsSecretOrUnknown_WhenAnElementIs()
    {
        InputList<string> secret = new() { "a", Given.Secret("b") };
        InputList<string> unknown = new() { "a", Given.Unknown<string>() };

        Assert.True(await Output.IsSecretAsync(secret.ToOutput()));
        Assert.False(await OutputUtilities.GetIsKnownAsync(unknown.ToOutput()));
    }

    [Fact]
    public async Task Unions_TakeMembersOfBothTypes()
    {
        InputList<Union<int, string>> list = new() { 1, "two", Output.Create(3) };

        Assert.Equal([1, "two", 3], (await OutputUtilities.GetValueAsync(list.ToOutput())).Select(union => union.Value));
    }

    [Fact]
    public void Enumerating_IsRefused()
    {
        IEnumerable list = new InputList<string> { "a" };

        Assert.Throws<NotSupportedException>(list.GetEnumerator);
    }

    [Fact]
    public async Task EnumeratingAsynchronously_GivesTheElements()
    {
        InputList<string> list = Given.Later(new[] { "a", "b" });

        var values = new List<string>();
        await foreach (var element in list)
        {
            values.Add(await OutputUtilities.GetValueAsync(element.ToOutput()));
        }

        Assert.Equal(AThenB, values);
    }

    [Fact]
    public async Task EnumeratingAsynchronously_GivesPlainValues_AndNoneWhileAnyIsUnknown()
    {
        var secrets = new List<bool>();
        await foreach (var element in new InputList<string> { "a", Given.Secret("b") })
        {
            secrets.Add(await Output.IsSecretAsync(element.ToOutput()));
        }

        await foreach (var element in new InputList<string> { "a", Given.Unknown<string>() })
        {
            Assert.Fail($"{element} is given");
        }

        Assert.Equal([false, false], secrets);
    }

    [Fact]
    public void Rejects_NullElements()
    {
        Assert.Throws<ArgumentNullException>(() => new InputList<string> { (Input<string>)null! });
        Assert.Throws<ArgumentNullException>(() => (InputList<string>)new Input<string>[] { "a", null! });
    }

    [Fact]
    public async Task NullArrays_FailWhenTheyAreUsed()
    {
        InputList<string> list = Given.Later((string[])null!);

        await Assert.ThrowsAsync<ArgumentNullException>(() => OutputUtilities.GetValueAsync(list.ToOutput()));
    }

    private static async Task AssertHolds(IEnumerable<string> expected, InputList<string> list) =>
        Assert.Equal(expected, await OutputUtilities.GetValueAsync(list.ToOutput()));
}
