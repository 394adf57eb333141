using System.Reflection;
using System.Text.RegularExpressions;
using Homelab.Components.Storage;
using Xunit;

namespace Homelab.Components.Tests.Storage;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "files", "Storage", "README.md"));

    [Fact]
    public void ListsEverySetting_InTheOrderOfTheCode() => Assert.Equal(
        typeof(LonghornStorageArgs).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name),
        Rows().Select(row => row.Groups["name"].Value));

    [Fact]
    public void ListsTheDefaults()
    {
        var defaults = new LonghornStorageArgs { Cluster = Given.FourNodes };
        var listed = Rows().Where(row => row.Groups["default"].Value.StartsWith('`')).ToArray();

        Assert.True(listed.Length >= 8, $"{listed.Length} defaults are listed");
        Assert.All(listed, row => Assert.Equal(
            typeof(LonghornStorageArgs).GetProperty(row.Groups["name"].Value)!.GetValue(defaults)!.ToString(),
            row.Groups["default"].Value.Trim('`'),
            ignoreCase: true));
        Assert.Contains("3, or the number of storage nodes if smaller", Readme, StringComparison.Ordinal);
        Assert.Equal((3, 2), (LonghornDefaults.Replicas, LonghornDefaults.CsiReplicas));
    }

    [Fact]
    public void ShowsAnExampleThatCompiles()
    {
        var example = Example().Match(Readme).Groups["code"].Value;
        var compiled = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "files", "ReadmeExample.cs"));

        Assert.NotEmpty(example);
        Assert.Contains(Folded(example), Folded(compiled), StringComparison.Ordinal);
    }

    private static MatchCollection Rows() =>
        Row().Matches(Readme[Readme.IndexOf("## Settings", StringComparison.Ordinal)..Readme.IndexOf("## Outputs", StringComparison.Ordinal)]);

    private static string Folded(string text) => string.Join(' ', text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z]+)` \| (?<default>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
