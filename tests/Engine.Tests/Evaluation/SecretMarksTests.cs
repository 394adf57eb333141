using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public sealed class SecretMarksTests
{
    private readonly SecretMarks _marks = new(["hunter2-secret", "short"]);

    [Fact]
    public void TextThatHoldsASecret_IsMarked()
    {
        var marked = _marks.Mark(Map(
            ("list", new ArrayValue([String("user:hunter2-secret@host"), String("plain")])),
            ("nested", new ObjectValue(Map(("deep", String("hunter2-secret"))))),
            ("asset", new AssetValue("hunter2-secret", null, null, "")),
            ("already", new SecretValue(String("hunter2-secret")))));

        Assert.Equal(
            Map(
                ("list", new ArrayValue([new SecretValue(String("user:hunter2-secret@host")), String("plain")])),
                ("nested", new ObjectValue(Map(("deep", new SecretValue(String("hunter2-secret")))))),
                ("asset", new SecretValue(new AssetValue("hunter2-secret", null, null, ""))),
                ("already", new SecretValue(String("hunter2-secret")))),
            marked);
    }

    [Fact]
    public void ShortSecret_MayStandThereForAnotherReason()
    {
        var properties = Map(("a", String("short")), ("b", new NumberValue(1)), ("c", PropertyValue.Unknown));

        Assert.Equal(properties, _marks.Mark(properties));
    }
}
