using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Policy.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Homelab.Components.Apps;

/// <summary>
/// An app with a web page or an API: pods that can do nothing but their work, volumes by use, a network that lets through
/// what they need, and an address for people. Every app derives from it and says only what is its own.
/// </summary>
public abstract class WebApp : ComponentResource
{
    private readonly WebAppSpec _spec;

    /// <summary>Declares the app.</summary>
    /// <param name="type">Type token.</param>
    /// <param name="name">Name of the component, and of its objects in Kubernetes.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">The arguments contradict each other or the storage; no child was registered.</exception>
    private protected WebApp(string type, string name, WebAppArgs args, ComponentResourceOptions? options)
        : base(type, name, options)
    {
        WebAppRules.Check(name, args).ThrowIfAny($"{GetType().Name} {name}");

        Name = name;
        Host = args.Ingress?.HostOf(name, args.Options);
        _spec = args.Options.ToSpec(Host);
        OwnNamespace = args.Workload is null && args.Team is null
            ? new AppNamespace($"{name}-namespace", name, args.Keep, new ComponentResourceOptions { Parent = this })
            : null;
        Namespace = args.Workload?.Namespace ?? args.Team?.NamespaceName ?? OwnNamespace!.NamespaceName;
        var objects = new WebAppObjects(this, _spec, args);
        NetworkPolicies = objects.CreateNetworkPolicies();
        Claims = objects.CreateClaims();
        Deployment = objects.CreateDeployment(NetworkPolicies, Claims);
        DisruptionBudget = objects.CreateDisruptionBudget();
        Service = objects.CreateService(Deployment);
        ServiceUrl = Output.Tuple(Namespace, Service.Urn).Apply(known => Address(known.Item1));
        Ingress = objects.CreateIngress(Service);
        Url = Ingress?.Urn.Apply(_ => $"https://{Host}");
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["namespace"] = Namespace,
            ["serviceUrl"] = ServiceUrl,
            ["host"] = Host,
            ["url"] = Url,
        });
    }

    /// <summary>Host name by which people reach it; null when they do not.</summary>
    public string? Host { get; }

    /// <summary>Address by which people reach it, such as <c>https://jellyfin.home.example</c>; known in a preview. Null when they do not.</summary>
    public Output<string>? Url { get; }

    /// <summary>Address by which pods of the cluster reach it, if its network policy lets them; known in a preview.</summary>
    public Output<string> ServiceUrl { get; }

    /// <summary>Namespace that it runs in; known in a preview.</summary>
    public Output<string> Namespace { get; }

    /// <summary>The namespace as it was made; null when it is a team's.</summary>
    public AppNamespace? OwnNamespace { get; }

    /// <summary>What the network lets through: to and from the app, then into each app that it uses.</summary>
    public ImmutableArray<NetworkPolicy> NetworkPolicies { get; }

    /// <summary>The claims of its volumes.</summary>
    public ImmutableArray<PersistentVolumeClaim> Claims { get; }

    /// <summary>The pods.</summary>
    public Deployment Deployment { get; }

    /// <summary>Keeps drains from taking all pods at once; null for an app of one pod, which a drain could never take.</summary>
    public PodDisruptionBudget? DisruptionBudget { get; }

    /// <summary>The service.</summary>
    public Service Service { get; }

    /// <summary>The way in from outside; null when there is none.</summary>
    public Ingress? Ingress { get; }

    /// <summary>Name of the app's objects.</summary>
    internal string Name { get; }

    /// <summary>Port that the app listens on.</summary>
    internal int Port => _spec.Port;

    /// <summary>Labels of the pods, by which everything finds them.</summary>
    internal InputMap<string> Labels => new() { ["app.kubernetes.io/name"] = _spec.App, ["app.kubernetes.io/instance"] = Name };

    private string Address(string space) => string.Create(CultureInfo.InvariantCulture, $"http://{Name}.{space}.svc.cluster.local:{_spec.Port}");
}
