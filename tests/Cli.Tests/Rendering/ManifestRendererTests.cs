using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;
using Homelab.Engine.Rendering;
using Xunit;

namespace Homelab.Cli.Tests.Rendering;

public sealed class ManifestRendererTests
{
    [Fact]
    public void RendersTheWholeHomelab_AndSaysWhatItLeavesOut()
    {
        var rendering = ManifestRenderer.Render(Given.Homelab(), withSecrets: false);

        Assert.True(rendering.Succeeded);
        Assert.Equal(2, rendering.Incomplete);
        Assert.Equal(
            "1 of random:index/randomPassword:RandomPassword not rendered: only pulumi can make what is no Kubernetes object",
            Assert.Single(rendering.Diagnostics).Message);
        Snapshot.Matches(All(rendering), "render.yaml");
    }

    [Fact]
    public void WritesKnownSecrets_WhenAsked()
    {
        var rendering = ManifestRenderer.Render(Given.Homelab(), withSecrets: true);

        Assert.Equal(1, rendering.Incomplete);
        Assert.Contains("    token: s3cret\n", rendering.Files[0].Content, StringComparison.Ordinal);
        Assert.EndsWith(
            "  annotations:\n    homelab/missing-keys: stringData.password\n  name: grafana-admin\n  namespace: monitoring\nstringData:\n  user: admin\n",
            rendering.Files[3].Content,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kubernetes:core/v1:Namespace", "media", null, "1-manifest/v1-namespace-default-media.yaml")]
    [InlineData("kubernetes:core/v1:ConfigMap", "media", "apps", "1-manifest/v1-configmap-apps-media.yaml")]
    [InlineData("kubernetes:apps/v1:Deployment", "media", "apps", "1-manifest/apps_v1-deployment-apps-media.yaml")]
    [InlineData("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "system:media", null, "1-manifest/rbac.authorization.k8s.io_v1-clusterrole-default-system:media.yaml")]
    [InlineData("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", "media.example.com", null, "0-crd/apiextensions.k8s.io_v1-customresourcedefinition-default-media.example.com.yaml")]
    [InlineData("kubernetes:cert-manager.io/v1:Certificate", "media", "apps", "1-manifest/cert-manager.io_v1-certificate-apps-media.yaml")]
    public void NamesFiles_LikeTheKubernetesProvider(string type, string name, string? space, string expected)
    {
        var rendering = ManifestRenderer.Render(
            Given.Evaluation(Given.Resource(type, "resource", Given.Map(("metadata", Given.Metadata(name, space))))),
            withSecrets: false);

        Assert.Equal(expected, Assert.Single(rendering.Files).Path);
    }

    [Fact]
    public void FillsInApiVersionAndKind_AndDropsBookkeeping()
    {
        var resource = Given.Resource("kubernetes:core/v1:ConfigMap", "media", Given.Map(
            ("__defaults", Given.List()),
            ("data", Given.Object(("__init__.py", Given.Text("")))),
            ("metadata", Given.Metadata("media"))));

        Assert.Equal("apiVersion: v1\ndata:\n  __init__.py: \"\"\nkind: ConfigMap\nmetadata:\n  name: media\n", Content(resource));
    }

    [Fact]
    public void LeavesSecretsOut_AndNamesThemInAnAnnotation()
    {
        var deployment = Given.Resource("kubernetes:apps/v1:Deployment", "media", Given.Map(
            ("metadata", Given.Object(("annotations", Given.Object(("team", Given.Text("home")))), ("name", Given.Text("media")))),
            ("spec", Given.Object(("env", Given.List(
                Given.Object(("name", Given.Text("TOKEN")), ("value", Given.Secret("t0ken"))),
                Given.Object(("name", Given.Text("MODE")), ("value", new OutputValue(Given.Text("m0de"), Secret: true, [])))))))));

        Assert.Equal(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              annotations:
                homelab/missing-keys: "spec.env[0].value,spec.env[1].value"
                team: home
              name: media
            spec:
              env:
                - name: TOKEN
                - name: MODE

            """,
            Content(deployment));
    }

    [Fact]
    public void NamesEveryKeyOfASecret_WhetherMarkedOrNot()
    {
        var secret = Given.Resource("kubernetes:core/v1:Secret", "media", Given.Map(
            ("data", Given.Secret(Given.Object(("tls.key", Given.Text("a2V5")), ("ca", Given.Text("Y2E="))))),
            ("metadata", Given.Metadata("media")),
            ("stringData", Given.Object(("password", PropertyValue.Unknown), ("user", Given.Text("admin")))),
            ("type", Given.Text("Opaque"))));

        Assert.Equal(
            """
            apiVersion: v1
            data: {}
            kind: Secret
            metadata:
              annotations:
                homelab/missing-keys: 'data.ca,data["tls.key"],stringData.password,stringData.user'
              name: media
            stringData: {}
            type: Opaque

            """,
            Content(secret));
    }

    [Fact]
    public void NamesWhatEvenAnApplyWithSecretsHasToSupply()
    {
        var secret = Given.Resource("kubernetes:core/v1:Secret", "media", Given.Map(
            ("data", PropertyValue.Unknown),
            ("metadata", Given.Metadata("media")),
            ("stringData", Given.Secret(Given.Object(("password", PropertyValue.Unknown), ("user", Given.Text("admin")))))));

        Assert.Equal(
            """
            apiVersion: v1
            kind: Secret
            metadata:
              annotations:
                homelab/missing-keys: data,stringData.password
              name: media
            stringData:
              user: admin

            """,
            Content(secret, withSecrets: true));
    }

    [Fact]
    public void PutsObjectsIntoTheNamespaceOfTheirProvider()
    {
        var definition = Given.Resource("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", "definition", Given.Map(
            ("metadata", Given.Metadata("books.example.com")),
            ("spec", Given.Object(
                ("group", Given.Text("example.com")),
                ("names", Given.Object(("kind", Given.Text("Book")))),
                ("scope", Given.Text("Namespaced"))))));
        var evaluation = Given.Evaluation(
            definition,
            Given.Resource("kubernetes:core/v1:ServiceAccount", "account", Given.Map(("metadata", Given.Metadata("account")))),
            Given.Resource("kubernetes:core/v1:Namespace", "space", Given.Map(("metadata", Given.Metadata("space")))),
            Given.Resource("kubernetes:example.com/v1:Book", "book", Given.Map(("metadata", Given.Metadata("book")))),
            Given.Resource("kubernetes:example.org/v1:Film", "film", Given.Map(("metadata", Given.Metadata("film")))),
            Given.Release("chart", ("namespace2", Given.Text("x"))) with { Inputs = Given.Map(("chart", Given.Text("oci://example.com/chart")), ("name", Given.Text("chart"))) });
        evaluation = evaluation with { Registrations = evaluation.Registrations.SetItem(1, Given.DefaultProvider(Given.Map(("namespace", Given.Text("media"))))) };

        var rendering = ManifestRenderer.Render(evaluation, withSecrets: false);

        Assert.Equal(
            [
                "0-crd/apiextensions.k8s.io_v1-customresourcedefinition-default-books.example.com.yaml",
                "1-manifest/example.com_v1-book-media-book.yaml",
                "1-manifest/example.org_v1-film-default-film.yaml",
                "1-manifest/helm.cattle.io_v1-helmchart-kube-system-chart.yaml",
                "1-manifest/v1-namespace-default-space.yaml",
                "1-manifest/v1-serviceaccount-media-account.yaml",
            ],
            rendering.Files.Select(file => file.Path));
        Assert.Contains("namespace: media", rendering.Files[1].Content, StringComparison.Ordinal);
        Assert.Contains("targetNamespace: media", rendering.Files[3].Content, StringComparison.Ordinal);
        Assert.Equal(
            "the provider's namespace 'media' was not set, as only the cluster knows whether Film objects live in namespaces; if they do, set metadata.namespace",
            Assert.Single(rendering.Diagnostics).Message);
    }

    [Fact]
    public void SkipsPatches_WithAWarning()
    {
        var patch = Given.Resource("kubernetes:core/v1:NodePatch", "label", Given.Map(("kind", Given.Text("Node")), ("metadata", Given.Metadata("k3s3"))));
        var ownKind = Given.Resource("kubernetes:example.com/v1:EnvoyPatch", "own", Given.Map(("kind", Given.Text("EnvoyPatch")), ("metadata", Given.Metadata("own"))));

        var rendering = ManifestRenderer.Render(Given.Evaluation(patch, ownKind), withSecrets: false);

        Assert.Equal("1-manifest/example.com_v1-envoypatch-default-own.yaml", Assert.Single(rendering.Files).Path);
        Assert.Equal(
            new Diagnostic(
                Severity.Warning,
                "not rendered: a patch changes an object that something else makes, and as a manifest it would make that object; apply it with pulumi",
                patch.Urn),
            Assert.Single(rendering.Diagnostics));
    }

    [Theory]
    [InlineData("kubernetes:yaml/v2:ConfigGroup")]
    [InlineData("kubernetes:helm.sh/v4:Chart")]
    public void Rejects_ComponentsOfTheProvider(string type)
    {
        Assert.Equal(
            $"only the Kubernetes provider can take a {type} apart, and rendering works without it; declare a kubernetes:helm.sh/v3:Release or the objects themselves",
            Fault(Given.Component(type, "component")));
    }

    [Fact]
    public void Rejects_Lists() => Assert.Equal(
        "the kind ConfigMapList is only a list of objects, which the Kubernetes provider refuses too; declare each object on its own",
        Fault(Given.Resource("kubernetes:core/v1:ConfigMapList", "list", Given.Map(("items", Given.List())))));

    [Fact]
    public void Rejects_TheSameObjectTwice()
    {
        var first = Given.ConfigMap("media");
        var second = first with { Urn = first.Urn + "-again", Name = "again" };

        var rendering = ManifestRenderer.Render(Given.Evaluation(first, second), withSecrets: false);

        Assert.Equal(
            new Diagnostic(Severity.Error, $"1-manifest/v1-configmap-media-media.yaml is already the manifest of '{first.Urn}'; give one of the two another name", second.Urn),
            Assert.Single(rendering.Diagnostics));
        Assert.False(rendering.Succeeded);
    }

    public static TheoryData<string, PropertyValue> IdentityFaults => new()
    {
        { "metadata.name is not set, and the name that Pulumi invents is known only after an apply; set metadata.name", Given.Object() },
        { "metadata.generateName makes another object of each apply; set metadata.name", Given.Object(("generateName", Given.Text("media-"))) },
        { "metadata.name is known only after an apply; a manifest needs a value that the program itself knows", Given.Object(("name", PropertyValue.Unknown)) },
        { "metadata.name is secret; a manifest's file is named after it, so give a value that may be told", Given.Object(("name", Given.Secret("media"))) },
        { "metadata is secret; a manifest's file is named after it, so give a value that may be told", Given.Secret(Given.Metadata("media")) },
        { "metadata.namespace is secret; a manifest's file is named after it, so give a value that may be told", Given.Object(("name", Given.Text("a")), ("namespace", Given.Secret("b"))) },
        { "metadata.name = '../media': not a name that Kubernetes accepts; use small letters, digits, '-' and '.'", Given.Metadata("../media") },
        { "metadata.namespace = 'a/b': not a name that Kubernetes accepts; use small letters, digits, '-' and '.'", Given.Metadata("media", "a/b") },
        { $"metadata.name = {new string('n', 253)}: its file's name would take 279 bytes, of which file systems allow 255; shorten it", Given.Metadata(new string('n', 253)) },
    };

    [Theory]
    [MemberData(nameof(IdentityFaults))]
    public void Rejects_ObjectsWithoutAFixedName(string fault, PropertyValue metadata) =>
        Assert.Equal(fault, Fault(Given.Resource("kubernetes:core/v1:ConfigMap", "media", Given.Map(("metadata", metadata)))));

    public static TheoryData<string, PropertyValue> ValueFaults => new()
    {
        { "spec.replicas is known only after an apply; a manifest needs a value that the program itself knows", PropertyValue.Unknown },
        { "spec.replicas is known only after an apply; a manifest needs a value that the program itself knows", new OutputValue(null, Secret: false, []) },
        { "spec.replicas is not a finite number; a manifest can hold no other", Given.Number(double.PositiveInfinity) },
        { "spec.replicas is a file asset; a manifest holds only values, so give the file's text", new AssetValue(null, "a.txt", null, "") },
        { $"spec.replicas is the resource '{Given.StackUrn}' itself; give the property of it that is meant, such as its name", new ResourceReferenceValue(Given.StackUrn, null, "") },
    };

    [Theory]
    [MemberData(nameof(ValueFaults))]
    public void Rejects_ValuesThatAManifestCannotHold(string fault, PropertyValue value) =>
        Assert.Equal(fault, Fault(Given.Resource("kubernetes:apps/v1:Deployment", "media", Given.Map(
            ("metadata", Given.Metadata("media")),
            ("spec", Given.Object(("replicas", value)))))));

    [Fact]
    public void ReportsAllFaults_WithTheirResources()
    {
        var one = Given.Resource("kubernetes:core/v1:ConfigMap", "one", Given.Map(("a", PropertyValue.Unknown), ("b", PropertyValue.Unknown), ("metadata", Given.Metadata("one"))));
        var two = Given.Resource("kubernetes:core/v1:ConfigMap", "two", Given.Map());

        var rendering = ManifestRenderer.Render(Given.Evaluation(one, two), withSecrets: false);

        Assert.Equal([one.Urn, one.Urn, two.Urn], rendering.Diagnostics.Select(d => d.Urn));
    }

    private static string Content(Registration registration, bool withSecrets = false)
    {
        var rendering = ManifestRenderer.Render(Given.Evaluation(registration), withSecrets);
        Assert.Empty(rendering.Diagnostics);
        return Assert.Single(rendering.Files).Content;
    }

    private static string Fault(Registration registration)
    {
        var rendering = ManifestRenderer.Render(Given.Evaluation(registration), withSecrets: false);
        var diagnostic = Assert.Single(rendering.Diagnostics);
        Assert.Equal((Severity.Error, registration.Urn), (diagnostic.Severity, diagnostic.Urn));
        Assert.Empty(rendering.Files);
        return diagnostic.Message;
    }

    private static string All(Homelab.Engine.Rendering.Rendering rendering) =>
        string.Concat(rendering.Files.Select(file => $"# {file.Path}\n---\n{file.Content}"));
}
