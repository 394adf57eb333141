using Homelab.Cli.Tests.Processes;
using Xunit;

namespace Homelab.Cli.Tests.Stacks;

/// <summary>
/// Models of schemas, made by others, judge every object of every stack and valid fixture: missing fields, wrong types and
/// values, and in custom resources misspelt fields; see tests/conformance/schemas.
/// </summary>
public sealed class ManifestSchemaTests(StackProject project)
{
    private const string Validator = "schemas/validate.mjs";

    private static readonly (string ApiVersion, string Kind, string Body, string Fault)[] Wrong =
    [
        ("longhorn.io/v1beta2", "RecurringJob", "metadata: {name: a}\nspec: {name: a, task: snapshot, cron: 0 3 * * *, retain: 7}", "/spec breaks required"),
        ("longhorn.io/v1beta2", "RecurringJob", "metadata: {name: a}\nspec: {name: a, task: snap, cron: 0 3 * * *, retain: 7, concurrency: 1}", "/spec/task breaks enum"),
        ("longhorn.io/v1beta2", "BackupTarget", "metadata: {name: a}\nspec: {backupTargetURL: ftp://a}", "/spec/backupTargetURL breaks pattern"),
        ("snapshot.storage.k8s.io/v1", "VolumeSnapshotClass", "metadata: {name: a}\ndriver: d\ndeletionPolicy: Keep", "/deletionPolicy breaks enum"),
        ("openebs.io/v1beta3", "DiskPool", "metadata: {name: a}\nspec: {node: a, disks: [/dev/a, /dev/b]}", "/spec/disks breaks maxItems"),
        ("ceph.rook.io/v1", "CephCluster", "metadata: {name: a}\nspec: {mon: {count: 11}}", "/spec/mon/count breaks maximum"),
        ("ceph.rook.io/v1", "CephBlockPool", "metadata: {name: a}\nspec: {replicated: {sise: 3}}", "/spec/replicated breaks required"),
        ("ceph.rook.io/v1", "CephFilesystem", "metadata: {name: a}\nspec: {metadataPool: {}, dataPools: []}", "/spec breaks required"),
        ("ceph.rook.io/v1", "CephFilesystemSubVolumeGroup", "metadata: {name: a}\nspec: {filesystemname: a}", "/spec breaks required"),
        ("kueue.x-k8s.io/v1beta2", "ClusterQueue", "metadata: {name: a}\nspec: {preemption: {withinClusterQueue: LowerOrEqual}}", "/spec/preemption/withinClusterQueue breaks enum"),
        ("kueue.x-k8s.io/v1beta2", "ClusterQueue", "metadata: {name: a}\nspec: {cohort: gpu}", "/spec breaks additionalProperties (cohort)"),
        ("kueue.x-k8s.io/v1beta2", "Cohort", "metadata: {name: a}\nspec: {resourceGroups: [{coveredResources: [a]}]}", "/spec/resourceGroups/0 breaks required"),
        ("kueue.x-k8s.io/v1beta2", "LocalQueue", "metadata: {name: a}\nspec: {clusterQueue: A}", "/spec/clusterQueue breaks pattern"),
        ("kueue.x-k8s.io/v1beta2", "ResourceFlavor", "metadata: {name: a}\nspec: {nodeLabels: {a: 1}}", "/spec/nodeLabels/a breaks type"),
        ("kueue.x-k8s.io/v1beta2", "WorkloadPriorityClass", "metadata: {name: a}", "breaks required"),
        ("kueue.x-k8s.io/v1beta2", "WorkloadPriorityClass", "metadata: {name: a}\nvalue: 1\ndescription: [a]", "/description breaks type"),
        ("kueue.x-k8s.io/v1beta2", "ResourceFlavor", "metadata: {name: a}\nspce: {}", "breaks additionalProperties (spce)"),
        ("kueue.x-k8s.io/v1beta2", "ResourceFlavor", "metadata: {name: a, labels: {a: 1}}", "/metadata/labels/a breaks type"),
        ("admissionregistration.k8s.io/v1beta1", "MutatingAdmissionPolicy", "metadata: {name: a}\nspec: {reinvocationPolicy: Always}", "/spec/reinvocationPolicy must be equal to one of the allowed values"),
        ("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding", "metadata: {name: a}\nspec: {validationActions: Deny}", "must be array"),
        ("scheduling.k8s.io/v1", "PriorityClass", "metadata: {name: a}\nvalue: high", "/value must be integer"),
        ("admissionregistration.k8s.io/v1beta1", "MutatingAdmissionPolicyBinding", "metadata: {name: a}\nspec: {policyName: 1}", "/spec/policyName must be string"),
        ("node.k8s.io/v1", "RuntimeClass", "metadata: {name: a}", "must have required property handler"),
        ("monitoring.coreos.com/v1", "PrometheusRule", "metadata: {name: a}\nspec: {groups: [{rules: []}]}", "must have required property name"),
        ("monitoring.coreos.com/v1", "PrometheusRule", "metadata: {name: a}\nspec: {groups: [{name: a, rules: [{alert: a, expr: up, annotation: {}}]}]}", "/spec/groups/0/rules/0 breaks additionalProperties (annotation)"),
        ("monitoring.coreos.com/v1", "ServiceMonitor", "metadata: {name: a}\nspec: {selector: {}, endpoints: [{port: a, intervall: 30s}]}", "/spec/endpoints/0 breaks additionalProperties (intervall)"),
        ("monitoring.coreos.com/v1", "ServiceMonitor", "metadata: {name: a}\nspec: {selector: {}}", "/spec breaks required"),
        ("helm.cattle.io/v1", "HelmChart", "metadata: {name: a}\nspec: {chart: a, values: {}}", "/spec breaks additionalProperties (values)"),
        ("storage.k8s.io/v1", "StorageClass", "metadata: {name: a}", "must have required property provisioner"),
        ("example.com/v1", "Unknown", "metadata: {name: a}", "no schema of example.com/v1 Unknown"),
    ];

    [Fact]
    public async Task EveryObject_PassesItsSchema()
    {
        var folders = new List<string>();
        foreach (var stack in StackProject.Stacks)
        {
            folders.Add(await project.RenderAsync(stack));
        }

        var (code, output) = await NodeScript.RunAsync(Validator, folders);

        Assert.True(code == 0, output);
        Assert.Matches(@"^[1-9][0-9]+ objects, 0 faults\n$", output);
    }

    [Fact]
    public async Task RefusesWhatIsWrong_SoThatTheseTestsProveSomething()
    {
        using var folder = new TemporaryFolder();
        foreach (var ((apiVersion, kind, body, _), number) in Wrong.Select((wrong, number) => (wrong, number)))
        {
            folder.Write($"{number}.yaml", $"apiVersion: {apiVersion}\nkind: {kind}\n{body}\n");
        }

        var (code, output) = await NodeScript.RunAsync(Validator, folder.Path);

        Assert.Equal(1, code);
        foreach (var ((_, _, _, fault), number) in Wrong.Select((wrong, number) => (wrong, number)))
        {
            Assert.Contains(output.Split('\n'), line => line.Contains($"{number}.yaml: ", StringComparison.Ordinal) && line.Contains(fault, StringComparison.Ordinal));
        }
    }
}
