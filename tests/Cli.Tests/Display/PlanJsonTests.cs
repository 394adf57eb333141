using System.Text.Json;
using Homelab.Cli.Display;
using Homelab.Engine.Evaluation;
using Xunit;

namespace Homelab.Cli.Tests.Display;

public sealed class PlanJsonTests
{
    [Fact]
    public void HoldsTheWholePreview()
    {
        var config = Given.Config(
            ("homelab:cluster", new("""{"nodes":4}""", IsSecret: false, IsKnown: true, IsObject: true)),
            ("homelab:password", new("hunter22", IsSecret: true, IsKnown: true, IsObject: false)));

        Snapshot.Matches(Json(PreviewResult.Of(Given.Homelab(), [new PreviewMessage(Severity.Info, "to stderr", IsProgramError: true)], config)), "preview.json");
    }

    [Fact]
    public void Resource_WithEveryOption()
    {
        Snapshot.Matches(Json(Given.Preview(Given.Evaluation(Given.WithEveryOption()))), "preview-options.json");
    }

    [Fact]
    public void HoldsNoSecret()
    {
        var json = Json(Given.Preview(Given.Homelab()));

        Assert.DoesNotContain("s3cret", json, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json);
        var secret = document.RootElement.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("urn").GetString()!.EndsWith("::grafana-admin", StringComparison.Ordinal));
        Assert.Equal("[secret]", secret.GetProperty("newState").GetProperty("inputs").GetProperty("stringData").GetString());
    }

    [Fact]
    public void IsValid_WhateverTheNamesAndMessagesHold()
    {
        var evaluation = Given.Evaluation(Given.ConfigMap("a\"b\\c\u0001<&>é😀", ("k", Given.Text("\u2028\u007f")))) with
        {
            Diagnostics = [new Diagnostic(Severity.Error, "bad \u001b[0m \"quote\"\n")],
        };

        using var document = JsonDocument.Parse(Json(Given.Preview(evaluation)));

        var step = document.RootElement.GetProperty("steps")[1].GetProperty("newState");
        Assert.Equal("\u2028\u007f", step.GetProperty("inputs").GetProperty("data").GetProperty("k").GetString());
        Assert.EndsWith("::a\"b\\c\u0001<&>é😀", step.GetProperty("urn").GetString(), StringComparison.Ordinal);
        Assert.Equal("error: bad \u001b[0m \"quote\"\n", document.RootElement.GetProperty("diagnostics")[0].GetProperty("message").GetString());
    }

    internal static string Json(PreviewResult result)
    {
        using var output = new StringWriter { NewLine = "\n" };
        PlanJson.Write(result, output);
        return output.ToString();
    }
}
