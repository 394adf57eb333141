using Pulumi.Kubernetes.ApiExtensions.V1;
using Pulumi.Kubernetes.Types.Inputs.ApiExtensions.V1;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Generator.Tests.Packages;

public sealed class CustomResourceDefinitionTests
{
    [Fact]
    public async Task Schema_HasTheWireNamesOfTheProvider()
    {
        var schema = new JSONSchemaPropsArgs
        {
            Type = "object",
            Ref = "#/definitions/x",
            Schema = "draft",
            Default = """{"a":[1,null,"b"]}""",
            AdditionalProperties = new JSONSchemaPropsArgs { Type = "string" },
            X_kubernetes_preserve_unknown_fields = true,
            X_kubernetes_list_map_keys = { "name" },
            Properties = { ["port"] = new JSONSchemaPropsArgs { X_kubernetes_int_or_string = true, AdditionalProperties = false } },
        };

        var run = await Recorder.RunAsync(_ => new CustomResourceDefinition("gadgets", Gadgets(schema)));

        Assert.Equal(
            ("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
             """{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","spec":{"group":"example.org","names":{"kind":"Gadget","plural":"gadgets"},"scope":"Namespaced","versions":[{"name":"v1","schema":{"openAPIV3Schema":{"$ref":"#/definitions/x","$schema":"draft","additionalProperties":{"type":"string"},"default":{"a":[1,null,"b"]},"properties":{"port":{"additionalProperties":false,"x_kubernetes_int_or_string":true}},"type":"object","x_kubernetes_list_map_keys":["name"],"x_kubernetes_preserve_unknown_fields":true}},"served":true,"storage":true}]}}"""),
            run.Registered("gadgets"));
    }

    [Fact]
    public async Task Schema_IsReadBack()
    {
        CustomResourceDefinition gadgets = null!;
        await Recorder.RunAsync(run =>
        {
            var schema = new Dictionary<string, object>
            {
                ["$ref"] = "#/definitions/x",
                ["default"] = new Dictionary<string, object> { ["a"] = 1 },
                ["additionalProperties"] = false,
                ["items"] = new Dictionary<string, object> { ["type"] = "string" },
                ["properties"] = new Dictionary<string, object> { ["port"] = new Dictionary<string, object> { ["x_kubernetes_int_or_string"] = true } },
            };
            var version = new Dictionary<string, object> { ["schema"] = new Dictionary<string, object> { ["openAPIV3Schema"] = schema } };
            run.Answer("gadgets", new Dictionary<string, object> { ["spec"] = new Dictionary<string, object> { ["versions"] = new[] { version } } });
            return gadgets = new CustomResourceDefinition("gadgets", Gadgets(new JSONSchemaPropsArgs()));
        });

        var schema = (await OutputUtilities.GetValueAsync(gadgets.Spec)).Versions[0].Schema.OpenAPIV3Schema;
        Assert.Equal("#/definitions/x", schema.Ref);
        Assert.Equal("""{"a":1}""", schema.Default.GetRawText());
        Assert.False(schema.AdditionalProperties.AsT1);
        Assert.Equal("string", schema.Items.AsT0.Type);
        Assert.True(schema.Properties["port"].X_kubernetes_int_or_string);
        Assert.True(schema.AllOf.IsDefault);
    }

    private static CustomResourceDefinitionArgs Gadgets(JSONSchemaPropsArgs schema) => new()
    {
        Spec = new CustomResourceDefinitionSpecArgs
        {
            Group = "example.org",
            Scope = "Namespaced",
            Names = new CustomResourceDefinitionNamesArgs { Kind = "Gadget", Plural = "gadgets" },
            Versions =
            {
                new CustomResourceDefinitionVersionArgs
                {
                    Name = "v1",
                    Served = true,
                    Storage = true,
                    Schema = new CustomResourceValidationArgs { OpenAPIV3Schema = schema },
                },
            },
        },
    };
}
