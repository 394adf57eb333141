using Xunit;

namespace Homelab.Stacks.Tests;

/// <summary>Every exemption is for a resource that some stack has; that the resource needs it, the previews of all stacks show.</summary>
[Collection(PulumiCollection.Name)]
public sealed class GuardrailExemptionsTests
{
    [Fact]
    public async Task EachIsForAResourceOfSomeStack()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in StackFile.Fixtures("valid").Select(name => StackFile.OfFixture("valid", name)).Append(StackFile.OfStack("prod")))
        {
            names.UnionWith((await StackRun.OnAsync(source, preview: true)).Registrations.Keys);
        }

        Assert.Empty(GuardrailExemptions.All.Where(exemption => !names.Contains(exemption.Name)));
    }
}
