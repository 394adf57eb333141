using System.Collections.Immutable;
using Xunit;

namespace Pulumi.Sdk.Tests.Core;

/// <summary>Inputs as a dictionary: what the official SDK refuses must not pass here.</summary>
public sealed class DictionaryArgsTests
{
    [Fact]
    public void Take_WhatAnOutputCanBe()
    {
        Check("text");
        Check(1);
        Check(1.5);
        Check(true);
        Check(null);
        Check(Output.Create("text"));
        Check(Output.Create<AssetOrArchive>(new StringAsset("text")));
        Check(ImmutableDictionary<string, object?>.Empty.Add("deep", new List<string>()));
        Check(ImmutableArray.Create<object>(1, "x"));
        Check(ImmutableDictionary<string, Output<string>>.Empty);
        Check(Output.Create(ImmutableArray.Create("x")));
    }

    [Fact]
    public void Reject_OtherTypes()
    {
        const string NoGeneric = "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>";

        AssertRejected(1L, "dictionary contains invalid type System.Int64. Allowed types are:");
        AssertRejected(new[] { "x" }, "dictionary contains invalid type System.String[]. Allowed types are:");
        AssertRejected(new StringAsset("text"), "dictionary contains invalid type Pulumi.StringAsset. Allowed types are:");
        AssertRejected(new List<string>(), NoGeneric);
        AssertRejected(new Dictionary<string, object>(), NoGeneric);
        AssertRejected(Output.Create(new List<string>()), NoGeneric);
        AssertRejected((InputList<string>)"x", NoGeneric);
    }

    [Fact]
    public void Inputs_AreArgumentsOfFunctions_ButNotOfResources()
    {
        var input = ImmutableDictionary<string, object?>.Empty.Add("key", (Input<string>)"x");

        _ = new DictionaryInvokeArgs(input);
        Assert.Throws<InvalidOperationException>(() => new DictionaryResourceArgs(input));
    }

    private static void Check(object? value)
    {
        var dictionary = ImmutableDictionary<string, object?>.Empty.Add("key", value);
        _ = new DictionaryResourceArgs(dictionary);
        _ = new DictionaryInvokeArgs(dictionary);
    }

    private static void AssertRejected(object value, string reason)
    {
        var dictionary = ImmutableDictionary<string, object?>.Empty.Add("key", value);

        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(() => new DictionaryResourceArgs(dictionary)).Message, StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(() => new DictionaryInvokeArgs(dictionary)).Message, StringComparison.Ordinal);
    }
}
