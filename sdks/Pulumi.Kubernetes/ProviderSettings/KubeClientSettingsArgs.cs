using Pulumi.Serialization;

namespace Pulumi.Kubernetes.Types.Inputs.Provider;

/// <summary>Settings of the client that talks to the cluster.</summary>
public class KubeClientSettingsArgs : ResourceArgs
{
    /// <summary>Takes the defaults from the environment.</summary>
    public KubeClientSettingsArgs()
    {
        Burst = EnvironmentDefault.Int32("PULUMI_K8S_CLIENT_BURST");
        Qps = EnvironmentDefault.Double("PULUMI_K8S_CLIENT_QPS");
        Timeout = EnvironmentDefault.Int32("PULUMI_K8S_CLIENT_TIMEOUT");
    }

    /// <summary>Requests that may be sent at once, beyond <see cref="Qps"/>.</summary>
    [Input("burst")]
    public Input<int>? Burst { get; set; }

    /// <summary>Requests a second.</summary>
    [Input("qps")]
    public Input<double>? Qps { get; set; }

    /// <summary>Seconds to wait for one answer; 0 for ever.</summary>
    [Input("timeout")]
    public Input<int>? Timeout { get; set; }

    /// <summary>No settings but those of the environment.</summary>
    public static new KubeClientSettingsArgs Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        if (GetType() != typeof(KubeClientSettingsArgs))
        {
            base.WriteInputs(inputs);
            return;
        }

        inputs.Add("burst", Burst);
        inputs.Add("qps", Qps);
        inputs.Add("timeout", Timeout);
    }
}
