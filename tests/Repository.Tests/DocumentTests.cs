using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Homelab.Repository.Tests;

/// <summary>Documents say what is so: their links lead somewhere and their examples run.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Links_LeadToFilesThatExist()
    {
        var wrong = from link in Links()
                    where !Path.Exists(link.Target)
                    select $"{Checkout.Relative(link.Document)} links to {link.Target}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Links_LeadToHeadingsThatExist()
    {
        var wrong = from link in Links()
                    where link.Anchor.Length > 0 && link.Target.EndsWith(".md", StringComparison.Ordinal)
                    where !Headings(link.Target).Contains(link.Anchor)
                    select $"{Checkout.Relative(link.Document)} links to #{link.Anchor} of {Checkout.Relative(link.Target)}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Links_SayTheNumberOfTheDecisionThatTheyLeadTo()
    {
        var wrong = from link in Links()
                    let number = DecisionPattern().Match(link.Text)
                    where number.Success && !Path.GetFileName(link.Target).StartsWith(number.Groups[1].Value, StringComparison.Ordinal)
                    select $"{Checkout.Relative(link.Document)} says {link.Text} of {Checkout.Relative(link.Target)}";

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("cluster")]
    [InlineData("components/CustomResources")]
    public void Readme_HasARowForEachFolderBesideIt(string folder)
    {
        var readme = File.ReadAllText(Path.Combine(Checkout.Root, folder, "README.md"));

        var missing = from directory in Checkout.Files("*.cs").Select(Path.GetDirectoryName).Distinct()
                      where Checkout.Relative(Path.GetDirectoryName(directory)!) == folder
                      let row = $"| `{Path.GetFileName(directory)}/` |"
                      where !readme.Contains(row, StringComparison.Ordinal)
                      select row;

        Assert.Empty(missing);
    }

    [Fact]
    public void Components_HaveAReadmeEach()
    {
        var missing = from folder in Directory.GetDirectories(Path.Combine(Checkout.Root, "components"))
                      where Directory.EnumerateFiles(folder, "*.cs").Any() && !File.Exists(Path.Combine(folder, "README.md"))
                      select Checkout.Relative(folder);

        Assert.Empty(missing);
    }

    [Fact]
    public void Readme_GivesAReasonForEachPackage()
    {
        var readme = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));
        var nuget = XDocument.Load(Path.Combine(Checkout.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => (Name: package.Attribute("Include")!.Value, Version: package.Attribute("Version")!.Value));
        var tools = JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, ".config", "dotnet-tools.json")))!["tools"]!.AsObject()
            .Select(tool => (Name: tool.Key, Version: (string)tool.Value!["version"]!));
        var npm = Checkout.Files("package.json")
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!["dependencies"] as JsonObject)
            .SelectMany(dependencies => dependencies ?? [])
            .Select(package => (Name: package.Key, Version: (string)package.Value!));

        var missing = from package in nuget.Concat(tools).Concat(npm).Distinct()
                      let row = $"| {package.Name} | {package.Version} |"
                      where !readme.Contains(row, StringComparison.Ordinal)
                      select row;

        Assert.Empty(missing);
    }

    [Fact]
    public void Readme_NamesEachConformanceCase_InItsTable()
    {
        var readme = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));

        var missing = from kind in new[] { "node", "twins" }
                      from folder in Directory.GetDirectories(Path.Combine(Checkout.Root, "tests", "conformance", kind))
                      let link = $"({Checkout.Relative(folder)})"
                      where !readme.Contains(link, StringComparison.Ordinal)
                      select link;

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_PrintsWhatTheDocumentShows(string document, int line, string command, string[] expected)
    {
        var result = await Shell.RunAsync(command, Checkout.Root, TestContext.Current.CancellationToken);

        var shown = result.Output.TrimEnd('\n').Split('\n').Select(l => l.TrimEnd()).ToArray();
        Assert.True(
            ExampleOutput.Matches(expected, shown),
            $"{document}:{line}: `{command}` (exit code {result.ExitCode}) printed:\n{result.Output}\n{result.Errors}");
    }

    /// <summary>Each command of a fenced block marked console, with the lines that the document shows below it.</summary>
    public static TheoryData<string, int, string, string[]> Examples()
    {
        var examples = new TheoryData<string, int, string, string[]>();
        foreach (var document in Checkout.Files("*.md").Order(StringComparer.Ordinal))
        {
            foreach (var (line, command, output) in ExampleOutput.Read(File.ReadAllLines(document)))
            {
                examples.Add(Checkout.Relative(document), line, command, output);
            }
        }

        return examples;
    }

    private static IEnumerable<(string Document, string Text, string Target, string Anchor)> Links() =>
        from document in Checkout.Files("*.md")
        from Match link in LinkPattern().Matches(File.ReadAllText(document))
        let parts = link.Groups[2].Value.Split('#')
        where !parts[0].Contains("://", StringComparison.Ordinal)
        let target = parts[0].Length == 0 ? document : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, parts[0]))
        select (document, link.Groups[1].Value, target, parts.ElementAtOrDefault(1) ?? "");

    // The anchors that GitHub gives to headings: lower case, without punctuation, a hyphen for a space.
    private static IEnumerable<string> Headings(string document) =>
        from line in File.ReadLines(document)
        where line.StartsWith('#')
        select PunctuationPattern().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\[([^\]]*)\]\(([^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"[Dd]ecision (\d{4})")]
    private static partial Regex DecisionPattern();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex PunctuationPattern();
}
