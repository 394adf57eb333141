using System.Text.Json;
using Pulumi;
using Pulumi.Kubernetes;
using Pulumi.Random;
using Xunit;

namespace Homelab.Generator.Tests.Packages;

/// <summary>What the classes do in code is what their attributes and types say, on every class of the packages.</summary>
public sealed class WireNamesTests
{
    private static readonly Type[] Classes = [.. typeof(KubernetesResource).Assembly.GetExportedTypes(), .. typeof(RandomPassword).Assembly.GetExportedTypes()];

    [Fact]
    public async Task EveryArgumentClass_SendsWhatItsAttributesName()
    {
        var classes = Classes.Where(type => typeof(InputArgs).IsAssignableFrom(type) && !type.IsAbstract).ToList();

        var run = await Recorder.RunAsync(_ =>
        {
            Resource? last = null;
            foreach (var type in classes)
            {
                last = new Probe(type.FullName!, new ProbeArgs { Value = InputSamples.Args(type) });
            }

            return last!;
        });

        Assert.True(classes.Count > 300, $"only {classes.Count} classes were found");
        Assert.All(classes, type =>
        {
            using var inputs = JsonDocument.Parse(run.Registered(type.FullName!).Inputs);
            var sent = inputs.RootElement.GetProperty("value").EnumerateObject().Select(property => property.Name);
            Assert.Equal(InputSamples.WireNames(type).Order(StringComparer.Ordinal), sent);
        });
    }

    [Fact]
    public async Task EveryResource_ReadsAllThatItsTypesDeclare()
    {
        var classes = Classes.Where(type => typeof(Resource).IsAssignableFrom(type) && type.GetMethod("Get") is not null).ToList();
        var resources = new List<Resource>();

        await Recorder.RunAsync(run =>
        {
            foreach (var type in classes)
            {
                run.Answer(type.FullName!, OutputSamples.State(type));
                var get = type.GetMethod("Get")!;
                object?[] arguments = [type.FullName, (Input<string>)"id", .. Enumerable.Repeat<object?>(null, get.GetParameters().Length - 2)];
                resources.Add((Resource)get.Invoke(null, arguments)!);
            }

            return resources[0];
        });

        Assert.True(classes.Count > 45, $"only {classes.Count} classes were found");
        foreach (var resource in resources)
        {
            await OutputSamples.CheckAsync(resource);
        }
    }

    private sealed class Probe(string name, ProbeArgs args) : CustomResource("test:index:Probe", name, args, new CustomResourceOptions());

    private sealed class ProbeArgs : ResourceArgs
    {
        [Input("value")]
        public Input<object>? Value { get; set; }
    }
}
