using System.Text.Json.Nodes;
using Xunit;

namespace Homelab.Cluster.Tests.Storage;

public sealed class StorageObjectRulesTests
{
    private const string Default = """{"kind":"StorageClass","metadata":{"name":"fast","annotations":{"storageclass.kubernetes.io/is-default-class":"true"}},"provisioner":"p"}""";
    private const string Beta = """{"kind":"StorageClass","metadata":{"name":"fast","annotations":{"storageclass.beta.kubernetes.io/is-default-class":"true"}},"provisioner":"p"}""";
    private const string Plain = """{"kind":"StorageClass","metadata":{"name":"slow"},"provisioner":"p"}""";
    private const string Unmark = """{"kind":"StorageClass","metadata":{"name":"local-path","annotations":{"storageclass.kubernetes.io/is-default-class":"false"}}}""";

    [Fact]
    public void Accepts_OneDefault_OnceK3sOwnIsUnmarked() => AssertFaults(LocalStorage.Packaged, [Default, Plain, Unmark]);

    [Fact]
    public void Accepts_K3sOwnDefault_WhenNothingElseIsMarked() => AssertFaults(LocalStorage.Packaged, [Plain]);

    [Fact]
    public void APatchThatSaysNothingOfIt_LeavesK3sOwnTheDefault() =>
        AssertFaults(LocalStorage.Packaged, ["""{"kind":"StorageClass","metadata":{"name":"local-path","labels":{"a":"b"}}}"""]);

    [Fact]
    public void AClassInThePlaceOfK3sOwn_IsNoDefaultUnlessItSaysSo() => AssertFaults(
        LocalStorage.Packaged, [Default, """{"kind":"StorageClass","metadata":{"name":"local-path"},"provisioner":"p"}"""]);

    [Fact]
    public void Accepts_OneDefault_WhereK3sMakesNone() => AssertFaults(LocalStorage.Disabled, [Default, Plain]);

    [Theory]
    [InlineData(Default)]
    [InlineData(Beta)]
    public void Rejects_TwoDefaults(string marked) => AssertFaults(
        LocalStorage.Packaged,
        [marked],
        "StorageClass = [fast, local-path]: more than one class is the default, and Kubernetes takes the one made last; "
        + "give exactly one of them the annotation storageclass.kubernetes.io/is-default-class");

    [Fact]
    public void Rejects_NoDefault() => AssertFaults(
        LocalStorage.Packaged,
        [Plain, Unmark],
        "StorageClass = []: no class is the default, so a claim that names none waits for ever; "
        + "give exactly one of them the annotation storageclass.kubernetes.io/is-default-class");

    [Theory]
    [InlineData("local-path")]
    [InlineData("slow")]
    public void Accepts_AClaimOfAClassThatThereIs(string name) =>
        AssertFaults(LocalStorage.Packaged, [Plain, Claim($"\"storageClassName\":\"{name}\",")]);

    [Theory]
    [InlineData("", "unset")]
    [InlineData("\"storageClassName\":\"\",", "\"\"")]
    public void Rejects_AClaimWithoutClass(string member, string shown) => AssertFaults(
        LocalStorage.Packaged,
        [Claim(member)],
        $"PersistentVolumeClaim media/photos spec.storageClassName = {shown}: a claim without a class gets whatever is the default that day; name the class for its use");

    [Fact]
    public void Rejects_AClaimOfAClassThatNobodyMakes() => AssertFaults(
        LocalStorage.Disabled,
        [Plain, Default, Claim("\"storageClassName\":\"longhorn\",")],
        "PersistentVolumeClaim media/photos spec.storageClassName = longhorn: no such class is made here; name one of fast, slow");

    [Theory]
    [InlineData("""{"kind":"Event","metadata":{"name":"e"},"accessModes":["ReadWriteOnce"]}""")]
    [InlineData("""{"kind":"PersistentVolumeClaim","metadata":{"name":"e"},"spec":{"accessModes":"ReadWriteOnce","resources":{"requests":{"storage":"1Gi"}}}}""")]
    [InlineData("""{"kind":"Deployment","metadata":{"name":"e"},"spec":{"resources":{"requests":{"storage":"1Gi"}}}}""")]
    public void WhatHasNotTheShapeOfAClaim_IsNone(string item) => AssertFaults(LocalStorage.Packaged, [item]);

    [Fact]
    public void Finds_ClaimsInTemplatesAndChartValues() => AssertFaults(
        LocalStorage.Packaged,
        [
            """{"kind":"StatefulSet","metadata":{"name":"db","namespace":"apps"},"spec":{"volumeClaimTemplates":[{"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}]}}""",
            """{"kind":"Release","name":"prometheus","values":{"server":{"claim":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}}}""",
        ],
        "StatefulSet apps/db spec.volumeClaimTemplates[0].spec.storageClassName = unset: a claim without a class gets whatever is the default that day; name the class for its use",
        "Release prometheus values.server.claim.storageClassName = unset: a claim without a class gets whatever is the default that day; name the class for its use");

    private static string Claim(string member) =>
        """{"kind":"PersistentVolumeClaim","metadata":{"name":"photos","namespace":"media"},"spec":{MEMBER"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}"""
            .Replace("MEMBER", member, StringComparison.Ordinal);

    private static void AssertFaults(LocalStorage localStorage, string[] objects, params string[] expected) => Assert.Equal(
        expected,
        StorageObjectRules.Check(objects.Select(text => JsonNode.Parse(text)!.AsObject()), localStorage).Select(fault => fault.ToString()));
}
