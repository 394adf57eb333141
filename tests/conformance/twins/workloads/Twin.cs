using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Homelab.Conformance.Twins.Workloads;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var space = new Namespace("web", new()
        {
            Metadata = new ObjectMetaArgs { Name = "web", Labels = { ["pod-security.kubernetes.io/enforce"] = "restricted" } },
        });
        var metadata = new ObjectMetaArgs { Namespace = space.Metadata.Apply(m => m.Name) };
        var settings = new ConfigMap("settings", new() { Metadata = metadata, Data = { ["LOG_LEVEL"] = "info" } });
        var claim = new PersistentVolumeClaim("data", new()
        {
            Metadata = metadata,
            Spec = new PersistentVolumeClaimSpecArgs
            {
                AccessModes = { "ReadWriteOnce" },
                StorageClassName = "longhorn",
                Resources = new VolumeResourceRequirementsArgs { Requests = { ["storage"] = "10Gi" } },
            },
        });
        var deployment = new Pulumi.Kubernetes.Apps.V1.Deployment("web", WebServer(metadata, settings, claim), new() { CustomTimeouts = new() { Create = TimeSpan.FromMinutes(10) } });
        var labels = deployment.Spec.Apply(spec => spec.Template.Metadata.Labels);
        var service = new Service("web", new()
        {
            Metadata = metadata,
            Spec = new ServiceSpecArgs
            {
                Type = "ClusterIP",
                Selector = labels,
                Ports = { new ServicePortArgs { Port = 80, TargetPort = "http" } },
            },
        });
        _ = new Ingress("web", new()
        {
            Metadata = metadata,
            Spec = new IngressSpecArgs
            {
                IngressClassName = "traefik",
                Rules =
                {
                    new IngressRuleArgs
                    {
                        Host = "web.example.com",
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
                                            Name = service.Metadata.Apply(m => m.Name),
                                            Port = new ServiceBackendPortArgs { Number = 80 },
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        });
        _ = new NetworkPolicy("web", new()
        {
            Metadata = metadata,
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs(),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress =
                {
                    new NetworkPolicyIngressRuleArgs
                    {
                        From = { new NetworkPolicyPeerArgs { NamespaceSelector = new LabelSelectorArgs() } },
                        Ports = { new NetworkPolicyPortArgs { Port = 8080, Protocol = "TCP" } },
                    },
                },
            },
        });
        return new Dictionary<string, object?> { ["labels"] = labels };
    }

    private static DeploymentArgs WebServer(ObjectMetaArgs metadata, ConfigMap settings, PersistentVolumeClaim claim)
    {
        InputMap<string> labels = new() { ["app"] = "web" };
        return new()
        {
            Metadata = metadata,
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = labels },
                Strategy = new DeploymentStrategyArgs
                {
                    Type = "RollingUpdate",
                    RollingUpdate = new RollingUpdateDeploymentArgs { MaxUnavailable = 0, MaxSurge = "25%" },
                },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = labels },
                    Spec = new PodSpecArgs
                    {
                        AutomountServiceAccountToken = false,
                        SecurityContext = new PodSecurityContextArgs
                        {
                            RunAsNonRoot = true,
                            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
                        },
                        Containers = { Container(settings) },
                        Volumes =
                        {
                            new VolumeArgs
                            {
                                Name = "data",
                                PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = claim.Metadata.Apply(m => m.Name) },
                            },
                        },
                    },
                },
            },
        };
    }

    private static ContainerArgs Container(ConfigMap settings) => new()
    {
        Name = "web",
        Image = "registry.example.com/web:1.2.3",
        Args = { "--port", "8080" },
        EnvFrom = new[] { new EnvFromSourceArgs { ConfigMapRef = new ConfigMapEnvSourceArgs { Name = settings.Metadata.Apply(m => m.Name) } } },
        Ports = { new ContainerPortArgs { Name = "http", ContainerPortValue = 8080 } },
        ReadinessProbe = new ProbeArgs { HttpGet = new HTTPGetActionArgs { Path = "/ready", Port = "http" }, PeriodSeconds = 5 },
        LivenessProbe = new ProbeArgs { HttpGet = new HTTPGetActionArgs { Path = "/live", Port = 8080 } },
        Resources = new ResourceRequirementsArgs
        {
            Requests = { ["cpu"] = "100m", ["memory"] = "128Mi" },
            Limits = { ["memory"] = "256Mi" },
        },
        SecurityContext = new SecurityContextArgs
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
        },
        VolumeMounts = { new VolumeMountArgs { Name = "data", MountPath = "/data" } },
    };
}
