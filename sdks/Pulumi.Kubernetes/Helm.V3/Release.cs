using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Kubernetes.Helm.V3;

/// <summary>A release of a Helm chart, which the provider installs with Helm itself.</summary>
[KubernetesResourceType(Token)]
public partial class Release : KubernetesResource
{
    private const string Token = "kubernetes:helm.sh/v3:Release";

    /// <summary>Keeps nulls in <see cref="Values"/>, which Helm takes as the order to remove a default. Default false: nulls are left out.</summary>
    [Output("allowNullValues")]
    public Output<bool> AllowNullValues { get; private set; } = null!;

    /// <summary>Undoes a failed installation or upgrade. Implies waiting. Default false.</summary>
    [Output("atomic")]
    public Output<bool> Atomic { get; private set; } = null!;

    /// <summary>Chart to install: a name in <see cref="RepositoryOpts"/>, a local folder or archive, or the URL of an archive or of an OCI registry.</summary>
    [Output("chart")]
    public Output<string> Chart { get; private set; } = null!;

    /// <summary>Deletes what a failed upgrade created. Default false.</summary>
    [Output("cleanupOnFail")]
    public Output<bool> CleanupOnFail { get; private set; } = null!;

    /// <summary>Creates the namespace when it does not exist. Default false.</summary>
    [Output("createNamespace")]
    public Output<bool> CreateNamespace { get; private set; } = null!;

    /// <summary>Fetches missing dependencies of a local chart before installing it. Default false.</summary>
    [Output("dependencyUpdate")]
    public Output<bool> DependencyUpdate { get; private set; } = null!;

    /// <summary>Description that Helm keeps with the release.</summary>
    [Output("description")]
    public Output<string> Description { get; private set; } = null!;

    /// <summary>Considers development versions too when <see cref="Version"/> is not set. Default false.</summary>
    [Output("devel")]
    public Output<bool> Devel { get; private set; } = null!;

    /// <summary>Does not run the hooks that install custom resource definitions. Default false.</summary>
    [Output("disableCRDHooks")]
    public Output<bool> DisableCRDHooks { get; private set; } = null!;

    /// <summary>Does not validate rendered templates against the cluster's API. Default false.</summary>
    [Output("disableOpenapiValidation")]
    public Output<bool> DisableOpenapiValidation { get; private set; } = null!;

    /// <summary>Does not run hooks. Default false.</summary>
    [Output("disableWebhooks")]
    public Output<bool> DisableWebhooks { get; private set; } = null!;

    /// <summary>Replaces objects that cannot be updated by deleting and creating them. Default false.</summary>
    [Output("forceUpdate")]
    public Output<bool> ForceUpdate { get; private set; } = null!;

    /// <summary>File of public keys to verify the chart with; used with <see cref="Verify"/>.</summary>
    [Output("keyring")]
    public Output<string> Keyring { get; private set; } = null!;

    /// <summary>Checks the chart while previewing. Default false.</summary>
    [Output("lint")]
    public Output<bool> Lint { get; private set; } = null!;

    /// <summary>The rendered manifests as JSON. Set by the provider.</summary>
    [Output("manifest")]
    public Output<ImmutableDictionary<string, object>> Manifest { get; private set; } = null!;

    /// <summary>Revisions that Helm keeps; 0 for all.</summary>
    [Output("maxHistory")]
    public Output<int> MaxHistory { get; private set; } = null!;

    /// <summary>Name of the release; by default the resource's name with a random suffix.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>Namespace to install into; by default that of the provider.</summary>
    [Output("namespace")]
    public Output<string> Namespace { get; private set; } = null!;

    /// <summary>Command that changes the rendered manifests before they are installed.</summary>
    [Output("postrender")]
    public Output<string> Postrender { get; private set; } = null!;

    /// <summary>Restarts the pods on an upgrade. Default false.</summary>
    [Output("recreatePods")]
    public Output<bool> RecreatePods { get; private set; } = null!;

    /// <summary>Renders the notes of subcharts too. Default false.</summary>
    [Output("renderSubchartNotes")]
    public Output<bool> RenderSubchartNotes { get; private set; } = null!;

    /// <summary>Reuses the name of a release that was deleted but is still in the history. Unsafe in production. Default false.</summary>
    [Output("replace")]
    public Output<bool> Replace { get; private set; } = null!;

    /// <summary>Where the chart comes from.</summary>
    [Output("repositoryOpts")]
    public Output<Types.Outputs.Helm.V3.RepositoryOpts> RepositoryOpts { get; private set; } = null!;

    /// <summary>Starts an upgrade from the chart's own values. Default false.</summary>
    [Output("resetValues")]
    public Output<bool> ResetValues { get; private set; } = null!;

    /// <summary>Names of the objects that the release created, by kind. Set by the provider.</summary>
    [Output("resourceNames")]
    public Output<ImmutableDictionary<string, ImmutableArray<string>>> ResourceNames { get; private set; } = null!;

    /// <summary>Starts an upgrade from the values of the release before; ignored with <see cref="ResetValues"/>. Default false.</summary>
    [Output("reuseValues")]
    public Output<bool> ReuseValues { get; private set; } = null!;

    /// <summary>Does not wait until the objects are ready. Default false.</summary>
    [Output("skipAwait")]
    public Output<bool> SkipAwait { get; private set; } = null!;

    /// <summary>Does not install the chart's custom resource definitions. Default false.</summary>
    [Output("skipCrds")]
    public Output<bool> SkipCrds { get; private set; } = null!;

    /// <summary>What Helm says of the release.</summary>
    [Output("status")]
    public Output<Types.Outputs.Helm.V3.ReleaseStatus> Status { get; private set; } = null!;

    /// <summary>Seconds that a single operation of Kubernetes, such as a hook's job, may take. Default 300.</summary>
    [Output("timeout")]
    public Output<int> Timeout { get; private set; } = null!;

    /// <summary>Files of values; <see cref="Values"/> win over them, later ones over earlier ones.</summary>
    [Output("valueYamlFiles")]
    public Output<ImmutableArray<AssetOrArchive>> ValueYamlFiles { get; private set; } = null!;

    /// <summary>Values for the chart.</summary>
    [Output("values")]
    public Output<ImmutableDictionary<string, object>> Values { get; private set; } = null!;

    /// <summary>Verifies the signature of the chart before installing it. Default false.</summary>
    [Output("verify")]
    public Output<bool> Verify { get; private set; } = null!;

    /// <summary>Version of the chart to install; the latest when not set.</summary>
    [Output("version")]
    public new Output<string> Version { get; private set; } = null!;

    /// <summary>Waits until all jobs are done too; ignored with <see cref="SkipAwait"/>. Default false.</summary>
    [Output("waitForJobs")]
    public Output<bool> WaitForJobs { get; private set; } = null!;

    /// <summary>Declares a release.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="args">What to install.</param>
    /// <param name="options">Options of the resource.</param>
    public Release(string name, Types.Inputs.Helm.V3.ReleaseArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, MakeArgs(args), PackageDefaults.Merge(options))
    {
    }

    private Release(string name, Input<string> id, CustomResourceOptions? options)
        : base(Token, name, args: null, PackageDefaults.Merge(options, id))
    {
    }

    /// <summary>Reads an existing release.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="id">Namespace and name of the release, as namespace/name.</param>
    /// <param name="options">Options of the resource.</param>
    public static Release Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    // The official SDKs always send this constant (@pulumi/kubernetes 4.32.0, helm/v3/release.js).
    private static Types.Inputs.Helm.V3.ReleaseArgs MakeArgs(Types.Inputs.Helm.V3.ReleaseArgs? args)
    {
        args ??= new Types.Inputs.Helm.V3.ReleaseArgs();
        args.Compat = "true";
        return args;
    }

    /// <inheritdoc/>
    internal override void BindOutputs(OutputBinder binder)
    {
        if (GetType() != typeof(Release))
        {
            base.BindOutputs(binder);
            return;
        }

        AllowNullValues = binder.Bind("allowNullValues", Converters.Bool);
        Atomic = binder.Bind("atomic", Converters.Bool);
        Chart = binder.Bind("chart", Converters.String);
        CleanupOnFail = binder.Bind("cleanupOnFail", Converters.Bool);
        CreateNamespace = binder.Bind("createNamespace", Converters.Bool);
        DependencyUpdate = binder.Bind("dependencyUpdate", Converters.Bool);
        Description = binder.Bind("description", Converters.String);
        Devel = binder.Bind("devel", Converters.Bool);
        DisableCRDHooks = binder.Bind("disableCRDHooks", Converters.Bool);
        DisableOpenapiValidation = binder.Bind("disableOpenapiValidation", Converters.Bool);
        DisableWebhooks = binder.Bind("disableWebhooks", Converters.Bool);
        ForceUpdate = binder.Bind("forceUpdate", Converters.Bool);
        Keyring = binder.Bind("keyring", Converters.String);
        Lint = binder.Bind("lint", Converters.Bool);
        Manifest = binder.Bind("manifest", Converters.Map(Converters.Any));
        MaxHistory = binder.Bind("maxHistory", Converters.Int);
        Name = binder.Bind("name", Converters.String);
        Namespace = binder.Bind("namespace", Converters.String);
        Postrender = binder.Bind("postrender", Converters.String);
        RecreatePods = binder.Bind("recreatePods", Converters.Bool);
        RenderSubchartNotes = binder.Bind("renderSubchartNotes", Converters.Bool);
        Replace = binder.Bind("replace", Converters.Bool);
        RepositoryOpts = binder.Bind("repositoryOpts", Types.Outputs.Helm.V3.RepositoryOpts.Converter);
        ResetValues = binder.Bind("resetValues", Converters.Bool);
        ResourceNames = binder.Bind("resourceNames", Converters.Map(Converters.StringList));
        ReuseValues = binder.Bind("reuseValues", Converters.Bool);
        SkipAwait = binder.Bind("skipAwait", Converters.Bool);
        SkipCrds = binder.Bind("skipCrds", Converters.Bool);
        Status = binder.Bind("status", Types.Outputs.Helm.V3.ReleaseStatus.Converter);
        Timeout = binder.Bind("timeout", Converters.Int);
        ValueYamlFiles = binder.Bind("valueYamlFiles", Converters.List(Converters.AssetOrArchive));
        Values = binder.Bind("values", Converters.Map(Converters.Any));
        Verify = binder.Bind("verify", Converters.Bool);
        Version = binder.Bind("version", Converters.String);
        WaitForJobs = binder.Bind("waitForJobs", Converters.Bool);
    }
}
