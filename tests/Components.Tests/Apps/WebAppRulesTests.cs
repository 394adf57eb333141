using CsCheck;
using Homelab.Cluster;
using Homelab.Components.Apps;
using Homelab.Components.Storage;
using Xunit;

namespace Homelab.Components.Tests.Apps;

public sealed class WebAppRulesTests
{
    [Fact]
    public void Accepts_EveryAppAsItStands()
    {
        WebAppOptions[] apps = [new JellyfinOptions(), new OllamaOptions(), new OpenWebUiOptions()];

        Assert.All(apps, app => Assert.Empty(WebAppRules.Check("app", app, ingress: null, GivenApps.LonghornOffer)));
        Assert.All(apps, app => Assert.Empty(WebAppRules.Check("app", app, GivenApps.Ingress, GivenApps.LocalPathOffer)));
    }

    [Fact]
    public void Rejects_EverythingThatIsWrong_AtOnce() => AssertFaults(
        WebAppRules.Check(
            "jellyfin",
            new JellyfinOptions
            {
                Image = "jellyfin",
                Resources = new AppResources(0, 2, 1),
                Host = "films.home.example",
                Config = new AppClaim(0),
                CacheGiB = 0,
                Media = new JellyfinMedia { ExistingClaim = "NAS films" },
            },
            ingress: null,
            GivenApps.LonghornOffer),
        "homelab:apps.jellyfin.image = jellyfin: names no fixed version, so what runs could be another one tomorrow; add a tag that does not move, or a digest",
        "homelab:apps.jellyfin.resources.cpuMillis = 0: out of range; write a whole number from 1 to 64000",
        "homelab:apps.jellyfin.resources.memoryMiB = 2: more is kept for the app than it may have (memoryLimitMiB is 1); lower it, or raise memoryLimitMiB",
        "homelab:apps.jellyfin.host = films.home.example: no ingress leads there; describe the ingress (homelab:apps.ingress), or remove the host",
        "homelab:apps.jellyfin.config.sizeGiB = 0: out of range; write a whole number from 1 to 65536",
        "homelab:apps.jellyfin.cacheGiB = 0: a directory without room is of no use; write 1 or more",
        "homelab:apps.jellyfin.media.existingClaim = NAS films: not a name of a claim; write what `kubectl get pvc` prints");

    [Fact]
    public void Rejects_AUseThatTheBackendDoesNotServe() => AssertFaults(
        WebAppRules.Check("ollama", new OllamaOptions { Models = new AppClaim(10, StorageUse.SharedWrite) }, ingress: null, GivenApps.LocalPathOffer),
        "homelab:apps.ollama.models.use = shared-write: local-path has no StorageClass for shared-write use (it offers single-node); choose longhorn or rook-ceph, or do without");

    [Fact]
    public void Rejects_AnIngressThatNobodyCouldUse() => AssertFaults(
        (GivenApps.Ingress with { ClassName = "A B", ControllerNamespace = "", ControllerLabels = WebAppIngress.TraefikLabels.Clear() }).Check(),
        "homelab:apps.ingress.className = A B: not a name of an object of Kubernetes; write lower case letters, digits and hyphens",
        "homelab:apps.ingress.controllerNamespace = \"\": not a name of an object of Kubernetes; write lower case letters, digits and hyphens",
        "homelab:apps.ingress.controllerLabels = {}: every pod of the namespace would be let in; write the labels of the controller's pods");

    [Fact]
    public void Rejects_ALabelThatIsNone() => AssertFaults(
        (GivenApps.Ingress with { ControllerLabels = WebAppIngress.TraefikLabels.Add("a b", "c") }).Check(),
        "homelab:apps.ingress.controllerLabels[\"a b\"] = c: not a label; write a label of the controller's pods");

    // Whatever is written for a claim: it is refused, or it is served by the backend as asked.
    [Fact]
    public void AnAcceptedClaim_IsServed() => Gen
        .Select(Gen.Int[-1, AppClaim.MostGiB + 1], Gen.Int[0, 3].Select(index => StorageUse.All.ElementAtOrDefault(index)), Gen.Int[0, 3], Gen.Bool.Select(longhorn => longhorn ? GivenApps.LonghornOffer : GivenApps.LocalPathOffer))
        .Sample((size, use, replicas, offer) =>
        {
            var options = new OllamaOptions { Models = new AppClaim(size, use), Replicas = replicas };
            var volume = Assert.Single(options.ToSpec(host: null).Claims);
            var accepted = !WebAppRules.Check("ollama", options, ingress: null, offer).Any();
            var served = offer.Find(volume.UseOn(offer)) is not null;
            var fits = size is >= 1 and <= AppClaim.MostGiB;
            var shared = replicas == 1 || (replicas > 1 && volume.UseOn(offer) == StorageUse.SharedWrite);

            Assert.Equal(served && fits && shared, accepted);
            Assert.True(use is null || volume.UseOn(offer) == use);
        });

    [Fact]
    public void AcceptedResources_NeverAskForMoreThanTheLimit() => Gen
        .Select(Gen.Int[-5, AppResources.MostCpuMillis + 5], Gen.Int[-5, 5000], Gen.Int[-5, 5000])
        .Sample((cpu, memory, limit) => Assert.Equal(
            cpu is >= 1 and <= AppResources.MostCpuMillis && memory >= 1 && memory <= limit,
            !new AppResources(cpu, memory, limit).Check("a").Any()));

    [Theory]
    [InlineData("docker.io/a/b:1.2.3", true)]
    [InlineData("registry:5000/a:1", true)]
    [InlineData("a@sha256:0123", true)]
    [InlineData("registry:5000/a", false)]
    [InlineData("a:", false)]
    [InlineData("a:latest", false)]
    [InlineData("a b:1", false)]
    [InlineData("a/", false)]
    public void AnImage_HasATagThatDoesNotMove(string image, bool accepted) => Assert.Equal(accepted, !ImageReference.Check("image", image).Any());

    private static void AssertFaults(IEnumerable<Fault> faults, params string[] expected) => Assert.Equal(expected, faults.Select(fault => fault.ToString()));
}
