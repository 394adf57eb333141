using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;
using Homelab.Engine.Rendering;
using Xunit;

namespace Homelab.Cli.Tests.Rendering;

public sealed class HelmChartTests
{
    [Fact]
    public void CarriesOverWhatTheHelmChartHasFieldsFor()
    {
        var release = Given.Release(
            "longhorn",
            ("atomic", Given.True),
            ("createNamespace", Given.True),
            ("skipAwait", new BoolValue(false)),
            ("timeout", Given.Number(600)),
            ("values", Given.Object(
                ("defaultSettings", Given.Object(("defaultReplicaCount", Given.Number(3)), ("nodeDrainPolicy", Given.Text("block-if-contains-last-replica")), ("none", PropertyValue.Null))),
                ("ingress", Given.Object(("enabled", new BoolValue(false)), ("host", Given.Secret("longhorn.example.com")))))));

        Assert.Equal(
            """
            apiVersion: helm.cattle.io/v1
            kind: HelmChart
            metadata:
              annotations:
                homelab/missing-keys: spec.valuesContent.ingress.host
              name: longhorn
              namespace: kube-system
            spec:
              chart: longhorn
              createNamespace: true
              repo: https://charts.longhorn.io
              targetNamespace: longhorn-system
              timeout: 600s
              valuesContent: |
                defaultSettings:
                  defaultReplicaCount: 3
                  nodeDrainPolicy: block-if-contains-last-replica
                ingress:
                  enabled: false
              version: "1.12.1"

            """,
            Content(release));
    }

    [Fact]
    public void KeepsNullValues_WhenTheReleaseAllowsThem() =>
        Assert.Contains(
            "valuesContent: |\n    a: null\n",
            Content(Given.Release("longhorn", ("allowNullValues", Given.True), ("values", Given.Object(("a", PropertyValue.Null))))),
            StringComparison.Ordinal);

    [Fact]
    public void LeavesOutEmptyValues() =>
        Assert.DoesNotContain("valuesContent", Content(Given.Release("longhorn", ("values", Given.Object(("a", PropertyValue.Null))))), StringComparison.Ordinal);

    [Fact]
    public void NamesTheWholeValues_WhenTheyAreSecret() =>
        Assert.Contains(
            "homelab/missing-keys: spec.valuesContent\n",
            Content(Given.Release("longhorn", ("values", Given.Secret(Given.Object(("a", Given.Text("b"))))))),
            StringComparison.Ordinal);

    public static TheoryData<string, string, PropertyValue> Faults => new()
    {
        { "name", "name is not set, and the release name that Pulumi invents is known only after an apply; set name", PropertyValue.Null },
        { "name", $"name = {new string('n', 54)}: Helm allows 53 characters in a release name; shorten it", Given.Text(new string('n', 54)) },
        { "name", "metadata.name is known only after an apply; a manifest needs a value that the program itself knows", PropertyValue.Unknown },
        { "chart", "chart is not set; name the chart to install", Given.Text("") },
        { "repositoryOpts", "chart = longhorn: without a repository this is a folder or an alias of this machine, which the cluster cannot reach; set repositoryOpts.repo or give an oci:// or https:// address", PropertyValue.Null },
        { "repositoryOpts", "repositoryOpts.password has no place in K3s' HelmChart, which takes access data from a Secret of the cluster; use a repository that needs none, or apply this release with pulumi", Given.Object(("password", Given.Secret("p4ss")), ("repo", Given.Text("https://example.com"))) },
        { "values", "spec.valuesContent.a[0] is known only after an apply; a manifest needs a value that the program itself knows", Given.Object(("a", Given.List(PropertyValue.Unknown))) },
        { "valueYamlFiles", "valueYamlFiles has no counterpart in K3s' HelmChart; give the same values as 'values'", Given.List(new AssetValue("a: b", null, null, "")) },
        { "skipCrds", "skipCrds has no counterpart in K3s' HelmChart; switch the definitions off by the chart's own value", Given.True },
        { "postrender", "postrender has no counterpart in K3s' HelmChart; make the change by the chart's values", Given.Text("sed") },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Rejects_WhatK3sCouldNotInstall(string input, string fault, PropertyValue value)
    {
        var release = Given.Release("longhorn");
        release = release with { Inputs = release.Inputs.With(input, value) };

        var rendering = ManifestRenderer.Render(Given.Evaluation(release), withSecrets: false);

        Assert.Equal(new Diagnostic(Severity.Error, fault, release.Urn), Assert.Single(rendering.Diagnostics));
        Assert.Empty(rendering.Files);
    }

    [Theory]
    [InlineData("oci://ghcr.io/example/chart")]
    [InlineData("https://example.com/chart-1.0.0.tgz")]
    public void TakesAddressesWithoutARepository(string chart)
    {
        var release = Given.Release("longhorn");

        Assert.Contains($"chart: {chart}\n", Content(release with { Inputs = release.Inputs.With("chart", Given.Text(chart)).With("repositoryOpts", PropertyValue.Null) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_ReleasesOfOneName_InTwoNamespaces()
    {
        var first = Given.Release("longhorn");
        var second = first with { Urn = first.Urn + "-2", Inputs = first.Inputs.With("namespace", Given.Text("other")) };

        Assert.Equal(
            $"1-manifest/helm.cattle.io_v1-helmchart-kube-system-longhorn.yaml is already the manifest of '{first.Urn}'; give one of the two another name",
            Assert.Single(ManifestRenderer.Render(Given.Evaluation(first, second), withSecrets: false).Diagnostics).Message);
    }

    private static string Content(Registration registration)
    {
        var rendering = ManifestRenderer.Render(Given.Evaluation(registration), withSecrets: false);
        Assert.Empty(rendering.Diagnostics);
        return Assert.Single(rendering.Files).Content;
    }
}
