using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What must hold for the network around Longhorn: nobody reaches its web page without signing in, and volumes attach.</summary>
internal static class LonghornExposureRules
{
    private static readonly string[] Services = ["service.ui.type", "service.manager.type"];
    private static readonly string[] Exposed = ["NodePort", "LoadBalancer"];

    /// <summary>Every fault of the values that open or close the network, however they came about.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="plan">What they lead to.</param>
    public static IEnumerable<Fault> Check(LonghornStorageArgs args, LonghornPlan plan) =>
        [.. CheckUi(args), .. CheckIngress(args, plan), .. CheckServices(plan), .. CheckInternalTraffic(args, plan)];

    private static IEnumerable<Fault> CheckUi(LonghornStorageArgs args)
    {
        const string Setting = LonghornRules.Setting + ".ui.ingress";
        if (args.Ui?.Ingress is not { } ingress)
        {
            yield break;
        }

        if (!KubernetesName.IsSubdomain(ingress.Host))
        {
            yield return new Fault($"{Setting}.host", ingress.Host, "not a host name", "write it like longhorn.home.example");
        }

        foreach (var (key, value) in new[] { ("namespace", ingress.Middleware.Namespace), ("name", ingress.Middleware.Name) })
        {
            if (!KubernetesName.IsSubdomain(value))
            {
                yield return new Fault(
                    $"{Setting}.middleware.{key}",
                    value,
                    "not a name of an object, and the page has no login of its own",
                    "name a Traefik Middleware with forwardAuth");
            }
        }
    }

    // The ingress that the settings lead to has the annotation; one from further values may not.
    private static IEnumerable<Fault> CheckIngress(LonghornStorageArgs args, LonghornPlan plan)
    {
        var annotations = plan.Release.Values.Get("ingress.annotations") as IReadOnlyDictionary<string, object>;
        if (plan.Release.Values.Get("ingress.enabled") is true
            && annotations?.GetValueOrDefault(MiddlewareReference.Annotation) is not string { Length: > 0 })
        {
            yield return Open(plan, "ingress.enabled");
        }

        if (plan.Release.Values.Get("httproute.enabled") is true)
        {
            yield return Open(plan, "httproute.enabled");
        }

        if (args.Ui is null && plan.Release.Values.Get("longhornUI.replicas") is not 0)
        {
            yield return new Fault(
                plan.Release.Origin("longhornUI.replicas"),
                plan.Release.Values.Get("longhornUI.replicas"),
                "the web page has no login, and this starts it without the policy that closes it to other pods",
                $"write {LonghornRules.Setting}.ui instead");
        }
    }

    private static IEnumerable<Fault> CheckServices(LonghornPlan plan) => Services
        .Where(key => Exposed.Contains(plan.Release.Values.Get(key)))
        .Select(key => Open(plan, key));

    private static Fault Open(LonghornPlan plan, string key) => new(
        plan.Release.Origin(key),
        plan.Release.Values.Get(key),
        "Longhorn has no login, and this would open it to whoever reaches the address",
        $"write {LonghornRules.Setting}.ui.ingress, which asks for a middleware that signs people in");

    private static IEnumerable<Fault> CheckInternalTraffic(LonghornStorageArgs args, LonghornPlan plan)
    {
        const string Setting = LonghornRules.Setting + ".restrictInternalTraffic";
        if (!plan.Chart.Knows(LonghornValues.RestrictKey))
        {
            return args.RestrictInternalTraffic
                ? [new Fault(Setting, true, $"chart {plan.Chart} has no policies for the traffic inside Longhorn", "leave it off, or choose 1.12 or newer")]
                : [];
        }

        // The chart's own default is true, so a missing value closes the network as well.
        return (plan.Release.Values.Get(LonghornValues.RestrictKey) is not false) == args.RestrictInternalTraffic
            ? []
            :
            [
                new Fault(
                    plan.Release.Origin(LonghornValues.RestrictKey),
                    plan.Release.Values.Get(LonghornValues.RestrictKey),
                    $"it contradicts {Setting}, by which the policies that the chart lacks are made: without them the nodes' iSCSI traffic to TCP "
                    + "port 3260 may be cut off, and volumes hang while attaching (longhorn/longhorn issue 13802)",
                    $"write {Setting} instead"),
            ];
    }
}
