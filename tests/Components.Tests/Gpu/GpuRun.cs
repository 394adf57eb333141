using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;
using Xunit;

namespace Homelab.Components.Tests.Gpu;

/// <summary>One run of a program under Pulumi's mocks, with what it registered and with which options.</summary>
internal sealed record GpuRun(IReadOnlyDictionary<string, Registration> Registrations, IReadOnlyDictionary<string, ResourceOptions> Options)
{
    /// <summary>Runs a program that hands the given options to its components.</summary>
    public static async Task<GpuRun> OfAsync(Action<ComponentResourceOptions> create, bool preview = false, RecordingMocks? mocks = null)
    {
        mocks ??= new RecordingMocks(ids: !preview);
        var options = new Dictionary<string, ResourceOptions>(StringComparer.Ordinal);
        await Deployment.TestAsync(mocks, new TestOptions { ProjectName = "homelab", StackName = "prod", IsPreview = preview }, () =>
        {
            var watched = new ComponentResourceOptions();
            watched.ResourceTransformations.Add(args =>
            {
                options[args.Resource.GetResourceName()] = args.Options;
                return null;
            });
            create(watched);
        });
        return new GpuRun(mocks.Registrations, options);
    }

    /// <summary>The inputs of one registration.</summary>
    public JsonNode Inputs(string name) => JsonNode.Parse(Registrations[name].Inputs)!;

    /// <summary>Compares the inputs of one registration with JSON whose keys may come in any order.</summary>
    public void AssertInputs(string name, string expected)
    {
        var actual = Inputs(name);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"{name}:\n{actual.ToJsonString()}");
    }
}
