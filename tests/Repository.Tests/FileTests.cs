using Xunit;

namespace Homelab.Repository.Tests;

/// <summary>Rules for files that no compiler checks.</summary>
public sealed class FileTests
{
    // Beyond this a second subject is hiding in the file.
    private const int MostLines = 400;

    [Fact]
    public void Sources_HaveOneSubject()
    {
        var wrong = from file in Checkout.Files("*.cs")
                    let lines = File.ReadLines(file).Count()
                    where lines > MostLines
                    select $"{Checkout.Relative(file)} has {lines} lines, more than {MostLines}";

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
