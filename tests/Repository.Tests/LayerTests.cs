using System.Xml.Linq;
using Xunit;

namespace Homelab.Repository.Tests;

/// <summary>Arrows between projects point down only; see docs/architecture.md.</summary>
public sealed class LayerTests
{
    // What each folder may refer to. Test projects may refer to anything.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["infra"] = ["stacks", "sdks"],
        ["stacks"] = ["components", "cluster", "sdks"],
        ["components"] = ["cluster", "sdks"],
        ["cluster"] = [],
        ["engine"] = [],
        ["cli"] = ["engine", "cluster"],
        ["sdks"] = ["sdks"],
        ["bench"] = ["cluster", "sdks"],
    };

    [Fact]
    public void ReferencesPointDown()
    {
        var wrong = from project in Checkout.Files("*.csproj")
                    let owner = Checkout.Relative(project).Split('/')[0]
                    where owner != "tests"
                    from target in References(project)
                    where !Allowed[owner].Contains(target)
                    select $"{Checkout.Relative(project)} refers to {target}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void ContentProjects_NameWhatTheyNeedOfPulumiOnce()
    {
        // A direct reference to a stand-in would survive in the build on the official packages.
        var wrong = from folder in new[] { "infra", "stacks", "components", "tests/Components.Tests", "tests/Stacks.Tests" }
                    from project in Checkout.Files("*.csproj", folder)
                    from reference in XDocument.Load(project).Descendants("ProjectReference")
                    where reference.Attribute("Include")!.Value.Contains("sdks/", StringComparison.Ordinal)
                    select Checkout.Relative(project);

        Assert.Empty(wrong);
    }

    [Fact]
    public void ContentSources_AreTheSameForBothChoicesOfPackages()
    {
        var wrong = from folder in new[] { "infra", "stacks", "components", "cluster", "tests/Components.Tests", "tests/Stacks.Tests" }
                    from file in Checkout.Files("*.cs", folder)
                    from line in File.ReadLines(file)
                    where line.TrimStart().StartsWith("#if", StringComparison.Ordinal)
                    select $"{Checkout.Relative(file)}: {line}";

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> References(string project)
    {
        var document = XDocument.Load(project);
        foreach (var reference in document.Descendants("ProjectReference"))
        {
            var path = Path.Combine(Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value.Replace('\\', '/'));
            yield return Checkout.Relative(Path.GetFullPath(path)).Split('/')[0];
        }

        if (document.Descendants("PulumiReference").Any())
        {
            yield return "sdks";
        }
    }
}
