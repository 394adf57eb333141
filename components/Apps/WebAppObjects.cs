using System.Collections.Immutable;
using System.Globalization;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Homelab.Components.Apps;

/// <summary>The objects of an app.</summary>
/// <param name="app">The app.</param>
/// <param name="spec">What the app needs.</param>
/// <param name="args">Its arguments.</param>
internal sealed class WebAppObjects(WebApp app, WebAppSpec spec, WebAppArgs args)
{
    private readonly CustomResourceOptions _child = new() { Parent = app };

    /// <summary>Opens the network as far as the app needs.</summary>
    public ImmutableArray<NetworkPolicy> CreateNetworkPolicies() =>
        [WebAppNetwork.Create(app, spec, args, _child), .. args.Uses.Select(used => WebAppNetwork.CreateFor(app, used, _child))];

    /// <summary>Claims its volumes.</summary>
    public ImmutableArray<PersistentVolumeClaim> CreateClaims() => [.. spec.Claims.Select(CreateClaim)];

    /// <summary>Makes the pods, once their network is as it should be.</summary>
    /// <param name="network">The network policies.</param>
    /// <param name="claims">The claims.</param>
    public Deployment CreateDeployment(ImmutableArray<NetworkPolicy> network, ImmutableArray<PersistentVolumeClaim> claims)
    {
        var (pod, container) = WebAppPod.Create(app.Name, spec, args);
        var metadata = Metadata(app.Name);
        if (args.Workload is { } workload)
        {
            workload.ApplyTo(pod, container);
            metadata.Labels = InputMap<string>.Merge(app.Labels, workload.WorkloadLabels);
        }

        var deployment = new DeploymentArgs
        {
            Metadata = metadata,
            Spec = new DeploymentSpecArgs
            {
                Replicas = spec.Replicas,
                RevisionHistoryLimit = 3,
                Selector = new LabelSelectorArgs { MatchLabels = app.Labels },
                Strategy = Strategy(),
                Template = new PodTemplateSpecArgs { Metadata = new ObjectMetaArgs { Labels = app.Labels }, Spec = pod },
            },
        };
        args.TransformDeployment?.Invoke(deployment);
        return new Deployment(
            $"{app.Name}-deployment",
            deployment,
            CustomResourceOptions.Merge(_child, new CustomResourceOptions { DependsOn = [.. claims, .. network] }));
    }

    /// <summary>Keeps drains from taking all pods at once; null for an app of one pod.</summary>
    public PodDisruptionBudget? CreateDisruptionBudget() => spec.Replicas == 1 ? null : new PodDisruptionBudget(
        $"{app.Name}-disruptionbudget",
        new PodDisruptionBudgetArgs
        {
            Metadata = Metadata(app.Name),
            Spec = new PodDisruptionBudgetSpecArgs { MaxUnavailable = 1, Selector = new LabelSelectorArgs { MatchLabels = app.Labels } },
        },
        _child);

    /// <summary>Makes the service.</summary>
    /// <param name="deployment">The pods.</param>
    public Service CreateService(Deployment deployment) => new(
        $"{app.Name}-service",
        new ServiceArgs
        {
            Metadata = Metadata(app.Name),
            Spec = new ServiceSpecArgs
            {
                Type = "ClusterIP",
                Selector = app.Labels,
                Ports = { new ServicePortArgs { Name = WebAppPod.PortName, Port = spec.Port, TargetPort = WebAppPod.PortName } },
            },
        },
        CustomResourceOptions.Merge(_child, new CustomResourceOptions { DependsOn = { deployment } }));

    /// <summary>Makes the way in from outside; null when there is none.</summary>
    /// <param name="service">The service.</param>
    public Ingress? CreateIngress(Service service)
    {
        if (args.Ingress is not { } ingress)
        {
            return null;
        }

        var host = app.Host!;
        var metadata = Metadata(app.Name);
        metadata.Annotations = ingress.Annotations().ToDictionary();
        var tls = new IngressTLSArgs { Hosts = { host } };
        if (ingress.SecretOf(app.Name) is { } secret)
        {
            tls.SecretName = secret;
        }

        return new Ingress(
            $"{app.Name}-ingress",
            new IngressArgs
            {
                Metadata = metadata,
                Spec = new IngressSpecArgs
                {
                    IngressClassName = ingress.ClassName,
                    Tls = { tls },
                    Rules =
                    {
                        new IngressRuleArgs
                        {
                            Host = host,
                            Http = new HTTPIngressRuleValueArgs
                            {
                                Paths =
                                {
                                    new HTTPIngressPathArgs
                                    {
                                        Path = "/",
                                        PathType = "Prefix",
                                        Backend = new IngressBackendArgs
                                        {
                                            Service = new IngressServiceBackendArgs
                                            {
                                                Name = service.Metadata.Apply(made => made.Name),
                                                Port = new ServiceBackendPortArgs { Name = WebAppPod.PortName },
                                            },
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
            _child);
    }

    private ObjectMetaArgs Metadata(string name) => new() { Name = name, Namespace = app.Namespace, Labels = app.Labels };

    private PersistentVolumeClaim CreateClaim(ClaimVolume volume)
    {
        var use = volume.UseOn(args.Storage.Offer);
        return new PersistentVolumeClaim(
            $"{app.Name}-claim-{volume.Name}",
            new PersistentVolumeClaimArgs
            {
                Metadata = Metadata(WebAppPod.ClaimName(app.Name, volume)),
                Spec = new PersistentVolumeClaimSpecArgs
                {
                    StorageClassName = args.Storage.ClassFor(use),
                    AccessModes = { use == StorageUse.SharedWrite ? "ReadWriteMany" : "ReadWriteOnce" },
                    Resources = new VolumeResourceRequirementsArgs
                    {
                        Requests = { ["storage"] = string.Create(CultureInfo.InvariantCulture, $"{volume.Claim.SizeGiB}Gi") },
                    },
                },
            },
            CustomResourceOptions.Merge(_child, new CustomResourceOptions { Protect = args.Keep, RetainOnDelete = args.Keep }));
    }

    // The new pod waits for the old one to end where both would need the same volume, or the same GPU.
    private DeploymentStrategyArgs Strategy() =>
        args.Workload?.Strategy
        ?? (spec.IsExclusive(args.Storage.Offer)
            ? new DeploymentStrategyArgs { Type = "Recreate" }
            : new DeploymentStrategyArgs { Type = "RollingUpdate", RollingUpdate = new RollingUpdateDeploymentArgs { MaxSurge = 1, MaxUnavailable = 0 } });
}
