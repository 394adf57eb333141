using Pulumi.Serialization;

namespace Pulumi.Kubernetes;

/// <summary>Settings of a <see cref="Provider"/>.</summary>
public sealed class ProviderArgs : ResourceArgs
{
    /// <summary>Takes the defaults from the environment.</summary>
    public ProviderArgs()
    {
        DeleteUnreachable = EnvironmentDefault.Boolean("PULUMI_K8S_DELETE_UNREACHABLE");
        EnableConfigMapMutable = EnvironmentDefault.Boolean("PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE");
        EnablePatchForce = EnvironmentDefault.Boolean("PULUMI_K8S_ENABLE_PATCH_FORCE");
        EnableSecretMutable = EnvironmentDefault.Boolean("PULUMI_K8S_ENABLE_SECRET_MUTABLE");
        EnableServerSideApply = EnvironmentDefault.Boolean("PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY");
        KubeConfig = EnvironmentDefault.String("KUBECONFIG");
        SkipUpdateUnreachable = EnvironmentDefault.Boolean("PULUMI_K8S_SKIP_UPDATE_UNREACHABLE");
        SuppressDeprecationWarnings = EnvironmentDefault.Boolean("PULUMI_K8S_SUPPRESS_DEPRECATION_WARNINGS");
        SuppressHelmHookWarnings = EnvironmentDefault.Boolean("PULUMI_K8S_SUPPRESS_HELM_HOOK_WARNINGS");
        UpsertExistingObjects = EnvironmentDefault.Boolean("PULUMI_K8S_UPSERT_EXISTING_OBJECTS");
    }

    /// <summary>Renders manifests to <see cref="RenderYamlToDirectory"/> even where nothing changed. Default false.</summary>
    [Input("alwaysRender", json: true)]
    public Input<bool>? AlwaysRender { get; set; }

    /// <summary>Cluster of the kubeconfig to use instead of that of the context.</summary>
    [Input("cluster")]
    public Input<string>? Cluster { get; set; }

    /// <summary>Names the cluster: a change replaces everything that the provider manages, no change keeps it even when the kubeconfig changes.</summary>
    [Input("clusterIdentifier")]
    public Input<string>? ClusterIdentifier { get; set; }

    /// <summary>Context of the kubeconfig to use instead of the current one.</summary>
    [Input("context")]
    public Input<string>? Context { get; set; }

    /// <summary>Drops objects from the state when the cluster cannot be reached. Default false, or PULUMI_K8S_DELETE_UNREACHABLE.</summary>
    [Input("deleteUnreachable", json: true)]
    public Input<bool>? DeleteUnreachable { get; set; }

    /// <summary>Updates a changed ConfigMap in place instead of replacing it. Default false, or PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE.</summary>
    [Input("enableConfigMapMutable", json: true)]
    public Input<bool>? EnableConfigMapMutable { get; set; }

    /// <summary>Takes over fields that another manager owns. Default false, or PULUMI_K8S_ENABLE_PATCH_FORCE.</summary>
    [Input("enablePatchForce", json: true)]
    public Input<bool>? EnablePatchForce { get; set; }

    /// <summary>Updates a changed Secret in place instead of replacing it. Default false, or PULUMI_K8S_ENABLE_SECRET_MUTABLE.</summary>
    [Input("enableSecretMutable", json: true)]
    public Input<bool>? EnableSecretMutable { get; set; }

    /// <summary>Applies on the server. Default true, or PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY.</summary>
    [Input("enableServerSideApply", json: true)]
    public Input<bool>? EnableServerSideApply { get; set; }

    /// <summary>Settings for Helm releases.</summary>
    [Input("helmReleaseSettings", json: true)]
    public Input<Types.Inputs.Provider.HelmReleaseSettingsArgs>? HelmReleaseSettings { get; set; }

    /// <summary>Settings of the client that talks to the cluster.</summary>
    [Input("kubeClientSettings", json: true)]
    public Input<Types.Inputs.Provider.KubeClientSettingsArgs>? KubeClientSettings { get; set; }

    /// <summary>Content or path of a kubeconfig. Default: the path in KUBECONFIG, else the usual one.</summary>
    [Input("kubeconfig")]
    public Input<string>? KubeConfig { get; set; }

    /// <summary>Namespace of objects that name none. Default: that of the context.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    /// <summary>Folder to write manifests to instead of applying them.</summary>
    [Input("renderYamlToDirectory")]
    public Input<string>? RenderYamlToDirectory { get; set; }

    /// <summary>Leaves objects alone when the cluster cannot be reached. Default false, or PULUMI_K8S_SKIP_UPDATE_UNREACHABLE.</summary>
    [Input("skipUpdateUnreachable", json: true)]
    public Input<bool>? SkipUpdateUnreachable { get; set; }

    /// <summary>Does not warn of deprecated APIs. Default false, or PULUMI_K8S_SUPPRESS_DEPRECATION_WARNINGS.</summary>
    [Input("suppressDeprecationWarnings", json: true)]
    public Input<bool>? SuppressDeprecationWarnings { get; set; }

    /// <summary>Does not warn of Helm hooks. Default false, or PULUMI_K8S_SUPPRESS_HELM_HOOK_WARNINGS.</summary>
    [Input("suppressHelmHookWarnings", json: true)]
    public Input<bool>? SuppressHelmHookWarnings { get; set; }

    /// <summary>Takes over an object that exists already instead of failing to create it. Default false, or PULUMI_K8S_UPSERT_EXISTING_OBJECTS.</summary>
    [Input("upsertExistingObjects", json: true)]
    public Input<bool>? UpsertExistingObjects { get; set; }

    /// <summary>No settings but those of the environment.</summary>
    public static new ProviderArgs Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        inputs.AddJson("alwaysRender", AlwaysRender);
        inputs.Add("cluster", Cluster);
        inputs.Add("clusterIdentifier", ClusterIdentifier);
        inputs.Add("context", Context);
        inputs.AddJson("deleteUnreachable", DeleteUnreachable);
        inputs.AddJson("enableConfigMapMutable", EnableConfigMapMutable);
        inputs.AddJson("enablePatchForce", EnablePatchForce);
        inputs.AddJson("enableSecretMutable", EnableSecretMutable);
        inputs.AddJson("enableServerSideApply", EnableServerSideApply);
        inputs.AddJson("helmReleaseSettings", HelmReleaseSettings);
        inputs.AddJson("kubeClientSettings", KubeClientSettings);
        inputs.Add("kubeconfig", KubeConfig);
        inputs.Add("namespace", Namespace);
        inputs.Add("renderYamlToDirectory", RenderYamlToDirectory);
        inputs.AddJson("skipUpdateUnreachable", SkipUpdateUnreachable);
        inputs.AddJson("suppressDeprecationWarnings", SuppressDeprecationWarnings);
        inputs.AddJson("suppressHelmHookWarnings", SuppressHelmHookWarnings);
        inputs.AddJson("upsertExistingObjects", UpsertExistingObjects);
    }
}
