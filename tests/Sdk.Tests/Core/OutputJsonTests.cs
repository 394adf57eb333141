using System.Text.Json;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Sdk.Tests.Core;

/// <summary>JSON of values that have outputs inside.</summary>
public sealed class OutputJsonTests
{
    [Fact]
    public async Task Serialize_SeesThroughOutputsAndInputs()
    {
        var value = new Dictionary<string, object?>
        {
            ["output"] = Given.Later("o"),
            ["input"] = (Input<int>)5,
            ["list"] = new InputList<string> { "a", Given.Later("b") },
            ["map"] = new InputMap<string> { ["k"] = Output.Create("v") },
            ["nested"] = new[] { Output.Create(new Dictionary<string, Output<int>> { ["x"] = Given.Later(1) }) },
            ["null"] = Output.Create((string?)null),
        };

        var json = Output.JsonSerialize(Output.Create(value));

        Assert.Equal(
            """{"output":"o","input":5,"list":["a","b"],"map":{"k":"v"},"nested":[{"x":1}],"null":null}""",
            await OutputUtilities.GetValueAsync(json));
    }

    [Fact]
    public async Task Serialize_IsSecretIfAnyPartIs_AndUnknownIfAnyPartIs()
    {
        var secret = Output.JsonSerialize(Output.Create(new[] { Given.Secret("s"), Output.Create("t") }));
        var unknown = Output.JsonSerialize(Output.Create(new[] { Given.Unknown<string>(), Output.Create("t") }));

        Assert.Equal(new Facts<string>("""["s","t"]""", true, true, ""), await Facts<string>.OfAsync(secret));
        Assert.Equal(new Facts<string>(null!, false, false, ""), await Facts<string>.OfAsync(unknown));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.JsonSerialize(Given.Unknown<int>())));
    }

    [Fact]
    public async Task Serialize_DependsOnTheResourcesInside()
    {
        await Given.InProgramAsync(async () =>
        {
            var id = new Echo("e").Id.Apply(_ => "known");

            Assert.Equal("e", (await Facts<string>.OfAsync(Output.JsonSerialize(Output.Create(new[] { id })))).Dependencies);
        });
    }

    [Fact]
    public async Task Serialize_FollowsTheOptions()
    {
        var json = Output.JsonSerialize(
            Output.Create(new { FirstName = Output.Create("x") }),
            new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

        Assert.Equal("""{"firstName":"x"}""", await OutputUtilities.GetValueAsync(json));
    }

    [Fact]
    public async Task Serialize_WritesAValueAsTheTypeOfItsOutput()
    {
        var json = Output.JsonSerialize(Output.Create(new Dictionary<string, object?>
        {
            ["base"] = Output.Create<Animal>(new Cat("Tom", 9)),
            ["object"] = Output.Create<object>(new Cat("Tom", 9)),
        }));

        Assert.Equal(
            """{"base":{"Name":"Tom"},"object":{}}""",
            await OutputUtilities.GetValueAsync(json));
    }

    /// <summary>A quirk of the official SDK that the stand-in keeps.</summary>
    [Fact]
    public async Task Serialize_DoesNotSeeThroughUnionsAndJson()
    {
        var json = Output.JsonSerialize(Output.Create(new Dictionary<string, object?> { ["j"] = (InputJson)"[1]", ["u"] = (InputUnion<int, string>)1 }));

        Assert.Equal("""{"j":{},"u":{}}""", await OutputUtilities.GetValueAsync(json));
    }

    [Fact]
    public async Task Deserialize_LeavesNullMembersNull()
    {
        var value = await OutputUtilities.GetValueAsync(Output.JsonDeserialize<Dictionary<string, Output<string>?>>(Output.Create("""{"a":null,"b":"x"}""")));

        Assert.Null(value["a"]);
        Assert.Equal("x", await OutputUtilities.GetValueAsync(value["b"]!));
    }

    [Fact]
    public async Task Deserialize_MakesOutputsInsideTheType()
    {
        var value = await OutputUtilities.GetValueAsync(
            Output.JsonDeserialize<Dictionary<string, Output<int>>>(Given.Secret("""{"a":1}""")));

        Assert.Equal(new Facts<int>(1, true, true, ""), await Facts<int>.OfAsync(value["a"]));
    }

    [Fact]
    public async Task Deserialize_KeepsSecretAndUnknown()
    {
        var secret = Output.JsonDeserialize<int[]>(Given.Secret("[1]"));
        var unknown = Output.JsonDeserialize<int[]>(Given.Unknown<string>());

        Assert.True(await Output.IsSecretAsync(secret));
        Assert.Equal(1, Assert.Single(await OutputUtilities.GetValueAsync(secret)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(unknown));
        await Assert.ThrowsAsync<JsonException>(() => OutputUtilities.GetValueAsync(Output.JsonDeserialize<int[]>(Output.Create("{"))));
    }

    private record Animal(string Name);

    private sealed record Cat(string Name, int Lives) : Animal(Name);
}
