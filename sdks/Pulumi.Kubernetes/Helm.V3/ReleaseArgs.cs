using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Kubernetes.Types.Inputs.Helm.V3;

/// <summary>Arguments of a <see cref="Kubernetes.Helm.V3.Release"/>.</summary>
public class ReleaseArgs : ResourceArgs
{
    /// <summary>Keeps nulls in <see cref="Values"/>, which Helm takes as the order to remove a default. Default false: nulls are left out.</summary>
    [Input("allowNullValues")]
    public Input<bool>? AllowNullValues { get; set; }

    /// <summary>Undoes a failed installation or upgrade. Implies waiting. Default false.</summary>
    [Input("atomic")]
    public Input<bool>? Atomic { get; set; }

    /// <summary>Chart to install: a name in <see cref="RepositoryOpts"/>, a local folder or archive, or the URL of an archive or of an OCI registry.</summary>
    [Input("chart", required: true)]
    public Input<string> Chart { get; set; } = null!;

    /// <summary>Deletes what a failed upgrade created. Default false.</summary>
    [Input("cleanupOnFail")]
    public Input<bool>? CleanupOnFail { get; set; }

    /// <summary>Set by the resource itself.</summary>
    [Input("compat")]
    public Input<string>? Compat { get; set; }

    /// <summary>Creates the namespace when it does not exist. Default false.</summary>
    [Input("createNamespace")]
    public Input<bool>? CreateNamespace { get; set; }

    /// <summary>Fetches missing dependencies of a local chart before installing it. Default false.</summary>
    [Input("dependencyUpdate")]
    public Input<bool>? DependencyUpdate { get; set; }

    /// <summary>Description that Helm keeps with the release.</summary>
    [Input("description")]
    public Input<string>? Description { get; set; }

    /// <summary>Considers development versions too when <see cref="Version"/> is not set. Default false.</summary>
    [Input("devel")]
    public Input<bool>? Devel { get; set; }

    /// <summary>Does not run the hooks that install custom resource definitions. Default false.</summary>
    [Input("disableCRDHooks")]
    public Input<bool>? DisableCRDHooks { get; set; }

    /// <summary>Does not validate rendered templates against the cluster's API. Default false.</summary>
    [Input("disableOpenapiValidation")]
    public Input<bool>? DisableOpenapiValidation { get; set; }

    /// <summary>Does not run hooks. Default false.</summary>
    [Input("disableWebhooks")]
    public Input<bool>? DisableWebhooks { get; set; }

    /// <summary>Replaces objects that cannot be updated by deleting and creating them. Default false.</summary>
    [Input("forceUpdate")]
    public Input<bool>? ForceUpdate { get; set; }

    /// <summary>File of public keys to verify the chart with; used with <see cref="Verify"/>.</summary>
    [Input("keyring")]
    public Input<string>? Keyring { get; set; }

    /// <summary>Checks the chart while previewing. Default false.</summary>
    [Input("lint")]
    public Input<bool>? Lint { get; set; }

    [Input("manifest")]
    private InputMap<object>? _manifest;

    /// <summary>The rendered manifests as JSON. Set by the provider.</summary>
    public InputMap<object> Manifest
    {
        get => _manifest ??= new();
        set => _manifest = value;
    }

    /// <summary>Revisions that Helm keeps; 0 for all.</summary>
    [Input("maxHistory")]
    public Input<int>? MaxHistory { get; set; }

    /// <summary>Name of the release; by default the resource's name with a random suffix.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>Namespace to install into; by default that of the provider.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    /// <summary>Command that changes the rendered manifests before they are installed.</summary>
    [Input("postrender")]
    public Input<string>? Postrender { get; set; }

    /// <summary>Restarts the pods on an upgrade. Default false.</summary>
    [Input("recreatePods")]
    public Input<bool>? RecreatePods { get; set; }

    /// <summary>Renders the notes of subcharts too. Default false.</summary>
    [Input("renderSubchartNotes")]
    public Input<bool>? RenderSubchartNotes { get; set; }

    /// <summary>Reuses the name of a release that was deleted but is still in the history. Unsafe in production. Default false.</summary>
    [Input("replace")]
    public Input<bool>? Replace { get; set; }

    /// <summary>Where the chart comes from.</summary>
    [Input("repositoryOpts")]
    public Input<RepositoryOptsArgs>? RepositoryOpts { get; set; }

    /// <summary>Starts an upgrade from the chart's own values. Default false.</summary>
    [Input("resetValues")]
    public Input<bool>? ResetValues { get; set; }

    [Input("resourceNames")]
    private InputMap<ImmutableArray<string>>? _resourceNames;

    /// <summary>Names of the objects that the release created, by kind. Set by the provider.</summary>
    public InputMap<ImmutableArray<string>> ResourceNames
    {
        get => _resourceNames ??= new();
        set => _resourceNames = value;
    }

    /// <summary>Starts an upgrade from the values of the release before; ignored with <see cref="ResetValues"/>. Default false.</summary>
    [Input("reuseValues")]
    public Input<bool>? ReuseValues { get; set; }

    /// <summary>Does not wait until the objects are ready. Default false.</summary>
    [Input("skipAwait")]
    public Input<bool>? SkipAwait { get; set; }

    /// <summary>Does not install the chart's custom resource definitions. Default false.</summary>
    [Input("skipCrds")]
    public Input<bool>? SkipCrds { get; set; }

    /// <summary>Seconds that a single operation of Kubernetes, such as a hook's job, may take. Default 300.</summary>
    [Input("timeout")]
    public Input<int>? Timeout { get; set; }

    [Input("valueYamlFiles")]
    private InputList<AssetOrArchive>? _valueYamlFiles;

    /// <summary>Files of values; <see cref="Values"/> win over them, later ones over earlier ones.</summary>
    public InputList<AssetOrArchive> ValueYamlFiles
    {
        get => _valueYamlFiles ??= new();
        set => _valueYamlFiles = value;
    }

    [Input("values")]
    private InputMap<object>? _values;

    /// <summary>Values for the chart.</summary>
    public InputMap<object> Values
    {
        get => _values ??= new();
        set => _values = value;
    }

    /// <summary>Verifies the signature of the chart before installing it. Default false.</summary>
    [Input("verify")]
    public Input<bool>? Verify { get; set; }

    /// <summary>Version of the chart to install; the latest when not set.</summary>
    [Input("version")]
    public Input<string>? Version { get; set; }

    /// <summary>Waits until all jobs are done too; ignored with <see cref="SkipAwait"/>. Default false.</summary>
    [Input("waitForJobs")]
    public Input<bool>? WaitForJobs { get; set; }

    /// <summary>No arguments at all.</summary>
    public static new ReleaseArgs Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        if (GetType() != typeof(ReleaseArgs))
        {
            base.WriteInputs(inputs);
            return;
        }

        inputs.Add("allowNullValues", AllowNullValues);
        inputs.Add("atomic", Atomic);
        inputs.AddRequired("chart", Chart);
        inputs.Add("cleanupOnFail", CleanupOnFail);
        inputs.Add("compat", Compat);
        inputs.Add("createNamespace", CreateNamespace);
        inputs.Add("dependencyUpdate", DependencyUpdate);
        inputs.Add("description", Description);
        inputs.Add("devel", Devel);
        inputs.Add("disableCRDHooks", DisableCRDHooks);
        inputs.Add("disableOpenapiValidation", DisableOpenapiValidation);
        inputs.Add("disableWebhooks", DisableWebhooks);
        inputs.Add("forceUpdate", ForceUpdate);
        inputs.Add("keyring", Keyring);
        inputs.Add("lint", Lint);
        inputs.Add("manifest", _manifest);
        inputs.Add("maxHistory", MaxHistory);
        inputs.Add("name", Name);
        inputs.Add("namespace", Namespace);
        inputs.Add("postrender", Postrender);
        inputs.Add("recreatePods", RecreatePods);
        inputs.Add("renderSubchartNotes", RenderSubchartNotes);
        inputs.Add("replace", Replace);
        inputs.Add("repositoryOpts", RepositoryOpts);
        inputs.Add("resetValues", ResetValues);
        inputs.Add("resourceNames", _resourceNames);
        inputs.Add("reuseValues", ReuseValues);
        inputs.Add("skipAwait", SkipAwait);
        inputs.Add("skipCrds", SkipCrds);
        inputs.Add("timeout", Timeout);
        inputs.Add("valueYamlFiles", _valueYamlFiles);
        inputs.Add("values", _values);
        inputs.Add("verify", Verify);
        inputs.Add("version", Version);
        inputs.Add("waitForJobs", WaitForJobs);
    }
}
