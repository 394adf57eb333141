using Xunit;

namespace Homelab.Generator.Tests;

public sealed class ObjectModelsTests
{
    private const string NoFields = "{ required: {}, newer: {} }";

    [Theory]
    [InlineData("core/v1", "Container", "name")]
    [InlineData("core/v1", "ContainerPort", "containerPort")]
    [InlineData("apps/v1", "DeploymentSpec", "selector")]
    public void Required_WhenTheApiSaysSo(string module, string type, string field) =>
        Assert.True(Given.Field(module, type, field).Required);

    [Theory]
    [InlineData("core/v1", "Container", "image")]
    [InlineData("core/v1", "ConfigMap", "data")]
    public void Optional_WhenTheApiSaysNothing(string module, string type, string field) =>
        Assert.False(Given.Field(module, type, field).Required);

    [Fact]
    public void IntOrString_BecomesAUnion() =>
        Assert.Equal(new FieldType.Union(FieldType.Integer, FieldType.String), Given.Field("core/v1", "ServicePort", "targetPort").Type);

    [Fact]
    public void Quantity_BecomesAString() =>
        Assert.Equal(new FieldType.Map(FieldType.String), Given.Field("core/v1", "ResourceRequirements", "limits").Type);

    [Fact]
    public void Bytes_BecomeAString() =>
        Assert.Equal(new FieldType.Map(FieldType.String), Given.Field("core/v1", "Secret", "data").Type);

    [Fact]
    public void LongNumber_BecomesAnInt() =>
        Assert.Equal(FieldType.Integer, Given.Field("core/v1", "PodSpec", "terminationGracePeriodSeconds").Type);

    [Fact]
    public void Time_BecomesAString() =>
        Assert.Equal(FieldType.String, Given.Field("meta/v1", "ObjectMeta", "creationTimestamp").Type);

    [Fact]
    public void AnyValue_BecomesJson() =>
        Assert.Equal(FieldType.AnyJson, Given.Field("apiextensions.k8s.io/v1", "JSONSchemaProps", "default").Type);

    [Fact]
    public void SchemaOrBoolean_BecomesAUnion()
    {
        var union = Assert.IsType<FieldType.Union>(Given.Field("apiextensions.k8s.io/v1", "JSONSchemaProps", "additionalProperties").Type);

        Assert.Equal("JSONSchemaProps", Assert.IsType<FieldType.Reference>(union.First).Target.Name);
        Assert.Equal(FieldType.Boolean, union.Second);
    }

    [Theory]
    [InlineData("meta/v1", "LabelSelector")]
    [InlineData("core/v1", "PodTemplateSpec")]
    [InlineData("core/v1", "TopologySelectorTerm")]
    [InlineData("rbac.authorization.k8s.io/v1", "Subject")]
    [InlineData("autoscaling/v2", "CrossVersionObjectReference")]
    public void Type_BelongsToTheGroupThatDeclaresIt(string module, string name) =>
        Assert.Single(Given.Types, type => type.Name == name && type.GroupVersion.Module == module);

    [Fact]
    public void NewerField_IsLeftOut() =>
        Assert.DoesNotContain(Given.Type("core/v1", "PodSpec").Fields, field => field.WireName == "evictionResponders");

    [Fact]
    public void Fields_AreInTheOrderOfTheWire() =>
        Assert.All(Given.Types, type => Assert.Equal(type.Fields.Select(field => field.WireName).Order(StringComparer.Ordinal), type.Fields.Select(field => field.WireName)));

    [Fact]
    public void EveryEntryOfFieldsYaml_NamesAFieldThatTheModelsHave()
    {
        var known = ObjectModels.Read(Given.KindList with { Newer = Given.KindList.Newer.Clear().Add("batch/v1 JobSpec", ["scheduling"]) }, Given.Documentation)
            .SelectMany(type => type.Fields.Select(field => $"{type.GroupVersion.Module} {type.Name} {field.WireName}"))
            .Append("batch/v1 JobSpec scheduling")
            .ToHashSet();

        var unknown = Given.KindList.Required.Concat(Given.KindList.Newer)
            .SelectMany(type => type.Value.Select(field => $"{type.Key} {field}"))
            .Where(field => !known.Contains(field));

        Assert.Empty(unknown);
    }

    [Fact]
    public void Rejects_AKindThatTheModelsLack()
    {
        var list = KindList.Parse("kinds: { core/v1: { Gadget: {} } }", NoFields);

        var exception = Assert.Throws<InvalidOperationException>(() => ObjectModels.Read(list, Given.Documentation));

        Assert.Equal("kinds.yaml: kind Gadget of core/v1 is not in KubernetesClient 21.0.8", exception.Message);
    }

    [Fact]
    public void Rejects_ATypeOfTwoGroupsThatIsNotDeclaredShared()
    {
        var list = KindList.Parse("kinds: { core/v1: { ConfigMap: {} }, node.k8s.io/v1: { RuntimeClass: {} } }", NoFields);

        var exception = Assert.Throws<InvalidOperationException>(() => ObjectModels.Read(list, Given.Documentation));

        Assert.Equal("kinds.yaml: ObjectMeta is used by core/v1 and by node.k8s.io/v1; say under 'shared' which group declares it", exception.Message);
    }

    [Fact]
    public void Rejects_ATypeOfAnotherVersionThatIsNotDeclaredShared()
    {
        var list = KindList.Parse("kinds: { autoscaling/v2: { HorizontalPodAutoscaler: {} } }", NoFields);

        var exception = Assert.Throws<InvalidOperationException>(() => ObjectModels.Read(list, Given.Documentation));

        Assert.Equal("kinds.yaml: autoscaling/v2 uses ObjectMeta of v1; say under 'shared' which group declares it", exception.Message);
    }
}
