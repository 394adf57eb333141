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
        var wrong = from document in Checkout.Files("*.md")
                    from Match link in LinkPattern().Matches(File.ReadAllText(document))
                    let target = link.Groups[1].Value.Split('#')[0]
                    where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
                    where !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target))
                    select $"{Checkout.Relative(document)} links to {target}";

        Assert.Empty(wrong);
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

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex LinkPattern();
}
