using System.Collections;
using System.Collections.Immutable;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Sdk.Tests.Core;

/// <summary>Every way to write a map.</summary>
public sealed class InputMapTests
{
    [Fact]
    public async Task Converts_FromDictionariesAndOutputsOfThem()
    {
        var dictionary = new Dictionary<string, string> { ["k"] = "v" };

        await AssertHolds("k=v", dictionary);
        await AssertHolds("k=v", dictionary.ToImmutableDictionary());
        await AssertHolds("k=v", Given.Later(dictionary));
        await AssertHolds("k=v", Given.Later<IDictionary<string, string>>(dictionary));
        await AssertHolds("k=v", Given.Later(dictionary.ToImmutableDictionary()));
    }

    [Fact]
    public async Task Initialises_WithEntriesOfEveryKind()
    {
        InputMap<string> map = new() { { "a", "1" }, { "b", Given.Later("2") }, new InputMap<string> { ["c"] = "3" } };
        map["d"] = "4";
        map.Add("e", "5");
        map.AddRange(new Dictionary<string, string> { ["f"] = "6" });

        await AssertHolds("a=1 b=2 c=3 d=4 e=5 f=6", map);
    }

    [Fact]
    public async Task Add_AfterAnOutputOfAWholeMap_AddsToIt()
    {
        InputMap<string> map = Given.Later(new Dictionary<string, string> { ["a"] = "1" });
        map.Add("b", "2");
        map["c"] = "3";

        await AssertHolds("a=1 b=2 c=3", map);
    }

    [Fact]
    public async Task Add_OfAnEqualValueForAKey_IsNoError()
    {
        InputMap<string> map = new() { { "a", "1" } };
        map.Add("a", Given.Later("1"));

        await AssertHolds("a=1", map);
    }

    [Fact]
    public async Task Rejects_AnotherValueForAKey()
    {
        InputMap<string> map = new() { { "a", "1" } };
        map["a"] = "2";

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => OutputUtilities.GetValueAsync(map.ToOutput()));
        Assert.Equal("Key 'a' already exists in the map with a different value.", exception.Message);
    }

    [Fact]
    public async Task Rejects_AKeyOfBothMapsThatAreAdded()
    {
        InputMap<string> map = new() { { "a", "1" } };
        map.AddRange(new InputMap<string> { { "a", "2" } });

        await Assert.ThrowsAsync<ArgumentException>(() => OutputUtilities.GetValueAsync(map.ToOutput()));
    }

    [Fact]
    public async Task Merge_LetsTheSecondWin_AndLeavesBothMaps()
    {
        InputMap<string> first = new() { { "a", "1" }, { "b", "1" } };
        InputMap<string> second = Given.Later(new Dictionary<string, string> { ["b"] = "2", ["c"] = "2" });

        await AssertHolds("a=1 b=2 c=2", InputMap<string>.Merge(first, second));
        await AssertHolds("a=1 b=1", first);
        await AssertHolds("b=2 c=2", second);
    }

    [Fact]
    public async Task Unions_TakeValuesOfBothTypes()
    {
        InputMap<Union<int, string>> map = new() { { "a", 1 }, { "b", "two" } };

        var values = await OutputUtilities.GetValueAsync(map.ToOutput());

        Assert.Equal([1, "two"], values.OrderBy(entry => entry.Key).Select(entry => entry.Value.Value));
    }

    [Fact]
    public void Enumerating_IsRefused()
    {
        IEnumerable map = new InputMap<string> { ["a"] = "1" };

        Assert.Throws<NotSupportedException>(map.GetEnumerator);
    }

    [Fact]
    public async Task EnumeratingAsynchronously_GivesTheEntries()
    {
        InputMap<string> map = new() { { "a", Given.Later("1") } };

        var entries = new List<KeyValuePair<string, string>>();
        await foreach (var entry in map)
        {
            entries.Add(await OutputUtilities.GetValueAsync(entry.ToOutput()));
        }

        Assert.Equal([KeyValuePair.Create("a", "1")], entries);
    }

    [Fact]
    public async Task EnumeratingAsynchronously_GivesNothing_WhileAnyValueIsUnknown()
    {
        await foreach (var entry in new InputMap<string> { { "a", "1" }, { "b", Given.Unknown<string>() } })
        {
            Assert.Fail($"{entry} is given");
        }
    }

    private static async Task AssertHolds(string expected, InputMap<string> map)
    {
        var value = await OutputUtilities.GetValueAsync(map.ToOutput());
        Assert.Equal(expected, string.Join(' ', value.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key}={entry.Value}")));
    }

    [Fact]
    public async Task NullInputs_AreNullValues()
    {
        InputMap<string> map = new() { { "a", (Input<string>)null! } };

        Assert.Null((await OutputUtilities.GetValueAsync(map.ToOutput()))["a"]);
    }

    [Fact]
    public async Task NullMaps_AreInputsThatAreNotSet()
    {
        InputMap<string> plain = (ImmutableDictionary<string, string>)null!;
        InputMap<string> late = Given.Later((ImmutableDictionary<string, string>)null!);

        Assert.Null((await Facts<ImmutableDictionary<string, string>>.OfAsync(plain.ToOutput())).Value);
        Assert.Null((await Facts<ImmutableDictionary<string, string>>.OfAsync(late.ToOutput())).Value);
    }

    [Fact]
    public async Task NullDictionaries_FailWhenTheyAreUsed()
    {
        InputMap<string> map = (Dictionary<string, string>)null!;

        await Assert.ThrowsAsync<ArgumentNullException>(() => Facts<ImmutableDictionary<string, string>>.OfAsync(map.ToOutput()));
    }
}
