using System.IO.Compression;
using System.Text;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Projects;
using Homelab.Engine.Protocol;
using Homelab.Engine.Secrets;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.State;

public sealed class StackReferenceTests : IDisposable
{
    private const string StackUrn = "urn:pulumi:prod::net::pulumi:pulumi:Stack::net-prod";
    private const string Salt = "v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==";

    private readonly TestFolder _folder = new();
    private readonly DiagnosticLog _log = new(null, []);

    [Fact]
    public void Outputs_AreThoseOfTheCheckpoint()
    {
        WriteCheckpoint("net", "prod");

        var outputs = Read("organization/net/prod", Passphrase("password"));

        Assert.Equal(
            Map(
                ("name", String("organization/net/prod")),
                ("outputs", new ObjectValue(Map(
                    ("cidr", String("10.0.0.0/8")),
                    ("key", new SecretValue(String("hush"))),
                    ("nested", new ObjectValue(Map(("deep", new SecretValue(new NumberValue(5)))))),
                    ("later", PropertyValue.Unknown)))),
                ("secretOutputNames", new ArrayValue([String("key"), String("nested")]))),
            outputs);
        Assert.Empty(_log.All);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public void Secrets_AreUnknown_WithoutTheRightPassphrase(string? passphrase)
    {
        WriteCheckpoint("net", "prod");

        var outputs = Assert.IsType<ObjectValue>(Read("organization/net/prod", Passphrase(passphrase))["outputs"]).Properties;

        Assert.Equal(new SecretValue(PropertyValue.Unknown), outputs["key"]);
        Assert.Equal(String("10.0.0.0/8"), outputs["cidr"]);
        Assert.Equal(
            [new Diagnostic(Severity.Info, "secrets of the referenced stack 'organization/net/prod' cannot be decrypted here; they are unknown")], _log.All);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("organization/prod")]
    [InlineData("organization/shop/prod")]
    public void ShortNames_MeanTheOwnProject(string name)
    {
        WriteCheckpoint("shop", "prod");

        Assert.IsType<ObjectValue>(Read(name, Passphrase("password"))["outputs"]);
    }

    [Fact]
    public void CompressedCheckpoint_IsRead_WhenItIsTheNewest()
    {
        var plain = WriteCheckpoint("shop", "prod");
        using (var gzip = new GZipStream(File.Create(plain + ".gz"), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes("""{"version":3,"checkpoint":{"stack":"prod","latest":{"resources":[]}}}"""));
        }

        File.SetLastWriteTimeUtc(plain, DateTime.UtcNow.AddHours(-1));

        Assert.Equal(new ObjectValue(PropertyMap.Empty), Read("prod", Passphrase("password"))["outputs"]);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("someone/shop/prod")]
    [InlineData("../../prod")]
    [InlineData("a/b/c/d")]
    public void StackThatIsNotThere_HasUnknownOutputs(string name)
    {
        WriteCheckpoint("shop", "prod");

        Assert.Equal(PropertyValue.Unknown, Read(name, Passphrase("password"))["outputs"]);
        Assert.Empty(_log.All);
    }

    [Fact]
    public void EnvironmentsBackend_GoesBeforeTheProjects()
    {
        WriteCheckpoint("shop", "prod");

        Assert.Equal(
            PropertyValue.Unknown,
            Read("prod", v => v == "PULUMI_BACKEND_URL" ? "https://api.pulumi.com" : null)["outputs"]);
    }

    [Theory]
    [InlineData("{", "'{' is invalid after")]
    [InlineData("{\"version\":5}", "expected a checkpoint of version 3 or 4")]
    [InlineData("{\"version\":3.5}", "expected a checkpoint of version 3 or 4")]
    [InlineData("{\"version\":4,\"features\":[\"hooks\",\"magic\"]}", "it uses the feature 'magic', which is not known here")]
    [InlineData("{\"version\":3,\"checkpoint\":5}", "a value of the checkpoint is of another kind than it should be")]
    [InlineData("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":[5]}}}", "a value of the checkpoint is of another kind than it should be")]
    [InlineData("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":[{\"type\":\"x\"}]}}}", "a resource of the checkpoint has no 'urn'")]
    [InlineData("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":[{\"urn\":\"u\",\"type\":\"x\",\"outputs\":{\"a\":1,\"a\":2}}]}}}", "Duplicate property 'a'")]
    [InlineData("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":[{\"urn\":\"u\",\"type\":\"x\",\"outputs\":{\"a\":\"\\ud800\"}}]}}}", "a value of the checkpoint is of another kind than it should be")]
    [InlineData("[]", "expected a checkpoint of version 3 or 4")]
    public void CheckpointThatCannotBeRead_IsAWarning(string content, string reason)
    {
        _folder.Write(".pulumi/stacks/shop/prod.json", content);

        Assert.Equal(PropertyValue.Unknown, Read("prod", Passphrase(null))["outputs"]);
        var warning = Assert.Single(_log.All);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.StartsWith("the checkpoint of the referenced stack 'prod' cannot be read, so its outputs are unknown: ", warning.Message, StringComparison.Ordinal);
        Assert.Contains(content == "{" ? "Expected" : reason, warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CompressedCheckpointThatIsDamaged_IsAWarning()
    {
        _folder.Write(".pulumi/stacks/shop/prod.json.gz", "no gzip");

        Assert.Equal(PropertyValue.Unknown, Read("prod", Passphrase(null))["outputs"]);
        Assert.Equal(Severity.Warning, Assert.Single(_log.All).Severity);
    }

    [Fact]
    public void CheckpointWithFeatures_IsRead()
    {
        _folder.Write(".pulumi/stacks/shop/prod.json", """{"version":4,"features":["hooks","taint"],"checkpoint":{"latest":{"resources":[]}}}""");

        Assert.Equal(new ObjectValue(PropertyMap.Empty), Read("prod", Passphrase(null))["outputs"]);
        Assert.Empty(_log.All);
    }

    [Fact]
    public void ResourceOutputs_AreByUrn()
    {
        WriteCheckpoint("shop", "prod");

        var outputs = new StackReferences(Project(), _log, Passphrase("password")).ReadResources(String("prod"));

        var stack = Assert.IsType<ObjectValue>(Assert.IsType<ObjectValue>(outputs["outputs"]).Properties[StackUrn]).Properties;
        Assert.Equal(String("pulumi:pulumi:Stack"), stack["type"]);
    }

    public void Dispose() => _folder.Dispose();

    private static Func<string, string?> Passphrase(string? passphrase) => v => v == "PULUMI_CONFIG_PASSPHRASE" ? passphrase : null;

    private PropertyMap Read(string name, Func<string, string?> environment) =>
        new StackReferences(Project(), _log, environment).Read(String(name));

    private Project Project() => new()
    {
        Directory = _folder.Path,
        File = Path.Combine(_folder.Path, "Pulumi.yaml"),
        Name = "shop",
        Runtime = new ProjectRuntime("dotnet", System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty),
        BackendUrl = "file://.",
    };

    private string WriteCheckpoint(string project, string stack)
    {
        using var crypter = PassphraseCrypter.TryOpen("password", Salt, out _);
        return _folder.Write($".pulumi/stacks/{project}/{stack}.json", $$$"""
            {
              "version": 3,
              "checkpoint": {
                "stack": "organization/{{{project}}}/{{{stack}}}",
                "latest": {
                  "manifest": {"time": "2026-01-01T00:00:00Z", "magic": "", "version": ""},
                  "secrets_providers": {"type": "passphrase", "state": {"salt": "{{{Salt}}}"}},
                  "resources": [
                    {"urn": "{{{StackUrn}}}", "custom": false, "delete": true, "type": "pulumi:pulumi:Stack", "outputs": {"old": 1}},
                    {"urn": "{{{StackUrn}}}", "custom": false, "type": "pulumi:pulumi:Stack", "outputs": {
                      "cidr": "10.0.0.0/8",
                      "key": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "{{{crypter!.Encrypt("\"hush\"")}}}"},
                      "later": "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
                      "nested": {"deep": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "5"}}
                    }}
                  ]
                }
              }
            }
            """);
    }
}
