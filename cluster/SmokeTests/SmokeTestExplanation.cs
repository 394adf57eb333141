using System.Collections.Frozen;

namespace Homelab.Cluster.SmokeTests;

/// <summary>What the failure of a step means where no message tells more.</summary>
/// <param name="Meaning">What it means; lower case, no full stop.</param>
/// <param name="Fix">What helps; lower case, no full stop.</param>
internal sealed record SmokeTestExplanation(string Meaning, string Fix)
{
    private const string Doctor = "run `homelab doctor --profile storage`";

    private static readonly SmokeTestExplanation Other = new("it is not as it should be", Doctor);

    private static readonly FrozenDictionary<string, SmokeTestExplanation> Known = new Dictionary<string, SmokeTestExplanation>
    {
        ["static"] = new("kubelet and driver do not agree on a directory, so no pod was started", $"{Doctor} and follow its repair order"),
        ["registration"] = new("the kubelet of that node does not know the driver", $"{Doctor}; on a tainted node the tolerations are missing"),
        ["default-class"] = new("claims that name no class get the wrong one, or none", $"{Doctor} for the class and how to take its mark away for good"),
        ["mount"] = new("a pod on that node does not get its volume", $"{Doctor}, and look at `kubectl describe pod` while the test runs"),
        ["device"] = new(
            "what the pod sees at its path is not the volume: it would write to the node's own disk and lose it with the pod",
            "use no volume on that node until `homelab doctor --profile storage` has named the cause"),
        ["write"] = new("the volume does not keep what is written, or not without fsGroup", Doctor),
        ["move"] = new(
            "a volume does not follow its pod to another node in time, or arrives with other data",
            "look at the volume's attachments (`kubectl get volumeattachments`) and at its copies"),
        ["expand"] = new("a volume cannot grow while it is mounted", "look at the events of the claim and at the csi-resizer's log"),
        ["snapshot"] = new("snapshots are not taken, or bring back other data", "look at the snapshot controller and the csi-snapshotter's log"),
        ["shared-write"] = new("pods on several nodes do not see each other's data", "look at the NFS client on that node, and at the share-manager's pod"),
        ["cleanup"] = new("volumes or attachments are left over", "look at the named volumes; with the run's Job, Kubernetes removes the claims after an hour"),
    }.ToFrozenDictionary();

    /// <summary>The explanation of a step.</summary>
    public static SmokeTestExplanation Of(string step) => Known.GetValueOrDefault(step, Other);
}
