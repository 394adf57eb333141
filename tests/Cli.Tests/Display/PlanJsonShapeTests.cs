using System.Text.Json;
using Homelab.Cli.Tests.Stacks;
using Homelab.Engine.Evaluation;
using Xunit;

namespace Homelab.Cli.Tests.Display;

/// <summary>The JSON of a preview, field by field, against the shape that Pulumi documents.</summary>
/// <remarks>
/// Sources: PreviewDigest in pulumi/pulumi, sdk/go/common/display/json.go; ResourceV3 in sdk/go/common/apitype/core.go;
/// the words of operations in pkg/resource/deploy/step.go.
/// </remarks>
public sealed class PlanJsonShapeTests(StackProject project)
{
    private static readonly string[] Operations =
        ["same", "create", "update", "delete", "replace", "create-replacement", "delete-replaced", "read", "read-replacement", "refresh", "discard", "discard-replaced", "import", "import-replacement", "remove-pending-replace"];

    private static readonly Field[] Resource =
    [
        new("urn", IsUrn, Required: true), new("custom", IsFlag, Required: true), new("delete", IsFlag), new("id", IsText), new("type", IsText, Required: true),
        new("inputs", IsMap), new("outputs", IsMap), new("parent", IsUrn), new("protect", IsFlag), new("taint", IsFlag), new("external", IsFlag),
        new("dependencies", IsListOf(IsUrn)), new("initErrors", IsListOf(IsText)), new("provider", IsText), new("propertyDependencies", IsMapOf(IsListOf(IsUrn))),
        new("pendingReplacement", IsFlag), new("additionalSecretOutputs", IsListOf(IsText)), new("aliases", IsListOf(IsUrn)), new("customTimeouts", IsMapOf(IsNumber)),
        new("importID", IsText), new("retainOnDelete", IsFlag), new("deletedWith", IsUrn), new("replaceWith", IsListOf(IsUrn)), new("created", IsText), new("modified", IsText),
        new("sourcePosition", IsText), new("stackTrace", IsList), new("ignoreChanges", IsListOf(IsText)), new("hideDiff", IsListOf(IsList)),
        new("replaceOnChanges", IsListOf(IsText)), new("replacementTrigger", IsAnything), new("refreshBeforeUpdate", IsFlag), new("viewOf", IsUrn),
        new("resourceHooks", IsMap), new("extensionRef", IsText), new("snippetID", IsText),
    ];

    private static readonly Field[] Step =
    [
        new("op", value => Operations.Contains(value.GetString()), Required: true), new("urn", IsUrn, Required: true), new("provider", IsText),
        new("oldState", IsObject(Resource)), new("newState", IsObject(Resource)), new("diffReasons", IsListOf(IsText)), new("replaceReasons", IsListOf(IsText)),
        new("detailedDiff", value => value.ValueKind is JsonValueKind.Null or JsonValueKind.Object, Required: true),
    ];

    private static readonly Field[] Message =
    [
        new("urn", IsUrn), new("prefix", IsText), new("message", value => value.GetString()!.EndsWith('\n'), Required: true),
        new("severity", value => value.GetString() is "debug" or "info" or "info#err" or "warning" or "error", Required: true),
    ];

    private static readonly Field[] Digest =
    [
        new("config", IsMapOf(IsText)), new("steps", IsListOf(IsObject(Step))), new("diagnostics", IsListOf(IsObject(Message))), new("duration", IsNumber),
        new("changeSummary", value => IsMapOf(IsNumber)(value) && value.EnumerateObject().All(count => Operations.Contains(count.Name))), new("maybeCorrupt", IsFlag),
    ];

    // What only a stack with a state has, or a provider that was asked, or an engine that applies.
    private static readonly string[] NeverInAPreviewOfANewStack =
    [
        "delete", "taint", "initErrors", "pendingReplacement", "created", "modified", "sourcePosition", "stackTrace", "refreshBeforeUpdate", "viewOf", "resourceHooks", "extensionRef", "snippetID",
        "oldState", "diffReasons", "replaceReasons", "prefix", "maybeCorrupt",
    ];

    public static TheoryData<string> Stacks => [.. StackProject.Stacks];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task EveryField_OfAStacksOwnPreview_IsDocumented(string stack)
    {
        using var document = JsonDocument.Parse(await project.PreviewAsync(stack));

        Assert.True(IsObject(Digest)(document.RootElement));
        Assert.NotEqual(0, document.RootElement.GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public void EveryField_IsDocumented_OfItsKind_AndInOrder()
    {
        foreach (var json in Documents())
        {
            using var document = JsonDocument.Parse(json);
            Assert.True(IsObject(Digest)(document.RootElement), json);
        }
    }

    [Fact]
    public void EveryDocumentedField_IsWritten_ThatAPreviewCanKnow()
    {
        var written = new HashSet<string>();
        foreach (var json in Documents())
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var steps = root.GetProperty("steps").EnumerateArray().ToList();
            var messages = root.TryGetProperty("diagnostics", out var diagnostics) ? diagnostics.EnumerateArray().ToList() : [];
            written.UnionWith(new[] { root }.Concat(steps).Concat(steps.Select(s => s.GetProperty("newState"))).Concat(messages).SelectMany(o => o.EnumerateObject()).Select(p => p.Name));
        }

        Assert.Equal(
            NeverInAPreviewOfANewStack.Order(StringComparer.Ordinal),
            Digest.Concat(Step).Concat(Resource).Concat(Message).Select(field => field.Name).Distinct().Except(written).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"steps": [{"op": "make", "urn": "urn:x", "detailedDiff": null}]}""")]
    [InlineData("""{"steps": [{"op": "create", "urn": "urn:x"}]}""")]
    [InlineData("""{"duration": "1s"}""")]
    [InlineData("""{"elapsed": 1}""")]
    [InlineData("""{"duration": 1, "steps": []}""")]
    [InlineData("""{"steps": [], "diagnostics": []}""")]
    public void Check_RefusesOtherShapes(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.False(IsObject(Digest)(document.RootElement));
    }

    private static IEnumerable<string> Documents()
    {
        var config = Given.Config(("homelab:cluster", new("{}", IsSecret: false, IsKnown: true, IsObject: true)));
        yield return PlanJsonTests.Json(PreviewResult.Of(Given.Homelab(), [new PreviewMessage(Severity.Info, "said", IsProgramError: true)], config));
        yield return PlanJsonTests.Json(Given.Preview(Given.Evaluation(Given.WithEveryOption())));
    }

    // Documented fields only, in their order, of their kinds, and the required ones present. As Go omits what is empty, so must we.
    private static Func<JsonElement, bool> IsObject(Field[] fields) => value =>
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var places = value.EnumerateObject().Select(member => Array.FindIndex(fields, field => field.Name == member.Name)).ToList();
        return !places.Contains(-1)
            && places.SequenceEqual(places.Order())
            && value.EnumerateObject().Zip(places).All(member => fields[member.Second].IsOfKind(member.First.Value) && (fields[member.Second].Required || !IsEmpty(member.First.Value)))
            && fields.Index().All(field => !field.Item.Required || places.Contains(field.Index));
    };

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        JsonValueKind.String => value.GetString() is "",
        JsonValueKind.False or JsonValueKind.Null => true,
        _ => false,
    };

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool IsUrn(JsonElement value) => IsText(value) && value.GetString()!.StartsWith("urn:", StringComparison.Ordinal);

    private static bool IsFlag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    private static bool IsMap(JsonElement value) => value.ValueKind == JsonValueKind.Object;

    private static bool IsList(JsonElement value) => value.ValueKind == JsonValueKind.Array;

    private static bool IsAnything(JsonElement value) => value.ValueKind != JsonValueKind.Undefined;

    private static Func<JsonElement, bool> IsListOf(Func<JsonElement, bool> item) => value => IsList(value) && value.EnumerateArray().All(item);

    private static Func<JsonElement, bool> IsMapOf(Func<JsonElement, bool> member) => value => IsMap(value) && value.EnumerateObject().All(m => member(m.Value));

    /// <summary>A documented field.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsOfKind">Whether a value is of its kind.</param>
    /// <param name="Required">Whether it is there even when empty.</param>
    private sealed record Field(string Name, Func<JsonElement, bool> IsOfKind, bool Required = false);
}
