using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Longhorn;

/// <summary>Work that Longhorn does on volumes again and again: <c>longhorn.io/v1beta2</c> RecurringJob.</summary>
/// <remarks>Source: github.com/longhorn/longhorn-manager, tag v1.12.1, k8s/pkg/apis/longhorn/v1beta2/recurringjob.go.</remarks>
public sealed class RecurringJobArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a RecurringJob.</summary>
    public RecurringJobArgs()
        : base("longhorn.io/v1beta2", "RecurringJob")
    {
    }

    /// <summary>What to do, when, and to which volumes.</summary>
    [Input("spec", required: true)]
    public Input<RecurringJobSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Spec of a RecurringJob.</summary>
public sealed class RecurringJobSpecArgs : ResourceArgs
{
    [Input("groups")]
    private InputList<string>? _groups;

    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("parameters")]
    private InputMap<string>? _parameters;

    /// <summary>Name of the job; the same as the object's.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Groups of volumes; <c>default</c> is every volume that no job or group names.</summary>
    public InputList<string> Groups
    {
        get => _groups ??= [];
        set => _groups = value;
    }

    /// <summary>What to do: snapshot, backup, filesystem-trim and the like.</summary>
    [Input("task", required: true)]
    public Input<string> Task { get; set; } = null!;

    /// <summary>When: five fields of cron, in UTC.</summary>
    [Input("cron", required: true)]
    public Input<string> Cron { get; set; } = null!;

    /// <summary>Snapshots or backups kept of each volume.</summary>
    [Input("retain", required: true)]
    public Input<int> Retain { get; set; } = null!;

    /// <summary>Volumes worked on at once.</summary>
    [Input("concurrency", required: true)]
    public Input<int> Concurrency { get; set; } = null!;

    /// <summary>Labels of the snapshots or backups.</summary>
    public InputMap<string> Labels
    {
        get => _labels ??= new();
        set => _labels = value;
    }

    /// <summary>Parameters of the task: <c>full-backup-interval</c>, <c>volume-backup-policy</c>.</summary>
    public InputMap<string> Parameters
    {
        get => _parameters ??= new();
        set => _parameters = value;
    }
}
