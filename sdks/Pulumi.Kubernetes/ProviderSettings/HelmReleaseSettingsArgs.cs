using Pulumi.Serialization;

namespace Pulumi.Kubernetes.Types.Inputs.Provider;

/// <summary>Settings for Helm releases.</summary>
public class HelmReleaseSettingsArgs : ResourceArgs
{
    /// <summary>Takes the defaults from the environment.</summary>
    public HelmReleaseSettingsArgs()
    {
        Driver = EnvironmentDefault.String("PULUMI_K8S_HELM_DRIVER");
        PluginsPath = EnvironmentDefault.String("PULUMI_K8S_HELM_PLUGINS_PATH");
        RegistryConfigPath = EnvironmentDefault.String("PULUMI_K8S_HELM_REGISTRY_CONFIG_PATH");
        RepositoryCache = EnvironmentDefault.String("PULUMI_K8S_HELM_REPOSITORY_CACHE");
        RepositoryConfigPath = EnvironmentDefault.String("PULUMI_K8S_HELM_REPOSITORY_CONFIG_PATH");
    }

    /// <summary>Where Helm keeps its records: <c>secret</c>, <c>configmap</c>, <c>memory</c> or <c>sql</c>.</summary>
    [Input("driver")]
    public Input<string>? Driver { get; set; }

    /// <summary>Folder of Helm's plugins.</summary>
    [Input("pluginsPath")]
    public Input<string>? PluginsPath { get; set; }

    /// <summary>File with the logins to registries.</summary>
    [Input("registryConfigPath")]
    public Input<string>? RegistryConfigPath { get; set; }

    /// <summary>Folder of the cached indexes of repositories.</summary>
    [Input("repositoryCache")]
    public Input<string>? RepositoryCache { get; set; }

    /// <summary>File with the names and URLs of repositories.</summary>
    [Input("repositoryConfigPath")]
    public Input<string>? RepositoryConfigPath { get; set; }

    /// <summary>No settings but those of the environment.</summary>
    public static new HelmReleaseSettingsArgs Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        if (GetType() != typeof(HelmReleaseSettingsArgs))
        {
            base.WriteInputs(inputs);
            return;
        }

        inputs.Add("driver", Driver);
        inputs.Add("pluginsPath", PluginsPath);
        inputs.Add("registryConfigPath", RegistryConfigPath);
        inputs.Add("repositoryCache", RepositoryCache);
        inputs.Add("repositoryConfigPath", RepositoryConfigPath);
    }
}
