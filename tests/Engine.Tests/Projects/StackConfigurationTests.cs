using Homelab.Engine.Projects;
using Homelab.Engine.Secrets;
using Xunit;

namespace Homelab.Engine.Tests.Projects;

public sealed class StackConfigurationTests : IDisposable
{
    private const string Salt = "v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private readonly TestFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "Pulumi.dev.yaml");

    [Theory]
    [InlineData("text", "text")]
    [InlineData("5", "5")]
    [InlineData("1.10", "1.1")]
    [InlineData("0x1F", "31")]
    [InlineData("010", "8")]
    [InlineData("1_000", "1000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1e-7", "1e-7")]
    [InlineData("1.0", "1")]
    [InlineData("123456789012345678901234567890", "1.2345678901234568e+29")]
    [InlineData("True", "true")]
    [InlineData("yes", "yes")]
    [InlineData("'5'", "5")]
    [InlineData("\"true\"", "true")]
    [InlineData("2024-01-02", "2024-01-02 00:00:00 +0000 UTC")]
    [InlineData("1.2.3.4", "1.2.3.4")]
    [InlineData("|\n    two\n    lines\n", "two\nlines\n")]
    public void Scalar_IsTheTextThatPulumiMakesOfIt(string yaml, string text)
    {
        var value = Load($"config:\n  shop:a: {yaml}\n").Values["shop:a"];

        Assert.Equal(new ConfigValue(text, IsSecret: false, IsKnown: true, IsObject: false), value);
    }

    [Fact]
    public void ObjectsAndLists_AreJsonAsGoWritesIt()
    {
        var value = Load("""
            config:
              shop:a:
                z: [1, 1.50, true, null, "<a & b>", 2.0]
                b: {nested: {1: x}}
            """).Values["shop:a"];

        Assert.Equal(
            new ConfigValue("""{"b":{"nested":{"1":"x"}},"z":[1,1.5,true,null,"\u003ca \u0026 b\u003e",2]}""", IsSecret: false, IsKnown: true, IsObject: true),
            value);
    }

    [Fact]
    public void Keys_AreRewrittenAndSorted() =>
        Assert.Equal(
            ["kubernetes:context", "shop:b", "shop:c"],
            Load("config:\n  shop:config:c: 1\n  b: 2\n  kubernetes:context: home\n").Values.Keys);

    [Fact]
    public void WindowsLineEndsAndAByteOrderMark_AreTaken()
    {
        WriteProject(string.Empty);
        System.IO.File.WriteAllText(File, "config:\r\n  shop:a: x\r\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("x", StackConfiguration.Load(Project.Load(_folder.Path), "dev").Values["shop:a"].Text);
    }

    [Fact]
    public void EmptyFile_HasNoValues() => Assert.Empty(Load(string.Empty).Values);

    [Fact]
    public void SlashInTheStacksName_IsAHyphenInTheFiles()
    {
        WriteProject(string.Empty);
        _folder.Write("Pulumi.org-dev.yaml", "config: {shop:a: 1}");

        Assert.Equal("1", StackConfiguration.Load(Project.Load(_folder.Path), "org/dev").Values["shop:a"].Text);
    }

    [Fact]
    public void SecureValues_AreDecryptedWithThePassphrase()
    {
        var (yaml, environment) = Encrypted();

        var configuration = Load(yaml, environment: environment);

        Assert.Equal(new ConfigValue("hush", IsSecret: true, IsKnown: true, IsObject: false), configuration.Values["shop:token"]);
        Assert.Equal(
            new ConfigValue("""{"open":"o","users":[{"password":"whisper"}]}""", IsSecret: true, IsKnown: true, IsObject: true),
            configuration.Values["shop:tree"]);
        Assert.Equal(["hush", "whisper", """{"open":"o","users":[{"password":"whisper"}]}"""], configuration.SecretTexts);
        Assert.DoesNotContain("hush", configuration.ToString(), StringComparison.Ordinal);
        Assert.Equal("[secret]", configuration.Values["shop:token"].ToString());
    }

    [Fact]
    public void SecureValues_AreUnknownSecretsWithoutThePassphrase()
    {
        var configuration = Load(Encrypted().Yaml, environment: _ => null);

        Assert.Equal(new ConfigValue(Unknown, IsSecret: true, IsKnown: false, IsObject: false), configuration.Values["shop:token"]);
        Assert.Equal(
            new ConfigValue($$"""{"open":"o","users":[{"password":"{{Unknown}}"}]}""", IsSecret: true, IsKnown: false, IsObject: true),
            configuration.Values["shop:tree"]);
    }

    [Fact]
    public void SecureValuesOfAnotherProvider_AreUnknownSecrets() =>
        Assert.Equal(
            new ConfigValue(Unknown, IsSecret: true, IsKnown: false, IsObject: false),
            Load("secretsprovider: awskms://key\nencryptedkey: abc\nconfig:\n  shop:a: {secure: xyz}\n", environment: _ => "password").Values["shop:a"]);

    [Fact]
    public void MapWithASecureKeyAndMore_IsPlain() =>
        Assert.Equal("""{"other":1,"secure":"x"}""", Load("config:\n  shop:a: {secure: x, other: 1}\n").Values["shop:a"].Text);

    [Fact]
    public void Rejects_WrongPassphrase() =>
        Assert.Equal(
            $"incorrect passphrase for {File}: set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to the one that the stack's "
            + "secrets were encrypted with, or unset both to preview with the secrets unknown",
            Assert.Throws<EngineException>(() => Load(Encrypted().Yaml, environment: v => v == "PULUMI_CONFIG_PASSPHRASE" ? "wrong" : null)).Message);

    [Fact]
    public void Rejects_SecureValueOfAnotherKey() =>
        Assert.Equal(
            $"{File}:3:20: the secure value of 'shop:a' was not encrypted with this stack's passphrase, or was altered since",
            Assert.Throws<EngineException>(() => Load(
                $"encryptionsalt: {Salt}\nconfig:\n  shop:a: {{secure: v1:F+6ZduKKd8G0/V7L:AAAAeIzwobWRKmEAzUdaQHqC5mMRIQ==}}\n",
                environment: v => v == "PULUMI_CONFIG_PASSPHRASE" ? "password" : null)).Message);

    [Fact]
    public void Defaults_FillWhatTheStackLeavesOut()
    {
        var configuration = Load(
            "config:\n  shop:a: mine\n",
            "config:\n  a: {default: theirs}\n  b: {default: [1]}\n  c: 5\n  d: {type: integer, default: 4}\n  kubernetes:context: {value: home}\n");

        Assert.Equal(
            [("kubernetes:context", "home"), ("shop:a", "mine"), ("shop:b", "[1]"), ("shop:c", "5"), ("shop:d", "4")],
            configuration.Values.Select(v => (v.Key, v.Value.Text)));
    }

    [Fact]
    public void Rejects_MissingValues_AllAtOnce() =>
        Assert.Equal(
            $"{File}: the stack 'dev' lacks the config values shop:a, shop:b, which Pulumi.yaml declares without a default",
            Assert.Throws<EngineException>(() => Load("config: {}\n", "config:\n  b: {type: integer}\n  a: {}\n  c: {default: 1}\n")).Message);

    [Theory]
    [InlineData("integer", "x")]
    [InlineData("integer", "1.5")]
    [InlineData("boolean", "yes")]
    [InlineData("string", "[a]")]
    [InlineData("object", "text")]
    [InlineData("object", "[1]")]
    public void Rejects_ValueOfAnotherType(string type, string yaml) =>
        Assert.Equal(
            $"{File}:2:11: the config key 'shop:a' must be of type {type}",
            Assert.Throws<EngineException>(() => Load($"config:\n  shop:a: {yaml}\n", $"config: {{a: {{type: {type}}}}}\n")).Message);

    [Theory]
    [InlineData("string", "5")]
    [InlineData("integer", "'-5'")]
    [InlineData("boolean", "'true'")]
    [InlineData("object", "{a: 1}")]
    public void Accepts_ValueWhoseTextIsOfTheType(string type, string yaml) =>
        Assert.Single(Load($"config:\n  shop:a: {yaml}\n", $"config: {{a: {{type: {type}}}}}\n").Values);

    [Fact]
    public void ItemsOfAnArray_AreCheckedToo()
    {
        const string Declaration = "config: {a: {type: array, items: {type: array, items: {type: integer}}}}\n";

        Assert.Equal("[[1],[2,3]]", Load("config:\n  shop:a: [[1], [2, 3]]\n", Declaration).Values["shop:a"].Text);
        Assert.Equal(
            $"{File}:2:11: the config key 'shop:a' must be of type array<array<integer>>",
            Assert.Throws<EngineException>(() => Load("config:\n  shop:a: [[1], [x]]\n", Declaration)).Message);
    }

    [Fact]
    public void Rejects_ClearTextOfASecret() =>
        Assert.Equal(
            $"{File}:2:11: the config key 'shop:a' must be encrypted: run 'pulumi config set --secret shop:a'",
            Assert.Throws<EngineException>(() => Load("config:\n  shop:a: text\n", "config: {a: {type: string, secret: true}}\n")).Message);

    [Fact]
    public void UnknownSecret_PassesEveryTypeCheck() =>
        Assert.False(Load($"encryptionsalt: {Salt}\nconfig:\n  shop:a: {{secure: x}}\n", "config: {a: {type: integer, secret: true}}\n", _ => null).Values["shop:a"].IsKnown);

    [Fact]
    public void Rejects_UnknownStack_WithTheKnownOnes()
    {
        WriteProject(string.Empty);
        _folder.Write("Pulumi.dev.yaml", string.Empty);
        _folder.Write("Pulumi.prod.yaml", string.Empty);

        Assert.Equal(
            "there is no stack 'test'; the stacks of project 'shop' are: dev, prod",
            Assert.Throws<EngineException>(() => StackConfiguration.Load(Project.Load(_folder.Path), "test")).Message);
    }

    [Fact]
    public void Rejects_UnknownStack_WhenThereIsNone()
    {
        WriteProject(string.Empty);

        Assert.Equal(
            $"there is no stack 'dev' and no other one: write its config to {File}",
            Assert.Throws<EngineException>(() => StackConfiguration.Load(Project.Load(_folder.Path), "dev")).Message);
    }

    [Theory]
    [InlineData("config: [a]\n", ":1:9: 'config' must be a map, got a list")]
    [InlineData("config:\n  a:b:c: 1\n", ":2:3: 'a:b:c' is not a config key; write <namespace>:<name>")]
    [InlineData("config:\n  a: 1\n  shop:a: 2\n", ":3:3: the config key 'shop:a' is given twice")]
    [InlineData("config:\n  a: 1\n  - b\n", ":3:3: malformed YAML: While parsing a block mapping, did not find expected key.")]
    [InlineData("environment: [prod]\n", ":1:14: 'environment' imports config from Pulumi ESC, which only Pulumi Cloud can give; put the values under 'config'")]
    public void Rejects_MalformedFile_WithItsPlace(string content, string message) =>
        Assert.Equal(File + message, Assert.Throws<EngineException>(() => Load(content)).Message);

    public void Dispose() => _folder.Dispose();

    private static (string Yaml, Func<string, string?> Environment) Encrypted()
    {
        using var crypter = PassphraseCrypter.TryOpen("password", Salt, out _);
        var yaml = $"""
            encryptionsalt: {Salt}
            config:
              shop:token:
                secure: {crypter!.Encrypt("hush")}
              shop:tree:
                open: o
                users:
                  - password:
                      secure: {crypter.Encrypt("whisper")}
            """;
        return (yaml, v => v == "PULUMI_CONFIG_PASSPHRASE" ? "password" : null);
    }

    private void WriteProject(string more) => _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n" + more);

    private StackConfiguration Load(string yaml, string project = "", Func<string, string?>? environment = null)
    {
        WriteProject(project);
        _folder.Write("Pulumi.dev.yaml", yaml);
        return StackConfigurationReader.Read(Project.Load(_folder.Path), "dev", environment ?? (_ => null));
    }
}
