using Homelab.Components.Apps;
using Homelab.Components.Storage;
using Homelab.Components.Tests.Gpu;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Components.Tests.Apps;

/// <summary>What every app has, whichever it is.</summary>
[Collection(PulumiCollection.Name)]
public sealed class WebAppTests
{
    public static TheoryData<string> Apps => ["jellyfin", "ollama", "open-webui"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RegistersTheObjectsOfAnApp(bool preview)
    {
        var run = await GivenApps.ProdAsync(preview);

        Assert.Equal(
            ["jellyfin", "jellyfin-claim-config", "jellyfin-claim-media", "jellyfin-deployment", "jellyfin-ingress", "jellyfin-networkpolicy", "jellyfin-service"],
            run.Registrations.Keys.Where(name => name.StartsWith("jellyfin", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["open-webui", "open-webui-claim-data", "open-webui-deployment", "open-webui-ingress", "open-webui-networkpolicy", "open-webui-networkpolicy-ollama", "open-webui-service"],
            run.Registrations.Keys.Where(name => name.StartsWith("open-webui", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task ThePod_MayDoNothingButItsWork(string app)
    {
        var run = await GivenApps.ProdAsync();

        var (pod, container) = (run.Pod(app), run.Container(app));
        Assert.Equal(
            """{"fsGroup":10001,"fsGroupChangePolicy":"OnRootMismatch","runAsGroup":10001,"runAsNonRoot":true,"runAsUser":10001,"seccompProfile":{"type":"RuntimeDefault"}}""",
            pod["securityContext"]!.ToJsonString());
        Assert.False((bool)container["securityContext"]!["allowPrivilegeEscalation"]!);
        Assert.Equal("""{"drop":["ALL"]}""", container["securityContext"]!["capabilities"]!.ToJsonString());
        Assert.Null(container["securityContext"]!["privileged"]);
        Assert.Equal((false, false), ((bool)pod["automountServiceAccountToken"]!, (bool)pod["enableServiceLinks"]!));
        Assert.All(pod["volumes"]!.AsArray(), volume => Assert.True(volume!["emptyDir"]?["sizeLimit"] is not null || volume["persistentVolumeClaim"] is not null, volume.ToJsonString()));
        Assert.All(new[] { "hostNetwork", "hostPID", "hostIPC", "initContainers" }, key => Assert.Null(pod[key]));
        Assert.All(new[] { "startupProbe", "readinessProbe", "livenessProbe" }, probe => Assert.Equal("http", (string?)container[probe]!["httpGet"]!["port"]));
        Assert.Matches("^[a-z.]+/[a-z-]+/[a-z-]+:v?[0-9]+[.][0-9]+[.][0-9]+$", (string)container["image"]!);
        Assert.All(new[] { "cpu", "memory" }, resource => Assert.NotNull(container["resources"]!["requests"]![resource]));
        Assert.NotNull(container["resources"]!["limits"]!["memory"]);
    }

    [Fact]
    public async Task TheRoot_IsReadOnly_WhereTheImageAllows()
    {
        var run = await GivenApps.ProdAsync();

        Assert.Equal(
            [true, true, false],
            Apps.Select(row => (bool)run.Container(row.Data)["securityContext"]!["readOnlyRootFilesystem"]!));
    }

    [Fact]
    public async Task Claims_AreOfClassesByUse_AndKept()
    {
        var run = await GivenApps.ProdAsync();

        Assert.Equal(
            [
                ("jellyfin-claim-config", "longhorn-replicated", "ReadWriteOnce", "10Gi"),
                ("jellyfin-claim-media", "longhorn-shared-write", "ReadWriteMany", "100Gi"),
                ("ollama-claim-models", "longhorn-single-node", "ReadWriteOnce", "50Gi"),
                ("open-webui-claim-data", "longhorn-replicated", "ReadWriteOnce", "10Gi"),
            ],
            run.Registrations.Keys.Where(name => name.Contains("-claim-", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                var spec = run.Inputs(name)["spec"]!;
                Assert.Equal((true, true), (run.Options[name].Protect, ((CustomResourceOptions)run.Options[name]).RetainOnDelete));
                return (name, (string)spec["storageClassName"]!, (string)spec["accessModes"]![0]!, (string)spec["resources"]!["requests"]!["storage"]!);
            }));
    }

    [Fact]
    public async Task WithoutKeep_NothingIsProtected()
    {
        var run = await GivenApps.AloneAsync();

        Assert.All(
            run.Options.Where(item => item.Key.Contains("-claim-", StringComparison.Ordinal) || item.Key.EndsWith("-namespace-namespace", StringComparison.Ordinal)),
            item => Assert.NotEqual(true, item.Value.Protect));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WithoutATeam_AnAppHasANamespace_ThatIsClosed(bool preview)
    {
        var run = await GivenApps.AloneAsync(preview);

        run.AssertInputs("jellyfin-namespace-namespace", """
            {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"jellyfin","labels":{
              "pod-security.kubernetes.io/enforce":"restricted","pod-security.kubernetes.io/audit":"restricted","pod-security.kubernetes.io/warn":"restricted"}}}
            """);
        Assert.Contains("jellyfin-namespace-networkpolicy-default-deny", run.Registrations.Keys);
        Assert.Contains("jellyfin-namespace-networkpolicy-allow-dns", run.Registrations.Keys);
        Assert.Equal("jellyfin", (string?)run.Inputs("jellyfin-deployment")["metadata"]!["namespace"]);
        Assert.DoesNotContain("jellyfin-ingress", run.Registrations.Keys);
    }

    [Fact]
    public async Task TheNetwork_LetsInTheController_AndOutToTheInternet()
    {
        var run = await GivenApps.ProdAsync();

        run.AssertInputs("jellyfin-networkpolicy", """
            {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"jellyfin","namespace":"media"},"spec":{
              "podSelector":{"matchLabels":{"app.kubernetes.io/name":"jellyfin","app.kubernetes.io/instance":"jellyfin"}},
              "policyTypes":["Ingress","Egress"],
              "ingress":[{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"kube-system"}},"podSelector":{"matchLabels":{"app.kubernetes.io/name":"traefik"}}}],
                "ports":[{"protocol":"TCP","port":8096}]}],
              "egress":[{"to":[{"ipBlock":{"cidr":"0.0.0.0/0","except":["10.0.0.0/8","100.64.0.0/10","127.0.0.0/8","169.254.0.0/16","172.16.0.0/12","192.168.0.0/16"]}}],
                "ports":[{"protocol":"TCP","port":443}]}]}}
            """);
    }

    [Fact]
    public async Task OnlyOpenWebUi_ReachesOllama()
    {
        var run = await GivenApps.AloneAsync();

        const string Ollama = """{"matchLabels":{"app.kubernetes.io/instance":"ollama","app.kubernetes.io/name":"ollama"}}""";
        const string Chat = """{"matchLabels":{"app.kubernetes.io/instance":"open-webui","app.kubernetes.io/name":"open-webui"}}""";
        Assert.Null(run.Inputs("ollama-networkpolicy")["spec"]!["ingress"]);
        var into = run.Inputs("open-webui-networkpolicy-ollama");
        Assert.Equal(("ollama", "ollama-from-open-webui"), ((string)into["metadata"]!["namespace"]!, (string)into["metadata"]!["name"]!));
        Assert.Equal(Ollama, into["spec"]!["podSelector"]!.ToJsonString());
        Assert.Equal(
            $$$"""[{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"open-webui"}},"podSelector":{{{Chat}}}}],"ports":[{"port":11434,"protocol":"TCP"}]}]""",
            into["spec"]!["ingress"]!.ToJsonString());
        Assert.Equal(
            $$$"""{"ports":[{"port":11434,"protocol":"TCP"}],"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"ollama"}},"podSelector":{{{Ollama}}}}]}""",
            run.Inputs("open-webui-networkpolicy")["spec"]!["egress"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task TheIngress_AsksForHttps_AndTheControllersCertificate()
    {
        var run = await GivenApps.ProdAsync();

        var ingress = run.Inputs("jellyfin-ingress");
        Assert.Equal(
            """{"traefik.ingress.kubernetes.io/router.entrypoints":"websecure","traefik.ingress.kubernetes.io/router.tls":"true"}""",
            ingress["metadata"]!["annotations"]!.ToJsonString());
        Assert.Equal("""[{"hosts":["jellyfin.home.example"]}]""", ingress["spec"]!["tls"]!.ToJsonString());
        Assert.Equal(("traefik", "jellyfin.home.example"), ((string)ingress["spec"]!["ingressClassName"]!, (string)ingress["spec"]!["rules"]![0]!["host"]!));
    }

    [Theory]
    [InlineData("letsencrypt", null, "jellyfin-tls")]
    [InlineData(null, "wildcard", "wildcard")]
    public async Task TheIngress_TakesItsCertificate_FromWhoMakesIt(string? issuer, string? secret, string expected)
    {
        var run = await GpuRun.OfAsync(options => _ = new Jellyfin(
            "jellyfin",
            new JellyfinArgs { Storage = GivenApps.Longhorn(options), Ingress = GivenApps.Ingress with { ClusterIssuer = issuer, TlsSecret = secret, ClassName = "nginx" } },
            options));

        var ingress = run.Inputs("jellyfin-ingress");
        Assert.Equal(expected, (string?)ingress["spec"]!["tls"]![0]!["secretName"]);
        Assert.Equal(issuer, (string?)ingress["metadata"]!["annotations"]?["cert-manager.io/cluster-issuer"]);
        Assert.DoesNotContain("traefik", ingress.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outputs_AreKnown_EvenInAPreview(bool preview)
    {
        var outputs = new List<Output<string>>();
        _ = await GpuRun.OfAsync(
            options =>
            {
                var storage = GivenApps.Longhorn(options);
                var jellyfin = new Jellyfin("films", new JellyfinArgs { Storage = storage, Ingress = GivenApps.Ingress }, options);
                var ollama = new Ollama("ollama", new OllamaArgs { Storage = storage }, options);
                outputs.AddRange([jellyfin.Url!, jellyfin.ServiceUrl, jellyfin.Namespace]);
                Assert.Equal(("films.home.example", null, null), (jellyfin.Host, ollama.Host, ollama.Url));
            },
            preview);

        Assert.All(await Task.WhenAll(outputs.Select(OutputUtilities.GetIsKnownAsync)), Assert.True);
        Assert.Equal(
            ["https://films.home.example", "http://films.films.svc.cluster.local:8096", "films"],
            await Task.WhenAll(outputs.Select(OutputUtilities.GetValueAsync)));
    }

    [Fact]
    public async Task OnePod_EndsBeforeTheNextStarts_AndDrainsAreNotHeldUp()
    {
        var run = await GivenApps.AloneAsync();

        Assert.All(Apps, row => Assert.Equal("""{"type":"Recreate"}""", run.Inputs($"{row.Data}-deployment")["spec"]!["strategy"]!.ToJsonString()));
        Assert.DoesNotContain(run.Registrations.Keys, name => name.EndsWith("-disruptionbudget", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SeveralPods_ShareTheirModels_AndDrainsTakeOneAtATime()
    {
        var run = await GpuRun.OfAsync(options => _ = new Ollama(
            "ollama",
            new OllamaArgs { Storage = GivenApps.Longhorn(options), App = new OllamaOptions { Replicas = 3, Models = new AppClaim(20, StorageUse.SharedWrite) } },
            options));

        Assert.Equal("""{"rollingUpdate":{"maxSurge":1,"maxUnavailable":0},"type":"RollingUpdate"}""", run.Inputs("ollama-deployment")["spec"]!["strategy"]!.ToJsonString());
        Assert.Equal(3, (int)run.Inputs("ollama-deployment")["spec"]!["replicas"]!);
        Assert.Equal(1, (int)run.Inputs("ollama-disruptionbudget")["spec"]!["maxUnavailable"]!);
    }

    [Fact]
    public async Task ATransform_HasTheLastWord()
    {
        var run = await GpuRun.OfAsync(options => _ = new Jellyfin(
            "jellyfin",
            new JellyfinArgs { Storage = GivenApps.Longhorn(options), TransformDeployment = deployment => deployment.Metadata = deployment.Metadata.Apply(metadata => { metadata.Annotations["a"] = "b"; return metadata; }) },
            options));

        Assert.Equal("b", (string?)run.Inputs("jellyfin-deployment")["metadata"]!["annotations"]!["a"]);
    }

    [Fact]
    public async Task RegistersNoChild_WhenSomethingIsWrong()
    {
        var mocks = new RecordingMocks(ids: true);

        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            var storage = new LocalPathStorage("local-path", new LocalPathStorageArgs { Cluster = Given.FourNodes });
            _ = new Ollama("ollama", new OllamaArgs { Storage = storage, Ingress = GivenApps.Ingress, App = new OllamaOptions { Replicas = 2 } });
        }));

        Assert.Equal(
            """
            Ollama ollama: homelab:apps.ollama.replicas = 2: its volume models is for one node at a time (single-node); write 1, or set homelab:apps.ollama.models.use to shared-write
            Ollama ollama: homelab:apps.ingress = home.example: Ollama has no login, and this would open it to whoever reaches the address; leave the ingress to Open-WebUI
            """,
            exception.Message);
        Assert.DoesNotContain(mocks.Registrations.Keys, name => name.StartsWith("ollama-", StringComparison.Ordinal));
    }
}
