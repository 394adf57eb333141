using System.Text.RegularExpressions;
using k8s;
using k8s.Models;
using Xunit;

namespace Homelab.Cli.Tests.Rendering;

/// <summary>The manifests that the smoke test makes inside the cluster, which no rendering shows.</summary>
public sealed partial class SmokeTestTemplatesTests
{
    private static string Folder => Path.GetFullPath(Path.Combine(RecordedDump.Folder, "..", "..", "..", "components", "Storage", "SmokeTest", "scripts"));

    [Theory]
    [InlineData("job.yaml", typeof(V1Job))]
    [InlineData("claim.yaml", typeof(V1PersistentVolumeClaim))]
    public async Task Template_IsAnObjectOfItsKind(string file, Type kind)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);

        var item = Assert.Single(KubernetesYaml.LoadAllFromString(Placeholder().Replace(text, "1"), strict: true));

        Assert.IsType(kind, item);
    }

    [Fact]
    public async Task WorkersKeepToTheRestrictedPodSecurityStandard()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "job.yaml"), TestContext.Current.CancellationToken);

        var job = (V1Job)KubernetesYaml.LoadAllFromString(Placeholder().Replace(text, "1"), strict: true)[0];
        var pod = job.Spec.Template.Spec;
        var container = Assert.Single(pod.Containers);

        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.False(pod.AutomountServiceAccountToken);
        Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
        Assert.NotNull(job.Spec.ActiveDeadlineSeconds);
        Assert.NotNull(job.Spec.TtlSecondsAfterFinished);
        Assert.Equal("Job", Assert.Single(job.Metadata.OwnerReferences).Kind);
    }

    [GeneratedRegex("@[A-Z_]+@")]
    private static partial Regex Placeholder();
}
