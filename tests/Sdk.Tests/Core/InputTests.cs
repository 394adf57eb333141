using System.Text.Json;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Sdk.Tests.Core;

/// <summary>Single inputs, unions and JSON.</summary>
public sealed class InputTests
{
    [Fact]
    public async Task Converts_FromAndToOutputs()
    {
        Input<string> plain = "x";
        Input<string> output = Given.Secret("y");
        Output<string> back = plain;

        Assert.Equal("x", await OutputUtilities.GetValueAsync(back));
        Assert.Equal(new Facts<string>("y", true, true, ""), await Facts<string>.OfAsync(output));
        Assert.Throws<ArgumentNullException>(() => (Input<string>)(Output<string>)null!);
    }

    [Fact]
    public async Task ToOutput_OfNull_IsTheKnownDefault()
    {
        Input<int>? nothing = null;

        Assert.Equal(new Facts<int>(0, true, false, ""), await Facts<int>.OfAsync(nothing.ToOutput()));
        Assert.Equal(1, await OutputUtilities.GetValueAsync(nothing.Apply(v => v + 1)));
    }

    [Fact]
    public async Task Apply_WorksAsOnOutputs()
    {
        Input<string> input = "x";

        Assert.Equal("x!", await OutputUtilities.GetValueAsync(input.Apply(v => v + "!")));
        Assert.Equal("x!", await OutputUtilities.GetValueAsync(input.Apply(v => Task.FromResult(v + "!"))));
        Assert.True(await Output.IsSecretAsync(input.Apply(v => Given.Secret(v))));
        Assert.Equal("y", await OutputUtilities.GetValueAsync(input.Apply(_ => (Input<string>)"y")));
    }

    [Fact]
    public async Task InputUnion_ConvertsFromEverything()
    {
        InputUnion<int, string>[] ones = [1, Output.Create(1), (Input<int>)1, Union<int, string>.FromT0(1), Output.Create(Union<int, string>.FromT0(1))];
        InputUnion<int, string>[] texts = ["s", Output.Create("s"), (Input<string>)"s", Union<int, string>.FromT1("s")];

        foreach (var one in ones)
        {
            Assert.Equal(1, await OutputUtilities.GetValueAsync(one.ToOutput().AsT0()));
        }

        foreach (var text in texts)
        {
            Assert.Equal("s", await OutputUtilities.GetValueAsync(text.ToOutput().AsT1()));
        }

        Assert.Equal(0, await OutputUtilities.GetValueAsync(new InputUnion<int, string>().ToOutput().AsT0()));
    }

    [Fact]
    public async Task InputJson_ConvertsFromTextDocumentsAndElements()
    {
        using var document = JsonDocument.Parse("""{"a":1}""");
        InputJson[] inputs =
        [
            """{"a":1}""", document, document.RootElement,
            Output.Create("""{"a":1}"""), Output.Create(document), Output.Create(document.RootElement),
        ];

        foreach (var input in inputs)
        {
            Assert.Equal(1, (await OutputUtilities.GetValueAsync(input.ToOutput())).GetProperty("a").GetInt32());
        }
    }

    [Fact]
    public async Task InputJson_RefusesMalformedText_AtOnce_ButAnOutputOfOneOnUse()
    {
        InputJson late = Output.Create("{oops");

        Assert.ThrowsAny<JsonException>(() => (InputJson)"{oops");
        await Assert.ThrowsAnyAsync<JsonException>(() => OutputUtilities.GetValueAsync(late.ToOutput()));
    }

    [Fact]
    public void Union_HoldsOneOfItsTypes()
    {
        Union<int, string> one = 1;
        Union<int, string> text = "s";

        Assert.True(one.IsT0);
        Assert.True(text.IsT1);
        Assert.Equal("Cannot return as T1 as result is T0", Assert.Throws<InvalidOperationException>(() => one.AsT1).Message);
        Assert.Equal("1", one.Match(v => $"{v}", v => v));
        Assert.Equal(Union<string, string>.FromT0("1"), one.MapT0(v => $"{v}"));
        Assert.Equal(Union<int, int>.FromT1(1), text.MapT1(v => v.Length));
        Assert.Equal(Union<bool, int>.FromT1(1), text.Bimap(_ => true, v => v.Length));
        Assert.True(text.TryPickT1(out var picked, out _));
        Assert.Equal("s", picked);
        Assert.False(text.TryPickT0(out _, out var rest));
        Assert.Equal("s", rest);
        Assert.True(one == Union<int, string>.FromT0(1));
        Assert.True(one != text);
        Assert.Equal("System.Int32: 1", one.ToString());
        Assert.Equal(one.GetHashCode(), Union<int, string>.FromT0(1).GetHashCode());

        var seen = "";
        text.Switch(_ => seen = "int", v => seen = v);
        Assert.Equal("s", seen);
    }
}
