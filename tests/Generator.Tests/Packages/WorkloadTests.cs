using Pulumi;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;
using Xunit;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Homelab.Generator.Tests.Packages;

public sealed class WorkloadTests
{
    [Fact]
    public async Task Deployment_SendsTheWholeTree()
    {
        var labels = new InputMap<string> { ["app"] = "web" };

        var run = await Recorder.RunAsync(_ => new Deployment("web", new DeploymentArgs
        {
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = labels },
                Strategy = new DeploymentStrategyArgs { RollingUpdate = new RollingUpdateDeploymentArgs { MaxSurge = "25%", MaxUnavailable = 0 } },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = labels },
                    Spec = new PodSpecArgs
                    {
                        Containers =
                        {
                            new ContainerArgs
                            {
                                Name = "web",
                                Image = "nginx:1.29.1",
                                Ports = { new ContainerPortArgs { ContainerPortValue = 80 } },
                                Resources = new ResourceRequirementsArgs { Limits = { ["memory"] = "128Mi", ["nvidia.com/gpu"] = "1" } },
                            },
                        },
                    },
                },
            },
        }));

        Assert.Equal(
            ("kubernetes:apps/v1:Deployment",
             """{"apiVersion":"apps/v1","kind":"Deployment","spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},"strategy":{"rollingUpdate":{"maxSurge":"25%","maxUnavailable":0}},"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"image":"nginx:1.29.1","name":"web","ports":[{"containerPort":80}],"resources":{"limits":{"memory":"128Mi","nvidia.com/gpu":"1"}}}]}}}}"""),
            run.Registered("web"));
    }

    [Fact]
    public async Task Deployment_IsKnownByItsOlderVersions()
    {
        var run = await Recorder.RunAsync(run => new Deployment("web", options: run.Watch()));

        var types = await Task.WhenAll(run.Options("web").Aliases.Select(async alias =>
            await OutputUtilities.GetValueAsync((await OutputUtilities.GetValueAsync(alias.ToOutput())).Type.ToOutput())));
        Assert.Equal(["kubernetes:apps/v1beta1:Deployment", "kubernetes:apps/v1beta2:Deployment", "kubernetes:extensions/v1beta1:Deployment"], types);
    }

    [Fact]
    public async Task Aliases_OfTheProgramComeLast()
    {
        var options = new CustomResourceOptions { Aliases = { new Alias { Name = "old" } } };

        var run = await Recorder.RunAsync(run => new StatefulSet("web", options: run.Watch(options)));

        Assert.Equal(3, run.Options("web").Aliases.Count);
        var last = await OutputUtilities.GetValueAsync(run.Options("web").Aliases[^1].ToOutput());
        Assert.Equal("old", await OutputUtilities.GetValueAsync(last.Name.ToOutput()));
    }

    [Fact]
    public async Task StatefulSet_HoldsClaims()
    {
        var run = await Recorder.RunAsync(_ => new StatefulSet("db", new StatefulSetArgs
        {
            Spec = new StatefulSetSpecArgs
            {
                Selector = new LabelSelectorArgs(),
                Template = new PodTemplateSpecArgs(),
                VolumeClaimTemplates =
                {
                    new PersistentVolumeClaimArgs
                    {
                        Metadata = new ObjectMetaArgs { Name = "data" },
                        Spec = new PersistentVolumeClaimSpecArgs
                        {
                            StorageClassName = "longhorn",
                            Resources = new VolumeResourceRequirementsArgs { Requests = { ["storage"] = "10Gi" } },
                        },
                    },
                },
            },
        }));

        Assert.Equal(
            ("kubernetes:apps/v1:StatefulSet",
             """{"apiVersion":"apps/v1","kind":"StatefulSet","spec":{"selector":{},"template":{},"volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"resources":{"requests":{"storage":"10Gi"}},"storageClassName":"longhorn"}}]}}"""),
            run.Registered("db"));
    }

    [Fact]
    public async Task Rejects_AMissingRequiredField()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Recorder.RunAsync(_ => new Deployment("web", new DeploymentArgs
        {
            Spec = new DeploymentSpecArgs { Selector = new LabelSelectorArgs() },
        })));

        Assert.Contains("[Input] Pulumi.Kubernetes.Types.Inputs.Apps.V1.DeploymentSpecArgs.Template is required but was not given a value", exception.Message, StringComparison.Ordinal);
    }
}
