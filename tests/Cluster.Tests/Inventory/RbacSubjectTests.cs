using Xunit;

namespace Homelab.Cluster.Tests.Inventory;

public sealed class RbacSubjectTests
{
    [Theory]
    [InlineData("Group:gpu-admins")]
    [InlineData("Group:oidc:homelab:admins")]
    [InlineData("User:alice@example.org")]
    [InlineData("ServiceAccount:flux-system/kustomize-controller")]
    public void Reads_SubjectsAsItWritesThem(string text)
    {
        Assert.True(RbacSubject.TryParse(text, out var subject));
        Assert.Equal(text, subject.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gpu-admins")]
    [InlineData("Group:")]
    [InlineData("group:gpu-admins")]
    [InlineData("ServiceAccount:runner")]
    [InlineData("ServiceAccount:a.b/runner")]
    public void Rejects_OtherTexts(string? text) => Assert.False(RbacSubject.TryParse(text, out _));
}
