using System.Text.Json;
using Xunit;

namespace Homelab.Repository.Tests;

/// <summary>Security advisories on packages: shown, but no reason for a released version to stop building.</summary>
public sealed class AuditTests
{
    [Theory]
    [InlineData("local", "all")]
    [InlineData("nuget", "direct")]
    public async Task Advisories_AreWarnings_AndConcernWhatIsChosenHere(string pulumiPackages, string mode)
    {
        var (exitCode, output, errors) = await Shell.RunAsync(
            $"dotnet msbuild infra/Infra.csproj -nologo -p:PulumiPackages={pulumiPackages} -getProperty:NuGetAuditMode -getProperty:WarningsNotAsErrors",
            Checkout.Root,
            TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (exitCode, errors));
        var properties = JsonDocument.Parse(output).RootElement.GetProperty("Properties");
        Assert.Equal(mode, properties.GetProperty("NuGetAuditMode").GetString());
        Assert.Empty(new[] { "NU1900", "NU1901", "NU1902", "NU1903", "NU1904" }.Except(properties.GetProperty("WarningsNotAsErrors").GetString()!.Split(';')));
    }
}
