using System.Globalization;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

var count = int.Parse(Environment.GetEnvironmentVariable("BENCH_OBJECTS") ?? "100", CultureInfo.InvariantCulture);

return await Deployment.RunAsync(() =>
{
    for (var i = 0; i < count; i++)
    {
        var index = i.ToString(CultureInfo.InvariantCulture);
        _ = new ConfigMap("config-" + index, new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = "config-" + index, Namespace = "bench", Labels = { ["app"] = "bench" } },
            Data = { ["index"] = index, ["text"] = "value " + index },
        });
    }
});
