using System.Collections.Immutable;
using Homelab.Cluster.Policies;
using Xunit;

namespace Homelab.Cluster.Tests.Policies;

public sealed class ValidationActionTests
{
    [Fact]
    public void Accepts_RefusingOrTrying()
    {
        Assert.Empty(Check(ValidationAction.Deny));
        Assert.Empty(Check(ValidationAction.Warn, ValidationAction.Audit));
        Assert.Empty(Check(ValidationAction.Deny, ValidationAction.Audit));
    }

    [Fact]
    public void Rejects_DenyBesideWarn() => Assert.Equal(
        "actions = [Deny, Warn]: the API does not take Warn beside Deny: a client would read the same text twice; remove Warn, or Deny to try the policies out",
        Assert.Single(Check(ValidationAction.Deny, ValidationAction.Warn)));

    [Fact]
    public void Rejects_NoActionAndTheSameTwice()
    {
        Assert.Equal("actions = []: the policies would look and do nothing; write Warn and Audit to try them out, or Deny", Assert.Single(Check()));
        Assert.Equal("actions = [Audit, Audit]: the same action twice; write each once", Assert.Single(Check(ValidationAction.Audit, ValidationAction.Audit)));
    }

    private static IEnumerable<string> Check(params ImmutableArray<ValidationAction> actions) =>
        ValidationAction.Check(actions, "actions").Select(fault => fault.ToString());
}
