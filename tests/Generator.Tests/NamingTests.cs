using Xunit;

namespace Homelab.Generator.Tests;

public sealed class NamingTests
{
    [Theory]
    [InlineData("", "Core")]
    [InlineData("apps", "Apps")]
    [InlineData("rbac.authorization.k8s.io", "Rbac")]
    [InlineData("networking.k8s.io", "Networking")]
    [InlineData("admissionregistration.k8s.io", "AdmissionRegistration")]
    [InlineData("apiextensions.k8s.io", "ApiExtensions")]
    public void GroupNamespace_IsTheFirstLabelInPascalCase(string group, string expected) =>
        Assert.Equal(expected, Naming.GroupNamespace(group));

    [Theory]
    [InlineData("v1", "V1")]
    [InlineData("v2beta1", "V2Beta1")]
    [InlineData("v1alpha1", "V1Alpha1")]
    public void VersionNamespace_CapitalisesEveryWord(string version, string expected) =>
        Assert.Equal(expected, Naming.VersionNamespace(version));

    [Theory]
    [InlineData("containerPort", "containerPort")]
    [InlineData("$ref", "$ref")]
    [InlineData("x-kubernetes-int-or-string", "x_kubernetes_int_or_string")]
    public void WireName_HasUnderscoresForHyphens(string apiName, string expected) =>
        Assert.Equal(expected, Naming.WireName(apiName));

    [Theory]
    [InlineData("clusterIPs", "ServiceSpec", "ClusterIPs")]
    [InlineData("$ref", "JSONSchemaProps", "Ref")]
    [InlineData("$schema", "JSONSchemaProps", "Schema")]
    [InlineData("x_kubernetes_map_type", "JSONSchemaProps", "X_kubernetes_map_type")]
    [InlineData("containerPort", "ContainerPort", "ContainerPortValue")]
    public void Property_IsTheWireNameInPascalCase(string wireName, string typeName, string expected) =>
        Assert.Equal(expected, Naming.Property(wireName, typeName));

    [Theory]
    [InlineData("replicas", "replicas")]
    [InlineData("namespace", "@namespace")]
    [InlineData("$ref", "@ref")]
    [InlineData("Port", "port")]
    public void Parameter_IsTheWireNameInCamelCase(string wireName, string expected) =>
        Assert.Equal(expected, Naming.Parameter(wireName));

    [Theory]
    [InlineData("V1PodSpec", "v1", "PodSpec")]
    [InlineData("V2MetricSpec", "v2", "MetricSpec")]
    [InlineData("V1beta1Mutation", "v1beta1", "Mutation")]
    [InlineData("Rbacv1Subject", "v1", "Subject")]
    [InlineData("Admissionregistrationv1ServiceReference", "v1", "ServiceReference")]
    public void SplitModelName_TakesOffVersionAndGroup(string modelName, string version, string name) =>
        Assert.Equal((version, name), Naming.SplitModelName(modelName));

    [Fact]
    public void SplitModelName_RejectsUnversionedNames()
    {
        var exception = Assert.Throws<FormatException>(() => Naming.SplitModelName("IntOrString"));

        Assert.Equal("'IntOrString' is no name of a versioned object model", exception.Message);
    }

    [Theory]
    [InlineData("core/v1", "v1", "core/v1", "Core.V1")]
    [InlineData("apps/v1", "apps/v1", "apps/v1", "Apps.V1")]
    [InlineData("storage.k8s.io/v1", "storage.k8s.io/v1", "storage.k8s.io/v1", "Storage.V1")]
    public void GroupVersion_HasANameForEveryPlace(string text, string apiVersion, string module, string @namespace)
    {
        var version = GroupVersion.Parse(text);

        Assert.Equal((apiVersion, module, @namespace), (version.ApiVersion, version.Module, version.Namespace));
    }

    [Fact]
    public void GroupVersion_RejectsAVersionWithoutGroup()
    {
        var exception = Assert.Throws<FormatException>(() => GroupVersion.Parse("v1"));

        Assert.Equal("'v1' is no API version: it must have the form group/version, such as apps/v1 or core/v1", exception.Message);
    }
}
