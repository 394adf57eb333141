using Xunit;

namespace Homelab.Components.Tests;

/// <summary>Tests that run a Pulumi program: one at a time, as the documentation of Deployment.TestAsync asks.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PulumiCollection
{
    public const string Name = "Pulumi";
}
