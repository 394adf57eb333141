using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Homelab.Engine.Projects;
using Xunit;

namespace Homelab.Engine.Tests.Projects;

/// <summary>Any YAML at all: it is read, or refused with its file and place, and nothing else happens.</summary>
public sealed class ConfigPropertyTests : IDisposable
{
    private const string Valid = """
        encryptionsalt: v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==
        config:
          shop:text: a text
          shop:number: 1_000
          shop:list: [1, 2.50, true, null]
          shop:map: &map {a: {b: [c]}, "1": x}
          shop:again: *map
          shop:lines: |
            first
            second
          shop:token: {secure: v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==}
          kubernetes:context: home

        """;

    // What the YAML of settings is made of, and what its libraries are known to stumble over.
    private static readonly string[] Pieces =
    [
        ":", ": ", "- ", "\n", "\n  ", "\t", "'", "\"", "{", "}", "[", "]", ",", "#", "&a ", "*a", "!!str ", "!x ", "|", ">-", "---\n", "...\n", "? ", "<<: ", "%",
        "\r\n", "\uFEFF", "\0", "\u2028", "é😀", "\"\\ud800\"", ".nan", "-.inf", "1e999", "0x1F", "0b2", "2024-01-02", "2024-99-99T00:00:00Z", "1.0", "~", "secure", "config", "shop:a",
    ];

    private static readonly Gen<string> Words = Gen.OneOf(Gen.OneOf(Pieces), Gen.String[Gen.Char.AlphaNumeric, 1, 4]);

    private static readonly Gen<string> Soup = Words.Array[0, 30].Select(string.Concat);

    private static readonly Gen<string> Mutated = Gen.Select(Gen.Int[0, Valid.Length], Gen.Int[0, 8], Words, (at, length, word) =>
        Valid[..at] + word + Valid[Math.Min(Valid.Length, at + length)..]);

    private static readonly Gen<string> Scalars = Gen.OneOf(
        Gen.OneOf("~", ".nan", ".inf", "-.Inf", "1e999", "-0", "0o17", "1_0", "true", "''", "\"\\ud800\\n\"", "2024-01-02", "!!str 5", "{secure: x}", "18446744073709551616"),
        Gen.Double.Select(d => d.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
        Gen.String[Gen.Char[' ', '~'], 0, 8].Select(t => JsonSerializer.Serialize(t)));

    // Well-formed YAML, so that what comes after the parser is reached.
    private static readonly Gen<string> Trees = Gen.Recursive<string>((depth, inner) => depth >= 4
        ? Scalars
        : Gen.OneOf(
            Scalars,
            inner.Array[0, 3].Select(items => $"[{string.Join(", ", items)}]"),
            Gen.Select(Gen.OneOf(Scalars.Where(s => s[0] != '{'), Gen.OneOf("a", "1", "'1'", "0x1", "secure")), inner).Array[0, 3]
                .Select(entries => $"{{{string.Join(", ", entries.Select(e => $"{e.Item1}: {e.Item2}"))}}}")));

    private readonly TestFolder _folder = new();

    [Fact]
    public void StackFile_OfAnyText_IsReadOrRefused() =>
        Gen.OneOf(Soup, Soup.Select(s => "config:\n  shop:a: " + s), Mutated).Sample(AssertReadOrRefused, iter: 3000, threads: 1);

    [Fact]
    public void StackFile_OfAnyTree_IsReadOrRefused() =>
        Trees.Sample(tree => AssertReadOrRefused($"config:\n  shop:a: {tree}\n"), iter: 3000, threads: 1);

    [Fact]
    public void ProjectFile_OfAnyText_IsReadOrRefused() =>
        Gen.OneOf(Soup, Soup.Select(s => "name: shop\nruntime: dotnet\nconfig:\n  a: " + s), Trees.Select(t => $"name: shop\nruntime: {t}\nconfig: {{a: {{default: {t}}}}}\n"))
            .Sample(
                text =>
                {
                    _folder.Write("Pulumi.yaml", text);
                    AssertRefusal(Record.Exception(() => Project.Load(_folder.Path)), "Pulumi.yaml", text);
                },
                iter: 3000,
                threads: 1);

    [Theory]
    [InlineData("{1: a, 0x1: b}", ":2:18: the key '1' is given twice")]
    [InlineData("[.inf]", ":2:12: a program cannot be given a number that is not finite; put it in quotes if it is a text")]
    [InlineData(".nan", ":2:11: a program cannot be given a number that is not finite; put it in quotes if it is a text")]
    public void Rejects_WhatJsonCannotHold(string yaml, string message)
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");
        var file = _folder.Write("Pulumi.dev.yaml", $"config:\n  shop:a: {yaml}\n");

        Assert.Equal(file + message, Assert.Throws<EngineException>(() => StackConfiguration.Load(Project.Load(_folder.Path), "dev")).Message);
    }

    [Fact]
    public void Json_IsAsGoWritesIt_BeyondAsciiToo()
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");
        _folder.Write("Pulumi.dev.yaml", """config: {shop:a: ["é😀", "\x7f\uE000\uFEFF", "\x01\b\f\t\\\"/", "\u2028"]}""");

        Assert.Equal(
            "[\"é😀\",\"\u007f\ue000\ufeff\",\"\\u0001\\b\\f\\t\\\\\\\"/\",\"\\u2028\"]",
            StackConfiguration.Load(Project.Load(_folder.Path), "dev").Values["shop:a"].Text);
    }

    [Fact]
    public void NumberTooLargeToBeOne_IsItsText()
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");
        _folder.Write("Pulumi.dev.yaml", "config:\n  shop:a: [1e999]\n");

        Assert.Equal("""["1e999"]""", StackConfiguration.Load(Project.Load(_folder.Path), "dev").Values["shop:a"].Text);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertReadOrRefused(string text)
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");
        _folder.Write("Pulumi.dev.yaml", text);
        StackConfiguration? configuration = null;
        var error = Record.Exception(() => configuration = StackConfigurationReader.Read(Project.Load(_folder.Path), "dev", _ => null));

        AssertRefusal(error, "Pulumi.dev.yaml", text);
        foreach (var (key, value) in configuration?.Values.ToArray() ?? [])
        {
            Assert.Contains(':', key);
            if (value.IsObject)
            {
                using var json = JsonDocument.Parse(value.Text);
            }
        }
    }

    private void AssertRefusal(Exception? error, string file, string text)
    {
        if (error is not null)
        {
            Assert.True(error is EngineException, $"{error}\n{text}");
            Assert.Matches($@"^{Regex.Escape(Path.Combine(_folder.Path, file))}(:\d+:\d+)?: .", error.Message);
        }
    }
}
