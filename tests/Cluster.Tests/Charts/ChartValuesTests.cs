using System.Text.Json;
using CsCheck;
using Homelab.Cluster.Charts;
using Xunit;

namespace Homelab.Cluster.Tests.Charts;

public sealed class ChartValuesTests
{
    [Fact]
    public void Set_MakesTheMapsOnTheWay() => AssertJson(
        """{"a":{"b":{"c":1},"d":2}}""",
        values =>
        {
            values.Set("a.d", 2);
            values.Set("a.b.c", 1);
        });

    [Fact]
    public void Set_ReplacesWhatStandsInTheWay() => AssertJson(
        """{"a":{"b":2}}""",
        values =>
        {
            values.Set("a", 1);
            values.Set("a.b", 2);
        });

    [Fact]
    public void Set_OfAMap_ReplacesTheMapThatWasThere() => AssertJson(
        """{"a":{"c":2}}""",
        values =>
        {
            values.Set("a.b", 1);
            values.Set("a", new Dictionary<string, object> { ["c"] = 2 });
        });

    [Fact]
    public void Remove_TakesAValueAway_AndMissingOnesDoNotMatter() => AssertJson(
        """{"a":{"c":2}}""",
        values =>
        {
            values.Set("a.b", 1);
            values.Set("a.c", 2);
            values.Remove("a.b");
            values.Remove("a.x");
            values.Remove("x.y.z");
        });

    [Fact]
    public void Merge_LaysMapsOverEachOther_AndReplacesTheRest() => AssertJson(
        """{"a":{"b":1,"list":[3],"new":true},"dotted.key":"x"}""",
        values =>
        {
            values.Set("a.b", 1);
            values.Set("a.gone", 1);
            values.Set("a.list", new List<object> { 1, 2 });
            values.Merge(new Dictionary<string, object?>
            {
                ["a"] = new Dictionary<string, object?> { ["list"] = new List<object> { 3 }, ["new"] = true, ["gone"] = null },
                ["dotted.key"] = "x",
            });
        });

    [Fact]
    public void Get_FindsWhatSetStored() =>
        Gen.Select(Gen.String[Gen.Char['a', 'c'], 1, 2].Array[1, 4], Gen.Int).Sample((keys, value) =>
        {
            var values = new ChartValues();
            values.Set(string.Join('.', keys), value);

            Assert.Equal(value, values.Get(string.Join('.', keys)));
            Assert.Equal(keys, Assert.Single(values.Leaves()).Path);
        });

    [Fact]
    public void ToDictionary_IsACopy()
    {
        var values = new ChartValues();
        values.Set("a.b", 1);

        ((Dictionary<string, object>)values.ToDictionary()["a"])["b"] = 2;

        Assert.Equal(1, values.Get("a.b"));
    }

    private static void AssertJson(string json, Action<ChartValues> act)
    {
        var values = new ChartValues();

        act(values);

        Assert.Equal(json, JsonSerializer.Serialize(values.ToDictionary()));
    }
}
