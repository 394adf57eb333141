using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Xunit;

namespace Pulumi.Sdk.Tests.Transforms;

/// <summary>Transformations, which run inside the constructor.</summary>
public sealed class TransformationTests
{
    [Fact]
    public async Task Transformations_RunFromTheInsideOut()
    {
        await using var engine = new TestEngine();
        var seen = new List<string>();

        await engine.RunAsync(
            () =>
            {
                _ = new Box("box", new() { ResourceTransformations = { Note("box", seen) } }, 0, box =>
                    _ = new Echo("e", new EchoArgs(), new() { Parent = box, ResourceTransformations = { Note("own 1", seen), Note("own 2", seen) } }));
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            },
            new StackOptions { ResourceTransformations = { Note("stack", seen) } });

        Assert.Equal(
            ["proj-dev: stack", "box: box", "box: stack", "e: own 1", "e: own 2", "e: box", "e: stack"],
            seen);
        Assert.Equal(["own 1", "own 2", "box", "stack"], engine["e"].IgnoreChanges);
    }

    [Fact]
    public async Task Transformations_ReplaceInputsAndOptions()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() => _ = new Echo("e", new EchoArgs { Text = "a" }, new()
        {
            ResourceTransformations = { args => new ResourceTransformationResult(new EchoArgs { Text = "b" }, new CustomResourceOptions { Protect = true }) },
        }));

        Assert.Equal(Value.ForString("b"), engine["e"].Object.Fields["text"]);
        Assert.True(engine["e"].Protect);
    }

    [Fact]
    public async Task Rejects_AnotherParent()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() =>
        {
            var other = new Echo("other");
            _ = new Echo("e", null, new()
            {
                ResourceTransformations = { args => new ResourceTransformationResult(args.Args, new CustomResourceOptions { Parent = other }) },
            });
        });

        Assert.Equal(32, code);
        Assert.Contains(
            "Transformations cannot currently be used to change the 'parent' of a resource.",
            Assert.Single(engine.Logs).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunException_EndsTheProgram_WithItsMessage()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() => _ = new Echo("e", null, new() { ResourceTransformations = { _ => throw new RunException("not allowed: e") } }));

        Assert.Equal(32, code);
        Assert.Equal("not allowed: e", Assert.Single(engine.Logs).Message);
    }

    private static ResourceTransformation Note(string tag, List<string> seen) => args =>
    {
        seen.Add($"{args.Resource.GetResourceName()}: {tag}");
        return args.Options is CustomResourceOptions options
            ? new ResourceTransformationResult(args.Args, CustomResourceOptions.Merge(options, new() { IgnoreChanges = { tag } }))
            : null;
    };
}
