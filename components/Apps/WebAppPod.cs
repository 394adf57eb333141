using System.Globalization;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Homelab.Components.Apps;

/// <summary>The pod of an app: it passes the restricted Pod Security Standard, whatever the app.</summary>
internal static class WebAppPod
{
    /// <summary>Name of the port.</summary>
    public const string PortName = "http";

    private const int ProbeSeconds = 10;

    /// <summary>Makes the pod and its container.</summary>
    /// <param name="name">Name of the component, and of the container.</param>
    /// <param name="spec">What the app needs.</param>
    /// <param name="args">Its arguments.</param>
    public static (PodSpecArgs Pod, ContainerArgs Container) Create(string name, WebAppSpec spec, WebAppArgs args)
    {
        var container = new ContainerArgs
        {
            Name = name,
            Image = args.Options.Image,
            Ports = { new ContainerPortArgs { Name = PortName, ContainerPortValue = spec.Port } },
            Resources = new ResourceRequirementsArgs
            {
                Requests = { ["cpu"] = args.Options.Resources.Cpu, ["memory"] = args.Options.Resources.Memory },
                Limits = { ["memory"] = args.Options.Resources.MemoryLimit },
            },
            SecurityContext = RestrictedPod.ContainerSecurity(spec.ReadOnlyRootFilesystem),
            StartupProbe = Probe(spec.LivePath, ProbeSeconds, Math.Max(1, spec.StartupSeconds / ProbeSeconds)),
            ReadinessProbe = Probe(spec.ReadyPath, ProbeSeconds, failures: 3),
            LivenessProbe = Probe(spec.LivePath, seconds: 30, failures: 3),
            VolumeMounts = spec.Volumes.Select(Mount).ToArray(),
        };
        foreach (var (variable, value) in spec.Environment)
        {
            container.Env.Add(new EnvVarArgs { Name = variable, Value = value });
        }

        foreach (var (variable, value) in args.Environment)
        {
            container.Env.Add(new EnvVarArgs { Name = variable, Value = value });
        }

        var security = RestrictedPod.Security(ownsVolumes: true);
        security.FsGroupChangePolicy = "OnRootMismatch";
        var pod = new PodSpecArgs
        {
            AutomountServiceAccountToken = false,
            EnableServiceLinks = false,
            SecurityContext = security,
            Containers = { container },
            Volumes = spec.Volumes.Select(volume => Volume(name, volume)).ToArray(),
        };
        return (pod, container);
    }

    /// <summary>Name of the claim behind a volume.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="volume">The volume.</param>
    public static string ClaimName(string name, ClaimVolume volume) => $"{name}-{volume.Name}";

    private static ProbeArgs Probe(string path, int seconds, int failures) => new()
    {
        HttpGet = new HTTPGetActionArgs { Path = path, Port = PortName },
        PeriodSeconds = seconds,
        TimeoutSeconds = 5,
        FailureThreshold = failures,
    };

    private static VolumeMountArgs Mount(AppVolume volume)
    {
        var mount = new VolumeMountArgs { Name = volume.Name, MountPath = volume.MountPath };
        if (volume.ReadOnly)
        {
            mount.ReadOnly = true;
        }

        return mount;
    }

    private static VolumeArgs Volume(string name, AppVolume volume) => volume switch
    {
        ClaimVolume claim => Claimed(volume, ClaimName(name, claim)),
        ExistingClaimVolume existing => Claimed(volume, existing.ClaimName),
        ScratchVolume scratch => new VolumeArgs
        {
            Name = volume.Name,
            EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = string.Create(CultureInfo.InvariantCulture, $"{scratch.SizeMiB}Mi") },
        },
        _ => throw new NotSupportedException(volume.GetType().Name),
    };

    private static VolumeArgs Claimed(AppVolume volume, string claim) =>
        new() { Name = volume.Name, PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = claim } };
}
