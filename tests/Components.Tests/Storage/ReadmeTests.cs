using System.Reflection;
using System.Text.RegularExpressions;
using Homelab.Components.Storage;
using Xunit;

namespace Homelab.Components.Tests.Storage;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "files", "Storage", "README.md"));

    public static TheoryData<Type> Arguments =>
        [typeof(StorageArgs), typeof(LonghornStorageArgs), typeof(LocalPathStorageArgs), typeof(OpenEbsStorageArgs), typeof(RookCephStorageArgs)];

    [Theory]
    [MemberData(nameof(Arguments))]
    public void ListsEverySetting_InTheOrderOfTheCode(Type arguments) => Assert.Equal(
        arguments.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name),
        Rows(arguments).Select(row => row.Groups["name"].Value));

    [Fact]
    public void ListsTheDefaults()
    {
        AssertDefaults(new LonghornStorageArgs { Cluster = Given.FourNodes }, least: 12);
        AssertDefaults(new LocalPathStorageArgs { Cluster = Given.FourNodes }, least: 1);
        AssertDefaults(new OpenEbsStorageArgs { Cluster = Given.FourNodes }, least: 3);
        AssertDefaults(new RookCephStorageArgs { Cluster = Given.FourNodes, Nodes = [] }, least: 4);
        Assert.Contains("3, or the number of storage nodes if smaller", Readme, StringComparison.Ordinal);
        Assert.Equal((3, 2, 3), (LonghornDefaults.Replicas, LonghornDefaults.CsiReplicas, RookCephDefaults.Replicas));
    }

    [Fact]
    public void ShowsAnExampleThatCompiles()
    {
        var example = Example().Match(Readme).Groups["code"].Value;
        var compiled = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "files", "ReadmeExample.cs"));

        Assert.NotEmpty(example);
        Assert.Contains(Folded(example), Folded(compiled), StringComparison.Ordinal);
    }

    private static void AssertDefaults(StorageArgs defaults, int least)
    {
        var listed = Rows(defaults.GetType()).Where(row => row.Groups["default"].Value is ['`', .., '`']).ToArray();

        Assert.True(listed.Length >= least, $"{listed.Length} defaults are listed");
        Assert.All(listed, row => Assert.Equal(
            defaults.GetType().GetProperty(row.Groups["name"].Value)!.GetValue(defaults)!.ToString(),
            row.Groups["default"].Value.Trim('`'),
            ignoreCase: true));
    }

    private static MatchCollection Rows(Type arguments)
    {
        var start = Readme.IndexOf($"### {arguments.Name}\n", StringComparison.Ordinal);
        return Row().Matches(Readme[start..Readme.IndexOf("\n#", start + 1, StringComparison.Ordinal)]);
    }

    private static string Folded(string text) => string.Join(' ', text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z0-9]+)` \| (?<default>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
