using Homelab.Cluster.Guardrails;
using Homelab.Components.Guardrails;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Utilities;
using Workload = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Homelab.GuardedProgram;

/// <summary>One app in a namespace of its own: sound, broken in several ways, or with an image that a preview cannot know.</summary>
internal sealed class GuardedStack : Stack
{
    private const string Restricted = "restricted";

    public GuardedStack()
        : this(new Config(), new StackGuardrails([.. Exemptions(new Config())]))
    {
    }

    private GuardedStack(Config config, StackGuardrails guardrails)
        : base(guardrails.Options)
    {
        var isBroken = config.Get("app") == "broken";
        _ = new Namespace("space", new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "app", Labels = { ["pod-security.kubernetes.io/enforce"] = isBroken ? "privileged" : Restricted } },
        });
        if (!isBroken)
        {
            _ = new NetworkPolicy("deny", new NetworkPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = "default-deny", Namespace = "app" },
                Spec = new NetworkPolicySpecArgs { PodSelector = new LabelSelectorArgs(), PolicyTypes = { "Ingress", "Egress" } },
            });
        }

        Input<string> image = config.Get("app") == "unknown" ? OutputUtilities.CreateUnknown("nginx:latest") : isBroken ? "nginx:latest" : "nginx:1.27.3";
        _ = new Workload("app", new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Name = "app", Namespace = "app" },
            Spec = new DeploymentSpecArgs
            {
                Selector = new LabelSelectorArgs { MatchLabels = { ["app"] = "app" } },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = { ["app"] = "app" } },
                    Spec = new PodSpecArgs { Containers = { Container(config, image, isBroken) } },
                },
            },
        });
        guardrails.Finish();
    }

    private static ContainerArgs Container(Config config, Input<string> image, bool isBroken)
    {
        var container = new ContainerArgs
        {
            Name = "app",
            Image = image,
            Resources = new ResourceRequirementsArgs { Requests = { ["cpu"] = "10m" }, Limits = { ["memory"] = "64Mi" } },
        };
        if (isBroken)
        {
            container.SecurityContext = new SecurityContextArgs { Privileged = true };
            container.Env.Add(new EnvVarArgs { Name = "GREETING", Value = config.RequireSecret("message") });
        }

        return container;
    }

    private static IEnumerable<GuardrailExemption> Exemptions(Config config)
    {
        if (config.Get("exempt") is { } name)
        {
            yield return new GuardrailExemption("mutable-image", "kubernetes:apps/v1:Deployment", name, "a test asks for it");
        }
    }
}
