using System.Globalization;
using CsCheck;
using Homelab.Engine.Protocol;
using Homelab.Engine.Rendering;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Homelab.Cli.Tests.Rendering;

public sealed class YamlTextTests
{
    // Texts that readers take for something else, and characters that they normalize, fold or refuse.
    private static readonly string[] Awkward =
    [
        "yes", "No", "on", "OFF", "y", "N", "true", "False", "null", "Null", "~", "", " ", "0644", "0o17", "0x1F", "0b1", "1e3", "1E3", "1.5", "1_000",
        "+1", "-1", ".5", ".inf", "-.INF", ".nan", "190:20:30", "2001-12-14", "2001-12-14t21:59:43.10-05:00", "=", "<<", "1.12.1", "---", "...", "- a",
        "a: b", "a #b", "#a", "a:", "? a", "| a", "> a", "%a", "@a", "`a", "!a", "&a", "*a", "{a", "[a", "]", "}", ",", "'", "\"", "\\", "a\\nb",
        "\t", "a\tb", "\n", "a\nb", "a\nb\n", "a\n\n", "\na", " a\nb", "a\n b\n", "a \nb ", "\r", "a\r\nb", "\u0085", "\u00a0", "\u2028", "\u2029",
        "\ufeff", "a\ufeff", "\u0000", "\u0007", "\u007f", "é", "日本", "😀", "a\n😀\n", "10Gi", "100m", "5d", "v1.32.5+k3s1", "/var/lib/kubelet",
        "https://charts.longhorn.io", "key=value", "a, b", "a  b", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "#!/bin/sh\nset -e\n",
    ];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]),
        Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]).Array[0, 4].Select(string.Concat),
        Gen.String);

    [Fact]
    public void EveryTextReadsBackAsTheSameText_WhereverItStands() =>
        AnyText.Select(AnyText).Sample(
            (value, key) =>
            {
                var yaml = YamlText.Write(Given.Map(
                    ("list", Given.List(Given.Text(value), Given.List(Given.Text(value)))),
                    ("map", Given.Object((key, Given.Text(value)), (key + "2", Given.Object((key, Given.Text(value))))))));

                var root = Root(yaml);
                var list = (YamlSequenceNode)root["list"];
                AssertText(value, list[0]);
                AssertText(value, ((YamlSequenceNode)list[1])[0]);
                var map = (YamlMappingNode)root["map"];
                AssertText(value, map.Children.Single(child => ((YamlScalarNode)child.Key).Value == key).Value);
                var nested = (YamlMappingNode)map.Children.Single(child => ((YamlScalarNode)child.Key).Value == key + "2").Value;
                AssertText(key, nested.Children.Single().Key);
                AssertText(value, nested.Children.Single().Value);
            },
            iter: 3000);

    [Fact]
    public void YamlInsideYamlReadsBack() =>
        AnyText.Sample(
            value =>
            {
                var inner = YamlText.Write(Given.Map(("a", Given.Text(value))));
                var outer = YamlText.Write(Given.Map(("valuesContent", Given.Text(inner))));

                var read = ((YamlScalarNode)Root(outer)["valuesContent"]).Value!;
                Assert.Equal(inner, read);
                AssertText(value, Root(read)["a"]);
            },
            iter: 2000);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(3, "3")]
    [InlineData(-42, "-42")]
    [InlineData(9007199254740991, "9007199254740991")]
    [InlineData(0.5, "0.5")]
    [InlineData(1e21, "1.0E+21")]
    [InlineData(1.5e-7, "1.5E-07")]
    public void WritesNumbers(double number, string expected) =>
        Assert.Equal($"size: {expected}\n", YamlText.Write(Given.Map(("size", Given.Number(number)))));

    [Fact]
    public void EveryNumberReadsBack() =>
        Gen.Double.Where(double.IsFinite).Sample(number =>
        {
            var text = ((YamlScalarNode)Root(YamlText.Write(Given.Map(("n", Given.Number(number)))))["n"]).Value!;

            Assert.Equal(number, double.Parse(text, CultureInfo.InvariantCulture));
        });

    [Fact]
    public void WritesAllKinds_ReadablyAndInOrder() =>
        Assert.Equal(
            """
            apiVersion: v1
            empty: {}
            "false": false
            list:
              - a
              - "1"
              - 2
              - - nested
              - name: first
                value: "yes"
              - {}
            none: []
            nothing: null
            quantity: 10Gi
            script: |
              #!/bin/sh
              exit 0
            trimmed: |-
              a
                b
            version: "1.12.1"

            """,
            YamlText.Write(Given.Map(
                ("version", Given.Text("1.12.1")),
                ("trimmed", Given.Text("a\n  b")),
                ("script", Given.Text("#!/bin/sh\nexit 0\n")),
                ("quantity", Given.Text("10Gi")),
                ("nothing", PropertyValue.Null),
                ("none", Given.List()),
                ("list", Given.List(
                    Given.Text("a"),
                    Given.Text("1"),
                    Given.Number(2),
                    Given.List(Given.Text("nested")),
                    Given.Object(("value", Given.Text("yes")), ("name", Given.Text("first"))),
                    Given.Object())),
                ("false", new BoolValue(false)),
                ("empty", Given.Object()),
                ("apiVersion", Given.Text("v1")))));

    [Fact]
    public void WritesWhatIsNotInTheBasicPlane_WithoutSurrogates_WhichOtherReadersRefuse() =>
        Assert.Equal("a: \"\\U0001F600\"\n", YamlText.Write(Given.Map(("a", Given.Text("😀")))));

    [Fact]
    public void RefusesValuesThatAreNotPlain()
    {
        var fault = Assert.Throws<ArgumentException>(() => YamlText.Write(Given.Map(("a", Given.Secret("b")))));

        Assert.Equal("a value of type SecretValue has no YAML form (Parameter 'value')", fault.Message);
    }

    // A plain scalar could be read as another type, so it has to be one that no YAML version takes for anything but a text.
    private static void AssertText(string expected, YamlNode node)
    {
        var scalar = (YamlScalarNode)node;
        Assert.Equal(expected, scalar.Value);
        if (scalar.Style == YamlDotNet.Core.ScalarStyle.Plain)
        {
            Assert.DoesNotMatch("^(y|n|yes|no|true|false|on|off|null|~|)$", expected.ToLowerInvariant());
            Assert.DoesNotMatch(@"^[-+]?(\.[0-9]|[0-9])[0-9a-fA-FxXoObB_.:eE+\-]*$", expected);
            Assert.DoesNotMatch(@"^[-+]?\.(inf|nan)$", expected.ToLowerInvariant());
        }
    }

    private static YamlMappingNode Root(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }
}
