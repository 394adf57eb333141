using Homelab.Cluster.Guardrails;
using Xunit;

namespace Homelab.Cluster.Tests.Guardrails;

/// <summary>What each rule takes for a violation, and what it does not.</summary>
public sealed class GuardrailRulesTests
{
    private const string Release = "kubernetes:helm.sh/v3:Release";
    private const string Pod = "kubernetes:core/v1:Pod";

    [Theory]
    [InlineData("nginx")]
    [InlineData("nginx:latest")]
    [InlineData("nginx:16-alpine")]
    [InlineData("localhost:5000/nginx")]
    [InlineData("docker.io/library/nginx:stable")]
    [InlineData("ghcr.io/owner/app:main")]
    public void Rejects_AnImageThatCanMove(string image) =>
        Assert.Equal("spec.containers[0].image", Setting("mutable-image", Pod, $$$"""{"spec": {"containers": [{"image": "{{{image}}}"}]}}"""));

    [Theory]
    [InlineData("nginx:1.27.3")]
    [InlineData("nginx:v1.27-alpine")]
    [InlineData("localhost:5000/nginx:2024-05-01")]
    [InlineData("app:sha-1a2b3c4")]
    [InlineData("app:build-20240501")]
    [InlineData("nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("nginx:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    public void Accepts_AnImageThatCannotMove(string image) =>
        Assert.Null(Setting("mutable-image", Pod, $$$"""{"spec": {"containers": [{"image": "{{{image}}}"}]}}"""));

    [Theory]
    [InlineData("mutable-image", """{"chart": "longhorn"}""", "version")]
    [InlineData("mutable-image", """{"chart": "longhorn", "version": "1"}""", "version")]
    [InlineData("mutable-image", """{"chart": "./charts/own.tgz"}""", null)]
    [InlineData("mutable-image", """{"chart": "c", "version": "1.2.3", "values": {"image": {"repository": "x", "tag": "latest"}}}""", "values.image.tag")]
    [InlineData("mutable-image", """{"chart": "c", "version": "1.2.3", "values": {"image": {"repository": "x", "tag": ""}}}""", null)]
    [InlineData("mutable-image", """{"chart": "c", "version": "1.2.3", "values": {"sidecars": [{"image": "x/y:latest"}]}}""", "values.sidecars[0].image")]
    [InlineData("mutable-image", """{"chart": "unknown", "version": "unknown", "values": "unknown"}""", null)]
    [InlineData("privileged-container", """{"values": {"plugin": {"securityContext": {"privileged": true}}}}""", "values.plugin.securityContext.privileged")]
    [InlineData("privileged-container", """{"values": {"hostNetwork": true}}""", "values.hostNetwork")]
    [InlineData("privileged-container", """{"values": {"hostNetwork": false}}""", null)]
    [InlineData("storage-class", """{"values": {"persistence": {"enabled": true}}}""", "values.persistence.storageClass")]
    [InlineData("storage-class", """{"values": {"persistence": {"config": {"enabled": true}}}}""", "values.persistence.config.storageClass")]
    [InlineData("storage-class", """{"values": {"persistence": {"enabled": true, "existingClaim": "data"}}}""", null)]
    [InlineData("storage-class", """{"values": {"persistence": {"enabled": false}}}""", null)]
    [InlineData("storage-class", """{"values": {"storageSpec": {"volumeClaimTemplate": {"spec": {"accessModes": ["ReadWriteOnce"]}}}}}""", "values.storageSpec.volumeClaimTemplate.spec.storageClassName")]
    [InlineData("pod-security", """{"createNamespace": true}""", "createNamespace")]
    [InlineData("plaintext-secret", """{"values": {"grafana": {"adminPassword": "hunter2"}}}""", "values.grafana.adminPassword")]
    [InlineData("plaintext-secret", """{"values": {"auth": {"clientSecret": "hunter2"}}}""", "values.auth.clientSecret")]
    [InlineData("plaintext-secret", """{"values": {"anything": {"secret": "hunter2"}}}""", "values.anything")]
    [InlineData("plaintext-secret", """{"values": {"existingSecret": "grafana", "adminPassword": "", "passwordKey": "password"}}""", null)]
    public void Judges_AChartByItsValues(string rule, string json, string? setting) => Assert.Equal(setting, Setting(rule, Release, json));

    [Theory]
    [InlineData("kubernetes:apps/v1:StatefulSet", """{"spec": {"volumeClaimTemplates": [{"spec": {"accessModes": []}}]}}""", "spec.volumeClaimTemplates[0].spec.storageClassName")]
    [InlineData(Pod, """{"spec": {"volumes": [{"ephemeral": {"volumeClaimTemplate": {"spec": {"accessModes": []}}}}]}}""", "spec.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName")]
    [InlineData("kubernetes:core/v1:PersistentVolumeClaim", """{"spec": {"storageClassName": ""}}""", null)]
    [InlineData("kubernetes:core/v1:PersistentVolumeClaimPatch", """{"spec": {"resources": {}}}""", null)]
    public void FindsClaims_WhereverTheyAre(string type, string json, string? setting) => Assert.Equal(setting, Setting("storage-class", type, json));

    [Theory]
    [InlineData("""{"spec": {"containers": [{"resources": {"limits": {"cpu": "1", "memory": "1Gi"}}}]}}""", 0)]
    [InlineData("""{"spec": {"containers": [{"resources": {"requests": {"cpu": "1", "memory": "1Gi"}}}, {}]}}""", 4)]
    public void Counts_ALimitAsARequest(string json, int violations) => Assert.Equal(violations, GuardrailSetTests.Check("container-resources", [], GivenResource.Of(Pod, json)).Length);

    [Theory]
    [InlineData("""{"spec": {"priorityClassName": "system-node-critical", "containers": [{"resources": {"requests": {"amd.com/gpu": "1"}}}]}}""", "spec.priorityClassName")]
    [InlineData("""{"spec": {"containers": [{"resources": {"limits": {"nvidia.com/gpu": 0}}}]}}""", null)]
    [InlineData("""{"spec": {"containers": [{"resources": {"limits": {"memory": "1Gi"}}}]}}""", null)]
    [InlineData("""{"spec": {"containers": [{"env": [{"name": "NVIDIA_VISIBLE_DEVICES", "value": "all"}]}]}}""", "spec.containers[0].env[0].value")]
    [InlineData("""{"spec": {"containers": [{"env": [{"name": "NVIDIA_VISIBLE_DEVICES", "value": "void"}]}]}}""", null)]
    public void Rejects_GpusPastTheClasses(string json, string? setting) => Assert.Equal(setting, Setting("gpu-priority-class", Pod, json));

    [Theory]
    [InlineData("privileged", "the namespace admits pods that own their node")]
    [InlineData("strict", "there is no such level, so the namespace would admit any pod")]
    public void Rejects_ALevelThatHoldsNothing(string level, string reason)
    {
        var space = GivenResource.Of("kubernetes:core/v1:Namespace", $$$$"""{"metadata": {"labels": {"pod-security.kubernetes.io/enforce": "{{{{level}}}}"}}}""");

        Assert.Equal(reason, Assert.Single(GuardrailSetTests.Check("pod-security", [], space)).Fault.Reason);
    }

    [Theory]
    [InlineData("""{"podSelector": {}, "policyTypes": ["Ingress"]}""", "nothing closes the namespace for Egress")]
    [InlineData("""{"podSelector": {"matchLabels": {"a": "b"}}, "policyTypes": ["Ingress", "Egress"]}""", "nothing closes the namespace for Ingress and Egress")]
    [InlineData("""{"podSelector": {}, "policyTypes": ["Ingress", "Egress"], "ingress": [{}]}""", "nothing closes the namespace for Ingress")]
    [InlineData("""{"podSelector": {"matchLabels": {}}, "policyTypes": ["Ingress", "Egress"], "egress": [{"ports": [{"port": 53}]}]}""", null)]
    [InlineData("\"unknown\"", null)]
    public void Judges_WhetherAPolicyClosesItsNamespace(string spec, string? reason)
    {
        var space = GivenResource.Of("kubernetes:core/v1:Namespace", """{"metadata": {"name": "media"}}""");
        var policy = GivenResource.Of("kubernetes:networking.k8s.io/v1:NetworkPolicy", $$"""{"metadata": {"namespace": "media"}, "spec": {{spec}}}""");

        Assert.Equal(reason, GuardrailSetTests.Check("default-deny", [], space, policy).SingleOrDefault()?.Fault.Reason);
    }

    [Theory]
    [InlineData("kubernetes:core/v1:Secret", """{"stringData": {"password": "hunter2"}}""", "stringData.password")]
    [InlineData("kubernetes:core/v1:Secret", """{"stringData": {"secret": {"password": "hunter2"}}}""", null)]
    [InlineData("kubernetes:core/v1:Secret", """{"data": {"password": {"secret": "hunter2"}}}""", null)]
    [InlineData("kubernetes:core/v1:Service", """{"metadata": {"annotations": {"a": {"secret": "hunter2"}}}}""", "metadata.annotations.a")]
    [InlineData("kubernetes:core/v1:ConfigMap", """{"data": {"api_key": "hunter2"}}""", "data.api_key")]
    [InlineData("kubernetes:core/v1:ConfigMap", """{"data": {"tls": "-----BEGIN EC PRIVATE KEY-----"}}""", "data.tls")]
    [InlineData("kubernetes:core/v1:ConfigMap", """{"data": {"tokens.md": "about tokens"}}""", null)]
    [InlineData(Pod, """{"spec": {"containers": [{"args": ["--admin-password=hunter2"]}]}}""", "spec.containers[0].args[0]")]
    [InlineData(Pod, """{"spec": {"containers": [{"args": ["--admin-password=$(PASSWORD)", "--token-file=/run/token"]}]}}""", null)]
    [InlineData("random:index/randomPassword:RandomPassword", """{"keepers": {"a": {"secret": "hunter2"}}}""", null)]
    public void FindsSecrets_AndNeverShowsThem(string type, string json, string? setting)
    {
        var violation = GuardrailSetTests.Check("plaintext-secret", [], GivenResource.Of(type, json)).SingleOrDefault();

        Assert.Equal(setting, violation?.Fault.Setting);
        Assert.DoesNotContain("hunter2", violation?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void NoRule_ShowsWhatIsMarkedAsSecret()
    {
        var pod = GivenResource.Of(Pod, """{"spec": {"secret": {"hostPID": true, "priorityClassName": "hunter2", "containers": [{"image": "hunter2", "resources": {"limits": {"nvidia.com/gpu": 1}}}]}}}""");

        var violations = new GuardrailSet([]).Check(pod);

        Assert.NotEmpty(violations);
        Assert.DoesNotContain(violations, violation => violation.ToString().Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void LooksIntoKubernetesOwnKindsOnly() =>
        Assert.Null(Setting("mutable-image", "kubernetes:batch.volcano.sh/v1alpha1:Job", """{"spec": {"template": {"spec": {"containers": [{"image": "nginx"}]}}}}"""));

    private static string? Setting(string rule, string type, string json) =>
        GuardrailSetTests.Check(rule, [], GivenResource.Of(type, json)).SingleOrDefault()?.Fault.Setting;
}
