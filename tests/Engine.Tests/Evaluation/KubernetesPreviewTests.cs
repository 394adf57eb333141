using System.Text.RegularExpressions;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public class KubernetesPreviewTests
{
    private const string Urn = "urn:pulumi:dev::shop::kubernetes:core/v1:ConfigMap::settings";
    private static readonly PropertyMap Autonamed = Map(("pulumi.com/autonamed", String("true")));

    [Fact]
    public void ObjectWithoutName_GetsOneThatFollowsFromItsUrn()
    {
        var inputs = Map(("kind", String("ConfigMap")), ("metadata", new ObjectValue(Map(("labels", new ObjectValue(Map(("a", String("b")))))))));

        var metadata = Metadata(Check(inputs));

        Assert.Matches(new Regex("^settings-[0-9a-f]{8}$"), ((Homelab.Engine.Protocol.StringValue)metadata["name"]).Value);
        Assert.Equal(new ObjectValue(Autonamed), metadata["annotations"]);
        Assert.Equal(new ObjectValue(Map(("a", String("b")))), metadata["labels"]);
        Assert.Equal(Check(inputs), Check(inputs));
        Assert.NotEqual(metadata["name"], Metadata(Check(inputs, urn: Urn + "2"))["name"]);
    }

    [Fact]
    public void ObjectWithoutMetadata_GetsSome() =>
        Assert.Equal(["annotations", "name"], Metadata(Check(Map(("kind", String("ConfigMap"))))).Keys);

    [Fact]
    public void Annotations_AreKept()
    {
        var given = Map(("metadata", new ObjectValue(Map(("annotations", new ObjectValue(Map(("x", String("y")))))))));

        Assert.Equal(
            new ObjectValue(Map(("pulumi.com/autonamed", String("true")), ("x", String("y")))), Metadata(Check(given))["annotations"]);
    }

    public static TheoryData<string> NamedCases => ["name", "unknown name", "generateName", "unknown metadata", "secret metadata"];

    [Theory]
    [MemberData(nameof(NamedCases))]
    public void ObjectThatHasOrMayHaveAName_StaysAsItIs(string caseName)
    {
        var inputs = Map(("metadata", caseName switch
        {
            "name" => new ObjectValue(Map(("name", String("n")))),
            "unknown name" => new ObjectValue(Map(("name", PropertyValue.Unknown))),
            "generateName" => new ObjectValue(Map(("generateName", String("n-")))),
            "secret metadata" => new SecretValue(new ObjectValue(Map(("name", String("n"))))),
            _ => PropertyValue.Unknown,
        }));

        Assert.Same(inputs, Check(inputs));
    }

    [Fact]
    public void UnknownAnnotations_StayUnknown() =>
        Assert.Equal(
            PropertyValue.Unknown,
            Metadata(Check(Map(("metadata", new ObjectValue(Map(("annotations", PropertyValue.Unknown)))))))["annotations"]);

    [Fact]
    public void SecretMetadata_StaysSecret() =>
        Assert.IsType<SecretValue>(Check(Map(("metadata", new SecretValue(new ObjectValue(PropertyMap.Empty)))))["metadata"]);

    [Fact]
    public void Release_GetsAName_UnlessItHasOne()
    {
        const string Release = "kubernetes:helm.sh/v3:Release";

        Assert.Matches("^settings-[0-9a-f]{8}$", ((Homelab.Engine.Protocol.StringValue)Check(PropertyMap.Empty, Release)["name"]).Value);
        Assert.Equal(Map(("name", String("n"))), Check(Map(("name", String("n"))), Release));
    }

    [Fact]
    public void OtherPackages_AreLeftAlone() => Assert.Same(PropertyMap.Empty, Check(PropertyMap.Empty, "random:index:Id"));

    [Fact]
    public void Rejects_ListsAndNamelessPatches()
    {
        KubernetesPreview.Check("kubernetes:core/v1:ConfigMapList", Urn, "a", Map(("items", new ArrayValue([])), ("kind", String("ConfigMapList"))), out var list);
        KubernetesPreview.Check("kubernetes:core/v1:ConfigMapPatch", Urn, "a", Map(("kind", String("ConfigMap"))), out var patch);

        Assert.Equal("list resources exist for YAML manifests and Helm charts only; declare each object of the list by itself", list);
        Assert.Equal("a patch needs metadata.name, the name of the object to patch", patch);
    }

    [Fact]
    public async Task GeneratedName_IsInInputsOutputsAndReply()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("settings", "kubernetes:core/v1:ConfigMap");
        request.Object = Wire(("kind", Text("ConfigMap")));

        var response = await run.RegisterAsync(request);

        var settings = run.Find("settings");
        var name = Metadata(settings.Inputs)["name"];
        Assert.Equal(name, Metadata(settings.Outputs)["name"]);
        Assert.Equal(name, String(response.Object.Fields["metadata"].StructValue.Fields["name"].StringValue));
        Assert.Equal(Result.Success, response.Result);
        Assert.Empty(response.Id);
    }

    private static PropertyMap Check(PropertyMap inputs, string type = "kubernetes:core/v1:ConfigMap", string urn = Urn)
    {
        var result = KubernetesPreview.Check(type, urn, "settings", inputs, out var error);
        Assert.Null(error);
        return result;
    }

    private static PropertyMap Metadata(PropertyMap inputs) => Assert.IsType<ObjectValue>(inputs["metadata"]).Properties;
}
