using System.Globalization;
using Homelab.Cluster;
using Homelab.Components.Storage;

namespace Homelab.Components.Apps;

/// <summary>What must hold for an app to run, and to keep its data.</summary>
public static class WebAppRules
{
    /// <summary>Every fault that can be seen before anything is registered.</summary>
    /// <param name="name">Name of the app's component.</param>
    /// <param name="options">The app's settings.</param>
    /// <param name="ingress">How people reach it; null when they do not.</param>
    /// <param name="offer">What the storage backend offers.</param>
    public static IEnumerable<Fault> Check(string name, WebAppOptions options, WebAppIngress? ingress, StorageOffer offer)
    {
        var spec = options.ToSpec(ingress?.HostOf(name, options));
        return
        [
            .. ImageReference.Check($"{options.Setting}.image", options.Image),
            .. options.Resources.Check($"{options.Setting}.resources"),
            .. CheckHost(options, ingress),
            .. spec.Volumes.SelectMany(volume => CheckVolume(options.Setting, volume, offer)),
            .. CheckReplicas(options.Setting, spec, offer),
        ];
    }

    /// <summary>Every fault of the arguments.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">The arguments.</param>
    internal static IEnumerable<Fault> Check(string name, WebAppArgs args) =>
    [
        .. args.Ingress?.Check() ?? [],
        .. Check(name, args.Options, args.Ingress, args.Storage.Offer),
        .. CheckGpu(args),
        .. CheckIngress(args),
    ];

    private static IEnumerable<Fault> CheckHost(WebAppOptions options, WebAppIngress? ingress)
    {
        var setting = $"{options.Setting}.host";
        if (options.Host is { } host && !KubernetesName.IsSubdomain(host))
        {
            yield return new Fault(setting, host, "not a host name", "write it like jellyfin.home.example");
        }
        else if (options.Host is not null && ingress is null)
        {
            yield return new Fault(setting, options.Host, "no ingress leads there", $"describe the ingress ({WebAppIngress.Setting}), or remove the host");
        }
    }

    private static IEnumerable<Fault> CheckVolume(string app, AppVolume volume, StorageOffer offer)
    {
        var setting = $"{app}.{volume.Name}";
        switch (volume)
        {
            case ClaimVolume claim:
                if (claim.Claim.SizeGiB is < 1 or > AppClaim.MostGiB)
                {
                    yield return new Fault(
                        $"{setting}.sizeGiB", claim.Claim.SizeGiB, "out of range", string.Create(CultureInfo.InvariantCulture, $"write a whole number from 1 to {AppClaim.MostGiB}"));
                }

                var use = claim.UseOn(offer);
                foreach (var fault in offer.Check(use))
                {
                    yield return new Fault($"{setting}.use", use, $"{offer.Backend} {fault.Reason}", fault.Fix);
                }

                break;
            case ExistingClaimVolume existing when !KubernetesName.IsSubdomain(existing.ClaimName):
                yield return new Fault($"{setting}.existingClaim", existing.ClaimName, "not a name of a claim", "write what `kubectl get pvc` prints");
                break;
            case ScratchVolume scratch when scratch.SizeMiB < 1:
                yield return new Fault($"{setting}GiB", scratch.SizeMiB / 1024, "a directory without room is of no use", "write 1 or more");
                break;
        }
    }

    private static IEnumerable<Fault> CheckReplicas(string app, WebAppSpec spec, StorageOffer offer)
    {
        var setting = $"{app}.replicas";
        if (spec.Replicas < 1)
        {
            yield return new Fault(setting, spec.Replicas, "an app runs in one pod at least", "write 1 or more");
        }
        else if (spec.Replicas > 1)
        {
            foreach (var volume in spec.Claims.Where(volume => volume.UseOn(offer) != StorageUse.SharedWrite))
            {
                yield return new Fault(
                    setting,
                    spec.Replicas,
                    $"its volume {volume.Name} is for one node at a time ({volume.UseOn(offer)})",
                    $"write 1, or set {app}.{volume.Name}.use to {StorageUse.SharedWrite}");
            }
        }
    }

    private static IEnumerable<Fault> CheckIngress(WebAppArgs args)
    {
        if (args is OllamaArgs { Ingress: { } ingress })
        {
            yield return new Fault(
                WebAppIngress.Setting, ingress.Domain, "Ollama has no login, and this would open it to whoever reaches the address", "leave the ingress to Open-WebUI");
        }
    }

    // What the plan was asked for is what the quota was held against.
    private static IEnumerable<Fault> CheckGpu(WebAppArgs args)
    {
        var replicas = args.Options.ToSpec(host: null).Replicas;
        if (args.Workload is { } workload && workload.Allocation.Pods != replicas)
        {
            yield return new Fault(
                $"{args.Options.Setting}.replicas",
                replicas,
                string.Create(CultureInfo.InvariantCulture, $"GPUs were allocated for {workload.Allocation.Pods} pods"),
                "ask for as many (GpuRequest.Pods)");
        }

        if (args.Workload is not null && args.Team is not null)
        {
            yield return new Fault($"{args.Options.Setting}.team", args.Team.Team.Name, "the GPU says which team it is", "remove it");
        }
    }
}
