using Homelab.Engine.Planning;
using Homelab.Engine.Protocol;
using Xunit;

namespace Homelab.Cli.Tests.Planning;

public sealed class PlannerTests
{
    [Fact]
    public void PlansOneStepForEachResource_InOrder_WithoutDefaultProviders()
    {
        var plan = Planner.Plan(Given.Homelab());

        Assert.Equal(
            [
                "Create homelab-prod",
                "Create longhorn",
                "Import media",
                "Read cluster-info",
                "Create grafana-admin",
                "Create longhorn-namespace",
                "Create longhorn",
                "Create admin",
            ],
            plan.Steps.Select(step => $"{step.Operation} {step.Resource.Name}"));
        Assert.Equal(
            [KeyValuePair.Create(Operation.Create, 6), KeyValuePair.Create(Operation.Read, 1), KeyValuePair.Create(Operation.Import, 1)],
            plan.Summary);
    }

    [Fact]
    public void PlansExplicitProviders()
    {
        var provider = Given.Resource("pulumi:providers:kubernetes", "other", PropertyMap.Empty);

        Assert.Contains(Planner.Plan(Given.Evaluation(provider)).Steps, step => step.Resource == provider && step.Operation == Operation.Create);
    }

    [Theory]
    [InlineData("kubernetes:core/v1:Secret")]
    [InlineData("kubernetes:core/v1:SecretPatch")]
    public void MarksTheContentsOfKubernetesSecrets(string type)
    {
        var contents = Given.Map(("data", Given.Object(("a", Given.Text("YQ==")))), ("stringData", Given.Secret(Given.Object(("b", Given.Text("b"))))), ("type", Given.Text("Opaque")));
        var secret = Given.Resource(type, "secret", contents) with { Outputs = contents };

        var planned = Planner.Plan(Given.Evaluation(secret)).Steps[^1].Resource;

        foreach (var properties in new[] { planned.Inputs, planned.Outputs })
        {
            Assert.Equal(Given.Secret(Given.Object(("a", Given.Text("YQ==")))), properties["data"]);
            Assert.Equal(Given.Secret(Given.Object(("b", Given.Text("b")))), properties["stringData"]);
            Assert.Equal(Given.Text("Opaque"), properties["type"]);
        }
    }

    [Fact]
    public void LeavesOtherResourcesAsTheyAre()
    {
        var configMap = Given.ConfigMap("media", ("a", Given.Text("b")));

        Assert.Same(configMap, Planner.Plan(Given.Evaluation(configMap)).Steps[^1].Resource);
    }
}
