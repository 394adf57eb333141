using Xunit;

namespace Homelab.Repository.Tests;

/// <summary>Rules for files that no compiler checks.</summary>
public sealed class FileTests
{
    // Beyond this a second subject is hiding in the file; a test that shows one rule by many cases may take more.
    private const int MostLines = 250;
    private const int MostLinesOfTests = 400;

    [Fact]
    public void Sources_HaveOneSubject()
    {
        var wrong = from file in Checkout.Files("*.cs")
                    let most = Checkout.Relative(file).StartsWith("tests/", StringComparison.Ordinal) ? MostLinesOfTests : MostLines
                    let lines = File.ReadLines(file).Count()
                    where lines > most
                    select $"{Checkout.Relative(file)} has {lines} lines, more than {most}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Sources_SuppressNoWarning()
    {
        var wrong = from file in Checkout.Files("*.cs")
                    where !file.EndsWith("FileTests.cs", StringComparison.Ordinal)
                    from line in File.ReadLines(file)
                    where line.Contains("#pragma warning disable", StringComparison.Ordinal)
                    select $"{Checkout.Relative(file)}: {line.Trim()}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Projects_HoldADescription()
    {
        var wrong = from file in Checkout.Files("*.csproj")
                    where !File.ReadAllText(file).Contains("<Description>", StringComparison.Ordinal)
                    select Checkout.Relative(file);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Projects_AreAllInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(Checkout.Root, "Infra.sln")).Replace('\\', '/');

        var missing = Checkout.Files("*.csproj").Select(Checkout.Relative)
            .Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal));

        Assert.Empty(missing);
    }
}
