using Homelab.Cluster.Dumps;
using Homelab.Cluster.Policies;

namespace Homelab.Cluster.Migration;

/// <summary>Whether the target fits the claim, and the mover can run beside it.</summary>
internal static class MigrationTargetRules
{
    // Provisioners whose volumes only one node at a time can mount: local-path-provisioner's README; OpenEBS and Rook
    // documentation, "Filesystem" and "Block".
    private static readonly HashSet<string> SingleNode =
    [
        StorageClassNames.LocalPathProvisioner, "openebs.io/local", "local.csi.openebs.io", "zfs.csi.openebs.io",
        "io.openebs.csi-mayastor", "rook-ceph.rbd.csi.ceph.com",
    ];

    private static readonly HashSet<string> WithoutCsi = [StorageClassNames.LocalPathProvisioner, "openebs.io/local", "kubernetes.io/no-provisioner"];

    public static IEnumerable<Fault> Check(MigrationRequest request, KubernetesObject claim, MigrationObservation observed)
    {
        var target = observed.Find(new ObjectReference(ResourceKind.StorageClasses, null, request.StorageClass));
        return
        [
            .. target is null ? CheckMissing(request, observed) : CheckClass(target, claim, observed),
            .. CheckSize(request, claim),
            .. CheckNames(request, observed),
            .. CheckPodSecurity(request, observed),
        ];
    }

    private static IEnumerable<Fault> CheckMissing(MigrationRequest request, MigrationObservation observed)
    {
        var known = observed.List(ResourceKind.StorageClasses).Select(found => found.Name).ToArray();
        yield return new Fault(
            "--to",
            request.StorageClass,
            known.Length == 0 ? "there are no StorageClasses in what was read" : $"there is no such StorageClass among {string.Join(", ", known)}",
            NearestName.Of(request.StorageClass, known) is { } guess ? $"did you mean {guess}?" : "name one that is there");
    }

    private static IEnumerable<Fault> CheckClass(KubernetesObject target, KubernetesObject claim, MigrationObservation observed)
    {
        var provisioner = target.Json.Text("provisioner") ?? "";
        if (claim.Json.Text("spec", "storageClassName") == target.Name)
        {
            yield return new Fault("--to", target.Name, $"{claim.FullName} is of this class already", "name another class");
        }

        if (claim.Json.Texts("spec", "accessModes").Contains("ReadWriteMany") && SingleNode.Contains(provisioner))
        {
            yield return new Fault(
                $"{ObjectReference.Of(claim)} spec.accessModes",
                "ReadWriteMany",
                $"only one node at a time can mount a volume of {target.Name} ({provisioner})",
                "name a class for shared writing");
        }

        var node = claim.VolumeName() is { } name && observed.Volume(name) is { } volume ? MigrationMeasure.Facts(volume).Node : null;
        if (node is null)
        {
            yield break;
        }

        var csiNode = observed.Find(new ObjectReference(ResourceKind.CsiNodes, null, node));
        if (csiNode is not null
            && !WithoutCsi.Contains(provisioner)
            && csiNode.Json.Items("spec", "drivers").All(driver => driver.Text("name") != provisioner))
        {
            yield return new Fault(
                ObjectReference.Of(csiNode).ToString(),
                csiNode.Json.Items("spec", "drivers").Select(driver => driver.Text("name")),
                $"the source lies on {node}, and {provisioner} is not registered there, so no pod can mount both volumes",
                "run 'homelab doctor --profile storage'; a tainted node needs the driver's tolerations");
        }

        if (observed.Find(new ObjectReference(ResourceKind.Nodes, null, node)) is { } machine
            && machine.Json.Items("status", "conditions").Any(condition => condition.Text("type") == "Ready" && condition.Text("status") != "True"))
        {
            yield return new Fault(ObjectReference.Of(machine).ToString(), "not Ready", "the source lies on it, and no pod can read it", "bring the node back");
        }
    }

    private static IEnumerable<Fault> CheckSize(MigrationRequest request, KubernetesObject claim)
    {
        var size = request.Size ?? claim.Json.Text("spec", "resources", "requests", "storage");
        if (!StorageSize.TryParse(size, out var bytes) || bytes <= 0)
        {
            yield return new Fault("--size", size, "not a size", "write a number with Mi, Gi or Ti, such as 20Gi");
        }
        else if (request.Used is { } used && used / 10 * MigrationMeasure.TenthsOfUsage is var needed && needed > bytes)
        {
            yield return new Fault(
                "--size",
                size,
                $"the claim holds {StorageSize.Text(used)}; times {MigrationMeasure.TenthsOfUsage / 10m} it takes {StorageSize.Text(needed)}",
                $"ask for a larger target with --size {StorageSize.RoundedUp(needed)}");
        }
    }

    private static IEnumerable<Fault> CheckNames(MigrationRequest request, MigrationObservation observed)
    {
        var names = new MigrationNames(request.Namespace, request.Claim);
        return from reference in new[] { names.TargetClaim, names.SourceClaim }
               where observed.Find(reference) is not null
               select new Fault(reference.ToString(), observed.Find(reference)!.VolumeName(), "the migration needs this name", "if it is left over from another try, look at what it holds and delete it");
    }

    private static IEnumerable<Fault> CheckPodSecurity(MigrationRequest request, MigrationObservation observed)
    {
        const string Label = PodSecurityStandard.EnforceLabel;
        if (observed.Find(new ObjectReference(ResourceKind.Namespaces, null, request.Namespace)) is { } space
            && space.Labels.GetValueOrDefault(Label) == PodSecurityStandard.Restricted)
        {
            yield return new Fault(
                $"Namespace {request.Namespace} {Label}",
                PodSecurityStandard.Restricted,
                "the mover runs as root, because only root can give files their owners, and this level refuses it",
                $"admit it for the time of the migration: kubectl label namespace {request.Namespace} {Label}={PodSecurityStandard.Baseline} --overwrite");
        }
    }
}
