using Homelab.Engine.Protocol;
using Homelab.Engine.Rendering;
using k8s;
using k8s.Models;
using Xunit;

namespace Homelab.Cli.Tests.Rendering;

/// <summary>The strict reader of the official Kubernetes client judges the manifests.</summary>
public sealed class KubernetesReadsManifestsTests
{
    [Fact]
    public void ReadsAWholeHomelab()
    {
        var kinds = ManifestRenderer.Render(Given.Homelab(), withSecrets: false).Files
            .Where(file => !file.Path.Contains("helm.cattle.io", StringComparison.Ordinal))
            .SelectMany(file => Load(file.Content))
            .Select(read => read.GetType());

        Assert.Equal([typeof(V1ConfigMap), typeof(V1Namespace), typeof(V1Secret)], kinds);
    }

    [Fact]
    public void ReadsEveryTypeOfFieldAsItWasMeant()
    {
        var deployment = Given.Resource("kubernetes:apps/v1:Deployment", "media", Given.Map(
            ("metadata", Given.Object(("labels", Given.Object(("on", Given.Text("true")), ("version", Given.Text("1.10")))), ("name", Given.Text("media")))),
            ("spec", Given.Object(
                ("replicas", Given.Number(2)),
                ("selector", Given.Object(("matchLabels", Given.Object(("app", Given.Text("yes")))))),
                ("template", Given.Object(("spec", Given.Object(
                    ("containers", Given.List(Given.Object(
                        ("args", Given.List(Given.Text("--level=0644"), Given.Text("null"), Given.Text("- dash"))),
                        ("command", Given.List(Given.Text("sh"), Given.Text("-c"), Given.Text("set -e\necho \"$X\"\n"))),
                        ("image", Given.Text("ghcr.io/example/media:1.0@sha256:abc")),
                        ("livenessProbe", Given.Object(("httpGet", Given.Object(("path", Given.Text("/")), ("port", Given.Text("http")))))),
                        ("name", Given.Text("media")),
                        ("readinessProbe", Given.Object(("tcpSocket", Given.Object(("port", Given.Number(8080)))))),
                        ("resources", Given.Object(("limits", Given.Object(("cpu", Given.Text("500m")), ("memory", Given.Text("1Gi")), ("nvidia.com/gpu", Given.Text("1"))))))))),
                    ("hostNetwork", Given.True)))))))));

        var read = Assert.IsType<V1Deployment>(Assert.Single(Load(Assert.Single(ManifestRenderer.Render(Given.Evaluation(deployment), withSecrets: false).Files).Content)));

        Assert.Equal("true", read.Metadata.Labels["on"]);
        Assert.Equal("1.10", read.Metadata.Labels["version"]);
        Assert.Equal(2, read.Spec.Replicas);
        Assert.Equal("yes", read.Spec.Selector.MatchLabels["app"]);
        Assert.True(read.Spec.Template.Spec.HostNetwork);
        var container = Assert.Single(read.Spec.Template.Spec.Containers);
        Assert.Equal(["--level=0644", "null", "- dash"], container.Args);
        Assert.Equal("set -e\necho \"$X\"\n", container.Command[2]);
        Assert.Equal("http", container.LivenessProbe.HttpGet.Port.Value);
        Assert.Equal("8080", container.ReadinessProbe.TcpSocket.Port.Value);
        Assert.Equal("1", container.Resources.Limits["nvidia.com/gpu"].ToString());
    }

    [Fact]
    public void RefusesAMisspeltField_SoThatTheseTestsProveSomething()
    {
        var configMap = Given.ConfigMap("media");
        configMap = configMap with { Inputs = configMap.Inputs.With("dataa", PropertyValue.Null) };

        Assert.ThrowsAny<YamlDotNet.Core.YamlException>(() => Load(ManifestRenderer.Render(Given.Evaluation(configMap), withSecrets: false).Files[0].Content));
    }

    private static List<object> Load(string yaml) => KubernetesYaml.LoadAllFromString(yaml, null, strict: true);
}
